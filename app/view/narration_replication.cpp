// Replication and commitment told (Raft 5.3, 5.4.2).
#include <algorithm>

#include "app/view/narration_parts.h"
#include "app/view/words.h"

namespace view {
namespace {

/// Of entries that are appended at once, named at most.
constexpr qsizetype kThingsMost = 4;

std::size_t copiesOf(const trace::ServerView& leader, raft::Index index) {
  return static_cast<std::size_t>(
      std::count_if(leader.progress.begin(), leader.progress.end(), [&](const auto& p) {
        return p.matchIndex >= index && leader.configuration.isVoter(p.peer);
      }));
}

// What a copy must be compared with: learners' do not count (thesis 4.2.1).
std::size_t votersOf(const trace::ServerView& leader) {
  return leader.configuration.allVoters().size();
}

// "y=9", "the empty entry", "entry 7".
QString thing(const trace::ServerView& server, raft::Index index) {
  if (!server.log.contains(index)) return Say::tr("entry %1").arg(index.value);
  const raft::Entry& entry = server.log.at(index);
  return entry.kind == raft::EntryKind::Empty ? Say::tr("the empty entry") : entryText(entry);
}

// A command's key keeps its case even at the start of a sentence.
QString subject(const trace::ServerView& server, raft::Index index) {
  const bool command =
      server.log.contains(index) && server.log.at(index).kind == raft::EntryKind::Command;
  return command ? thing(server, index) : capital(thing(server, index));
}

Told committedOne(const raft::CommitAdvanced& body, const Scene& scene) {
  const std::size_t copies = copiesOf(scene.server(), body.commitIndex);
  const QString what = subject(scene.server(), body.commitIndex);
  const QString text =
      copies == 0 ? Say::tr("%1 is committed at index %2.")
                        .arg(what, QString::number(body.commitIndex.value))
                  : Say::tr("%1 is committed: %2 of %3 servers store it.")
                        .arg(what, numberWord(copies), numberWord(votersOf(scene.server())));
  return News{Weight::Important, text, {scene.event.server}};
}

Told learnerConfirms(const raft::ProgressChanged& body, const Scene& scene) {
  return News{Weight::Passing,
              Say::tr("%1 confirms %2 (index %3). It only learns: its copy does not count.")
                  .arg(nameOf(body.peer), thing(scene.server(), body.matchIndex),
                       QString::number(body.matchIndex.value)),
              {body.peer, scene.event.server}};
}

// Only what carries entries or decides an election is worth a sentence.
QString lostThing(const raft::Body& body) {
  if (const auto* append = std::get_if<raft::AppendEntries>(&body)) {
    if (append->entries.empty()) return {};
    return entryText(append->entries.back());
  }
  if (std::holds_alternative<raft::RequestVote>(body)) return Say::tr("vote request");
  if (const auto* reply = std::get_if<raft::RequestVoteReply>(&body)) {
    return reply->vote == raft::Vote::Granted ? Say::tr("vote") : Say::tr("refusal");
  }
  if (std::holds_alternative<raft::TimeoutNow>(body)) return Say::tr("word to take over");
  return {};
}

Told tellRejection(const raft::Message& message, const raft::AppendRejected& no,
                   const Scene& scene) {
  if (scene.after.server(message.to).currentTerm < message.term) {
    return News{Weight::Passing,
                Say::tr("%1 refuses %2's entries: it is in a newer term.")
                    .arg(nameOf(message.from), nameOf(message.to)),
                {scene.event.server, message.to}};
  }
  return News{Weight::Passing,
              Say::tr("%1's log does not match %2's at index %3: it asks for earlier entries.")
                  .arg(nameOf(message.from), nameOf(message.to))
                  .arg(no.rejected.value),
              {scene.event.server, message.to}};
}

}  // namespace

Told tell(const raft::Appended& body, const Scene& scene) {
  if (scene.server().role != raft::RoleName::Leader || body.entries.empty()) return {};
  const raft::Entry& last = body.entries.back();
  const QString name = nameOf(scene.event.server);
  if (last.kind == raft::EntryKind::Empty) {
    return News{Weight::Passing,
                Say::tr("%1 begins term %2 with an empty entry at index %3.")
                    .arg(name)
                    .arg(last.term.value)
                    .arg(last.index.value),
                {scene.event.server}};
  }
  QStringList things;
  for (const raft::Entry& e : body.entries) {
    if (things.size() == kThingsMost) break;
    things << entryText(e);
  }
  const auto more = static_cast<int>(body.entries.size()) - static_cast<int>(things.size());
  if (more > 0) things << Say::tr("%n more", nullptr, more);
  return News{Weight::Passing,
              Say::tr("%1 appends %2 at index %3 and sends it to the others.")
                  .arg(name, listOf(things), QString::number(body.entries.front().index.value)),
              {scene.event.server}};
}

Told tell(const raft::Truncated& body, const Scene& scene) {
  const QString name = nameOf(scene.event.server);
  const QString text =
      scene.prior.lastIndex > body.from
          ? Say::tr("%1 deletes its entries %2 to %3: they conflict with the leader's log.")
                .arg(name)
                .arg(body.from.value)
                .arg(scene.prior.lastIndex.value)
          : Say::tr("%1 deletes its entry %2: it conflicts with the leader's log.")
                .arg(name)
                .arg(body.from.value);
  return News{Weight::Important, text, {scene.event.server}};
}

Told tell(const raft::ProgressChanged& body, const Scene& scene) {
  const trace::ServerView& leader = scene.server();
  const bool news = body.peer != scene.event.server && body.matchIndex > scene.prior.matchIndex &&
                    body.matchIndex > leader.commitIndex;
  if (!news) return {};
  if (!leader.configuration.isVoter(body.peer)) return learnerConfirms(body, scene);
  const std::size_t copies = copiesOf(leader, body.matchIndex);
  const QString counts =
      copies == 1
          ? Say::tr("%1 now counts one copy.").arg(nameOf(scene.event.server))
          : Say::tr("%1 now counts %2 of %3 copies.")
                .arg(nameOf(scene.event.server), numberWord(copies), numberWord(votersOf(leader)));
  const QString text = Say::tr("%1 confirms %2 (index %3).")
                           .arg(nameOf(body.peer), thing(leader, body.matchIndex),
                                QString::number(body.matchIndex.value));
  return News{Weight::Important, text + QLatin1Char(' ') + counts, {body.peer, scene.event.server}};
}

Told tell(const raft::CommitAdvanced& body, const Scene& scene) {
  // Followers hear of it later; the news is when the cluster's promise grows.
  if (body.commitIndex <= scene.prior.committed) return {};
  const raft::Index first = scene.prior.committed + 1;
  if (first == body.commitIndex) return committedOne(body, scene);
  return News{Weight::Important,
              Say::tr("Entries %1 to %2 are committed: %3 of %4 servers store them.")
                  .arg(first.value)
                  .arg(body.commitIndex.value)
                  .arg(numberWord(copiesOf(scene.server(), body.commitIndex)),
                       numberWord(votersOf(scene.server()))),
              {scene.event.server}};
}

Told tell(const trace::MessageSent& body, const Scene& scene) {
  if (!body.message || body.duplicateOf) return {};
  const raft::Message& message = *body.message;
  if (std::holds_alternative<raft::TimeoutNow>(message.body)) {
    return News{Weight::Important,
                Say::tr("%1's log is complete: %2 tells it to start an election now.")
                    .arg(nameOf(message.to), nameOf(message.from)),
                {message.from, message.to}};
  }
  const auto* reply = std::get_if<raft::AppendEntriesReply>(&message.body);
  if (!reply) return tellSnapshotSent(message);
  const auto* no = std::get_if<raft::AppendRejected>(&reply->result);
  return no ? tellRejection(message, *no, scene) : Told{};
}

namespace {

News tellMeddled(const QString& text, const raft::Message& message) {
  const std::string_view name = raft::nameOf(message.body);
  const QString what = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
  return {Weight::Important,
          text.arg(nameOf(message.from), nameOf(message.to), what),
          {message.from, message.to}};
}

QString movedText(const trace::MessageView& m) {
  if (m.deliverAt == raft::kNever) return Say::tr("Held: the %3 from %1 to %2.");
  //: the placeholder %4 is a time in ms
  QString text = Say::tr("The %3 from %1 to %2 arrives at %4 ms now.");
  return text.replace(QStringLiteral("%4"), timeText(m.deliverAt));
}

}  // namespace

Told tell(const trace::MessageMoved& body, const Scene& scene) {
  for (const trace::MessageView& m : scene.after.messages()) {
    if (m.id == body.id) return tellMeddled(movedText(m), *m.message);
  }
  return {};
}

Told tell(const trace::MessageDropped& body, const Scene& scene) {
  const bool told = body.reason == trace::DropReason::Loss ||
                    body.reason == trace::DropReason::Cut ||
                    body.reason == trace::DropReason::Chosen;
  if (!told) return {};
  const auto& drops = scene.after.drops();
  const auto drop = std::find_if(drops.rbegin(), drops.rend(),
                                 [&](const auto& d) { return d.message.id == body.id; });
  if (drop == drops.rend() || !drop->message.message) return {};
  const raft::Message& message = *drop->message.message;
  if (body.reason == trace::DropReason::Chosen) {
    return tellMeddled(Say::tr("Taken away: the %3 from %1 to %2."), message);
  }
  const QString what = lostThing(message.body);
  if (what.isEmpty()) return {};
  const QString text = body.reason == trace::DropReason::Cut
                           ? Say::tr("The cut stops the %3 that %1 sent to %2.")
                           : Say::tr("The network loses the %3 that %1 sent to %2.");
  return News{Weight::Passing,
              text.arg(nameOf(message.from), nameOf(message.to), what),
              {message.from, message.to}};
}

}  // namespace view
