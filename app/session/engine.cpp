#include "app/session/engine.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "engine/scenario/printer.h"

namespace session {

namespace {
/// How long Live runs before its news are published, by the wall clock.
constexpr Duration kLiveSlice = std::chrono::milliseconds(4);

/// What the engine's rooms say, as a sentence of its own.
std::string sentenceOf(std::string why) {
  if (why.empty()) return why;
  why.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(why.front())));
  if (why.back() != '.') why += '.';
  return why;
}
}  // namespace

Engine::Engine(WorldFactory factory, News news)
    : factory_(std::move(factory)), news_(std::move(news)) {}

void Engine::take(Request request) {
  std::visit([this](auto& r) { handle(r); }, request);
}

bool Engine::work() {
  bool more = false;
  for (std::size_t i = 0; i < branches_.size(); ++i) {
    if (branches_[i].run) more |= advance(static_cast<BranchId>(i), branches_[i]);
  }
  return more;
}

cluster::World* Engine::liveWorld() {
  return kind_ == cluster::WorldKind::Live && !branches_.empty() ? &branches_[0].run->world()
                                                                 : nullptr;
}

void Engine::handle(Open& open) {
  ++world_;
  branches_.clear();
  std::string why;
  std::unique_ptr<cluster::World> world = factory_(open.kind, open.script.settings, why);
  Batch batch;
  if (!world) {
    batch.world = world_;
    batch.notice = sentenceOf(why);
    batch.scriptEnded = true;
    batch.noWorld = true;
    news_(std::move(batch));
    return;
  }
  kind_ = open.kind;
  rate_ = 1'000'000;
  Branch& branch = branches_.emplace_back();
  branch.run = std::make_unique<scenario::Run>(std::move(world));
  branch.player.emplace(*branch.run, std::move(open.script));
  setPoints(branch);
  publish(0, branch, std::move(batch));
}

void Engine::handle(RunTo& runTo) {
  Branch* branch = find(runTo.branch);
  if (branch && runTo.metKnown == branch->met) branch->horizon = runTo.until;
}

void Engine::handle(Act& act) {
  Branch* branch = find(act.branch);
  if (!branch) return;
  Batch batch;
  if (branch->player) {
    branch->player.reset();
    batch.scriptEnded = true;
  }
  std::size_t done = 0;
  for (const cluster::Command& command : act.commands) {
    const trace::EventId before = branch->run->view().lastEvent();
    const std::string why = branch->run->execute(command);
    look(*branch, before, batch);
    done += why.empty() ? 1 : 0;
    if (batch.notice.empty()) batch.notice = sentenceOf(why);
  }
  const Instant at = branch->run->now();
  batch.acted = Acted{act.gesture, at, done};
  if (done > 0) branch->gestures.push_back({act.gesture, at, done});
  publish(act.branch, *branch, std::move(batch));
}

void Engine::handle(Fork& fork) {
  const Branch* parent = find(fork.parent);
  if (!parent) return;
  std::vector<Gesture> shared = parent->gestures;
  std::erase_if(shared, [&](const Gesture& gesture) { return gesture.at > fork.at; });
  std::vector<DriverAt> drivers = parent->drivers;
  std::erase_if(drivers, [&](const DriverAt& driver) { return driver.at > fork.at; });
  adopt(fork.made, parent->run->fork(fork.at, fork.shared), std::move(shared), drivers);
}

void Engine::handle(Undo& undo) {
  const Branch* parent = find(undo.parent);
  if (!parent) return;
  std::vector<Gesture> rest = parent->gestures;
  const auto first = std::find_if(rest.begin(), rest.end(),
                                  [&](const Gesture& g) { return g.id == undo.gesture; });
  // A routine may have acted since; a rolling restart has several parts. A gesture that made no
  // sense left nothing to undo.
  std::size_t commands = 0;
  for (auto gesture = first; gesture != rest.end(); ++gesture) commands += gesture->commands;
  rest.erase(first, rest.end());
  std::vector<DriverAt> drivers = parent->drivers;
  const bool ends = parent->driver && parent->drivenAs == undo.gesture &&
                    std::holds_alternative<Rolling>(parent->driver->routine());
  if (ends) drivers.push_back({parent->run->now(), std::nullopt, 0});
  adopt(undo.made,
        commands == 0 ? parent->run->fork(parent->run->now(), undo.shared)
                      : parent->run->withoutLastCommands(commands, undo.shared),
        std::move(rest), drivers);
}

Engine::Branch& Engine::slot(BranchId made) {
  if (branches_.size() <= static_cast<std::size_t>(made)) branches_.resize(made + 1);
  return branches_[made];
}

void Engine::adopt(BranchId made, std::unique_ptr<scenario::Run> run, std::vector<Gesture> gestures,
                   const std::vector<DriverAt>& drivers) {
  if (!run) return;
  Branch& branch = slot(made);
  branch.run = std::move(run);
  branch.horizon = branch.run->now();
  branch.gestures = std::move(gestures);
  inheritDriver(branch, drivers, branch.run->now());
  setPoints(branch);
  Batch batch;
  if (!branch.drivers.empty() && branch.drivers.back().faded) beginAnew(branch, batch);
  batch.routine = routineOf(branch);
  batch.sharedThrough = branch.run->drainedThrough();
  publish(made, branch, std::move(batch));
}

void Engine::handle(RunStep& step) {
  Branch* branch = find(step.branch);
  if (!branch) return;
  branch->step = step;
}

void Engine::handle(Halt& halt) {
  if (Branch* branch = find(halt.branch)) {
    branch->next.reset();
    branch->step.reset();
    branch->horizon = branch->run->now();
  }
}

void Engine::handle(SetRate& rate) {
  cluster::World* world = liveWorld();
  if (!world) return;
  rate_ = rate.rate;
  world->setRate(rate_);
}

// A branch that is forgotten answers, too: who asked waits for it.
void Engine::handle(AskScript& ask) {
  Batch batch;
  batch.branch = ask.branch;
  batch.world = world_;
  scenario::Script script;
  if (static_cast<std::size_t>(ask.branch) < branches_.size() && branches_[ask.branch].recipe) {
    script = branches_[ask.branch].recipe->script;
  } else if (const Branch* branch = find(ask.branch)) {
    script = branch->run->script();
    batch.now = branch->run->now();
  } else {
    return;
  }
  script.title = ask.title;
  batch.scriptText = scenario::print(script);
  news_(std::move(batch));
}

// What is asked of a branch that is being computed anew is done when it is there.
Engine::Branch* Engine::find(BranchId id) {
  if (id < 0 || static_cast<std::size_t>(id) >= branches_.size()) return nullptr;
  Branch& branch = branches_[id];
  while (branch.run && branch.recipe) advance(id, branch);
  return branch.run ? &branch : nullptr;
}

// Live is published at the same pace by the wall clock, however slow its own clock runs.
Instant Engine::limitOf(const Branch& branch) const {
  if (kind_ == cluster::WorldKind::Lab) return branch.horizon;
  return branch.run->now() + kLiveSlice * rate_ / 1'000'000;
}

bool Engine::advance(BranchId id, Branch& branch) {
  Batch batch;
  bool more = false;
  if (branch.recipe) {
    more = recallMore(branch, batch);
  } else if (branch.next) {
    more = seekNext(branch, batch);
  } else if (branch.step) {
    more = seekStep(branch, batch);
  } else {
    const bool live = kind_ == cluster::WorldKind::Live;
    const Instant limit = limitOf(branch);
    if (!live && branch.run->now() >= limit) return false;
    more = true;
    for (int k = 0; k < kStepsAtOnce && more && !batch.met; ++k) {
      more = stepWatched(branch, limit, batch);
    }
    // A clock that stands has nothing to show until somebody acts.
    if (live) more = rate_ > 0;
  }
  publish(id, branch, std::move(batch));
  return more;
}

// One step of the script or of the bare run; says what of the script took effect.
bool Engine::stepOnce(Branch& branch, Instant limit, Batch& batch) {
  if (branch.driver) return stepDriven(branch, limit, batch);
  if (!branch.player) return branch.run->step(limit);
  const std::optional<scenario::Speed> before = branch.player->speed();
  const bool happened = branch.player->step(limit);
  if (const auto& speed = branch.player->speed(); speed && speed != before) {
    const double ratio = static_cast<double>(speed->numerator) / speed->denominator;
    batch.speeds.push_back({branch.run->now(), ratio});
  }
  if (branch.player->finished()) {
    branch.player.reset();
    batch.scriptEnded = true;
  }
  return happened;
}

void Engine::publish(BranchId id, Branch& branch, Batch batch) {
  batch.branch = id;
  batch.world = world_;
  batch.now = branch.run->now();
  batch.held = branch.run->bytes() + branch.gestures.size() * sizeof(Gesture) +
               branch.drivers.size() * sizeof(DriverAt);
  branch.run->drain(batch.events);
  news_(std::move(batch));
}

}  // namespace session
