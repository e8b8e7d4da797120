// A lesson as values: what its files say (the format: lessons/README.md).
// Thread rule: plain values; a lesson that was read does not change and may be shared.
#pragma once

#include <map>
#include <memory>

#include "engine/lesson/glossary.h"
#include "engine/lesson/sentence.h"

namespace lesson {

/// One answer to choose. It is the right one if `when` holds once the run has decided.
struct Choice {
  std::string text;
  Predicate when;
  Sentence because;  ///< said when the run decided for it
  Sentence reply;    ///< said when it was chosen and the run decided otherwise
  friend bool operator==(const Choice&, const Choice&) = default;
};

/// Where the run stops to ask.
enum class AskWhen : std::uint8_t { BeforeDecision, Before, Now };

struct Prediction {
  std::string question;
  std::vector<Choice> choices;
  AskWhen askWhen{AskWhen::BeforeDecision};
  Predicate before;                  ///< with AskWhen::Before
  Predicate until;                   ///< the run has decided
  Duration within{0};                ///< or this much has passed since the question was answered
  std::optional<std::size_t> right;  ///< the author's claim; from 0
  std::vector<std::string> held;     ///< what would give the answer away
  friend bool operator==(const Prediction&, const Prediction&) = default;
};

struct Goal {
  Predicate when;
  std::string words;
  friend bool operator==(const Goal&, const Goal&) = default;
};
/// Something that a learner may well do, and what it led to.
struct Slip {
  Predicate when;
  Sentence sentence;
  friend bool operator==(const Slip&, const Slip&) = default;
};
/// Reached when all goals hold at once.
struct Task {
  std::string text;
  std::vector<Goal> goals;
  Sentence progress;
  std::vector<std::string> hints;  ///< each says more than the one before
  std::vector<Slip> slips;
  Sentence done;
  friend bool operator==(const Task&, const Task&) = default;
};

/// Acts, then asks, then sets a task: each part may be missing. With nothing but text it waits for
/// the reader, or for what `watch` says.
struct Step {
  std::string title;
  Sentence text;
  std::vector<std::string> look;  ///< views and servers
  std::vector<scenario::Statement> acts;
  std::optional<Predicate> watch;
  std::optional<Prediction> prediction;
  std::optional<Task> task;
  std::string note;  ///< for whoever teaches or presents
  std::uint32_t line{0};
  friend bool operator==(const Step&, const Step&) = default;
};

enum class Seed : std::uint8_t { Fixed, Any };

struct Lesson {
  std::string title;
  std::string part;  ///< A to E
  std::uint32_t number{0};
  std::uint32_t minutes{0};
  std::vector<std::uint32_t> prerequisites;  ///< numbers of lessons
  std::vector<std::string> goals;
  std::vector<std::uint32_t> misconceptions;  ///< numbers in misconceptions(), from 1
  std::string notes;                          ///< for the teacher
  std::vector<Step> steps;
  scenario::Script setup;
  Seed seed{Seed::Fixed};  ///< Any: the set-up names none, so the lesson holds for all
  friend bool operator==(const Lesson&, const Lesson&) = default;
};

/// What lessons set right, numbered from 1, as sentences that people believe.
const std::vector<std::string>& misconceptions();
/// What `look` and `hide` may name besides servers.
const std::vector<std::string>& viewNames();

/// The texts of a folder, by file name.
using Files = std::map<std::string, std::string>;

struct Read {
  Lesson lesson;  ///< meaningful only without mistakes
  Mistakes mistakes;
  bool ok() const { return mistakes.empty(); }
};

/// Reads lesson.md and scenario.txt. Never crashes on any bytes.
Read readLesson(const Files& files, const Glossary& glossary);
/// Only the first lines of lesson.md: what an index shows.
Read readFrontMatter(const Files& files);

}  // namespace lesson
