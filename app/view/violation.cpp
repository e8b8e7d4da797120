#include "app/view/violation.h"

#include "app/view/broken_rule.h"
#include "app/view/words.h"

namespace view {
namespace {

/// An expectation that failed is how a scenario says what no single event breaks.
bool breaks(const trace::Body& body, bool awaited) {
  if (std::holds_alternative<trace::Violated>(body)) return true;
  const auto* expected = std::get_if<trace::Expected>(&body);
  return awaited && expected && !expected->held;
}

}  // namespace

Violation::Violation(QObject* parent)
    : QObject(parent), steps_({"event", "time", "words"}, nullptr) {}

void Violation::await(std::optional<Awaited> what) {
  awaited_ = std::move(what);
  arrived_ = false;
  read_ = nullptr;
  clear();
  Q_EMIT changed();
}

void Violation::clear() {
  event_ = {};
  happened_ = false;
  headline_.clear();
  sentence_.clear();
  rule_.clear();
  steps_.setRows({});
}

// Each event is read once, as long as the run only grows.
void Violation::seek(const trace::Trace& trace) {
  const bool grown = read_ == &trace && readTo_ <= trace.lastId() &&
                     readTo_ > trace.droppedThrough() && trace.at(readTo_).at == readAt_;
  if (!grown) {
    clear();
    readTo_ = trace.droppedThrough();
  }
  read_ = &trace;
  if (event_) return;
  while (readTo_ < trace.lastId()) {
    ++readTo_;
    const trace::Event& event = trace.at(readTo_);
    readAt_ = event.at;
    if (!breaks(event.body, awaited_.has_value())) continue;
    event_ = readTo_;
    tellSteps(trace);
    return;
  }
}

void Violation::tellSteps(const trace::Trace& trace) {
  Story story;
  story.bring(trace, trace::EventId{event_.value - 1});
  std::vector<RowModel::Row> rows;
  for (const Sentence& sentence : story.told()) {
    if (sentence.weight != Weight::Important) continue;
    rows.push_back({sentence.event.value,
                    {QVariant::fromValue(static_cast<int>(sentence.event.value)),
                     timeText(sentence.at), sentence.text}});
  }
  if (rows.size() > kStepsMost) rows.erase(rows.begin(), rows.end() - kStepsMost);
  steps_.setRows(std::move(rows));
}

void Violation::tell(const Moment& moment) {
  const auto rule = moment.cluster->started().rules.broken;
  if (rule) {
    const BrokenRule words = brokenRule(*rule);
    rule_ = Say::tr("Off: %1 (%2).").arg(words.rule, words.section);
  }
  const auto* broken =
      event_ ? std::get_if<trace::Violated>(&moment.trace->at(event_).body) : nullptr;
  if (broken) sentence_ = QString::fromStdString(broken->what);
  if (awaited_ && !broken) sentence_ = awaited_->sentence;
  const QString name =
      broken ? QString::fromStdString(broken->invariant) : (awaited_ ? awaited_->name : QString());
  if (happened_) {
    const QString when = timeText(moment.trace->at(event_).at);
    headline_ = Say::tr("%1 is broken at %2\u00a0ms").arg(name, when);
  } else {
    headline_ = Say::tr("%1 will be broken at %2\u00a0ms").arg(name, timeText(awaited_->at));
  }
}

void Violation::show(const Moment& moment) {
  if (!moment.cluster->started().rules.broken) {
    if (!shown()) return;
    clear();
    Q_EMIT changed();
    return;
  }
  seek(*moment.trace);
  const trace::EventId now = moment.cluster->lastEvent();
  const bool happened = event_ && now >= event_;
  const bool missed =
      awaited_ && !event_ && moment.time > awaited_->at + std::chrono::milliseconds(1);
  const bool shows = happened || (awaited_ && !missed);
  if (happened == happened_ && shows == shown()) return;
  happened_ = happened;
  headline_.clear();
  if (shows) tell(moment);
  Q_EMIT changed();
  if (!happened || !awaited_ || std::exchange(arrived_, true)) return;
  Q_EMIT arrived();
}

}  // namespace view
