// One simulated server: its process, its disk, its clock, and what waits for it.
// Thread rule: plain values.
#pragma once

#include <deque>
#include <optional>

#include "engine/server/member.h"
#include "engine/sim/files.h"
#include "engine/sim/schedule.h"
#include "engine/trace/view.h"
#include "engine/wal/log.h"

namespace sim {

/// A persist request on its way to the disk, and the event that asked for it.
struct Writing {
  raft::Persist request;
  trace::EventId trigger;
};

struct Disk {
  SimFiles files;
  wal::Log log;
  trace::DiskState state;
  std::vector<Writing> waiting;  ///< not handed to the disk yet
  std::vector<Writing> syncing;  ///< covered by the fsync under way
  wal::Failure failure;          ///< of the writes under way
  bool held{false};              ///< the fsync is done, but the disk stalls
  std::uint64_t syncs{0};
  raft::Index durableIndex;
};

/// The member learns that its request is durable.
struct Persisted {
  raft::Token token;
  trace::EventId durable;
};

/// What a server handles, one at a time.
using Work = std::variant<Arrival, Alarm, Persisted, RequestArrival>;

struct Node {
  raft::ServerId id;
  trace::ServerStatus status{trace::ServerStatus::Down};
  std::uint64_t incarnation{0};
  std::optional<server::Member> member;
  Disk disk;
  trace::ClockState clock;

  raft::Instant localDeadline{raft::kNever};  ///< as the member asked for it
  raft::Instant deadline{raft::kNever};       ///< the same in run time
  std::uint64_t alarm{0};                     ///< number of the alarm that counts

  raft::Instant busyUntil{};  ///< the processor works until then
  raft::Instant sendsFrom{};  ///< the network card is busy until then
  std::deque<Work> inbox;     ///< waits while the server is busy or paused
  bool turnComing{false};     ///< a Free is scheduled

  bool running() const { return member.has_value(); }
  bool ready(raft::Instant now) const {
    return status == trace::ServerStatus::Up && inbox.empty() && busyUntil <= now;
  }
};

/// One direction between two servers.
struct Link {
  trace::LinkState state;
  raft::Instant lastArrival{};  ///< of the messages sent so far: later ones come no earlier
  std::uint64_t sent{0};
};

}  // namespace sim
