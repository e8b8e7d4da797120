// The hunt with every rule on: no trouble within Raft's model breaks a guarantee, lies to a client
// or keeps a healed cluster from working.
#include "engine/study/hunt.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/scenario/printer.h"
#include "engine/study/shrink.h"
#include "engine/study/story.h"

namespace study {

namespace {

constexpr std::uint64_t kHuntSeeds = 500;

std::string shrunkStory(const Hunted& hunted) {
  const Shrunk shrunk = shrink(hunted.plan, *hunted.finding, {});
  if (!shrunk.played.finding) return "its acts, played again, do not show it";
  return scenario::print(storyOf(shrunk.plan, shrunk.played));
}

}  // namespace

TEST(Hunt, NoTroubleBreaksAGuaranteeLiesToAClientOrOutlivesHealing) {
  PerFault<std::uint64_t> faults{};
  std::uint64_t answered = 0;
  std::uint64_t working = 0;
  for (std::uint64_t seed = 1; seed <= kHuntSeeds; ++seed) {
    const Hunted hunted = hunt(seed, {});
    ASSERT_FALSE(hunted.finding) << hunted.finding->name << ": " << hunted.finding->sentence
                                 << "\nflotilla-cli hunt --seed " << seed << "\n"
                                 << shrunkStory(hunted);
    EXPECT_FALSE(hunted.undecided) << "seed " << seed;
    for (std::size_t i = 0; i < kFaults; ++i) faults[i] += hunted.faults[i];
    answered += hunted.answered;
    working += hunted.healed == Healed::Works ? 1 : 0;
  }
  for (std::size_t i = 0; i < kFaults; ++i) EXPECT_GT(faults[i], kHuntSeeds / 10) << kFaultNames[i];
  EXPECT_GT(answered, kHuntSeeds * 20);
  EXPECT_GT(working, kHuntSeeds * 9 / 10);
}

TEST(Hunt, TheSameSeedGivesTheSameRun) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Hunted once = hunt(seed, {});
    const Hunted again = hunt(seed, {});
    EXPECT_EQ(once.events, again.events);
    EXPECT_EQ(once.operations, again.operations);
    EXPECT_EQ(once.faults, again.faults);
  }
}

TEST(Hunt, WhatItFindsShrinksToASmallerPlanThatShowsTheSame) {
  Wishes wishes;
  wishes.rules.broken = raft::Rule::FullQuorum;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Hunted hunted = hunt(seed, wishes);
    if (!hunted.finding) continue;
    const Shrunk shrunk = shrink(hunted.plan, *hunted.finding, {});
    EXPECT_LT(shrunk.plan.acts.size(), hunted.plan.acts.size());
    const Played played = play(shrunk.plan);
    ASSERT_TRUE(played.finding);
    EXPECT_EQ(played.finding->name, hunted.finding->name);
    return;
  }
  FAIL() << "no finding in 20 seeds, though a majority of live servers is enough";
}

}  // namespace study
