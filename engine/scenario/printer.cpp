#include "engine/scenario/printer.h"

#include "engine/scenario/command_text.h"
#include "engine/scenario/condition_text.h"
#include "engine/scenario/header.h"

namespace scenario {
namespace {

struct ActionText {
  std::string operator()(const RunFor& run) const { return "run " + textOf(run.duration); }
  std::string operator()(const RunUntil& run) const {
    return "run until " + textOf(run.condition) + " within " + textOf(run.within);
  }
  std::string operator()(const Expect& expect) const {
    return "expect " + textOf(expect.condition);
  }
  std::string operator()(const Note& note) const { return "note " + inQuotes(note.text); }
  std::string operator()(const Speed& speed) const {
    const std::string over = "speed " + std::to_string(speed.numerator);
    return speed.denominator == 1 ? over : over + "/" + std::to_string(speed.denominator);
  }
  std::string operator()(const DefaultTimeout& timeout) const {
    return "timeout " + textOf(timeout.timeout);
  }
  template <class Command>
  std::string operator()(const Command& command) const {
    return textOf(command);
  }
};

}  // namespace

std::string print(const Condition& condition) { return textOf(condition); }

std::string print(const Statement& statement) {
  const std::string text = std::visit(ActionText{}, statement.action);
  return statement.at ? "at " + textOf(statement.at->time_since_epoch()) + " " + text : text;
}

std::string print(const Script& script) {
  std::string text = "flotilla 1\n";
  if (!script.title.empty()) text += "title " + inQuotes(script.title) + "\n";
  text += textOf(script.settings) + "\n";
  for (const Statement& statement : script.statements) text += print(statement) + "\n";
  return text;
}

}  // namespace scenario
