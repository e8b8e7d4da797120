#include "app/cli/serve_arguments.h"

#include <algorithm>

#include "app/cli/options.h"
#include "engine/cluster/settings.h"

namespace cli {
namespace {

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
  options.read("--members", 1, cluster::kServersMost, request.members);
  options.read("--spares", 0, cluster::kServersMost - request.members, request.spares);
  options.read("--client-port", 1, 65'535, clientPort);
  options.read("--peer-port", 1, 65'535, peerPort);
  options.read("--metrics-port", 0, 65'535, metricsPort);
  options.read("--quota-bytes", std::uint64_t{0}, std::uint64_t{1} << 40, request.quotaBytes);
  const std::uint32_t servers = request.members + request.spares;
  if (std::max({clientPort, peerPort, metricsPort}) + servers > 65'536) {
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
  return request;
}

std::string serveHelp() {
  return "\noptions of serve:\n" + helpOf(serveForms()) + R"(
serve runs a cluster without a window and answers etcd's clients, etcdctl for one. It writes an
address a server, with --metrics-port a line 'metrics http://...' a server, too, and 'ready' once
there is a leader. It ends on Ctrl+C or SIGTERM with exit code 0; 2: it could not start.
)";
}

}  // namespace cli
