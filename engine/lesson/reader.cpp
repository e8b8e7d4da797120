#include "engine/lesson/reader.h"

#include <algorithm>

#include "engine/scenario/amounts.h"
#include "engine/scenario/cursor.h"
#include "engine/scenario/header.h"

namespace lesson {
namespace {

/// The parts between commas.
std::vector<Source> listOf(const Source& source) {
  std::vector<Source> list;
  std::size_t from = 0;
  while (from <= source.text().size()) {
    const std::size_t comma = source.text().find(',', from);
    list.push_back(source.part(from, comma == std::string::npos ? comma : comma - from));
    if (comma == std::string::npos) break;
    from = comma + 1;
  }
  return list;
}

}  // namespace

void Reader::fail(scenario::Problem problem) {
  if (mistakes_.size() < scenario::kProblemsMost) {
    mistakes_.push_back({file_, std::move(problem)});
  }
}

void Reader::fail(const Source& at, std::string found, std::string expected) {
  fail(at.problem(std::move(found), std::move(expected)));
}

Predicate Reader::predicate(const Source& source, Occurred occurred) {
  auto read = readPredicate(source, servers(), occurred);
  if (auto* problem = std::get_if<scenario::Problem>(&read)) {
    fail(std::move(*problem));
    return {};
  }
  return std::move(std::get<Predicate>(read));
}

Sentence Reader::sentence(const Source& source) {
  checkTerms(source);
  auto read = readSentence(source, servers());
  if (auto* problem = std::get_if<scenario::Problem>(&read)) {
    fail(std::move(*problem));
    return {};
  }
  return std::move(std::get<Sentence>(read));
}

std::string Reader::text(const Source& source) {
  if (source.empty()) fail(source, "the end of the line", "a text");
  checkTerms(source);
  return source.text();
}

void Reader::checkTerms(const Source& source) {
  std::size_t from = 0;
  while ((from = source.text().find("[[", from)) != std::string::npos) {
    const std::size_t close = source.text().find("]]", from);
    if (close == std::string::npos) {
      fail(source.part(from), "'[['", "a closing ']]' after it");
      return;
    }
    const std::string inside = source.text().substr(from + 2, close - from - 2);
    const std::string word = inside.substr(0, inside.find('|'));
    if (glossary_.find(word) == nullptr) {
      fail(source.part(from + 2), "'" + word + "'", "a term of the glossary");
    }
    from = close + 2;
  }
}

std::uint32_t Reader::number(const Source& source, std::uint32_t most) {
  const auto number = scenario::readNumber(source.text());
  if (number && *number >= 1 && *number <= most) return static_cast<std::uint32_t>(*number);
  fail(source, source.empty() ? "the end of the line" : "'" + source.text() + "'",
       "a whole number from 1 to " + std::to_string(most));
  return 1;
}

std::vector<std::uint32_t> Reader::numbers(const Source& source, std::uint32_t most) {
  std::vector<std::uint32_t> numbers;
  if (source.text() == "none") return numbers;
  for (const Source& one : listOf(source)) numbers.push_back(number(one, most));
  return numbers;
}

std::vector<std::string> Reader::names(const Source& source) {
  std::vector<std::string> names;
  const auto& views = viewNames();
  for (const Source& one : listOf(source)) {
    const auto id = scenario::readServer(one.text());
    const bool isServer = id && id->value <= servers();
    if (!isServer && std::find(views.begin(), views.end(), one.text()) == views.end()) {
      std::string expected = "a server, S1 to S" + std::to_string(servers()) + ", or a view: ";
      for (const std::string& view : views) expected += (&view == &views[0] ? "" : ", ") + view;
      fail(one, one.empty() ? "nothing" : "'" + one.text() + "'", std::move(expected));
    }
    names.push_back(one.text());
  }
  return names;
}

Duration Reader::duration(const Source& source) {
  const auto duration = scenario::readDuration(source.text());
  if (!duration) {
    fail(source, source.empty() ? "the end of the line" : "'" + source.text() + "'",
         "a duration, as 150ms or 2s");
  }
  return duration.value_or(Duration(0));
}

std::optional<scenario::Statement> Reader::statement(const Source& source) {
  auto read = readStatement(source, settings_);
  if (auto* problem = std::get_if<scenario::Problem>(&read)) {
    fail(std::move(*problem));
    return std::nullopt;
  }
  return std::move(std::get<scenario::Statement>(read));
}

std::variant<scenario::Statement, scenario::Problem> readStatement(
    const Source& source, const cluster::Settings& settings) {
  constexpr std::uint32_t kLine = 3;
  scenario::Parsed parsed =
      scenario::parse("flotilla 1\n" + scenario::textOf(settings) + "\n" + source.text() + "\n");
  for (scenario::Problem& problem : parsed.problems) {
    if (problem.line == kLine) return source.placed(std::move(problem));
  }
  if (!parsed.ok()) return source.problem("", sentenceOf(parsed.problems.front(), "scenario.txt"));
  if (parsed.script.statements.size() != 1) {
    return source.problem("the end of the line", "a statement, as 'crash leader'");
  }
  scenario::Statement statement = std::move(parsed.script.statements.front());
  if (statement.at) {
    return source.problem("'at'", "a statement without a time of its own: it acts in its turn");
  }
  statement.line = source.line();
  return statement;
}

}  // namespace lesson
