#include "app/session/engine.h"

#include <utility>

#include "engine/scenario/condition.h"
#include "engine/scenario/printer.h"

namespace session {

namespace {
/// Occurrences computed before the news are published and requests are looked at again.
constexpr int kStepsAtOnce = 2000;
/// How long Live runs before its news are published.
constexpr Duration kLiveSlice = std::chrono::milliseconds(4);
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
    batch.notice = why;
    batch.scriptEnded = true;
    news_(std::move(batch));
    return;
  }
  kind_ = open.kind;
  Branch& branch = branches_.emplace_back();
  branch.run = std::make_unique<scenario::Run>(std::move(world));
  branch.player.emplace(*branch.run, std::move(open.script));
  publish(0, branch, std::move(batch));
}

void Engine::handle(RunTo& runTo) {
  if (Branch* branch = find(runTo.branch)) branch->horizon = runTo.until;
}

void Engine::handle(Act& act) {
  Branch* branch = find(act.branch);
  if (!branch) return;
  Batch batch;
  if (branch->player) {
    branch->player.reset();
    batch.scriptEnded = true;
  }
  for (const cluster::Command& command : act.commands) {
    batch.notice = branch->run->execute(command);
    if (!batch.notice.empty()) break;
  }
  publish(act.branch, *branch, std::move(batch));
}

void Engine::handle(Fork& fork) {
  if (const Branch* parent = find(fork.parent)) adopt(fork.made, parent->run->fork(fork.at));
}

void Engine::handle(Undo& undo) {
  if (const Branch* parent = find(undo.parent)) {
    adopt(undo.made, parent->run->withoutLastCommands(undo.commands));
  }
}

void Engine::adopt(BranchId made, std::unique_ptr<scenario::Run> run) {
  if (!run) return;
  if (branches_.size() <= static_cast<std::size_t>(made)) branches_.resize(made + 1);
  Branch& branch = branches_[made];
  branch.run = std::move(run);
  branch.horizon = branch.run->now();
  Batch batch;
  batch.sharedThrough = branch.run->drainedThrough();
  publish(made, branch, std::move(batch));
}

void Engine::handle(RunToNext& next) {
  if (Branch* branch = find(next.branch)) branch->next = next;
}

void Engine::handle(RunStep& step) {
  if (Branch* branch = find(step.branch)) branch->step = step;
}

void Engine::handle(Halt& halt) {
  if (Branch* branch = find(halt.branch)) {
    branch->next.reset();
    branch->step.reset();
    branch->horizon = branch->run->now();
  }
}

void Engine::handle(SetRate& rate) {
  if (cluster::World* world = liveWorld()) world->setRate(rate.rate);
}

void Engine::handle(AskScript& ask) {
  Branch* branch = find(ask.branch);
  if (!branch) return;
  Batch batch;
  batch.scriptText = scenario::print(branch->run->script());
  publish(ask.branch, *branch, std::move(batch));
}

Engine::Branch* Engine::find(BranchId id) {
  if (id < 0 || static_cast<std::size_t>(id) >= branches_.size() || !branches_[id].run) {
    return nullptr;
  }
  return &branches_[id];
}

bool Engine::advance(BranchId id, Branch& branch) {
  Batch batch;
  bool more = false;
  if (branch.next) {
    more = seekNext(branch, batch);
  } else if (branch.step) {
    more = seekStep(branch, batch);
  } else {
    const bool live = kind_ == cluster::WorldKind::Live;
    const Instant limit = live ? branch.run->now() + kLiveSlice : branch.horizon;
    if (!live && branch.run->now() >= limit) return false;
    more = true;
    for (int k = 0; k < kStepsAtOnce && more; ++k) more = stepOnce(branch, limit, batch);
    more |= live;
  }
  publish(id, branch, std::move(batch));
  return more;
}

// One step of the script or of the bare run; says what of the script took effect.
bool Engine::stepOnce(Branch& branch, Instant limit, Batch& batch) {
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

bool Engine::seekNext(Branch& branch, Batch& batch) {
  for (int k = 0; k < kStepsAtOnce; ++k) {
    const bool happened = stepOnce(branch, branch.next->limit, batch);
    const bool reached =
        scenario::holds({branch.next->what},
                        {branch.run->view(), branch.run->violations(), branch.run->lastEvents()});
    if (!reached && happened) continue;
    batch.found = Found{reached, branch.run->now()};
    branch.next.reset();
    branch.horizon = branch.run->now();
    return false;
  }
  return true;
}

bool Engine::seekStep(Branch& branch, Batch& batch) {
  const bool happened = stepOnce(branch, branch.step->limit, batch);
  batch.found = Found{happened, branch.run->now()};
  branch.step.reset();
  branch.horizon = branch.run->now();
  return false;
}

void Engine::publish(BranchId id, Branch& branch, Batch batch) {
  batch.branch = id;
  batch.world = world_;
  batch.now = branch.run->now();
  branch.run->drain(batch.events);
  news_(std::move(batch));
}

}  // namespace session
