// What the settings mean for elections.
#include <QCoreApplication>

#include <algorithm>

#include "app/studies/meaning.h"
#include "engine/study/calm.h"
#include "engine/study/split_votes.h"

namespace studies {
namespace {

struct ElectionSay {
  Q_DECLARE_TR_FUNCTIONS(studies::Meaning)
};

/// Fewer trials say nothing yet.
constexpr std::uint64_t kTrialsLeast = 20;
/// With so many the simulation is nearer to the truth than the closed form.
constexpr std::uint64_t kTrialsEnough = 200;

Duration middle(Duration least, Duration most) { return (least + most) / 2; }

/// From a timeout until the question for votes is with the others, on average.
Duration questionTime(const cluster::Settings& of) {
  const Duration way = middle(of.links.latencyMin, of.links.latencyMax) + of.processing;
  if (!of.rules.holds(raft::Rule::DurableAck)) return way;
  return way + of.disks.writeLatency + middle(of.disks.syncMin, of.disks.syncMax);
}

/// Why there are no elections to speak of; empty if there are.
QString noElections(const cluster::Settings& of) {
  if (of.servers == 1)
    return ElectionSay::tr("One server elects itself at once; while it is down, nothing works.");
  if (of.servers == 2) {
    return ElectionSay::tr("Two servers need each other: without one of them nobody leads.");
  }
  if (canElect(of)) return {};
  return ElectionSay::tr(
             "Nobody may ever lead: votes take up to %1, and after %2 the next server stands. "
             "Make the timeouts longer, or the links and disks faster.")
      .arg(timeText(2 * (of.links.latencyMax + of.disks.writeLatency + of.disks.syncMax)),
           timeText(of.electionTimeoutMax));
}

QString simulatedShare(const Measured& of) {
  if (of.elections < kTrialsLeast) return ElectionSay::tr("Simulation: begun.");
  const Share share = shareOf(of.split, of.elections);
  return ElectionSay::tr("Simulated: %1 after %2 crashes of the leader (95 % sure: %3 to %4).")
      .arg(percentText(share.value), countText(of.elections), percentText(share.least),
           percentText(share.most));
}

QString closedForm(const cluster::Settings& of, std::optional<double> form) {
  if (!form) return ElectionSay::tr("No closed form holds with pre-vote or loss.");
  return ElectionSay::tr(
             "Closed form for messages that all take %1, timeouts spread over %2 and %3 "
             "servers left: %4 (thesis 9.2).")
      .arg(timeText(questionTime(of)), timeText(of.electionTimeoutMax - of.electionTimeoutMin))
      .arg(of.servers - 1)
      .arg(percentText(*form));
}

}  // namespace

std::optional<double> splitShareOf(const cluster::Settings& of) {
  if (of.preVote || of.links.lossPpm > 0 || !survivesOne(of)) return std::nullopt;
  const Duration width = of.electionTimeoutMax - of.electionTimeoutMin;
  if (width <= questionTime(of)) return study::splitVoteShare(of.servers, 1, 1.0);
  const double share =
      static_cast<double>(questionTime(of).count()) / static_cast<double>(width.count());
  return study::splitVoteShare(of.servers, 1, share);
}

Statement splitStatement(const cluster::Settings& of, const Measured& measured) {
  const QString none = noElections(of);
  if (!none.isEmpty()) return {none, ElectionSay::tr("Raft 5.1, 5.6"), of.servers > 1};
  const auto form = splitShareOf(of);
  const bool enough = measured.elections >= kTrialsEnough;
  const QString source = simulatedShare(measured) + " " + closedForm(of, form);
  if (!form && !enough) {
    return {ElectionSay::tr("How often first elections split is being simulated."), source, false};
  }
  const double share = enough ? shareOf(measured.split, measured.elections).value : *form;
  constexpr double kTooOften = 0.4;
  return {
      ElectionSay::tr("First elections will split about %1 of the time.").arg(percentText(share)),
      source, share > kTooOften};
}

Statement leaderlessStatement(const cluster::Settings& of, const Measured& measured) {
  if (!noElections(of).isEmpty()) {
    return {ElectionSay::tr("After the loss of the leader nobody leads."),
            ElectionSay::tr("Raft 5.1"), of.servers > 1};
  }
  if (measured.elections < kTrialsLeast) {
    const Duration least = std::max(Duration{0}, of.electionTimeoutMin - of.heartbeatInterval);
    return {ElectionSay::tr("After a crash of the leader nobody leads for %1 or more.")
                .arg(timeText(least)),
            ElectionSay::tr("The shortest timeout less a heartbeat. Simulation: begun."), false};
  }
  const Percentile half = percentileOf(measured.leaderless, 0.5);
  const Percentile most = percentileOf(measured.leaderless, 0.95);
  return {ElectionSay::tr("After a crash of the leader nobody leads for %1 (p50), %2 (p95).")
              .arg(timeText(half.value), timeText(most.value)),
          ElectionSay::tr("Simulated: %1 crashes (95 % sure: p50 %2 to %3, p95 %4 to %5).")
              .arg(countText(measured.elections), timeText(half.least), timeText(half.most),
                   timeText(most.least), timeText(most.most)),
          false};
}

namespace {

QString calmText(const cluster::Settings& of, const Measured& measured) {
  const std::int64_t spare = study::heartbeatsToSpare(of);
  if (spare == 1) {
    return ElectionSay::tr(
        "Nobody stands while the leader lives, even if one of its heartbeats gets lost.");
  }
  if (spare > 1) {
    return ElectionSay::tr(
               "Nobody stands while the leader lives, even if %1 of its heartbeats in a row "
               "get lost.")
        .arg(spare);
  }
  if (spare == 0) {
    return ElectionSay::tr(
        "Nobody stands while the leader lives, but one lost heartbeat may be enough.");
  }
  const double minutes = std::chrono::duration<double, std::ratio<60>>(measured.watched).count();
  const QString often =
      minutes > 0 ? ElectionSay::tr(" about %1 times a minute")
                        .arg(static_cast<double>(measured.candidacies) / minutes, 0, 'f', 1)
                  : QString();
  return ElectionSay::tr(
             "The heartbeat is too close to the timeout: servers stand%1 although the leader "
             "lives. Make it %2 or less, or the timeouts longer.")
      .arg(often, timeText(of.electionTimeoutMin / 3));
}

}  // namespace

Statement calmStatement(const cluster::Settings& of, const Measured& measured) {
  if (of.servers == 1)
    return {ElectionSay::tr("There is nobody to send heartbeats to."), {}, false};
  const Duration wait = of.heartbeatInterval + of.links.latencyMax - of.links.latencyMin;
  QString source = ElectionSay::tr(
                       "A heartbeat comes at most %1 after the one before, the shortest timeout "
                       "is %2 (Raft 5.6).")
                       .arg(timeText(wait), timeText(of.electionTimeoutMin));
  if (measured.watched > Duration{0}) {
    source += ElectionSay::tr(" Simulated: %1 needless candidacies in %2.")
                  .arg(countText(measured.candidacies), timeText(measured.watched));
  }
  return {calmText(of, measured), source, study::heartbeatsToSpare(of) < 0};
}

Statement guardStatement(const cluster::Settings& of) {
  const QString returning =
      of.preVote
          ? ElectionSay::tr("A server that was cut off asks before it stands, and disturbs nobody.")
          : ElectionSay::tr(
                "A server that was cut off comes back with a higher term and may depose "
                "a healthy leader.");
  const QString leading =
      of.checkQuorum
          ? ElectionSay::tr(" A leader that hears no majority for %1 steps down.")
                .arg(timeText(of.electionTimeoutMin))
          : ElectionSay::tr(" A leader that is cut off goes on believing that it leads.");
  return {returning + leading, ElectionSay::tr("Pre-vote (thesis 9.6), check quorum (thesis 6.2)."),
          false};
}

}  // namespace studies
