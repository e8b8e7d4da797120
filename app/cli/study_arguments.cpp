#include "app/cli/study_arguments.h"

#include <algorithm>
#include <charconv>

#include "app/cli/plan_arguments.h"

namespace cli {
namespace {

constexpr std::string_view kThereIs =
    "There are table, availability, latency, elections, timeouts and reads.";
constexpr std::uint64_t kElectionsMost = 10'000'000;
constexpr std::uint64_t kThreadsMost = 1'024;

/// False if the value is no whole number in [least, most].
template <class Number>
bool readNumber(const std::string& value, std::uint64_t least, std::uint64_t most, Number& to) {
  std::uint64_t number = 0;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  to = static_cast<Number>(number);
  return error == std::errc() && stop == end && number >= least && number <= most;
}

/// A sentence if the value does not fit, else empty.
std::string readOption(const std::string& option, const std::string& value, StudyRequest& to) {
  if (option == "--trials") {
    return readNumber(value, 1, kElectionsMost, to.trials) ? "" : "1 to 10000000";
  }
  if (option == "--threads" || option == "--jobs") {
    return readNumber(value, 1, kThreadsMost, to.threads) ? "" : "1 to 1024";
  }
  if (option == "--seed") {
    return readNumber(value, 0, ~std::uint64_t{0}, to.seed) ? "" : "a whole number";
  }
  to.suites = value;
  return value.empty() ? "a folder" : "";
}

bool takesValue(const std::string& argument) {
  return argument == "--trials" || argument == "--threads" || argument == "--seed" ||
         argument == "--suite" || argument == "--jobs";
}

/// Elections with settings of one's own are what `study timeouts` measures.
bool asksForSettings(const std::vector<std::string>& arguments) {
  static constexpr std::string_view kSettings[] = {
      "--heartbeat", "--timeout", "--advise",      "--network",     "--matrix",
      "--disk",      "--servers", "--loss",        "--stall-halts", "--pause",
      "--sweep",     "--stall",   "--stall-every", "--seconds"};
  return arguments[1] == "elections" &&
         std::any_of(arguments.begin(), arguments.end(), [](const std::string& argument) {
           return std::find(std::begin(kSettings), std::end(kSettings), argument) !=
                  std::end(kSettings);
         });
}

std::vector<std::string> asTimeouts(std::vector<std::string> arguments) {
  arguments[1] = "timeouts";
  return arguments;
}

}  // namespace

Request readStudy(const std::vector<std::string>& arguments) {
  const std::string help = " 'flotilla-cli help' says what there is.";
  StudyRequest request;
  if (arguments.size() < 2) return Mistake{"Which study? " + std::string(kThereIs) + help};
  if (std::count(arguments.begin(), arguments.end(), "--help") > 0) return HelpRequest{};
  if (auto plan = readPlan(asksForSettings(arguments) ? asTimeouts(arguments) : arguments)) {
    if (auto* why = std::get_if<std::string>(&*plan)) return Mistake{std::move(*why) + help};
    return std::get<PlanRequest>(std::move(*plan));
  }
  if (arguments[1] != "elections") {
    return Mistake{"There is no study '" + arguments[1] + "'. " + std::string(kThereIs) + help};
  }
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--json" || argument == "--csv") {
      request.form = argument == "--json" ? SheetForm::Json : SheetForm::Csv;
      continue;
    }
    if (argument == "--no-cache") {
      request.cache = Asked::No;
      continue;
    }
    if (!takesValue(argument)) {
      return Mistake{"There is no option '" + argument + "' of 'study'." + help};
    }
    if (++i == arguments.size()) return Mistake{"'" + argument + "' needs a value." + help};
    const std::string wanted = readOption(argument, arguments[i], request);
    if (wanted.empty()) continue;
    return Mistake{"'" + arguments[i] + "' is no value for '" + argument + "': " + wanted + "." +
                   help};
  }
  return request;
}

std::string studyHelp() {
  return R"(
options of study elections:
  --trials N                trials of a row that has 1,000 in print (default: 1000); timeouts
                            without a range get a tenth, split votes ten times, WAN thirty times
  --seed N                  another seed (default: 1); the same seed gives the same figures
  --jobs N, --threads N     trials at a time (default: one a core); figures do not depend on it
  --suite FOLDER            where the published figures are (elections/*.tsv; default: what the
                            environment variable FLOTILLA_SUITES names); without them: ours alone
  --no-cache                measure anew what is known, and do not keep it
  --json, --csv             one JSON object, or comma-separated values, instead of lines

study elections repeats the elections of the Raft paper's Figure 16 and of the thesis, chapter 9, on
clusters of this engine, and compares. With one of the options of study timeouts (--heartbeat,
--timeout, --advise, --sweep, --network, --matrix, --disk, --servers, --loss, --stall, ...) it is
study timeouts: elections with settings of your own.
  flotilla-cli study elections --sweep heartbeat
measures needless elections, time without a leader and split votes against the heartbeat.

exit code of study elections: 0 all agrees, 1 a figure is out of its bound (said which), 2 the
                              input was wrong
)" + planHelp();
}

}  // namespace cli
