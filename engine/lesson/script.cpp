#include "engine/lesson/script.h"

#include "engine/lesson/reader.h"
#include "engine/scenario/cursor.h"

namespace lesson {
namespace {

using scenario::Cursor;

constexpr std::uint64_t kChoicesMost = 9;

Answer readAnswer(Cursor& in) {
  Answer answer;
  if (!in.take("right")) {
    const std::uint64_t choice = in.number(kChoicesMost);
    if (!in.failed() && choice == 0) in.failBefore("the number of a choice, from 1, or 'right'");
    if (choice > 0) answer.choice = choice - 1;
  }
  if (!in.take("sure")) return answer;
  const std::uint64_t sure = in.number(kConfidenceMost);
  if (!in.failed() && sure == 0) in.failBefore("how sure, 1 to 4");
  answer.confidence = static_cast<Confidence>(sure);
  return answer;
}

/// nullopt if the line is a statement of the scenario language.
std::optional<ScriptLine> readOwn(Cursor& in) {
  ScriptLine line;
  if (in.take("answer")) {
    line.what = readAnswer(in);
  } else if (in.take("hint")) {
    line.what = AskHint{};
  } else if (in.take("restart") && in.atEnd()) {
    line.what = BeginAgain{};
  } else if (in.take("says")) {
    line.what = Says{in.string("the words in quotes")};
  } else {
    return std::nullopt;
  }
  in.requireEnd();
  return line;
}

}  // namespace

ScriptRead readScript(std::string_view text, const std::string& file,
                      const cluster::Settings& settings) {
  ScriptRead read;
  std::uint32_t number = 0;
  while (!text.empty() && read.mistakes.size() < scenario::kProblemsMost) {
    const std::size_t end = text.find('\n');
    std::string_view rest = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!rest.empty() && rest.back() == '\r') rest.remove_suffix(1);
    const scenario::Line line = scenario::divide(rest, ++number);
    if (line.tokens.empty()) continue;
    Cursor in(line, settings.allServers());
    std::optional<ScriptLine> own = readOwn(in);
    if (own && in.problem()) {
      read.mistakes.push_back({file, *in.problem()});
    } else if (own) {
      own->line = number;
      own->text = rest;
      read.script.push_back(std::move(*own));
    } else {
      auto statement = readStatement(Source(std::string(rest), number, 1), settings);
      if (auto* problem = std::get_if<scenario::Problem>(&statement)) {
        read.mistakes.push_back({file, std::move(*problem)});
      } else {
        read.script.push_back(
            {std::move(std::get<scenario::Statement>(statement)), number, std::string(rest)});
      }
    }
  }
  return read;
}

}  // namespace lesson
