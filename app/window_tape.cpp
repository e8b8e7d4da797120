// The branches in the window: the tape, its marks, and two of them compared.
#include <algorithm>

#include "app/window.h"

namespace flotilla {

void Window::connectBranches() {
  view::Compare& compare = *views_.compare();
  compare.setSource([this](int branch) -> std::optional<view::Side> {
    const session::BranchList& branches = *session_.branches();
    if (branch == view::Compare::kShown) branch = branches.current();
    if (branch < 0 || branch >= branches.count() || branches.at(branch).gone) return std::nullopt;
    const session::Branch& side = branches.at(branch);
    const trace::EventId now = side.trace.lastAtOrBefore(session_.playheadTime());
    return view::Side{side.name, &side.trace, side.trace.viewAt(now)};
  });
  QObject::connect(&compare, &view::Compare::asked, &session_, [this] {
    showCompared();
    if (tape_) showTape();
  });
  // Another run: what was compared is gone. Another branch shown: it is not compared with itself.
  QObject::connect(&session_, &session::Session::opened, &session_,
                   [&compare] { compare.setOther(-1); });
  QObject::connect(&session_, &session::Session::branchChanged, &session_, [this, &compare] {
    if (compare.other() == session_.currentBranch()) compare.setOther(-1);
  });
  QObject::connect(sharing_.exporter()->span(), &share::ExportSpan::changed, &session_, [this] {
    if (tape_) showTape();
  });
  QObject::connect(session_.bookmarks(), &session::Bookmarks::changed, &session_, [this] {
    if (tape_) showTape();
  });
}

void Window::showCompared() {
  const view::Moment now = moment();
  views_.compare()->show(now, session_.branches()->nameOf(session_.currentBranch()));
}

void Window::showTape() {
  std::vector<canvas::TapeFork> forks;
  const session::BranchList& branches = *session_.branches();
  for (session::BranchId id = 0; id < branches.count(); ++id) {
    const session::Branch& other = branches.at(id);
    if (id == branches.current() || other.gone) continue;
    forks.push_back({other.name, branches.divergence(id), other.now, other.tape.bands()});
  }
  std::vector<trace::Instant> bookmarks;
  for (const session::Bookmark& mark : session_.bookmarks()->all()) {
    const bool here = mark.branch == branches.current() || branches.at(mark.branch).gone ||
                      mark.at <= branches.divergence(mark.branch);
    if (here) bookmarks.push_back(mark.at);
  }
  const auto& split = views_.compare()->split();
  tape_->setNotes(branches.currentBranch().name, std::move(bookmarks),
                  split ? std::optional(split->at) : std::nullopt);
  const share::ExportSpan& span = *sharing_.exporter()->span();
  tape_->setSpan(span.in(), span.out());
  const Curtain& curtain = lessonLink_.curtain();
  if (curtain.drawn()) {
    tape_->show(curtain.tape(), {}, session_.playheadTime(),
                std::min(lessonLink_.seenUntil(), branches.currentBranch().now));
  } else {
    tape_->show(session_.tape(), forks, session_.playheadTime(), branches.currentBranch().now);
  }
}

}  // namespace flotilla
