// What the settings mean for clients.
#include <QCoreApplication>

#include "app/studies/meaning.h"
#include "engine/study/answer_time.h"

namespace studies {
namespace {

struct Say {
  Q_DECLARE_TR_FUNCTIONS(studies::Meaning)
};

/// Fewer answers say nothing yet.
constexpr std::size_t kAnswersLeast = 20;

QString simulated(const std::vector<Duration>& times) {
  if (times.size() < kAnswersLeast) return Say::tr(" Simulation: begun.");
  const Percentile half = percentileOf(times, 0.5);
  return Say::tr(" Simulated: p50 %1 in %2 of them (95 % sure: %3 to %4).")
      .arg(timeText(half.value), countText(times.size()), timeText(half.least),
           timeText(half.most));
}

bool throughLog(const cluster::Settings& of) { return of.reads == server::Reads::ThroughLog; }
bool byLease(const cluster::Settings& of) {
  return !throughLog(of) && of.readMode == raft::ReadMode::Lease;
}

QString staleness(const cluster::Settings& of) {
  if (throughLog(of)) return Say::tr("It is an entry of the log like a write. It is never stale.");
  if (!byLease(of)) {
    return Say::tr("A majority confirms the leader, no disk is waited for. It is never stale.");
  }
  return Say::tr(
             "The leader answers alone for up to %1 after a majority heard it. It may be stale "
             "if two clocks differ by more than 0.1 % in speed.")
      .arg(timeText(of.electionTimeoutMin));
}

QString sourceOfReads(const cluster::Settings& of) {
  if (throughLog(of)) return Say::tr("Computed as for a write (Raft 8).");
  if (byLease(of)) return Say::tr("Computed: to the leader and back (thesis 6.4.1).");
  return Say::tr(
      "Computed: to the leader and back, and from the leader to a majority and back "
      "(thesis 6.4).");
}

}  // namespace

Statement writeStatement(const cluster::Settings& of, const Measured& measured) {
  const study::Distribution whole = study::answerTime(of, study::Asked::Write);
  const study::Distribution majority = study::majorityTime(of, study::Asked::Write);
  constexpr double kHalf = 0.5;
  constexpr double kMost = 0.95;
  const QString source = Say::tr(
                             "Computed: to the leader and back, and %1 until %2 of %3 servers "
                             "have it on disk (Raft 5.3).")
                             .arg(timeText(majority.at(kHalf)))
                             .arg(of.servers / 2 + 1)
                             .arg(of.servers);
  return {Say::tr("A write takes %1 (p50), %2 (p95).")
              .arg(timeText(whole.at(kHalf)), timeText(whole.at(kMost))),
          source + simulated(measured.writes), false};
}

Statement readStatement(const cluster::Settings& of, const Measured& measured) {
  const study::Distribution whole = study::answerTime(of, study::Asked::Read);
  return {Say::tr("A read takes %1 (p50). %2").arg(timeText(whole.at(0.5)), staleness(of)),
          sourceOfReads(of) + simulated(measured.reads), byLease(of)};
}

Statement flowStatement(const cluster::Settings& of) {
  const Duration roundTrip = of.links.latencyMin + of.links.latencyMax + 2 * of.processing +
                             of.disks.writeLatency + (of.disks.syncMin + of.disks.syncMax) / 2;
  const double seconds = std::chrono::duration<double>(roundTrip).count();
  const double most = static_cast<double>(of.batch) * static_cast<double>(of.inflight) / seconds;
  const QString text =
      of.inflight == 1
          ? Say::tr("A follower gets at most %1 writes a second: the leader waits for each answer.")
          : Say::tr("A follower gets at most %1 writes a second.");
  return {text.arg(countText(static_cast<std::uint64_t>(most))),
          Say::tr("Computed: %1 entries in a message, %2 messages under way, an answer after %3.")
              .arg(countText(of.batch), countText(of.inflight), timeText(roundTrip)),
          false};
}

}  // namespace studies
