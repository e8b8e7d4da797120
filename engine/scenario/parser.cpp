#include "engine/scenario/parser.h"

#include "engine/cluster/validity.h"
#include "engine/scenario/command_text.h"
#include "engine/scenario/condition_text.h"
#include "engine/scenario/header.h"

namespace scenario {
namespace {

constexpr std::string_view kVersion = "1";
/// What some editors put before a text in UTF-8.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Condition readState(Cursor& in) {
  Condition condition = readCondition(in);
  if (!in.failed() && occurs(condition)) {
    in.failBefore("a state; what only occurs can be waited for with 'run until'");
  }
  return condition;
}

Action readRun(Cursor& in) {
  if (!in.take("until")) {
    if (in.atEnd()) in.fail("a duration, as 2s, or 'until'");
    return RunFor{in.duration()};
  }
  RunUntil until;
  until.condition = readCondition(in);
  in.require("within");
  until.within = in.duration();
  return until;
}

Action readSpeed(Cursor& in) {
  const std::string word = in.word("a speed, as 1/5 or 2");
  const std::size_t slash = word.find('/');
  const auto over = readNumber(word.substr(0, slash));
  const auto under = slash == std::string::npos ? std::optional<std::uint64_t>(1)
                                                : readNumber(word.substr(slash + 1));
  constexpr std::uint64_t kMost = 100'000;
  const bool fits = over && under && *over > 0 && *under > 0 && *over <= kMost && *under <= kMost;
  if (!fits) {
    in.failBefore("a speed, as 1/5 or 2");
    return Speed{};
  }
  return Speed{static_cast<std::uint32_t>(*over), static_cast<std::uint32_t>(*under)};
}

/// Reads the title, the cluster and then statements; knows what has come so far.
class Parser {
 public:
  Parsed parse(std::string_view text) {
    if (text.size() > kFileBytesMost) {
      problem({1, 1, std::to_string(text.size()) + " bytes",
               "at most " + std::to_string(kFileBytesMost) + " bytes"});
      return std::move(parsed_);
    }
    if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
      text.remove_prefix(kByteOrderMark.size());
    }
    std::uint32_t number = 0;
    while (!text.empty() && !full_) {
      const std::size_t end = text.find('\n');
      std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      readLine(divide(line, ++number));
    }
    if (!full_) requireHeader(number + 1);
    return std::move(parsed_);
  }

 private:
  enum class Part : std::uint8_t { Version, Cluster, Statements };
  enum class Timing : std::uint8_t { InOrder, AtTime };

  void problem(Problem p) {
    parsed_.problems.push_back(std::move(p));
    full_ = full_ || parsed_.problems.size() >= kProblemsMost;
  }

  void requireHeader(std::uint32_t line) {
    if (part_ == Part::Version) problem({line, 1, "the end of the file", "'flotilla 1'"});
    if (part_ == Part::Cluster) problem({line, 1, "the end of the file", "'cluster' and its size"});
  }

  void readLine(const Line& line) {
    if (line.tokens.empty()) return;
    Cursor in(line, parsed_.script.settings.allServers());
    switch (part_) {
      case Part::Version:
        readVersion(in);
        break;
      case Part::Cluster:
        readHeader(in);
        break;
      case Part::Statements:
        readStatement(in);
        break;
    }
    in.requireEnd();
    if (in.problem()) problem(*in.problem());
  }

  void readVersion(Cursor& in) {
    part_ = Part::Cluster;
    in.require("flotilla");
    if (!in.failed() && in.word("the version, 1") != kVersion) in.failBefore("the version, 1");
  }

  void readHeader(Cursor& in) {
    if (parsed_.script.title.empty() && in.take("title")) {
      parsed_.script.title = in.string("a title in quotes");
      return;
    }
    part_ = Part::Statements;
    if (!in.nextIs("cluster")) {
      in.fail(parsed_.script.title.empty() ? "'title' or 'cluster'" : "'cluster'");
      // The servers it would have named are not known: let none be wrong.
      parsed_.script.settings.servers = cluster::kServersMost;
      return;
    }
    in.take("cluster");
    parsed_.script.settings = readSettings(in);
    const std::string refused = in.failed() ? "" : cluster::check(parsed_.script.settings);
    if (!refused.empty()) problem({in.line(), 1, "", refused});
    if (in.failed()) parsed_.script.settings.servers = cluster::kServersMost;
  }

  void readStatement(Cursor& in) {
    Statement statement;
    statement.line = in.line();
    if (in.take("at")) statement.at = Instant{in.duration()};
    statement.action = readAction(in, statement.at ? Timing::AtTime : Timing::InOrder);
    if (parsed_.script.statements.size() == kStatementsMost) {
      in.fail("at most " + std::to_string(kStatementsMost) + " statements");
      full_ = true;
    }
    if (!in.failed()) parsed_.script.statements.push_back(std::move(statement));
  }

  Action readAction(Cursor& in, Timing timing) {
    const bool timed = timing == Timing::AtTime;
    if (in.take("note")) return Note{in.string("a sentence in quotes")};
    if (in.take("speed")) return readSpeed(in);
    if (in.take("expect")) return Expect{readState(in)};
    if (!timed && in.take("run")) return readRun(in);
    if (!timed && in.take("timeout")) return DefaultTimeout{in.duration()};
    if (auto command = readCommand(in)) return *command;
    in.fail("one of " + std::string(timed ? "" : "run, timeout, at, ") + "note, speed, expect, " +
            commandWords());
    return Speed{};
  }

  Parsed parsed_;
  Part part_{Part::Version};
  bool full_{false};
};

}  // namespace

Parsed parse(std::string_view text) { return Parser().parse(text); }

std::string sentenceOf(const Problem& problem, std::string_view file) {
  const std::string place = std::string(file) + ":" + std::to_string(problem.line) + ":" +
                            std::to_string(problem.column) + ": ";
  if (problem.found.empty()) return place + problem.expected;
  return place + "found " + problem.found + ", expected " + problem.expected;
}

std::optional<Condition> parseCondition(std::string_view text, std::uint32_t servers) {
  const Line line = divide(text, 1);
  Cursor in(line, servers);
  Condition condition = readState(in);
  in.requireEnd();
  return in.failed() ? std::nullopt : std::optional(std::move(condition));
}

std::variant<Condition, Problem> readCondition(std::string_view text, std::uint32_t servers) {
  const Line line = divide(text, 1);
  Cursor in(line, servers);
  Condition condition = readCondition(in);
  in.requireEnd();
  if (in.failed()) return in.problem().value();
  return condition;
}

}  // namespace scenario
