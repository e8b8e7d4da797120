#include "tests/bench/live/plan.h"

namespace bench {
namespace {

/// So many clients share a connection at most, as programs with many do.
constexpr std::size_t kOnAConnection = 64;

Load loadOf(Act act, std::size_t clients) {
  Load load;
  load.act = act;
  load.clients = clients;
  load.connections = (clients + kOnAConnection - 1) / kOnAConnection;
  return load;
}

std::string countOf(std::size_t clients) {
  return std::to_string(clients) + (clients == 1 ? " client" : " clients");
}

}  // namespace

std::vector<Round> planned(const std::string& word) {
  std::vector<Round> all;
  const auto add = [&](const std::string& what, std::uint32_t members, At at, const Load& load) {
    all.push_back({what + ", " + countOf(load.clients), members, at, load});
  };
  for (const std::size_t clients : {1, 32, 64, 256}) {
    add("writes", 3, At::Leader, loadOf(Act::Put, clients));
  }
  for (const std::size_t clients : {1, 64}) {
    add("writes at a follower", 3, At::Follower, loadOf(Act::Put, clients));
  }
  Load spread = loadOf(Act::Put, 64);
  add("writes at all members", 3, At::All, spread);
  Load creation = loadOf(Act::Create, 64);
  creation.prefix = "created/";
  creation.keys = 100'000;
  add("transactions", 3, At::Leader, creation);
  for (const std::size_t clients : {1, 64}) {
    add("linearizable reads", 3, At::Leader, loadOf(Act::ReadLinearizable, clients));
  }
  add("linearizable reads at a follower", 3, At::Follower, loadOf(Act::ReadLinearizable, 64));
  add("serializable reads at a follower", 3, At::Follower, loadOf(Act::ReadSerializable, 64));
  for (const std::uint32_t members : {1, 5, 7}) {
    const std::string of =
        "writes, " + std::to_string(members) + (members == 1 ? " member" : " members");
    for (const std::size_t clients : {1, 64}) {
      add(of, members, At::Leader, loadOf(Act::Put, clients));
    }
  }
  std::erase_if(all, [&](const Round& r) { return r.name.find(word) == std::string::npos; });
  return all;
}

}  // namespace bench
