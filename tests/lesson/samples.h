// Lessons, predicates and learners for the tests of the room.
// Thread rule: one thread.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/lesson/play.h"
#include "engine/lesson/proof.h"
#include "engine/lesson/template.h"
#include "engine/sim/lab.h"

namespace lesson {

inline std::unique_ptr<cluster::World> newLab(const cluster::Settings& settings) {
  return sim::makeLab(settings);
}

inline Glossary someTerms() {
  return Glossary({{"quorum", {"quorums"}, "A majority.", "Raft 5.2"}});
}

/// A lesson of three servers with these steps.
inline Files filesWith(const std::string& steps,
                       const std::string& setup = "run until leader is S1 within 1s\n") {
  const std::string front =
      "---\ntitle: T\npart: A\nnumber: 1\nminutes: 5\nprerequisites: none\nmisconceptions: 1\n"
      "goals:\n- G.\nnotes: N.\n---\n\n";
  return {{"lesson.md", front + steps},
          {"scenario.txt", "flotilla 1\ncluster 3 seed=3\ncampaign S1\n" + setup}};
}
/// The line in lesson.md at which the steps of filesWith begin.
inline constexpr std::uint32_t kFirstStepLine = 13;

inline std::shared_ptr<const Lesson> lessonWith(const std::string& steps) {
  Read read = readLesson(filesWith(steps), someTerms());
  for (const Mistake& mistake : read.mistakes) ADD_FAILURE() << sentenceOf(mistake);
  return std::make_shared<const Lesson>(std::move(read.lesson));
}

/// A runner over a run of its own.
struct Class {
  explicit Class(const std::shared_ptr<const Lesson>& lesson)
      : run(std::make_unique<scenario::Run>(newLab(lesson->setup.settings))),
        runner(lesson, *run) {}

  Sight sight() const { return runner.sight(*run); }
  void pass(Duration time) {
    const Instant limit = run->now() + time;
    while (runner.step(*run, limit)) {
    }
  }
  /// Steps until the phase is reached, for a minute at most.
  bool until(Phase phase) {
    const Instant limit = run->now() + std::chrono::seconds(60);
    while (runner.phase() != phase && runner.step(*run, limit)) {
    }
    return runner.phase() == phase;
  }
  std::string act(const cluster::Command& command) { return runner.act(*run, command); }

  std::unique_ptr<scenario::Run> run;
  Runner runner;
};

}  // namespace lesson
