// The calls that wait for a member's answer: begun again while there is no leader, given up when
// the request's time is over, each ended exactly once.
// Thread rule: the engine's thread.
#pragma once

#include <deque>
#include <unordered_map>

#include "engine/etcd/answer.h"

namespace etcd {

/// Calls that wait for the cluster at most (none ends while its clock stands still); beyond it
/// clients are told to come again, as by etcd.
inline constexpr std::size_t kCallsMost = 10'000;

class Calls {
 public:
  using End = std::variant<kv::Answer, Trouble>;
  using WhenEnded = std::function<void(const End&)>;
  /// Hands the request to the edge.
  using Begin = std::function<server::CallId(server::Edge&)>;

  Calls(server::Edge& edge, raft::Duration timeout) : edge_(edge), timeout_(timeout) {}

  /// Whose the calls are that are begun from here on.
  void askedBy(Caller caller) { caller_ = caller; }
  /// `whenEnded` is called from here (nothing was begun), turn(), left() or close().
  void begin(raft::ServerId via, Begin begin, WhenEnded whenEnded);
  /// The edge told how a call ended; it is dealt with in the next turn.
  void ended(server::CallId id, server::CallEnd end);
  /// The caller gave up before it was answered: so does the edge.
  void left(Caller caller);
  /// Answers what ended, what is overdue, and tries again what found no leader.
  void turn(raft::Instant now);
  /// Everybody who waits is told that the server stops.
  void close();
  std::size_t waiting() const { return waiting_.size(); }

 private:
  using Serial = std::uint64_t;
  struct Waiting {
    raft::ServerId via;
    Caller caller{nullptr};
    Begin begin;
    WhenEnded whenEnded;
    raft::Term term;  ///< of the member when the call came
    server::CallId call;
  };
  void hand(Serial serial);
  void settle(Serial serial, const server::CallEnd& end);
  void finish(Serial serial, const End& end);
  void giveUp(Serial serial);
  Trouble whyOverdue(const Waiting& waiting) const;

  server::Edge& edge_;
  raft::Duration timeout_;
  raft::Instant now_{};
  Serial serials_{0};
  Caller caller_{nullptr};
  std::unordered_map<Serial, Waiting> waiting_;
  std::unordered_map<server::CallId, Serial> serialOf_;
  std::deque<std::pair<server::CallId, server::CallEnd>> endings_;
  /// In the order of their time, since all have the same.
  std::deque<std::pair<raft::Instant, Serial>> deadlines_;
  std::vector<Serial> again_;  ///< that found no leader
  raft::Instant againAt_{};
};

}  // namespace etcd
