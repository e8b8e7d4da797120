#include "engine/lesson/proof.h"

#include <algorithm>
#include <set>

namespace lesson {
namespace {

constexpr std::size_t kScriptsLeast = 2;
/// A lesson for any seed is played wrongly with so many of them.
constexpr std::uint64_t kWrongSeeds = 5;
constexpr std::size_t kFaultsMost = 20;

void requireScripts(std::size_t count, const std::string& kind, Mistakes& mistakes) {
  if (count >= kScriptsLeast) return;
  mistakes.push_back({kind + "-1.txt",
                      {1, 1, "",
                       "A lesson needs at least two files '" + kind + "-....txt'; there " +
                           (count == 1 ? "is one." : "is none.")}});
}

bool asks(const Lesson& lesson) {
  return std::any_of(lesson.steps.begin(), lesson.steps.end(), [](const Step& step) {
    return step.prediction.has_value() || step.task.has_value();
  });
}

class Prover {
 public:
  Prover(const Checked& checked, const NewWorld& newWorld, std::uint64_t seeds)
      : checked_(checked), lesson_(*checked.lesson), newWorld_(newWorld), seeds_(seeds) {}

  Proof prove() {
    const bool any = lesson_.seed == Seed::Any;
    proof_.seeds = any ? seeds_ : 1;
    const std::uint64_t first = any ? 1 : lesson_.setup.settings.seed;
    for (std::uint64_t seed = first; seed < first + proof_.seeds; ++seed) {
      for (const auto& [file, script] : checked_.solutions) solves(file, script, seed);
      if (seed >= first + kWrongSeeds) continue;
      for (const auto& [file, script] : checked_.wrongs) fails(file, script, seed);
    }
    return std::move(proof_);
  }

 private:
  void fault(const std::string& file, std::uint64_t seed, const std::string& what) {
    if (proof_.faults.size() == kFaultsMost) return;
    proof_.faults.push_back(file + ", seed " + std::to_string(seed) + ": " + what);
  }

  void solves(const std::string& file, const LearnerScript& script, std::uint64_t seed) {
    // What needs no script is proved once a seed.
    const Prove goals = file == checked_.solutions.begin()->first ? Prove::Goals : Prove::No;
    const Played played = play(checked_.lesson, seed, script, newWorld_, goals);
    ++proof_.plays;
    for (const std::string& what : played.faults) fault(file, seed, what);
    if (!played.finished) fault(file, seed, "it does not come to the end of the lesson.");
    for (const StepResult& result : played.results) {
      if (!result.right) {
        fault(file, seed,
              "its answer in step " + std::to_string(result.step + 1) +
                  " is wrong: " + ran(played, result.step));
      }
    }
    for (std::size_t i = 0; i < lesson_.steps.size(); ++i) checkRight(file, seed, played, i);
  }

  void checkRight(const std::string& file, std::uint64_t seed, const Played& played,
                  std::size_t step) {
    const auto& prediction = lesson_.steps[step].prediction;
    if (!prediction || !prediction->right || !played.right[step]) return;
    if (prediction->right == played.right[step]) return;
    fault(file, seed,
          "in step " + std::to_string(step + 1) + " 'right' says choice " +
              std::to_string(*prediction->right + 1) + ", but " + ran(played, step));
  }

  static std::string ran(const Played& played, std::size_t step) {
    if (step >= played.right.size() || !played.right[step]) return "the run decided for none.";
    return "the run decided for choice " + std::to_string(*played.right[step] + 1) + ".";
  }

  void fails(const std::string& file, const LearnerScript& script, std::uint64_t seed) {
    const Played played = play(checked_.lesson, seed, script, newWorld_);
    ++proof_.plays;
    for (const std::string& what : played.faults) fault(file, seed, what);
    if (played.solved()) fault(file, seed, "it solves the lesson, though it should not.");
  }

  const Checked& checked_;
  const Lesson& lesson_;
  const NewWorld& newWorld_;
  std::uint64_t seeds_;
  Proof proof_;
};

}  // namespace

Checked check(const Files& files, const Glossary& glossary) {
  Checked checked;
  Read read = readLesson(files, glossary);
  checked.mistakes = std::move(read.mistakes);
  for (const auto& [file, text] : files) {
    const bool solution = file.rfind("solution-", 0) == 0;
    if (!solution && file.rfind("wrong-", 0) != 0) continue;
    ScriptRead script = readScript(text, file, read.lesson.setup.settings);
    checked.mistakes.insert(checked.mistakes.end(), script.mistakes.begin(), script.mistakes.end());
    (solution ? checked.solutions : checked.wrongs)[file] = std::move(script.script);
  }
  requireScripts(checked.solutions.size(), "solution", checked.mistakes);
  requireScripts(checked.wrongs.size(), "wrong", checked.mistakes);
  if (!read.lesson.steps.empty() && !asks(read.lesson)) {
    checked.mistakes.push_back(
        {"lesson.md", {1, 1, "", "A lesson needs a question or a task, so that one can fail."}});
  }
  if (checked.mistakes.empty()) {
    checked.lesson = std::make_shared<const Lesson>(std::move(read.lesson));
  }
  return checked;
}

Proof prove(const Checked& checked, const NewWorld& newWorld, std::uint64_t seeds) {
  return Prover(checked, newWorld, seeds).prove();
}

}  // namespace lesson
