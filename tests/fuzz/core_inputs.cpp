// Any order of the core's inputs: three servers of the pure protocol, where each byte chooses what
// happens next (a message arrives, again or never, a timer rings, a disk is done, a server starts
// again with what was durable, somebody proposes). No term has two leaders, and nobody applies
// another entry than a server before it (Raft Figure 3).
#include <array>
#include <cstdlib>
#include <map>
#include <optional>

#include "engine/raft/raft.h"

namespace {

constexpr std::uint64_t kServers = 3;
constexpr std::size_t kFlyingMost = 64;

struct Node {
  std::optional<raft::Raft> raft;
  raft::Restored disk;
  std::deque<raft::Persist> writing;
  std::deque<raft::Send> held;
  raft::Token durable;
  raft::Instant clock{};
};

class World {
 public:
  explicit World(std::uint8_t form) : form_(form) {
    for (std::uint64_t i = 0; i < kServers; ++i) start(i);
  }

  void step(std::uint8_t what, std::uint8_t which) {
    Node& node = nodes_[which % kServers];
    switch (what % 8) {
      case 0:
        node.clock = std::max(node.clock, std::min(node.raft->nextDeadline(), kEnd));
        node.raft->deadlineReached(node.clock);
        break;
      case 1:
        node.raft->propose(node.clock, {raft::Payload(std::string(1, static_cast<char>(which)))});
        break;
      case 2:
        if (which < 64) return start(which % kServers);
        node.raft->transferLeadership(node.clock, raft::ServerId{1 + which / 8 % kServers});
        break;
      case 3:
        finishWrite(node);
        break;
      case 4:
        if (!flying_.empty()) flying_.erase(flying_.begin() + which % flying_.size());
        return;
      case 5:
      case 6:
      case 7:
        return deliver(which, what % 8 == 7);
    }
    carryOut(node);
  }

 private:
  static constexpr raft::Instant kEnd{std::chrono::hours(1'000)};

  void start(std::uint64_t place) {
    Node& node = nodes_[place];
    raft::Config config;
    config.id = raft::ServerId{place + 1};
    for (std::uint64_t i = 1; i <= kServers; ++i) config.voters.push_back(raft::ServerId{i});
    config.preVote = (form_ & 1) != 0;
    config.checkQuorum = (form_ & 2) != 0;
    config.maxEntriesPerAppend = (form_ & 4) != 0 ? 1 : 64;
    config.seed = place + form_;
    node.writing.clear();
    node.held.clear();
    node.durable = raft::Token{};
    node.raft.emplace(std::move(config), node.disk, node.clock);
  }

  void deliver(std::uint8_t which, bool again) {
    if (flying_.empty()) return;
    const auto place = flying_.begin() + which % flying_.size();
    const raft::Message message = *place;
    if (!again) flying_.erase(place);
    Node& node = nodes_[message.to.value - 1];
    node.raft->receive(node.clock, message);
    carryOut(node);
  }

  void finishWrite(Node& node) {
    if (node.writing.empty()) return;
    const raft::Persist done = std::move(node.writing.front());
    node.writing.pop_front();
    node.disk.hardState = done.hardState;
    if (!done.entries.empty()) node.disk.entries.truncateFrom(done.entries.front().index);
    for (const raft::Entry& entry : done.entries) node.disk.entries.append(entry);
    node.durable = done.token;
    node.raft->persisted(node.clock, done.token);
    while (!node.held.empty() && node.held.front().after <= node.durable) {
      launch(std::move(node.held.front().message));
      node.held.pop_front();
    }
  }

  void launch(raft::Message message) {
    if (flying_.size() == kFlyingMost) flying_.erase(flying_.begin());
    flying_.push_back(std::move(message));
  }

  void carryOut(Node& node) {
    for (raft::Output out = node.raft->takeOutput(); !out.empty(); out = node.raft->takeOutput()) {
      if (out.persist) node.writing.push_back(*out.persist);
      for (raft::Send& send : out.send) {
        if (send.after > node.durable) {
          node.held.push_back(std::move(send));
        } else {
          launch(std::move(send.message));
        }
      }
      for (const raft::Entry& entry : out.apply) {
        const auto [known, fresh] = applied_.try_emplace(entry.index, entry);
        if (!fresh && !(known->second == entry)) std::abort();
        node.raft->applied(node.clock, entry.index);
      }
    }
    if (node.raft->roleName() != raft::RoleName::Leader) return;
    const auto [leader, fresh] = leaders_.try_emplace(node.raft->currentTerm(), node.raft->id());
    if (!fresh && leader->second != node.raft->id()) std::abort();
  }

  std::uint8_t form_;
  std::array<Node, kServers> nodes_;
  std::vector<raft::Message> flying_;
  std::map<raft::Index, raft::Entry> applied_;
  std::map<raft::Term, raft::ServerId> leaders_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  World world(data[0]);
  for (std::size_t i = 1; i + 1 < size; i += 2) world.step(data[i], data[i + 1]);
  return 0;
}
