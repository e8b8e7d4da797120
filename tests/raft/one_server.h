// A single core under test, told step by step what arrives and what becomes durable.
#pragma once

#include <gtest/gtest.h>

#include "engine/raft/raft.h"

namespace raft_test {

using namespace std::chrono_literals;
using raft::Entry;
using raft::EntryKind;
using raft::Index;
using raft::Instant;
using raft::ServerId;
using raft::Term;
using raft::Token;

inline constexpr ServerId S1{1}, S2{2}, S3{3}, S4{4}, S5{5};

inline Entry entry(std::uint64_t term, std::uint64_t index, std::string command = "x") {
  return {Term{term}, Index{index}, EntryKind::Command, raft::Payload{std::move(command)}};
}

/// A log with entries of these terms, from index 1 on.
inline raft::Entries logOf(std::vector<std::uint64_t> terms) {
  raft::Entries log;
  for (std::size_t k = 0; k < terms.size(); ++k) log.append(entry(terms[k], k + 1));
  return log;
}

/// S1 of a cluster, by default of five. Whatever it wants durable becomes durable at once, unless
/// `diskWorks` is false.
class OneServer {
 public:
  explicit OneServer(raft::Restored restored = {}, std::size_t servers = 5)
      : OneServer(configOf(servers), std::move(restored)) {}
  explicit OneServer(raft::Config config, raft::Restored restored = {})
      : raft_(std::move(config), std::move(restored), Instant{}) {}

  static raft::Config configOf(std::size_t servers) {
    raft::Config config;
    config.id = S1;
    for (std::size_t k = 1; k <= servers; ++k) config.voters.push_back(ServerId{k});
    config.seed = 42;
    return config;
  }

  raft::Raft* operator->() { return &raft_; }
  raft::Raft& core() { return raft_; }

  bool diskWorks{true};
  bool stateMachineWorks{true};
  Instant now{};

  /// Carries out what the core wants; collects what it sent and applied.
  void settle() {
    for (raft::Output out = raft_.takeOutput(); !out.empty(); out = raft_.takeOutput()) {
      happened.insert(happened.end(), out.happened.begin(), out.happened.end());
      if (out.persist) pending.push_back(*out.persist);
      held.insert(held.end(), out.send.begin(), out.send.end());
      if (out.restore) restores.push_back(*out.restore);
      reads.insert(reads.end(), out.reads.begin(), out.reads.end());
      apply(out.apply);
      if (diskWorks) syncAll();
      release();
    }
  }
  /// Entries go to the state machine at once, unless `stateMachineWorks` is false.
  void apply(const std::vector<Entry>& entries) {
    for (const Entry& e : entries) {
      applied.push_back(e);
      if (!stateMachineWorks) continue;
      if (e.kind == EntryKind::Membership) raft_.applyMembership(now, e);
      raft_.applied(now, e.index);
    }
  }
  void syncAll() {
    if (pending.empty()) return;
    durable = pending.back().token;
    pending.clear();
    raft_.persisted(now, durable);
  }
  /// The disk catches up.
  void sync() {
    syncAll();
    release();
    settle();
  }
  void receive(ServerId from, std::uint64_t term, raft::Body body) {
    raft_.receive(now, {from, S1, Term{term}, std::move(body)});
    settle();
  }
  /// Lets the timer run out.
  void timeout() {
    now = raft_.nextDeadline();
    raft_.deadlineReached(now);
    settle();
  }
  /// Lets `time` pass; the timer runs out as often as it is due.
  void wait(raft::Duration time) {
    const Instant end = now + time;
    while (raft_.nextDeadline() <= end) timeout();
    now = end;
  }
  raft::Proposal change(const raft::MembershipChange& change) {
    const raft::Proposal proposal = raft_.proposeMembership(now, change);
    settle();
    return proposal;
  }
  raft::Transfer transfer(ServerId to) {
    const raft::Transfer transfer = raft_.transferLeadership(now, to);
    settle();
    return transfer;
  }
  void read(std::uint64_t id) {
    raft_.readIndex(now, raft::ReadId{id});
    settle();
  }
  void takeSnapshotAt(std::uint64_t index) {
    raft_.snapshotAvailable({Index{index}, raft_.log().termAt(Index{index}).value_or(Term{}),
                             raft_.configuration(), raft::Payload{"state"}});
    raft_.compact(Index{index});
    settle();
  }
  raft::Proposal propose(std::string command) {
    const raft::Proposal proposal = raft_.propose(now, {raft::Payload{std::move(command)}});
    settle();
    return proposal;
  }
  /// Wins an election with the votes of all others.
  void lead() {
    timeout();
    for (const ServerId peer : raft_.config().voters) {
      if (peer != S1) {
        receive(peer, raft_.currentTerm().value, raft::RequestVoteReply{raft::Vote::Granted});
      }
    }
    sent.clear();
  }
  void acknowledge(ServerId from, std::uint64_t index) {
    receive(from, raft_.currentTerm().value,
            raft::AppendEntriesReply{raft::AppendAccepted{Index{index}}});
  }

  /// What was sent so far (and since the last clear), of one type.
  template <class Body>
  std::vector<std::pair<raft::Message, Body>> sentOf() const {
    std::vector<std::pair<raft::Message, Body>> out;
    for (const raft::Message& m : sent) {
      if (const auto* body = std::get_if<Body>(&m.body)) out.emplace_back(m, *body);
    }
    return out;
  }
  template <class What>
  std::vector<What> happenedOf() const {
    std::vector<What> out;
    for (const raft::Happened& h : happened) {
      if (const auto* what = std::get_if<What>(&h)) out.push_back(*what);
    }
    return out;
  }
  raft::Round lastRound() const { return sentOf<raft::Heartbeat>().back().second.round; }
  raft::Vote lastVote() const { return sentOf<raft::RequestVoteReply>().back().second.vote; }
  /// nullopt: rejected.
  std::optional<Index> lastAppendAccepted() const {
    const auto reply = sentOf<raft::AppendEntriesReply>().back().second;
    const auto* yes = std::get_if<raft::AppendAccepted>(&reply.result);
    return yes ? std::optional(yes->matchIndex) : std::nullopt;
  }
  raft::AppendRejected lastRejection() const {
    return std::get<raft::AppendRejected>(sentOf<raft::AppendEntriesReply>().back().second.result);
  }
  std::vector<std::uint64_t> terms() const {
    std::vector<std::uint64_t> out;
    const raft::Entries& log = raft_.log().entries();
    for (std::uint64_t i = 1; i <= log.lastIndex().value; ++i) {
      out.push_back(log.at(Index{i}).term.value);
    }
    return out;
  }

  std::vector<raft::Message> sent;
  std::vector<raft::Happened> happened;
  std::vector<Entry> applied;
  std::vector<raft::Snapshot> restores;
  std::vector<raft::ReadReady> reads;
  std::vector<raft::Persist> pending;
  std::vector<raft::Send> held;
  Token durable;

 private:
  void release() {
    std::vector<raft::Send> rest;
    for (raft::Send& send : held) {
      if (send.after <= durable) {
        sent.push_back(send.message);
      } else {
        rest.push_back(send);
      }
    }
    held = std::move(rest);
  }

  raft::Raft raft_;
};

inline raft::AppendEntries append(std::uint64_t prevIndex, std::uint64_t prevTerm,
                                  std::vector<Entry> entries, std::uint64_t commit = 0) {
  return {Index{prevIndex}, Term{prevTerm}, Index{commit}, std::move(entries)};
}

/// Of three voters.
inline raft::Snapshot snapshotAt(std::uint64_t term, std::uint64_t index) {
  raft::Configuration configuration;
  configuration.voters = {S1, S2, S3};
  return {Index{index}, Term{term}, configuration, raft::Payload{"state"}};
}

}  // namespace raft_test
