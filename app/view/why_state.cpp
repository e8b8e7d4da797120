#include "app/view/why_state.h"

#include <algorithm>

#include "app/view/why_parts.h"
#include "app/view/why_steps.h"
#include "app/view/words.h"

namespace view {
namespace {

bool isServer(const Moment& m, std::uint64_t id) { return id > 0 && id <= m.cluster->size(); }

std::optional<Hindrance> statusHindrance(const Moment& m, const trace::ServerView& peer) {
  const QString name = nameOf(peer.id);
  switch (peer.status) {
    case trace::ServerStatus::Up:
      return std::nullopt;
    case trace::ServerStatus::Paused: {
      const trace::EventId event = lastOf<trace::ServerPaused>(m, peer.id);
      return Hindrance{Say::tr("%1 is paused %2.").arg(name, sinceText(m, event)), event};
    }
    case trace::ServerStatus::Refused: {
      const trace::EventId event = lastOf<trace::ServerRefused>(m, peer.id);
      return Hindrance{Say::tr("%1 refuses to run %2.").arg(name, sinceText(m, event)), event};
    }
    case trace::ServerStatus::Down:
      break;
  }
  const trace::EventId event = lastOf<trace::ServerCrashed>(m, peer.id);
  return Hindrance{Say::tr("%1 is stopped %2.").arg(name, sinceText(m, event)), event};
}

trace::EventId cutEvent(const Moment& m, trace::ServerId from, trace::ServerId to) {
  return lastWhere(m, [&](const trace::Event& e) {
    const auto* link = std::get_if<trace::LinkChanged>(&e.body);
    return link && link->from == from && link->to == to && link->state.cut;
  });
}

}  // namespace

QString sinceText(const Moment& m, trace::EventId event) {
  if (!event) return Say::tr("since long ago");
  return Say::tr("since %1 ms").arg(timeText(m.trace->at(event).at));
}

Rule ruleFor(trace::Body body) {
  trace::Event event;
  event.body = std::move(body);
  return ruleOf(event);
}

std::optional<Hindrance> hindranceOf(const Moment& m, trace::ServerId from, trace::ServerId to) {
  const trace::ServerView& peer = m.cluster->server(to);
  if (auto kept = statusHindrance(m, peer)) return kept;
  const bool out = from && m.cluster->link(from, to).cut;
  const bool back = from && m.cluster->link(to, from).cut;
  if (out || back) {
    const trace::EventId event = out ? cutEvent(m, from, to) : cutEvent(m, to, from);
    const QString text = out ? Say::tr("%1 is cut off from %2 %3.")
                             : Say::tr("What %1 answers does not reach %2 %3: the link is cut.");
    return Hindrance{text.arg(nameOf(to), nameOf(from), sinceText(m, event)), event};
  }
  if (!peer.disk.stalled && !peer.disk.full) return std::nullopt;
  const trace::EventId event = lastOf<trace::DiskChanged>(m, to);
  const QString text =
      peer.disk.stalled ? Say::tr("%1's disk stands still %2.") : Say::tr("%1's disk is full %2.");
  return Hindrance{text.arg(nameOf(to), sinceText(m, event)), event};
}

void Telling::because(trace::EventId event) {
  if (!event || !isHeld(*moment_.trace, event)) return;
  for (WhyStep& step : explain(*moment_.trace, event).steps) {
    answer_.steps.push_back(std::move(step));
  }
}

void Telling::also(trace::EventId event) {
  if (!event || !isHeld(*moment_.trace, event)) return;
  const QString text = stepText(moment_.trace->at(event));
  if (!text.isEmpty()) answer_.steps.push_back({event, text});
}

std::size_t Telling::hindrances(trace::ServerId from, const std::vector<trace::ServerId>& peers) {
  std::size_t kept = 0;
  for (const trace::ServerId peer : peers) {
    if (peer == from) continue;
    const auto hindrance = hindranceOf(moment_, from, peer);
    if (!hindrance) continue;
    fact(hindrance->text);
    also(hindrance->event);
    ++kept;
  }
  return kept;
}

StateAnswer Telling::take(Rule rule) {
  auto& steps = answer_.steps;
  std::stable_sort(steps.begin(), steps.end(),
                   [](const WhyStep& a, const WhyStep& b) { return a.event < b.event; });
  const auto same = [](const WhyStep& a, const WhyStep& b) { return a.event == b.event; };
  steps.erase(std::unique(steps.begin(), steps.end(), same), steps.end());
  answer_.rule = std::move(rule);
  return std::move(answer_);
}

namespace {

trace::ServerId askedOf(const Moment& m, trace::OperationId id) {
  const auto& all = m.cluster->operations();
  const auto at = std::find_if(all.begin(), all.end(), [&](const auto& o) { return o.id == id; });
  return at != all.end() && at->via ? at->via : m.cluster->leader();
}

trace::ServerId receiverOf(const Moment& m, trace::MessageId id) {
  for (const trace::MessageView& message : m.cluster->messages()) {
    if (message.id == id) return message.message->to;
  }
  for (const trace::DropView& drop : m.cluster->drops()) {
    if (drop.message.id == id) return drop.message.message->to;
  }
  return {};
}

trace::ServerId subjectOf(const Moment& m, const StateQuestion& question) {
  switch (question.ask) {
    case Ask::None:
      return {};
    case Ask::Role:
    case Ask::Term:
    case Ask::Commit:
    case Ask::Log:
      return trace::ServerId{question.subject};
    case Ask::Entry:
      return isServer(m, question.subject) ? trace::ServerId{question.subject}
                                           : m.cluster->leader();
    case Ask::Leader:
      return m.cluster->leader();
    case Ask::Operation:
      return askedOf(m, trace::OperationId{question.subject});
    case Ask::Message:
      break;
  }
  return receiverOf(m, trace::MessageId{question.subject});
}

StateAnswer answerTo(const Moment& m, const StateQuestion& question) {
  const bool there = isServer(m, question.subject);
  const trace::ServerId id{question.subject};
  switch (question.ask) {
    case Ask::None:
      return {};
    case Ask::Role:
      return there ? whyRole(m, m.cluster->server(id)) : StateAnswer{};
    case Ask::Term:
      return there ? whyTerm(m, m.cluster->server(id)) : StateAnswer{};
    case Ask::Commit:
      return there ? whyCommit(m, m.cluster->server(id)) : StateAnswer{};
    case Ask::Log:
      return there ? whyLog(m, m.cluster->server(id)) : StateAnswer{};
    case Ask::Entry:
      return whyEntry(m, there ? id : trace::ServerId{}, question.index);
    case Ask::Leader:
      return whyLeader(m);
    case Ask::Operation:
      return whyOperation(m, trace::OperationId{question.subject});
    case Ask::Message:
      break;
  }
  return whyMessage(m, trace::MessageId{question.subject});
}

}  // namespace

StateAnswer explainState(const Moment& m, const StateQuestion& question) {
  if (m.cluster->size() == 0) return {};
  StateAnswer answer = answerTo(m, question);
  if (!answer.title.isEmpty()) answer.about = subjectOf(m, question);
  return answer;
}

}  // namespace view
