#include "app/view/space_time_reader.h"

#include <algorithm>

namespace view {
namespace {

/// What a message's body says of its arrow.
struct Reading {
  Arrow& arrow;

  void is(Traffic kind, Course course, Verdict verdict = Verdict::None) const {
    arrow.kind = kind;
    arrow.course = course;
    arrow.verdict = verdict;
  }
  static Verdict verdictOf(raft::Vote vote) {
    return vote == raft::Vote::Granted ? Verdict::Yes : Verdict::No;
  }

  void operator()(const raft::RequestVote&) const { is(Traffic::Vote, Course::Request); }
  void operator()(const raft::RequestVoteReply& b) const {
    is(Traffic::Vote, Course::Reply, verdictOf(b.vote));
  }
  void operator()(const raft::RequestPreVote&) const {
    is(Traffic::Vote, Course::Request);
    arrow.ballot = raft::Ballot::PreVote;
  }
  void operator()(const raft::RequestPreVoteReply& b) const {
    is(Traffic::Vote, Course::Reply, verdictOf(b.vote));
    arrow.ballot = raft::Ballot::PreVote;
  }
  void operator()(const raft::AppendEntries& b) const {
    is(Traffic::Entries, Course::Request);
    arrow.entries = static_cast<std::uint32_t>(b.entries.size());
    if (!b.entries.empty()) arrow.entryTerm = b.entries.back().term;
  }
  void operator()(const raft::AppendEntriesReply& b) const {
    const bool yes = std::holds_alternative<raft::AppendAccepted>(b.result);
    is(Traffic::Entries, Course::Reply, yes ? Verdict::Yes : Verdict::No);
  }
  void operator()(const raft::Heartbeat&) const { is(Traffic::Heartbeat, Course::Request); }
  void operator()(const raft::HeartbeatReply&) const { is(Traffic::Heartbeat, Course::Reply); }
  void operator()(const raft::Propose&) const { is(Traffic::Office, Course::Request); }
  void operator()(const raft::InstallSnapshot&) const { is(Traffic::Snapshot, Course::Request); }
  void operator()(const raft::SnapshotChunk&) const { is(Traffic::Snapshot, Course::Request); }
  void operator()(const raft::SnapshotChunkReply&) const { is(Traffic::Snapshot, Course::Reply); }
  void operator()(const raft::TimeoutNow&) const { is(Traffic::Office, Course::Request); }
  void operator()(const raft::TransferLeadership&) const { is(Traffic::Office, Course::Request); }
  void operator()(const raft::ReadIndex&) const { is(Traffic::Read, Course::Request); }
  void operator()(const raft::ReadIndexReply&) const { is(Traffic::Read, Course::Reply); }
};

/// When the server's own clock shows `local`, in run time.
trace::Instant runTime(const trace::ClockState& clock, trace::Instant local) {
  const auto shown = static_cast<double>((local.time_since_epoch() - clock.offset).count());
  const double run = shown / (1 + clock.driftPpm / 1e6);
  return trace::Instant{trace::Duration{static_cast<trace::Duration::rep>(run)}};
}

}  // namespace

void SpaceTimeReader::mark(Sight sight, std::uint64_t number, std::uint64_t before) {
  log.marks_.push_back({event.id, event.at, event.server, sight, number, before, {}});
}

LaneSpan SpaceTimeReader::lane() const {
  const std::deque<LaneSpan>& lane = log.lanes_[event.server.value - 1];
  return lane.empty() ? LaneSpan{} : lane.back();
}

void SpaceTimeReader::operator()(const trace::ClusterStarted& e) {
  log.begin(e.servers);
  const std::uint32_t voters = e.voters ? e.voters : e.servers;
  for (std::uint32_t i = 1; i <= e.servers; ++i) {
    LaneSpan span;
    span.server = trace::ServerId{i};
    span.from = event.at;
    span.begunBy = event.id;
    span.seat = i <= voters ? Seat::Voter : Seat::Outside;
    log.lanes_[i - 1].push_back(span);
  }
}

void SpaceTimeReader::operator()(const trace::ServerStarted& e) {
  if (e.incarnation > 1) mark(Sight::Restart);
  LaneSpan next = lane();
  next.status = trace::ServerStatus::Up;
  next.role = raft::RoleName::Follower;
  next.term = e.hardState.currentTerm;
  server().durableTerm = e.hardState.currentTerm;
  server().committed = std::min(e.hardState.commit, e.log.lastIndex());
  log.setLane(event, next);
}

void SpaceTimeReader::stop(trace::ServerStatus status) {
  LaneSpan next = lane();
  next.status = status;
  next.role = raft::RoleName::Follower;
  next.term = server().durableTerm;
  log.setLane(event, next);
  log.endLease(event.server, event.at);
}

void SpaceTimeReader::operator()(const trace::ServerCrashed&) {
  mark(Sight::Crash);
  stop(trace::ServerStatus::Down);
}

void SpaceTimeReader::operator()(const trace::ServerRefused&) {
  mark(Sight::Refusal);
  stop(trace::ServerStatus::Refused);
}

void SpaceTimeReader::operator()(const trace::ServerPaused&) {
  mark(Sight::Pause);
  LaneSpan next = lane();
  next.status = trace::ServerStatus::Paused;
  log.setLane(event, next);
}

void SpaceTimeReader::operator()(const trace::ServerResumed&) {
  mark(Sight::Resume);
  LaneSpan next = lane();
  next.status = trace::ServerStatus::Up;
  log.setLane(event, next);
}

void SpaceTimeReader::operator()(const trace::DiskLost&) {
  mark(Sight::Disk);
  server().durableTerm = {};
  LaneSpan next = lane();
  next.term = {};
  log.setLane(event, next);
}

void SpaceTimeReader::operator()(const trace::ClockChanged& e) { server().clock = e.state; }

void SpaceTimeReader::operator()(const trace::Durable& e) {
  server().durableTerm = e.hardState.currentTerm;
}

// Links that change at one instant make one mark.
void SpaceTimeReader::operator()(const trace::LinkChanged& e) {
  const std::size_t n = log.servers();
  char& cut = log.cut_[(e.from.value - 1) * n + e.to.value - 1];
  if ((cut != 0) == e.state.cut) return;
  cut = e.state.cut ? 1 : 0;
  log.linksMoved_ = event.id;
  log.linksAt_ = event.at;
  const Sight sight = e.state.cut ? Sight::Cut : Sight::Heal;
  for (auto m = log.marks_.rbegin(); m != log.marks_.rend() && m->at == event.at; ++m) {
    if (m->sight == sight) return;
  }
  mark(sight);
  log.marks_.back().server = {};
}

void SpaceTimeReader::operator()(const trace::MessageSent& e) {
  if (!e.message) return;
  Arrow arrow;
  arrow.id = e.id;
  arrow.sent = event.id;
  arrow.from = e.message->from;
  arrow.to = e.message->to;
  arrow.sentAt = event.at;
  arrow.deliverAt = e.deliverAt;
  arrow.term = e.message->term;
  std::visit(Reading{arrow}, e.message->body);
  log.flying_[e.id.value] = log.arrowsBefore_ + log.arrows_.size();
  if (log.arrows_.size() % SpaceTimeLog::kBlock == 0) log.blocks_.emplace_back();
  ++log.blocks_.back().flying;
  log.arrows_.push_back(arrow);
}

void SpaceTimeReader::end(trace::MessageId id, Fate fate, trace::DropReason reason) {
  const auto found = log.flying_.find(id.value);
  if (found == log.flying_.end()) return;
  const std::size_t place = found->second - log.arrowsBefore_;
  Arrow& arrow = log.arrows_[place];
  arrow.ended = event.id;
  arrow.endsAt = event.at;
  arrow.fate = fate;
  arrow.reason = reason;
  SpaceTimeLog::Block& block = log.blocks_[place / SpaceTimeLog::kBlock];
  block.latest = std::max(block.latest, event.at);
  --block.flying;
  log.flying_.erase(found);
}

void SpaceTimeReader::operator()(const trace::MessageDelivered& e) {
  end(e.id, Fate::Delivered, {});
}
void SpaceTimeReader::operator()(const trace::MessageDropped& e) {
  end(e.id, Fate::Lost, e.reason);
}

void SpaceTimeReader::operator()(const trace::MessageMoved& e) {
  const auto found = log.flying_.find(e.id.value);
  if (found == log.flying_.end()) return;
  log.arrows_[found->second - log.arrowsBefore_].deliverAt = e.deliverAt;
}

void SpaceTimeReader::operator()(const trace::OperationStarted& e) {
  RequestSpan span;
  span.id = e.id;
  span.client = e.command.client;
  span.via = e.via;
  span.begunBy = event.id;
  span.from = event.at;
  span.reads = std::holds_alternative<kv::Get>(e.command.operation);
  const bool known =
      std::find(log.clients_.begin(), log.clients_.end(), span.client) != log.clients_.end();
  if (!known) log.clients_.push_back(span.client);
  log.asked_[e.id.value] = log.requestsBefore_ + log.requests_.size();
  log.requests_.push_back(std::move(span));
}

void SpaceTimeReader::operator()(const trace::OperationFinished& e) {
  const auto found = log.asked_.find(e.id.value);
  if (found == log.asked_.end()) return;
  RequestSpan& span = log.requests_[found->second - log.requestsBefore_];
  span.endedBy = event.id;
  span.to = event.at;
  span.outcome = e.outcome;
  log.asked_.erase(found);
}

void SpaceTimeReader::operator()(const trace::SnapshotTaken& e) {
  mark(Sight::Snapshot, e.lastIncludedIndex.value);
}

void SpaceTimeReader::operator()(const raft::SnapshotInstalled& e) {
  mark(Sight::Restore, e.lastIncludedIndex.value);
  server().committed = e.lastIncludedIndex;
}

void SpaceTimeReader::operator()(const raft::TermChanged& e) {
  LaneSpan next = lane();
  next.term = e.term;
  log.setLane(event, next);
}

void SpaceTimeReader::operator()(const raft::RoleChanged& e) {
  LaneSpan next = lane();
  const bool led = next.role == raft::RoleName::Leader;
  next.role = e.role;
  log.setLane(event, next);
  log.endLease(event.server, event.at);
  if (e.role == raft::RoleName::PreCandidate) mark(Sight::PreCandidate, e.term.value);
  if (e.role == raft::RoleName::Candidate) mark(Sight::Candidate, e.term.value);
  if (e.role == raft::RoleName::Leader) mark(Sight::Leader, e.term.value);
  const bool told = !log.marks_.empty() && log.marks_.back().sight == Sight::StepDown &&
                    log.marks_.back().server == event.server && log.marks_.back().at == event.at;
  if (led && e.role == raft::RoleName::Follower && !told) mark(Sight::StepDown);
}

void SpaceTimeReader::operator()(const raft::Appended& e) {
  if (e.entries.empty()) return;
  server().appends.push_back({e.entries.front().index, e.entries.back().index, event.id});
}

void SpaceTimeReader::operator()(const raft::CommitAdvanced& e) {
  const raft::Index before = server().committed;
  server().committed = e.commitIndex;
  if (lane().role == raft::RoleName::Leader) {
    mark(Sight::Commit, e.commitIndex.value, before.value);
  }
}

// The first server that applies a configuration tells it, for all of them.
void SpaceTimeReader::operator()(const raft::ConfigurationChanged& e) {
  if (e.index <= log.members_) return;
  log.members_ = e.index;
  mark(Sight::Members, e.index.value);
  for (std::uint64_t i = 1; i <= log.servers(); ++i) {
    trace::Event of = event;
    of.server = trace::ServerId{i};
    LaneSpan next = log.lanes_[i - 1].back();
    next.seat = e.configuration.isVoter(of.server)     ? Seat::Voter
                : e.configuration.isLearner(of.server) ? Seat::Learner
                                                       : Seat::Outside;
    log.setLane(of, next);
  }
}

void SpaceTimeReader::operator()(const raft::LeaseExtended& e) {
  const trace::Instant until = runTime(server().clock, e.until);
  const auto last = std::find_if(log.leases_.rbegin(), log.leases_.rend(),
                                 [&](const LeaseSpan& l) { return l.server == event.server; });
  if (last != log.leases_.rend() && last->to >= event.at) {
    last->to = std::max(last->to, until);
  } else {
    log.leases_.push_back({event.server, event.id, event.at, until});
  }
}

}  // namespace view
