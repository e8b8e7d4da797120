#include <map>
#include <regex>
#include <set>

#include "tests/tidy/rules.h"

namespace tidy {
namespace {

using Rooms = std::set<std::string>;

// What each room may include besides itself and the plain values. The same table as the
// `flotilla_room` lines of CMakeLists.txt, but not transitive.
const std::map<std::string, Rooms>& allowed() {
  static const std::map<std::string, Rooms> table = {
      {"engine/raft", {}},
      {"engine/kv", {}},
      {"engine/trace", {"engine/kv"}},
      {"engine/server", {"engine/raft", "engine/kv", "engine/trace"}},
      {"engine/wal", {}},
      {"engine/sim", {"engine/cluster", "engine/server", "engine/wal", "engine/trace"}},
      {"engine/wire", {}},
      {"engine/net",
       {"engine/cluster", "engine/server", "engine/wal", "engine/wire", "engine/trace"}},
      {"engine/cluster", {"engine/server", "engine/trace", "engine/kv"}},
      {"engine/check", {"engine/trace", "engine/kv"}},
      {"engine/scenario", {"engine/cluster", "engine/check", "engine/trace", "engine/kv"}},
      {"engine/lesson",
       {"engine/scenario", "engine/cluster", "engine/check", "engine/trace", "engine/kv"}},
      {"engine/nemesis", {"engine/cluster", "engine/trace", "engine/kv"}},
      {"engine/study",
       {"engine/scenario", "engine/nemesis", "engine/sim", "engine/cluster", "engine/check",
        "engine/trace", "engine/kv"}},
      {"engine/planning",
       {"engine/study", "engine/sim", "engine/cluster", "engine/check", "engine/trace",
        "engine/kv"}},
      {"engine/findings",
       {"engine/planning", "engine/study", "engine/cluster", "engine/trace", "engine/kv"}},
      {"engine/etcd",
       {"engine/cluster", "engine/server", "engine/wal", "engine/kv", "engine/trace",
        "engine/raft"}},
      {"app/session", {"engine/cluster", "engine/scenario", "engine/nemesis", "engine/trace"}},
      {"app/studies", {"engine/study", "engine/scenario", "engine/cluster", "engine/trace"}},
      {"app/lessons", {"engine/lesson", "engine/scenario", "engine/cluster", "engine/trace"}},
      {"app/explorer",
       {"app/canvas", "app/view", "app/studies", "engine/findings", "engine/planning",
        "engine/study", "engine/scenario", "engine/cluster", "engine/trace", "engine/kv"}},
      {"app/presenter",
       {"app/view", "engine/lesson", "engine/scenario", "engine/cluster", "engine/trace"}},
      {"app/view", {"engine/trace", "engine/check", "engine/kv"}},
      {"app/canvas", {"app/view", "engine/trace"}},
      {"app/share",
       {"app/session", "app/view", "app/canvas", "engine/scenario", "engine/trace",
        "engine/cluster"}},
  };
  return table;
}

// Plain values: they may be included anywhere.
bool isValue(const std::string& include) {
  static const std::set<std::string> values = {"engine/raft/types.h",    "engine/raft/message.h",
                                               "engine/raft/happened.h", "engine/raft/entries.h",
                                               "engine/raft/storage.h",  "engine/raft/config.h",
                                               "engine/kv/types.h"};
  return values.contains(include);
}

std::string roomOf(const std::string& path) {
  const std::size_t second = path.find('/', path.find('/') + 1);
  return second == std::string::npos ? std::string() : path.substr(0, second);
}

// Libraries that only some rooms may see: the start of the include, then the rooms.
struct Fence {
  const char* include;
  std::vector<std::string_view> rooms;
};

const std::vector<Fence>& fences() {
  static const std::vector<Fence> table = {
      {"boost/", {"engine/net", "engine/etcd"}},
      {"google/protobuf/", {"engine/wire", "engine/etcd"}},
      {"grpc", {"engine/etcd"}},
      {"Q",
       {"app/session", "app/studies", "app/lessons", "app/presenter", "app/explorer", "app/view",
        "app/canvas", "app/share"}},
  };
  return table;
}

bool fencedOff(const std::string& path, const std::string& include) {
  for (const Fence& fence : fences()) {
    if (include.starts_with(fence.include) && !within(path, fence.rooms)) {
      return true;
    }
  }
  return false;
}

}  // namespace

Findings roomDependencies(const Source& source) {
  static const std::regex pattern("^#include [<\"]([^>\"]+)[>\"]");
  const std::string room = roomOf(source.path);
  const bool inEngine = within(source.path, {"engine"});
  const auto row = allowed().find(room);
  Findings findings;
  for (std::size_t i = 0; i < source.code.size(); ++i) {
    std::smatch match;
    if (!std::regex_search(source.code[i], match, pattern)) {
      continue;
    }
    const std::string include = match[1];
    const std::string other = roomOf(include);
    const bool ofProject = within(include, {"engine", "app", "tests"});
    if (ofProject && row != allowed().end() && other != room && !row->second.contains(other) &&
        !isValue(include)) {
      findings.push_back({source.path, i + 1, room + " may not include " + include});
    }
    if ((inEngine || room == "app/cli") && fencedOff(source.path, include)) {
      findings.push_back({source.path, i + 1, room + " may not know the library of " + include});
    }
  }
  if (inEngine && row == allowed().end()) {
    findings.push_back({source.path, 1, "no row for this room in tests/tidy/rules_rooms.cpp"});
  }
  return findings;
}

}  // namespace tidy
