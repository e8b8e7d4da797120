// Why a client's request waits or how it ended; why a message is held, slow or lost.
#include <algorithm>

#include "app/view/call_tracker.h"
#include "app/view/operations.h"
#include "app/view/why_parts.h"
#include "app/view/why_steps.h"
#include "app/view/words.h"

namespace view {
namespace {

using trace::OperationView;
using trace::ServerId;

constexpr std::uint64_t kEntries = 1'000;  // of each log that are searched for a request

const OperationView* find(const Moment& m, trace::OperationId id) {
  const auto& all = m.cluster->operations();
  const auto at = std::find_if(all.begin(), all.end(), [&](const auto& o) { return o.id == id; });
  return at == all.end() ? nullptr : &*at;
}

// The last step of the request that events tell.
trace::EventId lastStep(const Moment& m, trace::OperationId id) {
  return lastWhere(m, [&](const trace::Event& e) {
    if (const auto* b = std::get_if<trace::OperationFinished>(&e.body)) return b->id == id;
    if (const auto* b = std::get_if<trace::OperationReached>(&e.body)) return b->id == id;
    if (const auto* b = std::get_if<trace::OperationStarted>(&e.body)) return b->id == id;
    return false;
  });
}

// The log entry that carries the request, wherever it is.
const raft::Entry* entryOf(const Moment& m, const OperationView& operation) {
  const std::string wanted = kv::encode(operation.command);
  for (const trace::ServerView& s : m.cluster->servers()) {
    const raft::Index last = s.log.lastIndex();
    const raft::Index far = last.value > kEntries ? last - kEntries : raft::Index{};
    const raft::Index least = std::max(s.log.firstIndex(), far);
    for (raft::Index i = last; i >= least && i.value > 0; i = i - 1) {
      const raft::Entry& entry = s.log.at(i);
      if (entry.kind == raft::EntryKind::Command && entry.payload.bytes() == wanted) return &entry;
    }
  }
  return nullptr;
}

QString titleOf(const OperationView& o) {
  const QString what = operationText(o.command.operation);
  if (!o.finished()) return Say::tr("Why does %1 wait?").arg(what);
  switch (o.outcome) {
    case trace::Outcome::Ok:
      return Say::tr("Why is %1 done?").arg(what);
    case trace::Outcome::Failed:
      return Say::tr("Why did %1 fail?").arg(what);
    case trace::Outcome::Unknown:
      break;
  }
  return Say::tr("Why is the outcome of %1 unknown?").arg(what);
}

void tellPlace(const Moment& m, const OperationView& o, Telling& t) {
  const raft::Entry* entry = entryOf(m, o);
  const bool read = std::holds_alternative<kv::Get>(o.command.operation);
  if (!entry && read && o.finished() && o.outcome == trace::Outcome::Ok) {
    t.fact(Say::tr("No server's log holds it: the read needed no entry."));
    return;
  }
  if (!entry) {
    t.fact(Say::tr("No server's log holds it."));
    const ServerId leader = m.cluster->leader();
    if (!leader) t.fact(Say::tr("Nobody leads: nobody can append it."));
    if (o.via) t.hindrances(leader ? leader : o.via, {o.via});
    return;
  }
  if (const raft::Entry* agreed = m.cluster->committedEntry(entry->index)) {
    const QString text =
        agreed->term == entry->term
            ? Say::tr("It is entry %1 of term %2, and committed.")
            : Say::tr(
                  "It is entry %1 of term %2, and another entry is committed in its place: it "
                  "will not be done.");
    t.fact(text.arg(entry->index.value).arg(entry->term.value));
    return;
  }
  t.fact(Say::tr("It is entry %1 of term %2, not committed.")
             .arg(entry->index.value)
             .arg(entry->term.value));
  tellWaiting(m, *entry, t);
}

// Handed on, appended, stored, committed: each step is one to go to.
void tellWay(const Moment& m, const CallPath& way, Telling& t) {
  if (way.handedTo) {
    const QString text = way.reads() ? Say::tr("%1 asked %2 how new the answer must be.")
                                     : Say::tr("%1 handed it on to %2.");
    t.fact(text.arg(nameOf(way.via), nameOf(way.handedTo)));
  }
  if (way.appendedBy) {
    const auto holders = holdersOf(way, *m.cluster);
    const QString by = Say::tr("%1 appended it").arg(nameOf(way.appendedBy));
    //: %1: "S3 appended it"; %2: servers
    t.fact(holders.empty() ? Say::tr("%1; no disk holds it yet.").arg(by)
                           : Say::tr("%1; on the disks of %2.").arg(by, listOf(holders)));
  }
  const bool unknown = way.finished() && way.outcome == trace::Outcome::Unknown;
  if (unknown && way.committed()) {
    t.fact(Say::tr("It was committed at %1 ms: it happened, and its client does not know.")
               .arg(timeText(way.committedAt)));
  } else if (unknown && way.appendedBy) {
    t.fact(Say::tr("It may still be committed, or be overwritten: its client cannot tell."));
  }
  for (const trace::EventId step : {way.reached, way.handed, way.appended, way.commit}) {
    t.also(step);
  }
}

const trace::DropView* dropOf(const Moment& m, trace::MessageId id) {
  const auto& drops = m.cluster->drops();
  const auto at = std::find_if(drops.begin(), drops.end(),
                               [&](const trace::DropView& d) { return d.message.id == id; });
  return at == drops.end() ? nullptr : &*at;
}

trace::EventId endOf(const Moment& m, trace::MessageId id) {
  return lastWhere(m, [&](const trace::Event& e) {
    if (const auto* b = std::get_if<trace::MessageDropped>(&e.body)) return b->id == id;
    return false;
  });
}

trace::EventId movedBy(const Moment& m, trace::MessageId id) {
  return lastWhere(m, [&](const trace::Event& e) {
    const auto* b = std::get_if<trace::MessageMoved>(&e.body);
    return b && b->id == id;
  });
}

QString dropFact(const Moment& m, const trace::DropView& drop) {
  const QString to = nameOf(drop.message.message->to);
  const QString from = nameOf(drop.message.message->from);
  const QString at = timeText(drop.at);
  switch (drop.reason) {
    case trace::DropReason::Loss: {
      const raft::Message& sent = *drop.message.message;
      return Say::tr("The network lost it at %1 ms; this link loses %2.")
          .arg(at, percentText(m.cluster->link(sent.from, sent.to).lossPpm));
    }
    case trace::DropReason::Cut:
      return Say::tr("The link from %1 to %2 was cut when it should arrive, at %3 ms.")
          .arg(from, to, at);
    case trace::DropReason::ReceiverDown:
      return Say::tr("%1 did not run when it came, at %2 ms.").arg(to, at);
    case trace::DropReason::SenderDown:
      return Say::tr("%1 stopped before it left, at %2 ms.").arg(from, at);
    case trace::DropReason::Overflow:
      return Say::tr("Too many waited for %1, at %2 ms.").arg(to, at);
    case trace::DropReason::Chosen:
      break;
  }
  return Say::tr("Somebody took it away by hand, at %1 ms.").arg(at);
}

StateAnswer whyDropped(const Moment& m, const trace::DropView& drop) {
  const raft::Message& sent = *drop.message.message;
  Telling t(
      m,
      Say::tr("Why was this message from %1 to %2 lost?").arg(nameOf(sent.from), nameOf(sent.to)));
  t.fact(dropFact(m, drop));
  t.hindrances(sent.from, {sent.to});
  t.because(drop.message.sentBy);
  t.also(endOf(m, drop.message.id));
  return t.take(ruleFor(trace::MessageDropped{}));
}

StateAnswer whyInFlight(const Moment& m, const trace::MessageView& message) {
  const raft::Message& sent = *message.message;
  const bool held = message.deliverAt == raft::kNever;
  const QString title = held ? Say::tr("Why is this message from %1 to %2 held?")
                             : Say::tr("Why is this message from %1 to %2 on its way?");
  Telling t(m, title.arg(nameOf(sent.from), nameOf(sent.to)));
  const trace::EventId moved = movedBy(m, message.id);
  if (held) {
    t.fact(Say::tr("Somebody holds it %1; it stays where it is until it is released.")
               .arg(sinceText(m, moved)));
  } else {
    const trace::LinkState& link = m.cluster->link(sent.from, sent.to);
    t.fact(Say::tr("Sent at %1 ms, it arrives at %2 ms: the link takes %3.")
               .arg(timeText(message.sentAt), timeText(message.deliverAt),
                    rangeText(link.latencyMin, link.latencyMax)));
    if (moved) t.fact(Say::tr("Somebody changed when it arrives."));
  }
  if (message.willBeLost) t.fact(Say::tr("The network will lose it half-way."));
  const std::size_t kept = t.hindrances(sent.from, {sent.to});
  if (kept > 0) t.fact(Say::tr("If that stays so, it is lost when it arrives."));
  t.because(message.sentBy);
  t.also(moved);
  return t.take(ruleFor(trace::MessageDropped{}));
}

}  // namespace

StateAnswer whyOperation(const Moment& m, trace::OperationId id) {
  const OperationView* o = find(m, id);
  if (!o) return {};
  Telling t(m, titleOf(*o));
  t.fact(Say::tr("Asked at %1 ms through %2.")
             .arg(timeText(o->startedAt), o->via ? nameOf(o->via) : Say::tr("whoever leads")));
  if (o->finished()) {
    t.fact(Say::tr("It ended at %1 ms: %2.").arg(timeText(o->finishedAt), detailText(*o, m.time)));
  } else {
    t.fact(Say::tr("It has waited %1.").arg(spanText(m.time - o->startedAt)));
  }
  tellWay(m, CallTracker::wayOf(m, *o), t);
  tellPlace(m, *o, t);
  const trace::EventId last = lastStep(m, id);
  t.because(last);
  const auto rule = o->finished() ? ruleFor(trace::OperationFinished{id, o->outcome, {}, {}, {}})
                                  : ruleFor(raft::CommitAdvanced{});
  return t.take(rule);
}

StateAnswer whyMessage(const Moment& m, trace::MessageId id) {
  if (const trace::MessageView* message = m.cluster->message(id)) {
    return message->message ? whyInFlight(m, *message) : StateAnswer{};
  }
  const trace::DropView* drop = dropOf(m, id);
  return drop && drop->message.message ? whyDropped(m, *drop) : StateAnswer{};
}

}  // namespace view
