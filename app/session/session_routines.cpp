// What acts by itself: chaos, a rolling restart. What they do is told as gestures of their own.
#include <algorithm>

#include "app/session/inverse.h"
#include "app/session/session.h"
#include "engine/scenario/orders.h"
#include "engine/scenario/printer.h"

namespace session {

namespace {

/// Gestures of a branch that can be undone, the latest: what acts by itself makes thousands.
constexpr std::size_t kGesturesKept = 500;

/// As a scenario says it: "crash S2".
QString wordsOf(const std::vector<cluster::Command>& commands) {
  const scenario::Action action = scenario::actionFor(commands.front());
  const QString first = QString::fromStdString(scenario::print(scenario::Statement{action, {}, 0}));
  const auto more = static_cast<int>(commands.size()) - 1;
  return more == 0 ? first : Session::tr("%1 and %2 more").arg(first, QString::number(more));
}

struct NameOf {
  const std::vector<cluster::Command>& commands;

  QString operator()(const Chaos&) const { return Session::tr("chaos: %1").arg(wordsOf(commands)); }
  QString operator()(const Rolling&) const { return Session::tr("rolling restart"); }
  QString operator()(const Rest&) const { return Session::tr("repairs after chaos"); }
};

}  // namespace

void Session::drive(const Routine& what) {
  say({});
  if (playhead_.event().value > 0 && playhead_.time() == branches_.currentBranch().now) toEnd();
  if (!playhead_.following()) {
    if (world_ == Lab) {
      forkAt(playheadTime(), tr("Fork: acts by itself"));
    } else {
      toEnd();
    }
  }
  engine_->post(Drive{branches_.current(), what});
  touched_ = true;
  Q_EMIT gesturesChanged();
  updateAwake();
}

void Session::driven(Branch& branch, Driven driven) {
  std::vector<cluster::Command> inverse;
  if (world_ == Live) inverse = inverseOfAll(driven.commands, view_);
  const auto begun = std::find_if(branch.gestures.begin(), branch.gestures.end(),
                                  [&](const auto& g) { return g.id == driven.gesture; });
  if (begun != branch.gestures.end()) {
    begun->inverse.insert(begun->inverse.begin(), inverse.begin(), inverse.end());
  } else {
    const QString words = std::visit(NameOf{driven.commands}, driven.by);
    branch.gestures.push_back({driven.gesture, driven.at, words, std::move(inverse)});
    if (branch.gestures.size() > kGesturesKept) branch.gestures.erase(branch.gestures.begin());
  }
  Q_EMIT gesturesChanged();
}

void Session::takeRoutine(Branch& branch, const Routine& routine) {
  branch.routine = routine;
  Q_EMIT routineChanged();
}

}  // namespace session
