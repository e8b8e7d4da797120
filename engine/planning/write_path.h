// Where a write's time goes, read off the trace: the chain of causes from the answer back to the
// request is the critical path, and each of its steps says what was waited for.
//
// Thread rule: values; one thread at a time.
#pragma once

#include <vector>

#include "engine/trace/event.h"

namespace planning {

/// Sums over writes. The first six add up to the writes' latencies.
struct WriteTime {
  raft::Duration client{0};        ///< request and answer on their way
  raft::Duration queueing{0};      ///< a server was busy with something else
  raft::Duration leaderDisk{0};    ///< the leader's own disk was waited for
  raft::Duration followerDisk{0};  ///< the disk of the follower that completed the majority
  raft::Duration diskQueue{0};     ///< that disk was busy with an earlier write
  raft::Duration network{0};       ///< to that follower and back
  /// Beside the path: how long the leader, its own disk done, still waited for the majority.
  raft::Duration quorumWait{0};
  std::uint64_t writes{0};

  raft::Duration path() const {
    return client + queueing + leaderDisk + followerDisk + diskQueue + network;
  }
  WriteTime& operator+=(const WriteTime& other);
  friend bool operator==(const WriteTime&, const WriteTime&) = default;
};

/// Follows events and says where the time of finished writes went.
class WritePaths {
 public:
  /// A client's message takes such a time on average: what exceeds it was waiting at the server.
  explicit WritePaths(raft::Duration clientFlight) : clientFlight_(clientFlight) {}

  /// REQUIRES: every event of the run, in order.
  void observe(const trace::Event& event);
  /// Of the writes that were answered since the last call.
  WriteTime take();

 private:
  enum class Kind : std::uint8_t { Other, Sent, Delivered, Durable, Reached };
  /// What is kept of an event.
  struct Step {
    raft::Instant at{};
    raft::Instant since{};  ///< Sent: arrival; Durable: when the disk began
    trace::EventId trigger;
    raft::ServerId server;
    Kind kind{Kind::Other};
  };
  struct Write {
    raft::Instant started{};
    trace::EventId reached;
    raft::Instant ownDisk{raft::kNever};
  };

  const Step& step(trace::EventId id) const { return steps_[id.value - 1]; }
  void durable(const trace::Event& event, Step& step);
  void finished(const trace::Event& event, const trace::OperationFinished& answer);
  void split(const Step& cause, const Step& effect, raft::Instant begin, raft::ServerId leader);

  raft::Duration clientFlight_;
  std::vector<Step> steps_;    ///< of event 1, 2, ...
  std::vector<Write> writes_;  ///< of operation 1, 2, ...
  /// By server: when its disk last came back, and the time before that.
  struct DiskTimes {
    raft::Instant last{};
    raft::Instant before{};
  };
  std::vector<DiskTimes> disks_;
  WriteTime sum_;
};

}  // namespace planning
