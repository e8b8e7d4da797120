// Questions without end: from real states, graded by the engine, the same for the same seed.
#include "engine/lesson/practice.h"

#include <set>

#include "engine/lesson/acts.h"
#include "tests/lesson/samples.h"

namespace lesson {
namespace {

class Practice : public testing::TestWithParam<Topic> {};

TEST_P(Practice, TheSameSeedGivesTheSameQuestion) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    EXPECT_EQ(makeExercise(GetParam(), seed, newLab), makeExercise(GetParam(), seed, newLab));
  }
  EXPECT_NE(makeExercise(GetParam(), 1, newLab), makeExercise(GetParam(), 2, newLab));
}

TEST_P(Practice, EverySeedAsksAndAnswersDiffer) {
  std::set<std::size_t> rights;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const auto exercise = makeExercise(GetParam(), seed, newLab);
    ASSERT_TRUE(exercise.has_value()) << seed;
    ASSERT_LT(exercise->right, exercise->choices.size());
    EXPECT_FALSE(exercise->because.empty());
    rights.insert(exercise->right);
  }
  EXPECT_GE(rights.size(), 3u);
}

INSTANTIATE_TEST_SUITE_P(All, Practice,
                         testing::Values(Topic::Elections, Topic::UpToDate, Topic::Commitment,
                                         Topic::Quorum, Topic::Reads));

/// The state that the question is about, as the window would play it.
std::unique_ptr<scenario::Run> played(const scenario::Script& setup) {
  auto run = std::make_unique<scenario::Run>(newLab(setup.settings));
  Acts acts(setup.statements);
  const See nobody = [](const scenario::Run&) {};
  while (!acts.finished()) acts.step(*run, raft::kNever, nobody);
  settle(*run, nobody);
  return run;
}

TEST(PracticeElections, PlayingOnGivesTheRightAnswer) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const auto exercise = makeExercise(Topic::Elections, seed, newLab);
    ASSERT_TRUE(exercise.has_value());
    const auto run = played(exercise->setup);
    bool won = false;
    Acts acts(exercise->decides);
    while (!acts.finished()) {
      acts.step(*run, raft::kNever,
                [&won](const scenario::Run& r) { won = won || r.view().leader() != ServerId{}; });
    }
    EXPECT_EQ(won, exercise->right == 0) << seed;
  }
}

TEST(PracticeQuorum, OnlyAMajorityOfAllServersDecides) {
  // Raft 5.2: never both sides.
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const auto exercise = makeExercise(Topic::Quorum, seed, newLab);
    ASSERT_TRUE(exercise.has_value());
    EXPECT_NE(exercise->right, 3u) << seed;
  }
}

// thesis 6.4: told is what was confirmed last, and only where a majority is reached.
TEST(PracticeReads, NobodyIsToldAnOldValue) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const auto exercise = makeExercise(Topic::Reads, seed, newLab);
    ASSERT_TRUE(exercise.has_value());
    const auto run = played(exercise->setup);
    Acts acts(exercise->decides);
    while (!acts.finished()) acts.step(*run, raft::kNever, [](const scenario::Run&) {});
    const auto& operations = run->view().operations();
    ASSERT_EQ(operations.size(), 3u) << seed;
    const bool newer = operations[1].outcome == trace::Outcome::Ok;
    const bool told = operations[2].finished() && operations[2].outcome == trace::Outcome::Ok;
    EXPECT_EQ(exercise->right, !told ? 2u : newer ? 1u : 0u) << seed;
  }
}

}  // namespace
}  // namespace lesson
