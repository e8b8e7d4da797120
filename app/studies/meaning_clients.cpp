// What the settings mean for clients.
#include <QCoreApplication>

#include "app/studies/meaning.h"
#include "engine/study/answer_time.h"

namespace studies {
namespace {

struct ClientSay {
  Q_DECLARE_TR_FUNCTIONS(studies::Meaning)
};

/// Fewer answers say nothing yet.
constexpr std::size_t kAnswersLeast = 20;

QString simulated(const std::vector<Duration>& times) {
  if (times.size() < kAnswersLeast) return ClientSay::tr(" Simulation: begun.");
  const Percentile half = percentileOf(times, 0.5);
  return ClientSay::tr(" Simulated: p50 %1 in %2 of them (95 % sure: %3 to %4).")
      .arg(timeText(half.value), countText(times.size()), timeText(half.least),
           timeText(half.most));
}

bool throughLog(const cluster::Settings& of) { return of.reads == server::Reads::ThroughLog; }
bool byLease(const cluster::Settings& of) {
  return !throughLog(of) && of.readMode == raft::ReadMode::Lease;
}

QString staleness(const cluster::Settings& of) {
  if (throughLog(of))
    return ClientSay::tr("It is an entry of the log like a write. It is never stale.");
  if (!byLease(of)) {
    return ClientSay::tr(
        "A majority confirms the leader, no disk is waited for. It is never stale.");
  }
  return ClientSay::tr(
             "The leader answers alone for up to %1 after a majority heard it. It may be stale "
             "if two clocks differ by more than 0.1 % in speed.")
      .arg(timeText(of.electionTimeoutMin));
}

QString sourceOfReads(const cluster::Settings& of) {
  if (throughLog(of)) return ClientSay::tr("Computed as for a write (Raft 8).");
  if (byLease(of)) return ClientSay::tr("Computed: to the leader and back (thesis 6.4.1).");
  return ClientSay::tr(
      "Computed: to the leader and back, and from the leader to a majority and back "
      "(thesis 6.4).");
}

}  // namespace

Statement writeStatement(const cluster::Settings& of, const Measured& measured) {
  const study::Distribution whole = study::answerTime(of, study::Asked::Write);
  const study::Distribution majority = study::majorityTime(of, study::Asked::Write);
  constexpr double kHalf = 0.5;
  constexpr double kMost = 0.95;
  const QString source = ClientSay::tr(
                             "Computed: to the leader and back, and %1 until %2 of %3 servers "
                             "have it on disk (Raft 5.3).")
                             .arg(timeText(majority.at(kHalf)))
                             .arg(of.servers / 2 + 1)
                             .arg(of.servers);
  return {ClientSay::tr("A write takes %1 (p50), %2 (p95).")
              .arg(timeText(whole.at(kHalf)), timeText(whole.at(kMost))),
          source + simulated(measured.writes), false};
}

Statement readStatement(const cluster::Settings& of, const Measured& measured) {
  const study::Distribution whole = study::answerTime(of, study::Asked::Read);
  return {ClientSay::tr("A read takes %1 (p50). %2").arg(timeText(whole.at(0.5)), staleness(of)),
          sourceOfReads(of) + simulated(measured.reads), byLease(of)};
}

Statement syncStatement(const cluster::Settings& of) {
  cluster::Settings waits = of;
  waits.rules = {};
  cluster::Settings hurries = of;
  hurries.rules.broken = raft::Rule::DurableAck;
  constexpr double kHalf = 0.5;
  const Duration late = study::answerTime(waits, study::Asked::Write).at(kHalf);
  const Duration soon = study::answerTime(hurries, study::Asked::Write).at(kHalf);
  if (of.rules.holds(raft::Rule::DurableAck)) {
    return {ClientSay::tr("Waiting for fsync makes a write %1 longer (p50): %2 instead of %3.")
                .arg(timeText(late - soon), timeText(late), timeText(soon)),
            ClientSay::tr(
                "Computed with and without the wait. What was confirmed survives a crash of all "
                "servers (Raft Figure 2)."),
            false};
  }
  return {
      ClientSay::tr("A write is confirmed %1 sooner (p50), before it is on disk: whoever crashes "
                    "within %2 of it has forgotten it.")
          .arg(timeText(late - soon), timeText(of.disks.writeLatency + of.disks.syncMax)),
      ClientSay::tr(
          "Computed: %1 instead of %2. It breaks a rule (Raft Figure 2), so it runs in the "
          "Lab only.")
          .arg(timeText(soon), timeText(late)),
      true};
}

Statement flowStatement(const cluster::Settings& of) {
  const Duration disk = of.rules.holds(raft::Rule::DurableAck)
                            ? of.disks.writeLatency + (of.disks.syncMin + of.disks.syncMax) / 2
                            : Duration{0};
  const Duration roundTrip = of.links.latencyMin + of.links.latencyMax + 2 * of.processing + disk;
  const double seconds = std::chrono::duration<double>(roundTrip).count();
  const double most = static_cast<double>(of.batch) * static_cast<double>(of.inflight) / seconds;
  const QString text =
      of.inflight == 1
          ? ClientSay::tr(
                "A follower gets at most %1 writes a second: the leader waits for each answer.")
          : ClientSay::tr("A follower gets at most %1 writes a second.");
  return {
      text.arg(countText(static_cast<std::uint64_t>(most))),
      ClientSay::tr("Computed: %1 entries in a message, %2 messages under way, an answer after %3.")
          .arg(countText(of.batch), countText(of.inflight), timeText(roundTrip)),
      false};
}

}  // namespace studies
