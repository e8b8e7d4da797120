#include "app/view/history_view.h"

#include <algorithm>

#include "app/view/operations.h"
#include "app/view/words.h"

namespace view {

QString sentenceOf(const trace::OperationView& operation, trace::Instant now) {
  const QString who = clientText(operation.command.client);
  const QString what = operationText(operation.command.operation);
  const QString detail = detailText(operation, now);
  const QString asked = operation.via ? Say::tr("asked %1").arg(nameOf(operation.via)) : QString();
  QString text = Say::tr("%1: %2, %3").arg(who, what);
  if (!operation.finished()) {
    text = text.arg(Say::tr("waiting for %1").arg(detail));
  } else if (operation.outcome == trace::Outcome::Ok) {
    text = text.arg(Say::tr("ok: %1").arg(detail));
  } else if (operation.outcome == trace::Outcome::Unknown) {
    text = text.arg(Say::tr("no answer: it may have happened, or may yet"));
  } else {
    text = text.arg(detail);
  }
  return asked.isEmpty() ? text : text + QStringLiteral(", ") + asked;
}

QString HistoryView::words() const {
  switch (ruling_) {
    case Nothing:
      return tr("Nothing asked yet");
    case Fine:
      return tr("Linearizable");
    case Checking:
      return tr("Checking");
    case Broken:
      return tr("Not linearizable");
    case Undecided:
      return tr("Not decided");
    case Incomplete:
      return tr("Not checked");
  }
  return {};
}

QString HistoryView::reasonOf() const {
  const std::size_t count = history_.calledBy(now_);
  switch (ruling_) {
    case Nothing:
      return tr("What clients ask appears here.");
    case Fine:
      return tr("One order explains every answer; asked so far: %1.").arg(count);
    case Checking:
      return tr("Asked so far: %1.").arg(count);
    case Broken:
      return QString::fromStdString(verdicts_.contradiction().reason);
    case Undecided:
      return tr("Too many operations at once: the search was given up.");
    case Incomplete:
      return tr("The oldest events of this run are no longer kept.");
  }
  return {};
}

const Contradicted* HistoryView::contradiction() const {
  return ruling_ == Broken ? &verdicts_.contradiction() : nullptr;
}

int HistoryView::guiltyEvent() const {
  return ruling_ == Broken ? static_cast<int>(verdicts_.contradiction().since.value) : 0;
}

int HistoryView::guilty() const { return ruling_ == Broken ? static_cast<int>(guilty_.value) : 0; }

void HistoryView::setChosen(int operation) {
  if (operation == chosen_) return;
  chosen_ = operation;
  Q_EMIT pointed();
}

void HistoryView::setHovered(int operation) {
  if (operation == hovered_) return;
  hovered_ = operation;
  Q_EMIT pointed();
}

void HistoryView::setKey(const QString& key) {
  if (key == key_) return;
  key_ = key;
  Q_EMIT pointed();
}

const ClientOperation* HistoryView::find(int operation) const {
  const auto& all = history_.operations();
  const auto id = trace::OperationId{static_cast<std::uint64_t>(std::max(0, operation))};
  const auto at = std::find_if(all.rbegin(), all.rend(), [&](const ClientOperation& candidate) {
    return candidate.shown.id == id && candidate.call <= now_;
  });
  return at == all.rend() ? nullptr : &*at;
}

QString HistoryView::describe(int operation) const {
  const ClientOperation* found = find(operation);
  if (!found) return {};
  const QString said = sentenceOf(asOf(*found, now_), time_);
  return operation == guilty() ? tr("%1. No order explains this answer.").arg(said) : said;
}

int HistoryView::next(int operation, int step) const {
  const auto& all = history_.operations();
  const auto called = [this](const ClientOperation& one) { return one.call <= now_; };
  const auto count = std::ranges::partition_point(all, called) - all.begin();
  if (count == 0) return 0;
  const ClientOperation* found = find(operation);
  const std::ptrdiff_t at = found ? found - all.data() + step : count - 1;
  const auto place = static_cast<std::size_t>(std::clamp(at, std::ptrdiff_t{0}, count - 1));
  return static_cast<int>(all[place].shown.id.value);
}

int HistoryView::callOf(int operation) const {
  const ClientOperation* found = find(operation);
  return found ? static_cast<int>(found->call.value) : 0;
}

double HistoryView::calledAt(int operation) const {
  const ClientOperation* found = find(operation);
  if (!found) return 0;
  return static_cast<double>(found->shown.startedAt.time_since_epoch().count()) / 1e6;
}

QString HistoryView::keyOf(int operation) const {
  const ClientOperation* found = find(operation);
  return found ? idOfKey(kv::keyOf(found->shown.command.operation)) : QString();
}

void HistoryView::show(const Moment& moment) {
  if (!moment.trace || !moment.cluster) return;
  if (history_.bring(*moment.trace)) verdicts_.forget();
  now_ = moment.cluster->lastEvent();
  time_ = moment.time;
  const bool more = history_.readTo() < moment.trace->lastId();
  if (more) QMetaObject::invokeMethod(this, &HistoryView::asked, Qt::QueuedConnection);
  if (std::optional<Questions> questions = verdicts_.next(history_)) {
    background_([this, questions = std::move(*questions)]() -> std::function<void()> {
      return [this, answers = checked(questions)] {
        verdicts_.take(answers);
        judge();
        Q_EMIT asked();
      };
    });
  }
  history_.giveUpWith(*moment.trace);
  judge();
}

void HistoryView::judge() {
  const auto ruling = static_cast<Ruling>(verdicts_.at(history_, now_));
  if (ruling == Broken) {
    const ClientOperation* guilty = history_.at(verdicts_.contradiction().guilty);
    if (guilty) guilty_ = guilty->shown.id;
  }
  const Ruling before = std::exchange(ruling_, ruling);
  const QString reason = reasonOf();
  if (before == ruling && reason == reason_) return;
  reason_ = reason;
  Q_EMIT changed();
}

}  // namespace view
