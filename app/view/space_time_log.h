// A branch's events as lanes, arrows and marks, read once and added to as the branch grows; a
// window of it is found by search, so a frame costs what is in the window. What the trace gives up
// is given up here.
// Thread rule: a value; one thread at a time.
// Law: what is held does not depend on how the events were divided into calls of bring().
#pragma once

#include <deque>
#include <unordered_map>
#include <vector>

#include "app/view/space_time.h"
#include "engine/trace/trace.h"

namespace view {

class SpaceTimeLog {
 public:
  /// Reads what is new of `trace`; another past is read anew. True if anything changed.
  bool bring(const trace::Trace& trace);

  std::size_t servers() const { return lanes_.size(); }
  /// Changes with every event that is read.
  std::uint64_t version() const { return version_; }
  /// In order of their sending.
  const std::deque<Arrow>& arrows() const { return arrows_; }
  /// In order of time, without gaps. REQUIRES: 1 <= server <= servers().
  const std::deque<LaneSpan>& lane(trace::ServerId server) const {
    return lanes_[server.value - 1];
  }
  const std::deque<Mark>& marks() const { return marks_; }
  const std::deque<Partition>& partitions() const { return partitions_; }
  const std::deque<LeaseSpan>& leases() const { return leases_; }
  const std::deque<RequestSpan>& requests() const { return requests_; }
  /// In order of their first request.
  const std::vector<kv::ClientId>& clients() const { return clients_; }

  /// Calls `take` for each arrow that touches [from, to), in order of sending.
  template <class Take>
  void eachArrow(trace::Instant from, trace::Instant to, Take take) const {
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      const std::size_t first = b * kBlock;
      if (arrows_[first].sentAt >= to) return;
      if (blocks_[b].flying == 0 && blocks_[b].latest < from) continue;
      const std::size_t end = std::min(first + kBlock, arrows_.size());
      for (std::size_t i = first; i < end && arrows_[i].sentAt < to; ++i) {
        if (arrows_[i].endsAt >= from && arrows_[i].sent > gone_) take(arrows_[i]);
      }
    }
  }
  /// The append by which `server` got its entry `index`, as of event `before`; 0 if unknown.
  trace::EventId appendOf(trace::ServerId server, raft::Index index, trace::EventId before) const;

 private:
  friend struct SpaceTimeReader;
  /// Arrows between two searches; a power of two, about what one frame shows.
  static constexpr std::size_t kBlock = 256;
  struct Block {
    trace::Instant latest{};  ///< end of the one that ended last
    std::size_t flying{0};
  };
  struct Append {
    raft::Index first;
    raft::Index last;
    trace::EventId event;
  };
  struct Server {
    raft::Term durableTerm;
    raft::Index committed;
    trace::ClockState clock;
    std::deque<Append> appends;
  };

  bool stillTrue(const trace::Trace& trace) const;
  void restart(const trace::Trace& trace);
  void giveUp(const trace::Trace& trace);
  void giveUpArrows();
  void begin(std::size_t servers);
  void setLane(const trace::Event& e, LaneSpan next);
  void endLease(trace::ServerId server, trace::Instant at);
  void settleLinks();

  const trace::Trace* last_{nullptr};  ///< compared only, never followed
  trace::EventId read_;
  trace::EventId gone_;  ///< what these events and earlier ones told is given up
  trace::Event lastRead_;
  std::uint64_t version_{0};

  std::deque<Arrow> arrows_;
  std::deque<Block> blocks_;
  std::size_t arrowsBefore_{0};                            ///< given up; whole blocks
  std::unordered_map<std::uint64_t, std::size_t> flying_;  ///< message -> arrow, of all
  std::vector<std::deque<LaneSpan>> lanes_;
  std::deque<Mark> marks_;
  std::deque<Partition> partitions_;
  std::deque<LeaseSpan> leases_;
  std::deque<RequestSpan> requests_;
  std::vector<kv::ClientId> clients_;
  std::size_t requestsBefore_{0};                         ///< given up
  std::unordered_map<std::uint64_t, std::size_t> asked_;  ///< operation -> request, if unanswered
  std::vector<Server> servers_;
  std::vector<char> cut_;      ///< one a direction, from * servers + to
  trace::EventId linksMoved_;  ///< the last change of links that partitions_ does not know
  trace::Instant linksAt_{};
  raft::Index members_;  ///< the newest configuration that was applied anywhere
};

}  // namespace view
