// One server as both worlds see it: its process, its disk's faults and work, its clock, its inbox.
// A world derives its own node from it and adds its files and sockets.
// Thread rule: plain values.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "engine/cluster/command.h"
#include "engine/cluster/happening.h"
#include "engine/server/member.h"
#include "engine/trace/view.h"

namespace cluster {

/// A request on its way to the disk, and the event that asked for it: to persist, or to save the
/// server's own snapshot.
struct Writing {
  std::variant<raft::Persist, raft::Snapshot> request;
  trace::EventId trigger;
};

struct Disk {
  trace::DiskState state;
  std::vector<Writing> waiting;  ///< not handed to the disk yet
  std::vector<Writing> syncing;  ///< covered by the fsync under way
  std::string failure;           ///< of the writes under way; "" while there is none
  bool held{false};              ///< the fsync is done, but the disk stalls
  std::uint64_t syncs{0};        ///< begun so far
  raft::Index durableIndex;
  bool lost{false};  ///< all it held is gone
};

/// The member learns that its request is durable.
struct Persisted {
  raft::Token token;
  trace::EventId durable;
};

/// The member learns that its snapshot is durable.
struct SnapshotKept {
  trace::EventId asked;
  raft::Snapshot snapshot;
};

/// What the operator asks of a server.
struct SnapshotWish {};
struct CampaignWish {};
struct ForgetWish {};
struct Wish {
  std::variant<raft::MembershipChange, Transfer, SnapshotWish, CampaignWish, ForgetWish> what;
};

/// What programs outside asked of a server at about the same time; two at least.
struct RequestsArrival {
  std::vector<RequestArrival> requests;
};

/// A program outside asks for a read.
struct ReadArrival {
  trace::OperationId id;
  server::Member::ReadRequest request;
};

/// What a server handles, one at a time.
using Work = std::variant<Delivery, Alarm, Persisted, RequestArrival, RequestsArrival, ReadArrival,
                          SnapshotKept, Wish, WatchArrival>;

struct Process {
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
  bool turnComing{false};     ///< a Turn is scheduled

  bool running() const { return member.has_value(); }
  bool ready(raft::Instant now) const {
    return status == trace::ServerStatus::Up && inbox.empty() && busyUntil <= now;
  }
};

}  // namespace cluster
