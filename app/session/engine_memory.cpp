// Branches that give their memory back, and are computed anew when they are wanted again.
#include <utility>

#include "app/session/engine.h"

namespace session {

// A script that still plays is needed whole: what is recorded ends with the present.
void Engine::handle(Forget& forget) {
  Branch* branch = find(forget.branch);
  if (!branch || kind_ != cluster::WorldKind::Lab) return;
  Recipe recipe;
  if (branch->player) {
    recipe.script = branch->player->script();
    recipe.until = branch->run->now();
    recipe.rest = Recipe::Rest::Plays;
  } else {
    recipe.script = branch->run->script();
  }
  branch->recipe = std::move(recipe);
  branch->player.reset();
  branch->run.reset();
  branch->next.reset();
  branch->step.reset();
  branch->driver.reset();
  branch->watch = {};
}

void Engine::handle(Recall& recall) {
  if (recall.script) slot(recall.branch).recipe = Recipe{std::move(*recall.script)};
  if (static_cast<std::size_t>(recall.branch) >= branches_.size()) return;
  Branch& branch = branches_[recall.branch];
  if (!branch.recipe || branch.run) return;
  Batch batch;
  std::unique_ptr<cluster::World> world =
      factory_(cluster::WorldKind::Lab, branch.recipe->script.settings, batch.notice);
  batch.recalled = true;
  if (!world) {
    batch.branch = recall.branch;
    batch.world = world_;
    news_(std::move(batch));
    return;
  }
  branch.run = std::make_unique<scenario::Run>(std::move(world));
  branch.player.emplace(*branch.run, branch.recipe->script);
  publish(recall.branch, branch, std::move(batch));
}

// No breakpoint is looked at: what happens here has happened.
bool Engine::recallMore(Branch& branch, Batch& batch) {
  const Instant until = branch.recipe->until;
  for (int k = 0; k < kStepsAtOnce; ++k) {
    const bool ended = until == raft::kNever && branch.player->finished();
    if (ended || !branch.player->step(until)) {
      recalled(branch);
      batch.routine = routineOf(branch);
      return false;
    }
  }
  return true;
}

void Engine::recalled(Branch& branch) {
  if (branch.recipe->rest == Recipe::Rest::Ends) branch.player.reset();
  branch.recipe.reset();
  branch.horizon = branch.run->now();
  inheritDriver(branch, std::exchange(branch.drivers, {}), branch.run->now());
  setPoints(branch);
}

}  // namespace session
