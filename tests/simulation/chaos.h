// Members in the worst of worlds: no clock is shared, any message of the past may come next, again
// or never, disks finish when they like, and appends are short and few in flight, so that rules
// which the Lab's timing seldom tries are tried all the time. Every event is checked.
// Thread rule: a value.
#pragma once

#include <deque>
#include <optional>
#include <random>

#include "engine/check/invariants.h"
#include "engine/server/member.h"
#include "tests/simulation/answers.h"

namespace simulation {

class Chaos {
 public:
  /// Clusters of 1 to 7 servers; all else is a function of the seed too.
  explicit Chaos(std::uint64_t seed);

  /// One thing happens.
  void step();
  /// Everything works from now on. False if a write is not committed, or not everywhere, after a
  /// fair time.
  bool heal();

  /// The first broken guarantee, as a sentence.
  const std::string& broken() const { return broken_; }
  std::string lie() const;
  std::uint64_t elections() const { return elections_; }
  std::uint64_t truncations() const { return truncations_; }
  std::size_t servers() const { return nodes_.size(); }
  raft::Index committed() const { return view_.committed(); }

 private:
  struct Flying {
    trace::MessageId id;
    raft::Message message;
  };
  struct Node {
    raft::ServerId id;
    std::optional<server::Member> member;
    raft::Restored disk;
    std::deque<raft::Persist> writing;
    raft::Instant clock{};
    raft::Instant alarm{raft::kNever};
    std::uint64_t incarnation{0};
    bool deaf{false};  ///< hears nothing for a while
  };
  struct Ports;
  enum class Order : std::uint8_t { OldestFirst, NewestFirst, None };

  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
  Node& likelyLeader();
  Node& anyNode() { return nodes_[below(nodes_.size())]; }
  trace::EventId emit(raft::ServerId server, trace::Body body);
  void start(Node& node);
  void crash(Node& node);
  std::size_t nextToArrive();
  void deliver(std::size_t place);
  void lose(std::size_t place);
  void finishWrite(Node& node);
  void wake(Node& node);
  void request(Node& node);
  bool everywhere(const kv::Command& command) const;

  std::mt19937_64 random_;
  std::size_t entriesMost_;
  std::size_t inflightMost_;
  std::uint64_t patience_;  ///< the more, the fewer candidates
  std::uint64_t losses_;    ///< the more, the more messages are lost
  Order order_;             ///< in which messages mostly arrive
  server::Forwarding forwarding_;
  std::vector<Node> nodes_;
  std::vector<Flying> flying_;
  std::vector<Asked> asked_;
  trace::ClusterView view_;
  check::Invariants invariants_;
  trace::EventId lastEvent_;
  trace::MessageId lastMessage_;
  std::string broken_;
  std::uint64_t elections_{0};
  std::uint64_t truncations_{0};
};

}  // namespace simulation
