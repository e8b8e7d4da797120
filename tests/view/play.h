// A run written by hand: events with times, folded and narrated as they come.
#pragma once

#include <gtest/gtest.h>

#include "app/view/instrument.h"

namespace play {

using std::chrono::milliseconds;
using trace::EventId;
using trace::ServerId;

inline constexpr ServerId S0{0}, S1{1}, S2{2}, S3{3}, S4{4}, S5{5};

inline raft::Entry command(std::uint64_t index, std::uint64_t term, kv::Operation operation) {
  return {raft::Term{term}, raft::Index{index}, raft::EntryKind::Command,
          raft::Payload(kv::encode({1, index, std::move(operation)}))};
}

inline raft::Entry noop(std::uint64_t index, std::uint64_t term) {
  return {raft::Term{term}, raft::Index{index}, raft::EntryKind::Empty, {}};
}

class Play {
 public:
  explicit Play(std::uint32_t servers = 5, std::uint64_t historyKept = 1) {
    trace::ClusterStarted started;
    started.historyKept = historyKept;
    started.servers = servers;
    started.links.latencyMin = milliseconds(8);
    started.links.latencyMax = milliseconds(16);
    add(S0, started);
    for (std::uint32_t i = 1; i <= servers; ++i) add(ServerId{i}, trace::ServerStarted{});
  }

  Play& at(int ms) {
    time_ = trace::Instant{milliseconds(ms)};
    return *this;
  }

  EventId add(ServerId server, trace::Body body, EventId trigger = {},
              std::vector<EventId> causes = {}) {
    const trace::Event event{EventId{trace_.lastId().value + 1},
                             time_,
                             server,
                             trigger,
                             std::move(causes),
                             std::move(body)};
    const view::Prior prior = view::priorOf(event, view_);
    trace_.append(event);
    view_.fold(event);
    const auto sentence = view::narrate(event, prior, view_);
    said_ = sentence ? sentence->text.toStdString() : std::string();
    return event.id;
  }

  /// The sentence of the event added last, or "".
  const std::string& said() const { return said_; }
  const trace::ClusterView& view() const { return view_; }
  const trace::Trace& trace() const { return trace_; }
  trace::Instant time() const { return time_; }

  void campaign(ServerId server, std::uint64_t term) {
    add(server, raft::TermChanged{raft::Term{term}});
    add(server, raft::Voted{raft::Term{term}, server});
    add(server, raft::RoleChanged{raft::RoleName::Candidate, raft::Term{term}, S0});
  }
  void count(ServerId candidate, ServerId voter) {
    add(candidate, raft::VoteCounted{voter, raft::Vote::Granted});
  }
  void vote(ServerId voter, ServerId candidate, std::uint64_t term) {
    if (view_.server(voter).currentTerm.value < term) {
      add(voter, raft::TermChanged{raft::Term{term}});
    }
    add(voter, raft::Voted{raft::Term{term}, candidate});
  }
  /// Elected by S1's, S2's and S3's votes.
  void elect(ServerId leader, std::uint64_t term) {
    campaign(leader, term);
    for (const ServerId voter : {S1, S2, S3}) {
      if (voter != leader) vote(voter, leader, term);
      count(leader, voter);
    }
    add(leader, raft::RoleChanged{raft::RoleName::Leader, raft::Term{term}, leader});
  }
  void append(ServerId server, raft::Entry entry) {
    add(server, raft::Appended{{std::move(entry)}});
  }
  void progress(ServerId leader, ServerId peer, std::uint64_t match) {
    add(leader, raft::ProgressChanged{peer, raft::Index{match}, raft::Index{match + 1},
                                      raft::ProgressState::Replicate});
  }
  void commit(ServerId server, std::uint64_t index) {
    add(server, raft::CommitAdvanced{raft::Index{index}});
  }
  void cut(ServerId from, ServerId to, bool isCut = true) {
    trace::LinkState state = view_.link(from, to);
    state.cut = isCut;
    add(S0, trace::LinkChanged{from, to, state});
  }
  void cutBothWays(ServerId a, ServerId b) {
    cut(a, b);
    cut(b, a);
  }

 private:
  trace::Trace trace_;
  trace::ClusterView view_;
  trace::Instant time_{};
  std::string said_;
};

}  // namespace play
