#include "app/cli/arguments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "app/cli/check_arguments.h"
#include "app/cli/hunt_arguments.h"
#include "app/cli/lesson_arguments.h"
#include "app/cli/serve_arguments.h"
#include "app/cli/snapshot_arguments.h"
#include "app/cli/study_arguments.h"

namespace cli {
namespace {

bool readWorld(std::string_view value, RunRequest& to) {
  if (value == "live") to.world = cluster::WorldKind::Live;
  return value == "lab" || value == "live";
}

bool readSeed(std::string_view value, RunRequest& to) {
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seed);
  to.seed = seed;
  return error == std::errc() && end == value.data() + value.size();
}

bool readEvents(std::string_view value, RunRequest& to) {
  if (value == "jsonl") to.events = EventForm::JsonLines;
  if (value == "none") to.events = EventForm::None;
  return value == "text" || value == "jsonl" || value == "none";
}

bool readHash(std::string_view, RunRequest& to) {
  to.hash = HashLine::On;
  return true;
}

bool readDataDir(std::string_view value, RunRequest& to) {
  to.dataDir = value;
  return !value.empty();
}

bool readHistoryFile(std::string_view value, RunRequest& to) {
  to.history = value;
  return !value.empty();
}

bool readPort(std::string_view value, RunRequest& to) {
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), to.port);
  return error == std::errc() && end == value.data() + value.size() && to.port > 0;
}

struct Option {
  std::string_view name;
  std::string_view form;  ///< of its value; "" if it takes none
  std::string_view help;
  bool (*read)(std::string_view value, RunRequest& to);
};
constexpr std::array<Option, 7> kOptions{{
    {"--world", "lab|live", "virtual time (lab, the default), or real sockets and disks",
     readWorld},
    {"--seed", "N", "another seed than the scenario's", readSeed},
    {"--events", "text|jsonl|none", "how each event is written (default: text)", readEvents},
    {"--data-dir", "FOLDER", "live: where the logs are kept (default: a temporary place)",
     readDataDir},
    {"--port", "N", "live: S1 listens on N, S2 on N + 1, ... (default: any free ports)", readPort},
    {"--history", "FILE", "write what the clients did and were told, for 'check'", readHistoryFile},
    {"--hash", "", "write the event hash as the last line", readHash},
}};

Mistake mistake(std::string sentence) {
  return {std::move(sentence) + " 'flotilla-cli help' says what there is."};
}

Request readRun(const std::vector<std::string>& arguments) {
  RunRequest request;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument.rfind("--", 0) != 0) {
      if (!request.file.empty()) {
        return mistake("There are two files, '" + request.file + "' and '" + argument +
                       "', and only one can be run.");
      }
      request.file = argument;
      continue;
    }
    if (argument == "--help") return HelpRequest{};
    const auto* const option = std::find_if(kOptions.begin(), kOptions.end(),
                                            [&](const Option& o) { return o.name == argument; });
    if (option == kOptions.end()) return mistake("There is no option '" + argument + "'.");
    const bool takesValue = !option->form.empty();
    if (takesValue && ++i == arguments.size()) {
      return mistake("'" + argument + "' needs a value: " + std::string(option->form) + ".");
    }
    const std::string value = takesValue ? arguments[i] : "";
    if (!option->read(value, request)) {
      return mistake("'" + value + "' is no value for '" + argument +
                     "': " + std::string(option->form) + ".");
    }
  }
  if (request.file.empty()) return mistake("Which scenario? 'run' needs a file, or '-'.");
  const bool live = request.world == cluster::WorldKind::Live;
  if (!live && (!request.dataDir.empty() || request.port != 0)) {
    return mistake("'--data-dir' and '--port' need '--world live': the lab has no disk or socket.");
  }
  return request;
}

}  // namespace

Request readArguments(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return mistake("Nothing was asked for.");
  if (arguments.front() == "run") return readRun(arguments);
  if (arguments.front() == "check") return readCheck(arguments);
  if (arguments.front() == "hunt") return readHunt(arguments);
  if (arguments.front() == "study") return readStudy(arguments);
  if (arguments.front() == "lesson") return readLesson(arguments);
  if (arguments.front() == "serve") return readServe(arguments);
  if (arguments.front() == "snapshot") return readSnapshot(arguments);
  if (arguments.front() == "help" || arguments.front() == "--help") return HelpRequest{};
  return mistake("There is no command '" + arguments.front() + "'.");
}

std::string helpText() {
  std::string text =
      "flotilla-cli run FILE [option...]   plays a scenario (FILE '-': standard input)\n"
      "flotilla-cli check FILE... [option] asks if clients' histories are linearizable\n"
      "flotilla-cli hunt [option...]       looks for violations, seed by seed\n"
      "flotilla-cli study elections        elections beside the published experiments\n"
      "flotilla-cli study NAME [option...] table, availability, latency, timeouts or reads\n"
      "flotilla-cli lesson ...             writing, proving, practising lessons (see below)\n"
      "flotilla-cli serve [option...]      a cluster for etcd's clients, without a window\n"
      "flotilla-cli snapshot VERB FILE     save, status, restore: a cluster's store as a file\n"
      "flotilla-cli help                   this text\n\noptions of run:\n";
  for (const Option& option : kOptions) {
    std::string line = "  " + std::string(option.name) + " " + std::string(option.form);
    line.resize(std::max<std::size_t>(line.size(), 28), ' ');
    text += line + std::string(option.help) + "\n";
  }
  return text +
         "\nexit code of run: 0 every expectation and guarantee held, 1 one did not (said on "
         "standard "
         "error),\n"
         "           2 the input was wrong (said with file, line and column)\n" +
         checkHelp() + huntHelp() + studyHelp() + lessonHelp() + serveHelp() + snapshotHelp();
}

}  // namespace cli
