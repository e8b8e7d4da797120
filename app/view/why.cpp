#include "app/view/why.h"

#include <algorithm>

#include "app/view/why_state.h"
#include "app/view/why_steps.h"
#include "app/view/words.h"
#include "engine/trace/causes.h"

namespace view {
namespace {

constexpr std::size_t kChainMost = 200;  // far beyond any chain worth reading
constexpr std::uint64_t kSiblings = 64;  // events of one step that are searched

bool held(const trace::Trace& trace, trace::EventId id) {
  return id > trace.droppedThrough() && id <= trace.lastId();
}

template <class... Kinds>
bool isAnyOf(const trace::Body& body) {
  return (std::holds_alternative<Kinds>(body) || ...);
}

bool isDeed(const trace::Body& body) {
  return isAnyOf<raft::Appended, raft::Voted, raft::VoteRefused, raft::RoleChanged, raft::PreVoted,
                 raft::TransferStarted, raft::SnapshotInstalled>(body);
}

// What the same step did before it sent: the append behind an AppendEntries, the vote behind a
// reply. The chain reads better with it. What waited for the disk was done before the disk was.
trace::EventId deedBehind(const trace::Trace& trace, const trace::Event& sent) {
  trace::EventId origin = sent.trigger;
  if (held(trace, origin) && std::holds_alternative<trace::Durable>(trace.at(origin).body)) {
    origin = trace.at(origin).trigger;
  }
  const std::uint64_t low = sent.id.value > kSiblings ? sent.id.value - kSiblings : 1;
  for (std::uint64_t id = sent.id.value - 1; id >= low && held(trace, trace::EventId{id}); --id) {
    const trace::Event& e = trace.at(trace::EventId{id});
    if (e.trigger != origin || e.server != sent.server) continue;
    if (isDeed(e.body)) return e.id;
  }
  return {};
}

// The chain with the deeds between its messages, newest first.
std::vector<trace::EventId> chainOf(const trace::Trace& trace, trace::EventId id) {
  std::vector<trace::EventId> chain = trace::chainTo(trace, id, kChainMost);
  for (std::size_t i = 0, end = chain.size(); i < end; ++i) {
    const trace::Event& event = trace.at(chain[i]);
    if (!std::holds_alternative<trace::MessageSent>(event.body) || !event.trigger) continue;
    if (const trace::EventId deed = deedBehind(trace, event)) chain.push_back(deed);
  }
  std::sort(chain.rbegin(), chain.rend());
  chain.erase(std::unique(chain.begin(), chain.end()), chain.end());
  return chain;
}

}  // namespace

Answer explain(const trace::Trace& trace, trace::EventId event) {
  Answer answer;
  answer.rule = ruleOf(trace.at(event));
  std::vector<WhyStep> steps;
  for (const trace::EventId id : chainOf(trace, event)) {
    QString text = stepText(trace.at(id));
    const bool again = !steps.empty() && steps.back().text == text;
    if (!text.isEmpty() && !again) steps.push_back({id, std::move(text)});
  }
  std::reverse(steps.begin(), steps.end());
  if (steps.size() > kWhySteps) {
    steps.erase(steps.begin() + 1, steps.end() - static_cast<std::ptrdiff_t>(kWhySteps - 1));
  }
  answer.steps = std::move(steps);
  return answer;
}

Why::Why(QObject* parent)
    : QObject(parent),
      question_(std::make_unique<StateQuestion>()),
      state_(std::make_unique<StateAnswer>()),
      steps_({"event", "text"}) {}

Why::~Why() = default;

void Why::setEvent(int event) {
  if (event == event_) return;
  event_ = event;
  *question_ = {};
  *state_ = {};
  Q_EMIT eventChanged();
  if (event_ == 0) {
    answered_ = 0;
    answer({});
  } else {
    Q_EMIT asked();
  }
}

void Why::close() {
  if (question_->ask != Ask::None) ask({});
  setEvent(0);
}

void Why::ask(const StateQuestion& question) {
  setEvent(0);
  *question_ = question;
  *state_ = {};
  answer({});
  if (question.ask != Ask::None) Q_EMIT asked();
}

void Why::askServer(int server, const QString& what) {
  Ask about = Ask::Role;
  if (what == QStringLiteral("term")) about = Ask::Term;
  if (what == QStringLiteral("commit")) about = Ask::Commit;
  if (what == QStringLiteral("log")) about = Ask::Log;
  ask({about, static_cast<std::uint64_t>(server), {}});
}

void Why::askEntry(int server, int index) {
  ask({Ask::Entry, static_cast<std::uint64_t>(server),
       raft::Index{static_cast<std::uint64_t>(index)}});
}

void Why::askLeader() { ask({Ask::Leader, 0, {}}); }

void Why::askOperation(int operation) {
  ask({Ask::Operation, static_cast<std::uint64_t>(operation), {}});
}

void Why::askMessage(int message) { ask({Ask::Message, static_cast<std::uint64_t>(message), {}}); }

QString Why::question() const { return state_->title; }

int Why::server() const { return static_cast<int>(state_->about.value); }

QStringList Why::facts() const {
  QStringList facts;
  for (const QString& fact : state_->facts) facts << fact;
  return facts;
}

void Why::show(const trace::Trace& trace, bool otherPast) {
  if (otherPast && event_ != 0) {
    close();
    return;
  }
  const trace::EventId id{static_cast<std::uint64_t>(event_)};
  if (event_ == answered_ || !held(trace, id)) return;
  answered_ = event_;
  answer(explain(trace, id));
}

void Why::showState(const Moment& moment) {
  if (question_->ask == Ask::None) return;
  StateAnswer now = explainState(moment, *question_);
  if (now.title.isEmpty()) now.title = Say::tr("At this moment it is not there.");
  if (now == *state_) return;
  *state_ = std::move(now);
  setSteps(state_->steps);
  rule_ = state_->rule;
  Q_EMIT changed();
}

void Why::answer(Answer answer) {
  setSteps(answer.steps);
  rule_ = std::move(answer.rule);
  Q_EMIT changed();
}

void Why::setSteps(const std::vector<WhyStep>& steps) {
  std::vector<RowModel::Row> rows;
  for (const WhyStep& step : steps) {
    rows.push_back({step.event.value, {static_cast<int>(step.event.value), step.text}});
  }
  steps_.setRows(std::move(rows));
}

}  // namespace view
