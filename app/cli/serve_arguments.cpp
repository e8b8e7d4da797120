#include "app/cli/serve_arguments.h"

#include <algorithm>

#include "app/cli/options.h"
#include "engine/cluster/settings.h"

namespace cli {
namespace {

/// The log in between is kept in memory, too.
constexpr std::uint64_t kSnapshotCountMost = 10'000'000;

const std::vector<OptionForm>& serveForms() {
  static const std::vector<OptionForm> forms{
      {"--members", "N", "so many servers vote at first (default: 3)"},
      {"--spares", "N", "so many more wait for 'etcdctl member add' (default: 0)"},
      {"--data-dir", "FOLDER", "where the logs are kept (default: a temporary place)"},
      {"--client-port", "P", "S1's clients come to P, S2's to P + 1, ... (default: free ports)"},
      {"--peer-port", "P", "S1's peers come to P, S2's to P + 1, ... (default: free ports)"},
      {"--metrics-port", "P",
       "S1's /health and /metrics are on P, S2's on P + 1, ... (0: free ports)"},
      {"--quota-bytes", "N", "of the store; beyond it writes are refused (default: 2 GiB)"},
      {"--snapshot-count", "N", "a snapshot after so many entries of the log (default: 100000)"},
      {"--process-per-member", "", "each member runs in a process of its own"},
      {"--restart", "", "with that: one that died is started again, after a second"},
      {"--member", "K", "run SK alone; other processes run the others, with the same options"},
      {"--reach-port", "P", "with that: S1 is reached at P, S2 at P + 1, ... (a relay between)"},
      {"--slow-sync", "TIME", "added to each fsync, as by a slow disk: 50ms"},
  };
  return forms;
}

}  // namespace

Request readServe(const std::vector<std::string>& arguments) {
  if (std::count(arguments.begin(), arguments.end(), "--help") > 0) return HelpRequest{};
  Options options(arguments, 1, serveForms(), "serve");
  ServeRequest request;
  std::uint32_t clientPort = 0;
  std::uint32_t peerPort = 0;
  std::uint32_t metricsPort = 0;
  std::uint32_t reachPort = 0;
  options.read("--members", 1, cluster::kServersMost, request.members);
  options.read("--spares", 0, cluster::kServersMost - request.members, request.spares);
  options.read("--client-port", 1, 65'535, clientPort);
  options.read("--peer-port", 1, 65'535, peerPort);
  options.read("--metrics-port", 0, 65'535, metricsPort);
  options.read("--member", 1, request.members + request.spares, request.member);
  options.read("--reach-port", 1, 65'535, reachPort);
  options.read("--slow-sync", request.slowSync);
  options.read("--snapshot-count", std::uint64_t{1}, kSnapshotCountMost, request.snapshotCount);
  options.read("--quota-bytes", std::uint64_t{0}, std::uint64_t{1} << 40, request.quotaBytes);
  const bool alone = options.has("--member");
  const bool apart = options.has("--process-per-member");
  const bool told =
      options.has("--client-port") && options.has("--peer-port") && options.has("--data-dir");
  if (alone && !told) {
    options.refuse("--member needs --client-port, --peer-port and --data-dir: all have to agree.");
  }
  if (alone && apart) options.refuse("--member and --process-per-member exclude each other.");
  if (options.has("--restart") && !apart) options.refuse("--restart needs --process-per-member.");
  if (apart && !options.has("--data-dir")) {
    options.refuse("--process-per-member needs --data-dir: a member starts again from it.");
  }
  const std::uint32_t servers = request.members + request.spares;
  if (std::max({clientPort, peerPort, metricsPort, reachPort}) + servers > 65'536) {
    options.refuse("There are not so many ports from there on.");
  }
  if (!options.mistake().empty()) {
    return Mistake{options.mistake() + " 'flotilla-cli serve --help' says what there is."};
  }
  request.dataDir = options.text("--data-dir");
  request.clientPort = static_cast<std::uint16_t>(clientPort);
  if (options.has("--metrics-port")) {
    request.metricsPort = static_cast<std::uint16_t>(metricsPort);
  }
  request.peerPort = static_cast<std::uint16_t>(peerPort);
  request.reachPort = static_cast<std::uint16_t>(reachPort);
  if (options.has("--process-per-member")) request.processes = Processes::PerMember;
  if (options.has("--restart")) request.whenOneDies = WhenOneDies::Restart;
  return request;
}

std::string serveHelp() {
  return "\noptions of serve:\n" + helpOf(serveForms()) + R"(
serve runs a cluster without a window and answers etcd's clients, etcdctl for one. It writes an
address a server, with --metrics-port a line 'metrics http://...' a server, too, and 'ready' once
there is a leader. It ends on Ctrl+C, SIGTERM or SIGHUP with exit code 0; 2: it could not start; 1:
no member that ran here could go on. A member that gives up says why; the others go on.
With --process-per-member it writes each member's process id, too ('member S1 pid 4711'), and when
one dies, how it is started again by itself, from its data; --restart does that.
)";
}

}  // namespace cli
