#include "engine/etcd/calls.h"

#include <algorithm>

namespace etcd {
namespace {

/// How long to wait before a call that found no leader is made again.
constexpr raft::Duration kPause = std::chrono::milliseconds(20);

/// Nothing has happened, and soon somebody may do it.
bool isWorthAnother(trace::Failure failure) {
  return failure == trace::Failure::NoLeader || failure == trace::Failure::NotLeader ||
         failure == trace::Failure::Busy;
}

}  // namespace

void Calls::begin(raft::ServerId via, Begin begin, WhenEnded whenEnded) {
  const auto known = edge_.standing(via);
  if (!known) {
    whenEnded(Trouble::Stopped);
    return;
  }
  if (waiting_.size() >= kCallsMost) {
    whenEnded(Trouble::TooManyRequests);
    return;
  }
  const Serial serial = ++serials_;
  waiting_.emplace(serial,
                   Waiting{via, caller_, std::move(begin), std::move(whenEnded), known->term, {}});
  deadlines_.emplace_back(now_ + timeout_, serial);
  hand(serial);
}

void Calls::hand(Serial serial) {
  Waiting& waiting = waiting_.at(serial);
  waiting.call = waiting.begin(edge_);
  serialOf_[waiting.call] = serial;
}

void Calls::ended(server::CallId id, server::CallEnd end) {
  endings_.emplace_back(id, std::move(end));
}

void Calls::turn(raft::Instant now) {
  now_ = std::max(now_, now);
  while (!endings_.empty()) {
    const auto [id, end] = std::move(endings_.front());
    endings_.pop_front();
    const auto found = serialOf_.find(id);
    if (found == serialOf_.end()) continue;
    const Serial serial = found->second;
    serialOf_.erase(found);
    settle(serial, end);
  }
  while (!deadlines_.empty() && deadlines_.front().first <= now_) {
    const Serial serial = deadlines_.front().second;
    deadlines_.pop_front();
    if (waiting_.contains(serial)) giveUp(serial);
  }
  if (again_.empty() || now_ < againAt_) return;
  for (const Serial serial : std::exchange(again_, {})) {
    if (waiting_.contains(serial)) hand(serial);
  }
}

// Rare, so that nothing is kept for it.
void Calls::left(Caller caller) {
  const auto found = std::find_if(waiting_.begin(), waiting_.end(),
                                  [&](const auto& one) { return one.second.caller == caller; });
  if (found != waiting_.end()) giveUp(found->first);
}

void Calls::giveUp(Serial serial) {
  const Waiting& waiting = waiting_.at(serial);
  if (serialOf_.erase(waiting.call) > 0) edge_.giveUp(waiting.call);
  finish(serial, whyOverdue(waiting));
}

void Calls::settle(Serial serial, const server::CallEnd& end) {
  if (const auto* answer = std::get_if<kv::Answer>(&end)) {
    finish(serial, *answer);
    return;
  }
  const auto failure = std::get<trace::Failure>(end);
  if (!isWorthAnother(failure)) {
    finish(serial, troubleOf(failure));
    return;
  }
  if (again_.empty()) againAt_ = now_ + kPause;
  again_.push_back(serial);
}

void Calls::finish(Serial serial, const End& end) {
  const auto node = waiting_.extract(serial);
  if (!node.empty()) node.mapped().whenEnded(end);
}

// etcd tells apart whether the leader was lost meanwhile (etcdserver, parseProposeCtxErr).
Trouble Calls::whyOverdue(const Waiting& waiting) const {
  const auto now = edge_.standing(waiting.via);
  const bool changed = now && now->term != waiting.term && now->leader.value != 0;
  return changed ? Trouble::TimedOutLeaderFailed : Trouble::TimedOut;
}

void Calls::close() {
  for (const auto& [call, serial] : serialOf_) edge_.giveUp(call);
  serialOf_.clear();
  const auto waiting = std::exchange(waiting_, {});
  for (const auto& [serial, one] : waiting) one.whenEnded(Trouble::Stopped);
}

}  // namespace etcd
