// Reads the files of a lesson.
#include <algorithm>
#include <set>

#include "engine/lesson/reader.h"

namespace lesson {
namespace {

constexpr const char* kText = "lesson.md";
constexpr const char* kSetup = "scenario.txt";
constexpr std::uint32_t kLessonsMost = 999;
constexpr std::uint32_t kMinutesMost = 60;

void need(Reader& in, const std::string& what) {
  in.fail({1, 1, "", "The lesson's fields lack '" + what + "'."});
}

void readField(const Field& field, Reader& in, Lesson& to) {
  const auto most = static_cast<std::uint32_t>(misconceptions().size());
  if (field.key == "title") {
    to.title = in.text(field.value);
  } else if (field.key == "part") {
    to.part = in.text(field.value);
  } else if (field.key == "number") {
    to.number = in.number(field.value, kLessonsMost);
  } else if (field.key == "minutes") {
    to.minutes = in.number(field.value, kMinutesMost);
  } else if (field.key == "prerequisites") {
    to.prerequisites = in.numbers(field.value, kLessonsMost);
  } else if (field.key == "goals") {
    for (const Source& item : field.items) to.goals.push_back(in.text(item));
  } else if (field.key == "misconceptions") {
    to.misconceptions = in.numbers(field.value, most);
  } else if (field.key == "notes") {
    std::string notes = field.value.text();
    for (const Source& item : field.items) {
      notes += (notes.empty() ? "" : "\n") + in.text(item);
    }
    to.notes = std::move(notes);
  } else {
    in.fail(field.key_, "'" + field.key + "'",
            "title, part, number, minutes, prerequisites, goals, misconceptions or notes");
  }
}

Mistakes scenarioMistakes(const scenario::Parsed& parsed) {
  Mistakes mistakes;
  for (const scenario::Problem& problem : parsed.problems) mistakes.push_back({kSetup, problem});
  return mistakes;
}

/// The cluster line sets a seed: the lesson is about this very run.
bool namesSeed(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::size_t first = std::min(line.find_first_not_of(" \t"), line.size());
    if (line.substr(first, 8) == "cluster ") return line.find("seed=") != std::string_view::npos;
  }
  return true;
}

const std::string* fileIn(const Files& files, const std::string& name, Mistakes& mistakes) {
  const auto found = files.find(name);
  if (found != files.end()) return &found->second;
  mistakes.push_back({name, {1, 1, "", "There is no such file in the folder."}});
  return nullptr;
}

}  // namespace

void readFront(const Section& front, Reader& in, Lesson& to) {
  std::set<std::string> seen;
  for (const Field& field : front.fields) {
    if (!seen.insert(field.key).second) {
      in.fail(field.key_, "'" + field.key + "'", "it only once here");
    }
    readField(field, in, to);
  }
  if (to.title.empty()) need(in, "title");
  if (to.part.empty()) need(in, "part");
  if (to.number == 0) need(in, "number");
  if (to.minutes == 0) need(in, "minutes");
  if (to.goals.empty()) need(in, "goals");
  if (to.misconceptions.empty()) need(in, "misconceptions");
  if (to.notes.empty()) need(in, "notes");
}

Read readFrontMatter(const Files& files) {
  Read read;
  const std::string* text = fileIn(files, kText, read.mistakes);
  if (text == nullptr) return read;
  const Divided divided = divideLesson(*text);
  const Glossary none;
  Reader in(kText, {}, none);
  readFront(divided.front, in, read.lesson);
  read.mistakes = in.take();
  return read;
}

Read readLesson(const Files& files, const Glossary& glossary) {
  Read read;
  const std::string* text = fileIn(files, kText, read.mistakes);
  const std::string* setup = fileIn(files, kSetup, read.mistakes);
  if (text == nullptr || setup == nullptr) return read;

  scenario::Parsed parsed = scenario::parse(*setup);
  read.mistakes = scenarioMistakes(parsed);
  read.lesson.setup = std::move(parsed.script);
  read.lesson.seed = namesSeed(*setup) ? Seed::Fixed : Seed::Any;

  Reader in(kText, read.lesson.setup.settings, glossary);
  const Divided divided = divideLesson(*text);
  for (const scenario::Problem& problem : divided.problems) in.fail(problem);
  readFront(divided.front, in, read.lesson);
  if (divided.steps.empty()) in.fail({1, 1, "", "The lesson has no step: '## Its title'."});
  for (const Section& section : divided.steps) read.lesson.steps.push_back(readStep(section, in));

  Mistakes mistakes = in.take();
  std::stable_sort(mistakes.begin(), mistakes.end(), [](const Mistake& a, const Mistake& b) {
    return a.problem.line < b.problem.line;
  });
  read.mistakes.insert(read.mistakes.begin(), mistakes.begin(), mistakes.end());
  return read;
}

const std::vector<std::string>& viewNames() {
  static const std::vector<std::string> names = {
      "stage",  "log",     "tape",  "space-time", "history",   "inspector", "lens",
      "timers", "clients", "table", "messages",   "narration", "why"};
  return names;
}

const std::vector<std::string>& misconceptions() {
  static const std::vector<std::string> sentences = {
      "A majority of the live servers is enough.",
      "An even number of servers adds tolerance; two beat one.",
      "Stored on a majority means committed.",
      "Committed entries can roll back.",
      "Two leaders at once is a bug; an isolated leader knows that it is isolated.",
      "A leader's local read is always fresh.",
      "A timeout means that the write was not applied, and a blind retry is safe.",
      "PreVote is redundant; or it is all that is needed.",
      "The election timeout is drawn once per server.",
      "The longest log wins.",
      "Removed servers fall silent; a membership change needs nothing committed first.",
      "Leaders rotate.",
      "commitIndex must survive a restart.",
      "Adding a voter to a degraded cluster is harmless.",
      "A write is safe once it is sent, or once it is in memory.",
      "A lock is enough, without a fencing token.",
      "More servers, more speed.",
  };
  return sentences;
}

}  // namespace lesson
