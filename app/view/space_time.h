// The run as lines in space and time: what one space-time diagram is made of. Places are servers,
// times are instants; nothing here knows pixels. Thread rule: plain values.
#pragma once

#include <QString>

#include <vector>

#include "engine/trace/view.h"

namespace view {

/// What a message is about, coarser than its type: what a person filters by. Heartbeat: its
/// replies too. Office: hand-overs, and what is handed on to the leader.
enum class Traffic : std::uint8_t { Vote, Entries, Heartbeat, Snapshot, Read, Office };
enum class Verdict : std::uint8_t { None, Yes, No };
enum class Fate : std::uint8_t { Flying, Delivered, Lost };
enum class Course : std::uint8_t { Request, Reply };

/// One message from its sending to its end.
struct Arrow {
  trace::MessageId id;
  trace::EventId sent;
  trace::EventId ended;  ///< 0: it is still on its way
  trace::ServerId from;
  trace::ServerId to;
  trace::Instant sentAt{};
  trace::Instant deliverAt{};  ///< as planned; kNever: somebody holds it
  trace::Instant endsAt{raft::kNever};
  raft::Term term;
  raft::Term entryTerm;      ///< of its last entry; 0: it carries none
  std::uint32_t entries{0};  ///< how many it carries
  Traffic kind{Traffic::Entries};
  Course course{Course::Request};
  Verdict verdict{Verdict::None};
  raft::Ballot ballot{raft::Ballot::Vote};
  Fate fate{Fate::Flying};
  trace::DropReason reason{trace::DropReason::Loss};
  friend bool operator==(const Arrow&, const Arrow&) = default;
};

/// How a server belongs to the configuration that was applied first.
enum class Seat : std::uint8_t { Outside, Voter, Learner };

/// One server while nothing of this changed.
struct LaneSpan {
  trace::ServerId server;
  trace::Instant from{};
  trace::Instant to{raft::kNever};  ///< kNever: it lasts
  trace::EventId begunBy;
  trace::ServerStatus status{trace::ServerStatus::Down};
  raft::RoleName role{raft::RoleName::Follower};
  raft::Term term;
  Seat seat{Seat::Voter};
  friend bool operator==(const LaneSpan&, const LaneSpan&) = default;

  bool running() const {
    return status == trace::ServerStatus::Up || status == trace::ServerStatus::Paused;
  }
  bool sameState(const LaneSpan& o) const {
    return status == o.status && role == o.role && term == o.term && seat == o.seat;
  }
};

enum class Sight : std::uint8_t {
  PreCandidate,
  Candidate,
  Leader,
  StepDown,
  Crash,
  Restart,
  Refusal,
  Pause,
  Resume,
  Cut,
  Heal,
  Disk,
  Commit,
  Members,
  Transfer,
  Snapshot,
  Restore,
  Read,
  Note,
  Violation
};
/// What a person filters the marks by; notes and violations are always shown.
enum class SightGroup : std::uint8_t { Roles, Faults, Commits, Members, Notes };
SightGroup groupOf(Sight sight);

/// Something that happened at one instant on one lane (server 0: on none).
struct Mark {
  trace::EventId event;
  trace::Instant at{};
  trace::ServerId server;
  Sight sight{Sight::Note};
  std::uint64_t number{0};  ///< an index or a server, as the sight says
  std::uint64_t before{0};  ///< of a commit: the index that was committed before
  QString words;            ///< short; only where a window asked for it
  friend bool operator==(const Mark&, const Mark&) = default;
};

/// While the servers were divided so: servers with equal numbers hear each other.
struct Partition {
  trace::Instant from{};
  trace::Instant to{raft::kNever};
  trace::EventId begunBy;
  std::vector<std::uint8_t> side;  ///< one a server, from 0
  std::size_t sides{1};
  friend bool operator==(const Partition&, const Partition&) = default;
};

/// While a leader may answer reads by itself (thesis 6.4.1).
struct LeaseSpan {
  trace::ServerId server;
  trace::EventId begunBy;
  trace::Instant from{};
  trace::Instant to{};
  friend bool operator==(const LeaseSpan&, const LeaseSpan&) = default;
};

/// A client's request from its start to its answer.
struct RequestSpan {
  trace::OperationId id;
  kv::ClientId client{0};
  trace::ServerId via;
  trace::EventId begunBy;
  trace::EventId endedBy;  ///< 0: nobody answered yet
  trace::Instant from{};
  trace::Instant to{raft::kNever};
  trace::Outcome outcome{trace::Outcome::Unknown};
  bool reads{false};
  QString words;  ///< "put x=5"; only where a window asked for it
  friend bool operator==(const RequestSpan&, const RequestSpan&) = default;
};

}  // namespace view
