// Reads that do not go through the log (thesis 6.4): ask the leader up to where to wait, apply so
// far, answer from the own store.
#include <algorithm>

#include "engine/server/member.h"

namespace server {

using trace::Failure;
using trace::Outcome;

void Member::requestRead(Ports ports, trace::OperationId id, const kv::Command& command) {
  const bool leads = raft_.roleName() == raft::RoleName::Leader;
  if (!raft_.leader()) {
    fail(ports, id, Failure::NoLeader);
  } else if (!leads && config_.forwarding == Forwarding::Off) {
    fail(ports, id, Failure::NotLeader);
  } else {
    // An answer to a read of an earlier incarnation may still come, with an index that is too low.
    const raft::ReadId read{(config_.incarnation << 32) | ++readsMade_};
    if (reads_.size() == kWaitingMost) reads_.pop_front();
    reads_.push_back({read, id, command.operation, std::nullopt});
    raft_.readIndex(ports.clock.now(), read);
  }
  carryOut(ports);
}

// A new leader knows nothing of the reads that its predecessor was asked for.
void Member::askAgain(Ports ports) {
  const raft::ServerId leader = raft_.leader();
  const raft::Term term = raft_.currentTerm();
  const bool same = leader == readsAskedOf_ && term == readsAskedIn_;
  if (!leader || same) return;
  readsAskedOf_ = leader;
  readsAskedIn_ = term;
  for (const WaitingRead& waiting : reads_) {
    if (!waiting.index) raft_.readIndex(ports.clock.now(), waiting.read);
  }
}

void Member::answerReads(Ports ports) {
  const auto ready = [&](const WaitingRead& r) {
    return r.index && *r.index <= raft_.lastApplied();
  };
  for (const WaitingRead& read : reads_) {
    if (!ready(read)) continue;
    const kv::Result result = store_.apply({0, 0, read.operation});
    ports.replies.answer(read.id, {read.id, Outcome::Ok, Failure::None, {}, result});
  }
  std::erase_if(reads_, ready);
}

}  // namespace server
