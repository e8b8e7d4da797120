// Stopping where something is: run to next, steps, and breakpoints.
#include "app/session/engine.h"

namespace session {

namespace {

scenario::Present presentOf(const scenario::Run& run) {
  return {run.view(), run.violations(), run.lastEvents(), run.calls()};
}

}  // namespace

void Engine::handle(RunToNext& next) {
  Branch* branch = find(next.branch);
  if (!branch || !fits(next.what, branch->run->world().settings().allServers())) return;
  branch->next = next;
  branch->wanted.set({{0, next.what}}, presentOf(*branch->run));
}

void Engine::handle(Break& set) {
  points_ = std::move(set.points);
  for (Branch& branch : branches_) {
    if (branch.run) setPoints(branch);
  }
}

// Those of a bigger cluster wait until there is one.
void Engine::setPoints(Branch& branch) {
  std::vector<WatchPoint> points = points_;
  const std::size_t servers = branch.run->world().settings().allServers();
  std::erase_if(points, [&](const WatchPoint& p) { return !fits(p.condition, servers); });
  branch.watch.set(std::move(points), presentOf(*branch.run));
}

// As stepOnce; sees whether a breakpoint is met.
bool Engine::stepWatched(Branch& branch, Instant limit, Batch& batch) {
  const trace::EventId before = branch.run->view().lastEvent();
  const bool happened = stepOnce(branch, limit, batch);
  look(branch, before, batch);
  return happened;
}

// Have breakpoints come true with what happened after event `before`?
void Engine::look(Branch& branch, trace::EventId before, Batch& batch) {
  const trace::EventId now = branch.run->view().lastEvent();
  if (now == before || branch.watch.empty()) return;
  const std::optional<int> point = branch.watch.observe(presentOf(*branch.run));
  if (!point || batch.met) return;
  batch.met = Met{*point, now, branch.run->now(), ++branch.met};
  branch.horizon = branch.run->now();
  if (cluster::World* live = liveWorld()) {
    rate_ = 0;
    live->setRate(0);
  }
}

bool Engine::seekNext(Branch& branch, Batch& batch) {
  for (int k = 0; k < kStepsAtOnce; ++k) {
    const trace::EventId before = branch.run->view().lastEvent();
    const bool happened = stepWatched(branch, branch.next->limit, batch);
    // A statement that records nothing leaves the events of an earlier step where they were.
    const bool anything = branch.run->view().lastEvent() > before;
    const bool reached = anything && branch.wanted.observe(presentOf(*branch.run)).has_value();
    if (!reached && happened && !batch.met) continue;
    batch.found = Found{reached, branch.run->now()};
    branch.next.reset();
    branch.horizon = branch.run->now();
    return false;
  }
  return true;
}

bool Engine::seekStep(Branch& branch, Batch& batch) {
  for (int k = 0; k < kStepsAtOnce; ++k) {
    const trace::EventId before = branch.run->view().lastEvent();
    const bool happened = stepWatched(branch, branch.step->limit, batch);
    const bool seen = branch.run->view().lastEvent() > before;
    if (!seen && happened && !batch.met) continue;
    const Instant here = branch.run->now();
    // What else happens at this instant is there for the next steps.
    while (seen && stepWatched(branch, here, batch)) {
    }
    batch.found = Found{seen, here};
    branch.step.reset();
    branch.horizon = here;
    return false;
  }
  return true;
}

}  // namespace session
