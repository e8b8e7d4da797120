// Reads that do not go through the log (thesis 6.4): ask the leader up to where to wait, apply so
// far, answer from the own store.
#include <algorithm>

#include "engine/server/member.h"

namespace server {

using trace::Failure;
using trace::Outcome;

void Member::read(Ports ports, trace::OperationId id, ReadRequest request) {
  requestRead(ports, {{}, id, std::move(request), std::nullopt});
}

void Member::requestRead(Ports ports, WaitingRead read) {
  const bool leads = raft_.roleName() == raft::RoleName::Leader;
  if (!raft_.leader()) {
    fail(ports, read.id, Failure::NoLeader);
  } else if (!leads && config_.forwarding == Forwarding::Off) {
    fail(ports, read.id, Failure::NotLeader);
  } else {
    // An answer to a read of an earlier incarnation may still come, with an index that is too low.
    read.read = raft::ReadId{(config_.incarnation << 32) | ++readsMade_};
    if (reads_.size() == kWaitingMost) reads_.pop_front();
    raft_.readIndex(ports.clock.now(), read.read);
    reads_.push_back(std::move(read));
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
    if (ready(read)) answerRead(ports, read);
  }
  std::erase_if(reads_, ready);
}

void Member::answerRead(Ports ports, const WaitingRead& read) {
  if (const auto* operation = std::get_if<kv::Operation>(&read.what)) {
    const kv::Result result = store_.apply({0, 0, *operation});
    ports.replies.answer(read.id, {read.id, Outcome::Ok, Failure::None, {}, result});
    return;
  }
  const auto* range = std::get_if<kv::RangeRequest>(&std::get<ReadRequest>(read.what));
  ports.replies.answerRead(read.id, range != nullptr ? store_.keyspace().read(*range)
                                                     : kv::Answer{kv::Done{}, store_.revision()});
}

}  // namespace server
