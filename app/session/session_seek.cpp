// Stopping where something is: run to next, breakpoints, bookmarks.
#include <algorithm>
#include <cmath>

#include "app/session/session.h"
#include "engine/scenario/parser.h"
#include "engine/scenario/printer.h"

namespace session {

namespace {

/// How far run-to looks ahead.
constexpr Duration kLookAhead = std::chrono::seconds(10);

double msOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()) / 1e6; }

/// Goes through the kept events of a branch and asks a watch about each.
class PastReader {
 public:
  PastReader(const Branch& branch, trace::ClusterView view)
      : branch_(branch), view_(std::move(view)) {}

  const trace::ClusterView& view() const { return view_; }
  void restart(Watch& watch) {
    last_.clear();
    watch.restart(present(watch));
  }
  /// The next event. REQUIRES: there is one.
  const trace::Event& next() {
    const trace::Event& event = branch_.trace.at(view_.lastEvent() + 1);
    view_.fold(event);
    last_.assign(1, event);
    return event;
  }
  scenario::Present present(const Watch& watch) {
    operations_.clear();
    // Asked only when a client was told something.
    const bool told = last_.empty() || isOfOperation(last_.front());
    if (watch.asksForOperations() && told) {
      for (const trace::Event& event : branch_.operations) {
        if (event.id <= view_.lastEvent()) operations_.push_back(event);
      }
    }
    return {view_, violations(), last_, operations_};
  }

 private:
  static bool isOfOperation(const trace::Event& event) {
    return std::holds_alternative<trace::OperationFinished>(event.body);
  }
  std::uint64_t violations() const {
    const auto& marks = branch_.tape.marks();
    return static_cast<std::uint64_t>(
        std::count_if(marks.begin(), marks.end(), [&](const trace::TapeMark& mark) {
          return mark.kind == trace::MarkKind::Violation && mark.event <= view_.lastEvent();
        }));
  }

  const Branch& branch_;
  trace::ClusterView view_;
  std::vector<trace::Event> last_;
  std::vector<trace::Event> operations_;
};

}  // namespace

void Session::runTo(const QString& kind) {
  const auto read = scenario::readCondition(kind.toStdString(), settings_.allServers());
  if (const auto* what = std::get_if<scenario::Condition>(&read)) run(*what, kind);
}

QString Session::runUntil(const QString& text) {
  const auto read = scenario::readCondition(text.toStdString(), settings_.allServers());
  if (const auto* problem = std::get_if<scenario::Problem>(&read)) return sentenceOf(*problem);
  const auto& what = std::get<scenario::Condition>(read);
  run(what, QString::fromStdString(scenario::print(what)));
  return {};
}

void Session::run(const scenario::Condition& what, const QString& words) {
  if (running_ == words) {
    stopRunTo();
    return;
  }
  pause();
  stopRunTo();
  say({});  // what the last search found is over
  if (seekInPast(what)) return;
  if (world_ == Live) {
    say(tr("In the Live world, press play and wait for the next %1.").arg(words));
    return;
  }
  toEnd();
  setRunning(words);
  seeking_ = true;
  engine_->post(RunToNext{branches_.current(), what, branches_.currentBranch().now + kLookAhead});
  updateAwake();
}

// What lies between the playhead and the edge has happened already: look there first.
bool Session::seekInPast(const scenario::Condition& what) {
  const trace::Trace& events = trace();
  if (playhead_.following() || view_.lastEvent() < events.droppedThrough()) return false;
  Watch watch;
  PastReader reader(branches_.currentBranch(), view_);
  watch.set({{0, what}}, reader.present(watch));
  reader.restart(watch);
  while (reader.view().lastEvent() < events.lastId()) {
    const trace::Event& event = reader.next();
    if (!watch.observe(reader.present(watch)) || event.at <= playhead_.time()) continue;
    playhead_.seek(event.at, branches_.currentBranch().now);
    refreshView();
    Q_EMIT moved();
    return true;
  }
  return false;
}

void Session::sendBreakpoints() {
  engine_->post(Break{breakpoints_.points()});
  pastSeen_ = {};
  past_.set(breakpoints_.points(), {view_, 0, {}, {}});
  updateAwake();
}

// The playhead went through the past from event `from` to the one shown: was a breakpoint met?
bool Session::watchPast(trace::EventId from) {
  const trace::Trace& events = trace();
  const trace::EventId shown = view_.lastEvent();
  if (past_.empty() || shown <= from || from < events.droppedThrough()) return false;
  PastReader reader(branches_.currentBranch(), events.viewAt(from));
  if (pastSeen_ != from) reader.restart(past_);
  while (reader.view().lastEvent() < shown) {
    const trace::Event& event = reader.next();
    const std::optional<int> point = past_.observe(reader.present(past_));
    if (!point) continue;
    playhead_.seek(event.at, branches_.currentBranch().now);
    // The rest of this instant is shown with it, and is no news when it is played on.
    while (reader.view().lastEvent() < shown &&
           events.at(reader.view().lastEvent() + 1).at == event.at) {
      reader.next();
      past_.observe(reader.present(past_));
    }
    pastSeen_ = reader.view().lastEvent();
    meet(*point, event.at);
    return true;
  }
  pastSeen_ = shown;
  return false;
}

// The engine computed no further than to the breakpoint; there the playhead stops.
void Session::stopAtMet() {
  if (!met_ || playhead_.time() < met_->at) return;
  const Met met = *met_;
  met_.reset();
  meet(met.point, met.at);
}

void Session::meet(int point, Instant at) {
  pause();
  const QString words = breakpoints_.wordsOf(point);
  const double late = msOf(branches_.currentBranch().now) - msOf(at);
  if (world_ == Lab) {
    say(tr("Breakpoint: %1.").arg(words));
  } else {
    say(tr("Breakpoint: %1, at %2 ms. The clock stood still %3 ms later.")
            .arg(words)
            .arg(msOf(at), 0, 'f', 1)
            .arg(late, 0, 'f', 1));
  }
}

void Session::bookmark(const QString& name) {
  const QString called = name.simplified();
  bookmarks_.add({playhead_.time(), branches_.current(),
                  called.isEmpty() ? tr("At %1 ms").arg(qRound64(time())) : called});
  say(tr("Bookmark at %1 ms. The list of bookmarks (J) names it.").arg(qRound64(time())));
}

// Those set in the branch, and in what it shares with those that it came from.
std::vector<Bookmark> Session::bookmarksOf(BranchId branch) const {
  std::vector<Bookmark> all;
  Instant until = raft::kNever;
  for (BranchId id = branch; id >= 0; id = branches_.at(id).parent) {
    for (const Bookmark& mark : bookmarks_.all()) {
      if (mark.branch == id && mark.at <= until) all.push_back(mark);
    }
    until = std::min(until, branches_.at(id).forkAt);
  }
  return all;
}

void Session::goToBookmark(int row) {
  if (row < 0 || row >= bookmarks_.count()) return;
  const Bookmark mark = bookmarks_.all()[static_cast<std::size_t>(row)];
  const bool known = mark.branch < branches_.count() && !branches_.at(mark.branch).gone;
  const bool here =
      !known || mark.branch == branches_.current() || mark.at <= branches_.divergence(mark.branch);
  pause();
  if (!here) selectBranch(mark.branch);
  playhead_.seek(mark.at, branches_.currentBranch().now);
  refreshView();
  Q_EMIT moved();
}

void Session::stepBookmark(int step) {
  const auto& all = bookmarks_.all();
  const int count = bookmarks_.count();
  for (int k = step > 0 ? 0 : count - 1; k >= 0 && k<count; k += step> 0 ? 1 : -1) {
    const Instant at = all[static_cast<std::size_t>(k)].at;
    if (step > 0 ? at <= playhead_.time() : at >= playhead_.time()) continue;
    goToBookmark(k);
    return;
  }
  say(count == 0 ? tr("No bookmark is set: Ctrl+B sets one here.")
                 : tr("No bookmark lies further that way."));
}

}  // namespace session
