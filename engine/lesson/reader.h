// What the readers of a lesson's parts share: the cluster, the glossary, the mistakes so far.
// Private to the room. Thread rule: one thread at a time.
#pragma once

#include "engine/lesson/fields.h"
#include "engine/lesson/lesson.h"

namespace lesson {

class Reader {
 public:
  Reader(std::string file, const cluster::Settings& settings, const Glossary& glossary)
      : file_(std::move(file)), settings_(settings), glossary_(glossary) {}

  std::uint32_t servers() const { return settings_.allServers(); }
  void fail(scenario::Problem problem);
  void fail(const Source& at, std::string found, std::string expected);
  Mistakes take() { return std::move(mistakes_); }

  /// Each reads what it names, or notes a mistake and gives an empty value.
  Predicate predicate(const Source& source, Occurred occurred = Occurred::Stays);
  Sentence sentence(const Source& source);
  std::string text(const Source& source);
  std::uint32_t number(const Source& source, std::uint32_t most);
  std::vector<std::uint32_t> numbers(const Source& source, std::uint32_t most);
  std::vector<std::string> names(const Source& source);
  std::optional<scenario::Statement> statement(const Source& source);
  Duration duration(const Source& source);

 private:
  void checkTerms(const Source& source);

  std::string file_;
  cluster::Settings settings_;
  const Glossary& glossary_;
  Mistakes mistakes_;
};

/// Reads one step's section.
Step readStep(const Section& section, Reader& in);
/// Reads the lesson's own fields.
void readFront(const Section& front, Reader& in, Lesson& to);

/// One statement of the scenario language that may act within a lesson (no `at`).
std::variant<scenario::Statement, scenario::Problem> readStatement(
    const Source& source, const cluster::Settings& settings);

}  // namespace lesson
