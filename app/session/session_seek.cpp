// Stopping where something is: run to next, breakpoints, bookmarks.
#include <algorithm>
#include <cmath>

#include "app/session/numbers.h"
#include "app/session/past_reader.h"
#include "app/session/session.h"
#include "engine/scenario/parser.h"
#include "engine/scenario/printer.h"

namespace session {

void Session::runTo(const QString& kind) {
  const auto read = scenario::readCondition(kind.toStdString(), settings_.allServers());
  if (const auto* what = std::get_if<scenario::Condition>(&read)) run(*what, kind);
}

QString Session::runUntil(const QString& text) {
  const auto read = scenario::readCondition(text.toStdString(), settings_.allServers());
  if (const auto* problem = std::get_if<scenario::Problem>(&read)) return sentenceOf(*problem);
  const auto& what = std::get<scenario::Condition>(read);
  const QString words = QString::fromStdString(scenario::print(what));
  if (running_ != words && holdsAlready(what, words)) return {};
  run(what, words);
  return {};
}

// Whoever asks for what is so already learns that; whoever asks again waits for the next time.
bool Session::holdsAlready(const scenario::Condition& what, const QString& words) {
  pause();
  stopRunTo();
  refreshView();
  const bool asksAgain = heldFor_ == words && heldAt_ == view_.lastEvent();
  heldFor_.clear();
  if (view_.size() == 0 || scenario::occurs(what) || asksAgain) return false;
  if (!PastReader(view_).holds(what, branches_.currentBranch())) return false;
  heldFor_ = words;
  heldAt_ = view_.lastEvent();
  say(tr("\"%1\" is so already. Ask once more to run until it comes true anew.").arg(words));
  return true;
}

void Session::run(const scenario::Condition& what, const QString& words) {
  if (running_ == words) {
    stopRunTo();
    return;
  }
  pause();
  stopRunTo();
  say({});  // what the last search found is over
  refreshView();
  if (playhead_.following() || view_.lastEvent() < trace().droppedThrough()) {
    runAhead(what, words);
    return;
  }
  // What lies between the playhead and the edge has happened already: look there first.
  pastSeek_ = std::make_unique<PastSeek>(branches_.currentBranch(), view_, what);
  setRunning(words);
  lookInPast();
  updateAwake();
}

// A slice of the way through the past; from its end the engine computes on.
void Session::lookInPast() {
  if (!pastSeek_) return;
  const Branch& branch = branches_.currentBranch();
  const PastSeek::State state = pastSeek_->look(branch);
  if (state == PastSeek::State::Looking) return;
  const trace::EventId at = pastSeek_->at();
  const scenario::Condition what = pastSeek_->what();
  const QString words = running_;
  pastSeek_.reset();
  setRunning({});
  switch (state) {
    case PastSeek::State::Found:
      return stand(at);
    case PastSeek::State::Dropped:
      return say(tr("That lies too far back: its events are no longer kept."));
    case PastSeek::State::AtEdge:
    case PastSeek::State::Looking:
      return runAhead(what, words);
  }
}

double Session::lookedThrough() const {
  return pastSeek_ ? pastSeek_->share(branches_.currentBranch()) : -1.0;
}

void Session::runAhead(const scenario::Condition& what, const QString& words) {
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
  const Branch& branch = branches_.currentBranch();
  PastReader reader(events.viewAt(from));
  if (pastSeen_ != from) reader.restart(past_, branch);
  while (reader.view().lastEvent() < shown) {
    const trace::Event& event = reader.next(branch);
    const std::optional<int> point = past_.observe(reader.present(past_, branch));
    if (!point) continue;
    playhead_.seek(event.at, branches_.currentBranch().now);
    // The rest of this instant is shown with it, and is no news when it is played on.
    while (reader.view().lastEvent() < shown &&
           events.at(reader.view().lastEvent() + 1).at == event.at) {
      reader.next(branch);
      past_.observe(reader.present(past_, branch));
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
            .arg(words, QString::number(msOf(at), 'f', 1), QString::number(late, 'f', 1)));
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
