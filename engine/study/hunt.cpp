#include "engine/study/hunt.h"

#include <algorithm>

#include "engine/nemesis/nemesis.h"

namespace study {

namespace {

// Everything that was done led to it, healing too, unless healing is what failed.
Plan planOf(const Trial& trial, std::size_t faultyActs, Instant healFrom) {
  Plan plan{trial.settings(), trial.acts(), raft::kNever, trial.now()};
  if (!ofProgress(*trial.finding())) return plan;
  plan.acts.resize(faultyActs);
  plan.healFrom = healFrom;
  return plan;
}

void count(const Trial& trial, Hunted& hunted) {
  const auto& all = trial.history().operations;
  hunted.operations = all.size();
  hunted.answered = static_cast<std::uint64_t>(std::count_if(
      all.begin(), all.end(), [](const auto& o) { return o.answer == check::Answer::Ok; }));
  hunted.events = trial.events();
  hunted.time = trial.now() - Instant{};
  hunted.undecided = trial.undecided();
  hunted.finding = trial.finding();
}

}  // namespace

Hunted hunt(std::uint64_t seed, const Wishes& wishes) {
  const Trouble trouble = troubleOf(seed, wishes);
  Trial trial(trouble.settings);
  nemesis::Nemesis nemesis(trial, trouble.profile, seed);
  const Instant healFrom = Instant(trouble.profile.faulty);
  while (!trial.finding() && nemesis.nextAt() < healFrom) {
    trial.advance(nemesis.nextAt());
    if (!trial.finding()) nemesis.act(trial);
  }
  trial.advance(healFrom);
  const std::size_t faultyActs = trial.acts().size();
  Hunted hunted;
  hunted.seed = seed;
  hunted.profile = trouble.profile.name;
  hunted.faults = nemesis.faults();
  hunted.healed = trial.finding() ? Healed::Broken : heal(trial);
  trial.checkHistory();
  count(trial, hunted);
  if (hunted.finding) hunted.plan = planOf(trial, faultyActs, healFrom);
  return hunted;
}

Played play(const Plan& plan) {
  Trial trial(plan.settings);
  for (const Act& act : plan.acts) {
    trial.advance(act.at);
    if (trial.finding()) break;
    trial.execute(act.what);
  }
  const bool heals = plan.healFrom != raft::kNever;
  trial.advance(heals ? plan.healFrom : plan.until);
  const std::size_t healingFrom = trial.acts().size();
  if (heals && !trial.finding()) heal(trial);
  trial.checkHistory();
  return {trial.finding(), trial.acts(), healingFrom};
}

}  // namespace study
