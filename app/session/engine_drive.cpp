// Routines: what acts by itself on a branch, at instants of the run.
#include "app/session/engine.h"

namespace session {

void Engine::handle(Drive& drive) {
  Branch* branch = find(drive.branch);
  if (!branch) return;
  Batch batch;
  if (branch->player) {
    branch->player.reset();
    batch.scriptEnded = true;
  }
  const bool chaos = branch->driver && std::holds_alternative<Chaos>(branch->driver->routine());
  branch->driver.reset();
  if (chaos) noteDriven(*branch, ++lastDriven_, {Rest{}, repair(*branch->run)}, batch);
  if (!std::holds_alternative<Rest>(drive.what)) {
    branch->driver.emplace(drive.what, *branch->run);
    branch->drivenAs = ++lastDriven_;
    if (branch->driver->ended()) branch->driver.reset();
  }
  rememberDriver(*branch);
  batch.routine = routineOf(*branch);
  publish(drive.branch, *branch, std::move(batch));
}

// Up to the instant at which the driver acts nothing differs from a run without it.
bool Engine::stepDriven(Branch& branch, Instant limit, Batch& batch) {
  const Instant due = std::min(branch.driver->nextAt(), limit);
  if (branch.run->step(due)) return true;
  if (branch.run->now() < branch.driver->nextAt()) return false;
  drive(branch, batch);
  return true;
}

void Engine::drive(Branch& branch, Batch& batch) {
  Driver& driver = *branch.driver;
  const Routine by = driver.routine();
  // Each fault of the chaos can be taken back by itself; a rolling restart is one act.
  if (std::holds_alternative<Chaos>(by)) branch.drivenAs = ++lastDriven_;
  noteDriven(branch, branch.drivenAs, {by, driver.act(*branch.run)}, batch);
  if (driver.ended()) {
    branch.driver.reset();
    batch.routine = Rest{};
  }
  rememberDriver(branch);
}

void Engine::noteDriven(Branch& branch, GestureId gesture, Deeds deeds, Batch& batch) {
  if (deeds.done.empty()) return;
  const Instant at = branch.run->now();
  branch.gestures.push_back({gesture, at, deeds.done.size()});
  batch.driven.push_back({gesture, at, std::move(deeds.done), deeds.by});
}

void Engine::rememberDriver(Branch& branch) {
  branch.drivers.push_back({branch.run->now(), branch.driver, branch.drivenAs});
  if (branch.drivers.size() > kDriversMost) fade(branch.drivers);
}

// Of the older half only who acted stays known, not what he had planned at each of his acts.
void Engine::fade(std::vector<DriverAt>& drivers) {
  const auto half = drivers.begin() + kDriversMost / 2;
  auto kept = drivers.begin();
  for (auto one = drivers.begin(); one != half; ++one) {
    const bool chaos = one->driver && std::holds_alternative<Chaos>(one->driver->routine());
    const bool same = chaos && kept != drivers.begin() && std::prev(kept)->faded &&
                      std::prev(kept)->driver->routine() == one->driver->routine();
    if (same) continue;
    if (kept != one) *kept = std::move(*one);
    kept->faded = chaos;
    ++kept;
  }
  drivers.erase(kept, half);
}

// A branch takes along who acted when it left.
void Engine::inheritDriver(Branch& made, const std::vector<DriverAt>& past, Instant at) {
  for (const DriverAt& one : past) {
    if (one.at > at) break;
    made.drivers.push_back(one);
    made.driver = one.driver;
    made.drivenAs = one.drivenAs;
  }
}

// Chaos that had faded where the branch left: nobody knows which of its faults it meant to repair.
void Engine::beginAnew(Branch& branch, Batch& batch) {
  const Routine what = branch.driver->routine();
  noteDriven(branch, ++lastDriven_, {Rest{}, repair(*branch.run)}, batch);
  branch.driver.emplace(what, *branch.run);
  branch.drivenAs = ++lastDriven_;
  rememberDriver(branch);
  batch.notice =
      "What chaos had planned this long ago is no longer in memory: here everything is repaired, "
      "and chaos begins anew.";
}

Routine Engine::routineOf(const Branch& branch) {
  return branch.driver ? branch.driver->routine() : Routine{Rest{}};
}

}  // namespace session
