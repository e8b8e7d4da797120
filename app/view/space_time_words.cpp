// What a space-time diagram says in words.
#include <QStringList>

#include "app/view/space_time_window.h"
#include "app/view/words.h"

namespace view {
namespace {

QString numbered(std::uint64_t server) { return nameOf(trace::ServerId{server}); }

QString entryWords(const Mark& mark, const SpaceTimeLog& log, const trace::Trace& trace) {
  const raft::Index index{mark.number};
  const trace::EventId by = log.appendOf(mark.server, index, mark.event);
  if (!by || by <= trace.droppedThrough()) return {};
  const auto* appended = std::get_if<raft::Appended>(&trace.at(by).body);
  if (appended == nullptr) return {};
  for (const raft::Entry& entry : appended->entries) {
    if (entry.index == index) return entryText(entry);
  }
  return {};
}

QString commitWords(const Mark& mark, const SpaceTimeLog& log, const trace::Trace& trace) {
  if (mark.number > mark.before + 1) {
    return Say::tr("%1 commits %2 to %3")
        .arg(nameOf(mark.server), QString::number(mark.before + 1), QString::number(mark.number));
  }
  const QString entry = entryWords(mark, log, trace);
  const QString what = Say::tr("%1 commits %2").arg(nameOf(mark.server)).arg(mark.number);
  return entry.isEmpty() ? what : Say::tr("%1: %2").arg(what, entry);
}

QString text(const std::string& words) { return QString::fromStdString(words); }

/// The sides of the partition that begins at a mark, as far as it made sides.
QString cutWords(const Mark& mark, const SpaceTimeLog& log) {
  for (const Partition& p : log.partitions()) {
    if (p.from != mark.at || p.sides < 2) continue;
    QStringList sides;
    for (std::size_t side = 0; side < p.sides; ++side) {
      QStringList names;
      for (std::size_t s = 0; s < p.side.size(); ++s) {
        if (p.side[s] == side) names << numbered(s + 1);
      }
      sides << names.join(QLatin1Char(' '));
    }
    return Say::tr("cut: %1", "the sides, with bars between")
        .arg(sides.join(QStringLiteral(" | ")));
  }
  return Say::tr("a link is cut");
}

QString faultWords(const Mark& mark, const SpaceTimeLog& log, const trace::Trace& trace) {
  switch (mark.sight) {
    case Sight::Crash:
      return Say::tr("%1 crashes").arg(nameOf(mark.server));
    case Sight::Restart:
      return Say::tr("%1 restarts").arg(nameOf(mark.server));
    case Sight::Refusal:
      return Say::tr("%1 refuses to run").arg(nameOf(mark.server));
    case Sight::Pause:
      return Say::tr("%1 is paused").arg(nameOf(mark.server));
    case Sight::Resume:
      return Say::tr("%1 runs on").arg(nameOf(mark.server));
    case Sight::Cut:
      return cutWords(mark, log);
    case Sight::Heal:
      return Say::tr("links heal");
    case Sight::Disk:
    case Sight::PreCandidate:
    case Sight::Candidate:
    case Sight::Leader:
    case Sight::StepDown:
    case Sight::Commit:
    case Sight::Members:
    case Sight::Transfer:
    case Sight::Snapshot:
    case Sight::Restore:
    case Sight::Read:
    case Sight::Note:
    case Sight::Violation:
      break;
  }
  const trace::Body& body = trace.at(mark.event).body;
  const QString name = nameOf(mark.server);
  if (std::holds_alternative<trace::DiskLost>(body)) return Say::tr("%1 loses its disk").arg(name);
  if (std::holds_alternative<trace::DiskDamaged>(body)) {
    return Say::tr("%1's disk is damaged").arg(name);
  }
  return Say::tr("%1's disk changes").arg(name);
}

QString memberWords(const Mark& mark, const trace::Trace& trace) {
  const auto* changed = std::get_if<raft::ConfigurationChanged>(&trace.at(mark.event).body);
  if (changed == nullptr) return {};
  const auto names = [](const raft::ServerSet& set) {
    QStringList all;
    for (const trace::ServerId id : set) all << nameOf(id);
    return all.join(QLatin1Char(' '));
  };
  const raft::Configuration& c = changed->configuration;
  QString words = Say::tr("voters %1").arg(names(c.voters));
  if (c.joint()) words = Say::tr("joint: %1 and %2").arg(names(c.outgoing), names(c.voters));
  return c.learners.empty() ? words : Say::tr("%1, learner %2").arg(words, names(c.learners));
}

QString roleWords(const Mark& mark) {
  const QString name = nameOf(mark.server);
  if (mark.sight == Sight::PreCandidate) return Say::tr("%1: pre-candidate").arg(name);
  if (mark.sight == Sight::Candidate) return Say::tr("%1: candidate").arg(name);
  if (mark.sight == Sight::Leader) return Say::tr("%1: leader").arg(name);
  if (mark.sight == Sight::StepDown) return Say::tr("%1 steps down").arg(name);
  return Say::tr("%1 hands over to %2").arg(name, numbered(mark.number));
}

QString lossWords(trace::DropReason reason) {
  switch (reason) {
    case trace::DropReason::Loss:
      return Say::tr("lost on the way");
    case trace::DropReason::Cut:
      return Say::tr("lost: the link is cut");
    case trace::DropReason::ReceiverDown:
      return Say::tr("lost: its receiver is down");
    case trace::DropReason::SenderDown:
      return Say::tr("lost: its sender is down");
    case trace::DropReason::Chosen:
      return Say::tr("lost: somebody dropped it");
    case trace::DropReason::Overflow:
      return Say::tr("lost: too many wait");
  }
  return {};
}

}  // namespace

QString markWords(const Mark& mark, const SpaceTimeLog& log, const trace::Trace& trace) {
  if (mark.event <= trace.droppedThrough()) return {};
  switch (groupOf(mark.sight)) {
    case SightGroup::Roles:
      return roleWords(mark);
    case SightGroup::Faults:
      return faultWords(mark, log, trace);
    case SightGroup::Commits:
      return mark.sight == Sight::Commit ? commitWords(mark, log, trace)
                                         : Say::tr("%1 confirms a read").arg(nameOf(mark.server));
    case SightGroup::Members:
      if (mark.sight == Sight::Members) return memberWords(mark, trace);
      return mark.sight == Sight::Snapshot
                 ? Say::tr("%1: snapshot to %2").arg(nameOf(mark.server)).arg(mark.number)
                 : Say::tr("%1 takes snapshot %2").arg(nameOf(mark.server)).arg(mark.number);
    case SightGroup::Notes:
      break;
  }
  const trace::Body& body = trace.at(mark.event).body;
  if (const auto* note = std::get_if<trace::Noted>(&body)) return text(note->text);
  if (const auto* broken = std::get_if<trace::Violated>(&body)) {
    return Say::tr("broken: %1").arg(text(broken->invariant));
  }
  return {};
}

QString arrowWords(const Arrow& arrow, const trace::Trace& trace) {
  if (arrow.sent <= trace.droppedThrough() || arrow.sent > trace.lastId()) return {};
  const auto* sent = std::get_if<trace::MessageSent>(&trace.at(arrow.sent).body);
  if (sent == nullptr || !sent->message) return {};
  const std::string_view type = raft::nameOf(sent->message->body);
  QString words = Say::tr("%1 from %2 to %3")
                      .arg(QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size())),
                           view::nameOf(arrow.from), view::nameOf(arrow.to));
  if (arrow.term) words = Say::tr("%1, term %2").arg(words).arg(arrow.term.value);
  if (arrow.verdict == Verdict::Yes) words = Say::tr("%1: yes").arg(words);
  if (arrow.verdict == Verdict::No) words = Say::tr("%1: no").arg(words);
  if (arrow.entries > 0) {
    words = Say::tr("%1, entries: %2").arg(words).arg(arrow.entries);
  }
  switch (arrow.fate) {
    case Fate::Lost:
      return Say::tr("%1; %2").arg(words, lossWords(arrow.reason));
    case Fate::Flying:
      return Say::tr("%1; on its way").arg(words);
    case Fate::Delivered:
      break;
  }
  return Say::tr("%1; %2 on the way").arg(words, spanText(arrow.endsAt - arrow.sentAt));
}

}  // namespace view
