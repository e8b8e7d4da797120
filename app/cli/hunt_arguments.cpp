#include "app/cli/hunt_arguments.h"

#include <charconv>

#include "engine/cluster/settings.h"

namespace cli {
namespace {

constexpr std::uint64_t kMinutesMost = 60 * 24 * 7;
constexpr std::uint64_t kNumberMost = std::uint64_t{1} << 62;

std::optional<std::uint64_t> numberIn(const std::string& value, std::uint64_t least,
                                      std::uint64_t most) {
  std::uint64_t number = 0;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  const bool good = error == std::errc() && stop == end && number >= least && number <= most;
  return good ? std::optional(number) : std::nullopt;
}

std::string ruleWords() {
  std::string words = "none";
  for (const raft::RuleName& name : raft::kRuleNames) words += "|" + std::string(name.word);
  return words;
}

/// A sentence if the value does not fit, else empty.
std::string readOption(const std::string& option, const std::string& value, HuntRequest& to) {
  if (option == "--break") {
    to.rules.broken = raft::ruleOf(value);
    return to.rules.broken || value == "none" ? "" : ruleWords();
  }
  if (option == "--out") {
    to.folder = value;
    return value.empty() ? "a folder" : "";
  }
  if (option == "--servers") {
    const auto servers = numberIn(value, 1, cluster::kServersMost);
    to.servers = static_cast<std::uint32_t>(servers.value_or(0));
    return servers ? "" : "1 to " + std::to_string(cluster::kServersMost);
  }
  if (option == "--minutes") {
    to.minutes = numberIn(value, 1, kMinutesMost);
    return to.minutes ? "" : "a number of minutes, from 1 on";
  }
  const auto number = numberIn(value, option == "--seeds" ? 1 : 0, kNumberMost);
  if (!number) return "a whole number";
  if (option == "--seeds") to.seeds = *number;
  if (option != "--seeds") to.from = *number;
  if (option == "--seed") to.seeds = 1;
  return "";
}

bool isOption(const std::string& argument) {
  return argument == "--seeds" || argument == "--from" || argument == "--seed" ||
         argument == "--minutes" || argument == "--break" || argument == "--servers" ||
         argument == "--out";
}

}  // namespace

Request readHunt(const std::vector<std::string>& arguments) {
  const std::string help = " 'flotilla-cli help' says what there is.";
  HuntRequest request;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help") return HelpRequest{};
    if (!isOption(argument))
      return Mistake{"There is no option '" + argument + "' of 'hunt'." + help};
    if (++i == arguments.size()) return Mistake{"'" + argument + "' needs a value." + help};
    const std::string wanted = readOption(argument, arguments[i], request);
    if (wanted.empty()) continue;
    return Mistake{"'" + arguments[i] + "' is no value for '" + argument + "': " + wanted + "." +
                   help};
  }
  return request;
}

std::string huntHelp() {
  return R"(
options of hunt:
  --seeds N                 so many seeds (default: 1000; with --minutes: as time allows)
  --from SEED               beginning with this one (default: 1)
  --seed SEED               this one alone
  --minutes M               so long at most
  --break RULE              with this rule of the protocol broken (as break= in a scenario)
  --servers N               clusters of so many servers (default: 1 to 7)
  --out FOLDER              where the scenario of a finding is written (default: here)

hunt makes trouble for simulated clusters: every fault of the scenario language, chosen by each
seed, with clients at work. It checks every guarantee after every event, then that the clients'
history is linearizable, and that the cluster works again when all faults are over. It ends at the
first finding and shrinks it to a scenario for 'run'. Ctrl+C ends it early, with its table.

exit code of hunt: 0 nothing was found, 1 a violation was, 2 the input was wrong
)";
}

}  // namespace cli
