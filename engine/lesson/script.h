// What a learner does in a lesson, as a text: `solution-*.txt` and `wrong-*.txt`. Statements of the
// scenario language, one a line, and:
//
//   answer 2          answers the next question with its second choice
//   answer 2 sure 3   and says how sure, 1 to 4
//   answer right      with whichever choice the run will turn out to be right
//   hint              asks for a hint
//   restart           begins the step again
//   says "S5 won"     the lesson has just said that, after a misstep
//
// A command goes on to the next task when the present one is done; `run` stays.
// Thread rule: plain values and pure functions.
#pragma once

#include "engine/lesson/lesson.h"
#include "engine/lesson/runner.h"

namespace lesson {

struct Answer {
  std::optional<std::size_t> choice;  ///< from 0; nullopt: the right one
  Confidence confidence{2};
  friend bool operator==(const Answer&, const Answer&) = default;
};
struct AskHint {
  friend bool operator==(const AskHint&, const AskHint&) = default;
};
struct BeginAgain {
  friend bool operator==(const BeginAgain&, const BeginAgain&) = default;
};
struct Says {
  std::string text;
  friend bool operator==(const Says&, const Says&) = default;
};
struct ScriptLine {
  std::variant<scenario::Statement, Answer, AskHint, BeginAgain, Says> what;
  std::uint32_t line{0};
  std::string text;
  friend bool operator==(const ScriptLine&, const ScriptLine&) = default;
};
using LearnerScript = std::vector<ScriptLine>;

struct ScriptRead {
  LearnerScript script;
  Mistakes mistakes;
};
ScriptRead readScript(std::string_view text, const std::string& file,
                      const cluster::Settings& settings);

}  // namespace lesson
