#include "engine/check/history_jepsen.h"

#include <charconv>
#include <map>
#include <vector>

#include "engine/check/text_lines.h"

namespace check {
namespace {

struct JepsenEvent {
  std::uint64_t process{0};
  std::string_view kind;
  std::string_view function;
  std::vector<std::string_view> values;  ///< without brackets
};

std::vector<std::string_view> wordsIn(std::string_view line) {
  constexpr std::string_view kBetween = " \t[]";
  std::vector<std::string_view> words;
  for (std::size_t at = line.find_first_not_of(kBetween); at != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(kBetween, at), line.size());
    words.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(kBetween, end);
  }
  return words;
}

/// What comes before the process: "INFO  jepsen.util - ", or nothing.
std::string_view withoutPrefix(std::string_view line) {
  constexpr std::string_view kDash = " - ";
  const std::size_t dash = line.find(kDash);
  return dash == std::string_view::npos ? line : line.substr(dash + kDash.size());
}

Value valueOf(std::string_view word) { return word == "nil" ? Value() : Value(std::string(word)); }

/// Follows the lines; `problem` is what was wrong with the last one.
class Reader {
 public:
  History history{{}, Places::Lines};
  std::string problem;

  void take(std::string_view line, std::size_t number) {
    const std::vector<std::string_view> words = wordsIn(withoutPrefix(line));
    if (!words.empty() && words[0] == ":nemesis") return;
    JepsenEvent event;
    if (!read(words, event)) return;
    if (event.kind == ":invoke") {
      invoke(event, number);
    } else {
      finish(event, number);
    }
  }

 private:
  bool read(const std::vector<std::string_view>& words, JepsenEvent& event) {
    constexpr std::size_t kFixed = 3;
    problem.clear();
    if (words.size() <= kFixed) {
      problem =
          "This is no event: there must be a process, :invoke, :ok, :fail or :info, then "
          ":read, :write or :cas, and a value.";
      return false;
    }
    const char* const end = words[0].data() + words[0].size();
    const auto [stop, error] = std::from_chars(words[0].data(), end, event.process);
    if (error != std::errc() || stop != end) {
      problem = quoted(words[0]) + " is no process: give its number.";
      return false;
    }
    event.kind = words[1];
    event.function = words[2];
    event.values.assign(words.begin() + kFixed, words.end());
    return kindIsKnown(event);
  }

  bool kindIsKnown(const JepsenEvent& event) {
    const auto& k = event.kind;
    const auto& f = event.function;
    if (k != ":invoke" && k != ":ok" && k != ":fail" && k != ":info") {
      problem = quoted(k) + " is no kind of event: it must be :invoke, :ok, :fail or :info.";
    } else if (f != ":read" && f != ":write" && f != ":cas") {
      problem = quoted(f) + " is nothing a register does: it must be :read, :write or :cas.";
    }
    return problem.empty();
  }

  void invoke(const JepsenEvent& event, std::size_t number) {
    const bool isCas = event.function == ":cas";
    if (event.values.size() != (isCas ? 2u : 1u)) {
      problem = isCas ? "A :cas has two values: [EXPECTED NEW]." : "There must be one value.";
      return;
    }
    if (open_.contains(event.process)) {
      problem = processName(event) + " has not finished its operation of line " +
                std::to_string(history.operations[open_[event.process]].call) +
                ": end it with :ok, :fail or :info first.";
      return;
    }
    Operation operation;
    operation.client = event.process;
    operation.call = number;
    operation.what = kv::Get{};
    if (event.function == ":write" && event.values[0] == "nil")
      operation.what = kv::Delete{};
    else if (event.function == ":write")
      operation.what = kv::Put{{}, std::string(event.values[0])};
    if (isCas) {
      operation.what =
          kv::CompareAndSet{{}, valueOf(event.values[0]), std::string(event.values[1])};
    }
    open_[event.process] = history.operations.size();
    history.operations.push_back(std::move(operation));
  }

  void finish(const JepsenEvent& event, std::size_t number) {
    const auto at = open_.find(event.process);
    if (at == open_.end()) {
      problem = processName(event) +
                " ends an operation that it did not begin: its :invoke must "
                "come before.";
      return;
    }
    Operation& operation = history.operations[at->second];
    open_.erase(at);
    if (event.kind == ":info") return;
    operation.returned = number;
    const bool isRead = std::holds_alternative<kv::Get>(operation.what);
    const bool isCas = std::holds_alternative<kv::CompareAndSet>(operation.what);
    if (isRead != (event.function == ":read") || isCas != (event.function == ":cas")) {
      problem = processName(event) + " began another operation than " +
                std::string(event.function) + ": begin and end must be of the same one.";
    } else if (event.kind == ":fail") {
      operation.answer = isCas && event.values.size() == 2 ? Answer::Mismatch : Answer::Failed;
    } else {
      operation.answer = Answer::Ok;
      if (isRead) operation.seen = Operation::Seen{valueOf(event.values[0])};
    }
  }

  static std::string quoted(std::string_view word) { return "'" + std::string(word) + "'"; }
  static std::string processName(const JepsenEvent& event) {
    return "Process " + std::to_string(event.process);
  }

  std::map<std::uint64_t, std::size_t> open_;  ///< of each process, a place in the history
};

}  // namespace

ReadHistory readJepsen(std::string_view text) {
  TextLines lines(text);
  Reader reader;
  for (std::string_view line = lines.next(); !line.empty(); line = lines.next()) {
    reader.take(line, lines.number());
    if (!reader.problem.empty()) return BadHistory{lines.number(), reader.problem};
  }
  return std::move(reader.history);
}

}  // namespace check
