#include "app/cli/lesson_arguments.h"

#include <array>
#include <charconv>

namespace cli {
namespace {

constexpr std::uint64_t kCountMost = 10'000;
const std::string kHelp = " 'flotilla-cli help' says what there is.";

struct Verb {
  std::string_view word;
  LessonVerb verb;
  std::string_view needs;
};
constexpr std::array<Verb, 6> kVerbs{{
    {"new", LessonVerb::New, "a folder"},
    {"check", LessonVerb::Check, "a folder"},
    {"test", LessonVerb::Test, "a folder"},
    {"worksheet", LessonVerb::Worksheet, "a folder"},
    {"table", LessonVerb::Table, "files of progress"},
    {"practice", LessonVerb::Practice,
     "a topic: elections, up-to-date, commitment, quorum or reads"},
}};

bool readNumber(const std::string& value, std::uint64_t most, std::uint64_t& to) {
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, to);
  return error == std::errc() && stop == end && to <= most;
}

/// A sentence if the option or its value is wrong, else empty.
std::string readOption(const std::string& option, const std::string& value, LessonRequest& to) {
  const bool practice = to.verb == LessonVerb::Practice;
  const bool test = to.verb == LessonVerb::Test;
  if (option == "--seed" && practice) {
    return readNumber(value, ~std::uint64_t{0}, to.seed) ? "" : "needs a whole number.";
  }
  if (option == "--count" && practice) {
    return readNumber(value, kCountMost, to.count) && to.count > 0 ? "" : "needs 1 to 10000.";
  }
  if (option == "--seeds" && test) {
    return readNumber(value, kCountMost, to.seeds) && to.seeds > 0 ? "" : "needs 1 to 10000.";
  }
  if (option == "--pdf" && to.verb == LessonVerb::Worksheet) {
    to.pdf = value;
    return value.empty() ? "needs a file's name." : "";
  }
  return "is no option here.";
}

}  // namespace

Request readLesson(const std::vector<std::string>& arguments) {
  if (arguments.size() < 2) {
    return Mistake{"'lesson' needs one of new, check, test, worksheet, table, practice." + kHelp};
  }
  if (arguments[1] == "--help") return HelpRequest{};
  LessonRequest request;
  const Verb* verb = nullptr;
  for (const Verb& one : kVerbs) {
    if (one.word == arguments[1]) verb = &one;
  }
  if (verb == nullptr) return Mistake{"There is no 'lesson " + arguments[1] + "'." + kHelp};
  request.verb = verb->verb;
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help") return HelpRequest{};
    if (argument.rfind("--", 0) != 0) {
      request.what.push_back(argument);
      continue;
    }
    const std::string value = i + 1 < arguments.size() ? arguments[i + 1] : "";
    const std::string wrong = readOption(argument, value, request);
    if (!wrong.empty()) return Mistake{"'" + argument + "' " + wrong + kHelp};
    ++i;
  }
  const std::string name = "'lesson " + std::string(verb->word) + "'";
  if (request.what.empty())
    return Mistake{name + " needs " + std::string(verb->needs) + "." + kHelp};
  const bool several = verb->verb == LessonVerb::Table || verb->verb == LessonVerb::Check ||
                       verb->verb == LessonVerb::Test;
  if (!several && request.what.size() > 1) return Mistake{name + " takes one argument." + kHelp};
  return request;
}

std::string lessonHelp() {
  return R"(
flotilla-cli lesson new FOLDER          writes a small lesson to begin with
flotilla-cli lesson check FOLDER...     is it well written? (mistakes with file, line and column)
flotilla-cli lesson test FOLDER...      plays it: each solution solves it, no wrong one does, no
                                        goal holds by itself, each answer is what the run does
flotilla-cli lesson worksheet FOLDER    its questions and the teacher's notes, as text or a PDF
flotilla-cli lesson table FILE...       learners' progress files as one table (CSV)
flotilla-cli lesson practice TOPIC      questions from random states, graded by the engine
                                        (elections, up-to-date, commitment, quorum, reads)

options of lesson:
  --seeds N                 test: seeds for a lesson that names none (default: 50)
  --seed N                  practice: the first question's (default: 1); the same seed, the same
                            question
  --pdf FILE                worksheet: writes a PDF there in place of the text
  --count N                 practice: how many questions (default: 1)

exit code of lesson: 0 all is well, 1 a lesson does not do what it says, 2 the input was wrong
)";
}

}  // namespace cli
