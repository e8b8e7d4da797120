// Ports that write down what a member does to its world, in order.
#pragma once

#include <gtest/gtest.h>

#include "engine/server/member.h"

namespace server_test {

using raft::Index;
using raft::ServerId;
using raft::Term;
using raft::Token;
using trace::EventId;
using trace::OperationId;

inline constexpr ServerId S1{1}, S2{2}, S3{3};

class Recorded : public server::Transport,
                 public server::Storage,
                 public server::Clock,
                 public server::Replies,
                 public trace::Sink {
 public:
  server::Ports ports() { return {*this, *this, *this, *this, *this}; }

  void send(raft::Message message) override {
    order.push_back("send " + std::string(nameOf(message.body)));
    sent.push_back(std::move(message));
  }
  void persist(const raft::Persist& request) override {
    order.push_back("persist");
    persists.push_back(request);
  }
  void saveSnapshot(raft::Snapshot frame, const kv::Store& store) override {
    order.push_back("save snapshot");
    frame.state = raft::StateBytes(store.encodeState());
    snapshots.push_back(std::move(frame));
  }
  raft::Instant now() const override { return time; }
  void wakeAt(raft::Instant deadline) override {
    order.push_back("alarm");
    alarm = deadline;
  }
  void answer(OperationId, trace::OperationFinished finished) override {
    order.push_back("answer");
    answers.push_back(std::move(finished));
  }
  void answerRead(OperationId id, kv::Answer answer) override {
    order.push_back("answer read");
    reads.emplace_back(id, std::move(answer));
  }
  void told(const kv::Told& what) override {
    order.push_back("told");
    watched.push_back(what);
  }
  EventId emit(ServerId server, trace::Body body, std::vector<EventId> causes) override {
    order.push_back(std::holds_alternative<trace::Applied>(body) ? "applied" : "event");
    const EventId id{events.size() + 1};
    events.push_back({id, time, server, EventId{}, std::move(causes), std::move(body)});
    return id;
  }

  template <class Body>
  std::vector<trace::Event> eventsOf() const {
    std::vector<trace::Event> found;
    for (const trace::Event& e : events) {
      if (std::holds_alternative<Body>(e.body)) found.push_back(e);
    }
    return found;
  }
  template <class Body>
  std::size_t sentOf() const {
    std::size_t count = 0;
    for (const raft::Message& m : sent) count += std::holds_alternative<Body>(m.body) ? 1 : 0;
    return count;
  }

  raft::Instant time{};
  raft::Instant alarm{raft::kNever};
  std::vector<std::string> order;
  std::vector<raft::Message> sent;
  std::vector<raft::Persist> persists;
  std::vector<raft::Snapshot> snapshots;
  std::vector<trace::OperationFinished> answers;
  std::vector<std::pair<OperationId, kv::Answer>> reads;
  std::vector<kv::Told> watched;
  std::vector<trace::Event> events;
};

inline server::MemberConfig configOf(std::size_t servers,
                                     server::Forwarding forwarding = server::Forwarding::On) {
  server::MemberConfig config;
  config.raft.id = S1;
  for (std::size_t k = 1; k <= servers; ++k) config.raft.voters.push_back(ServerId{k});
  config.raft.seed = 7;
  config.forwarding = forwarding;
  return config;
}

/// S1 with its recorded world.
struct OneMember {
  explicit OneMember(std::size_t servers = 3,
                     server::Forwarding forwarding = server::Forwarding::On)
      : member(configOf(servers, forwarding), {}, world.ports()) {}

  void wake() {
    world.time = world.alarm;
    member.wake(world.ports());
  }
  void receive(ServerId from, std::uint64_t term, raft::Body body) {
    member.receive(world.ports(), {from, S1, Term{term}, std::move(body)});
  }
  /// The disk finishes all it was asked for.
  void sync() {
    while (!world.persists.empty() && world.persists.back().token > synced) {
      synced = world.persists.back().token;
      member.persisted(world.ports(), synced);
    }
  }
  void request(std::uint64_t id, const kv::Command& command) {
    member.request(world.ports(), OperationId{id}, command);
  }
  /// S1 leads term 1 by S2's vote; its first entry is committed by S2's acknowledgement.
  void lead() {
    wake();
    sync();
    receive(S2, 1, raft::RequestVoteReply{raft::Vote::Granted});
    sync();
    acknowledge(1);
  }
  void acknowledge(std::uint64_t index) {
    receive(S2, 1, raft::AppendEntriesReply{raft::AppendAccepted{Index{index}}});
  }

  Recorded world;
  server::Member member;
  Token synced;
};

}  // namespace server_test
