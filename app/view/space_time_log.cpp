#include "app/view/space_time_log.h"

#include <algorithm>

#include "app/view/space_time_reader.h"

namespace view {

SightGroup groupOf(Sight sight) {
  switch (sight) {
    case Sight::PreCandidate:
    case Sight::Candidate:
    case Sight::Leader:
    case Sight::StepDown:
    case Sight::Transfer:
      return SightGroup::Roles;
    case Sight::Crash:
    case Sight::Restart:
    case Sight::Refusal:
    case Sight::Pause:
    case Sight::Resume:
    case Sight::Cut:
    case Sight::Heal:
    case Sight::Disk:
      return SightGroup::Faults;
    case Sight::Commit:
    case Sight::Read:
      return SightGroup::Commits;
    case Sight::Members:
    case Sight::Snapshot:
    case Sight::Restore:
      return SightGroup::Members;
    case Sight::Note:
    case Sight::Violation:
      return SightGroup::Notes;
  }
  return SightGroup::Notes;
}

bool SpaceTimeLog::bring(const trace::Trace& trace) {
  const bool known = stillTrue(trace);
  last_ = &trace;
  if (known && trace.lastId() == read_ && trace.droppedThrough() == gone_) return false;
  if (!known) restart(trace);
  while (read_ < trace.lastId()) {
    const trace::Event& event = trace.at(read_ + 1);
    if (linksMoved_ && event.at != linksAt_) settleLinks();
    std::visit(SpaceTimeReader{*this, event}, event.body);
    read_ = event.id;
  }
  settleLinks();
  if (read_ > trace.droppedThrough()) lastRead_ = trace.at(read_);
  giveUp(trace);
  ++version_;
  return true;
}

void SpaceTimeLog::giveUp(const trace::Trace& trace) {
  if (gone_ == trace.droppedThrough() || trace.droppedThrough() == trace.lastId()) return;
  gone_ = trace.droppedThrough();
  const trace::Instant begins = trace.at(gone_ + 1).at;
  const auto popWhile = [](auto& all, const auto& isGone, std::size_t least) {
    while (all.size() > least && isGone(all.front())) all.pop_front();
  };
  const auto over = [begins](const auto& span) { return span.to <= begins; };
  const auto told = [this](const auto& one) { return one.event <= gone_; };
  giveUpArrows();
  for (std::deque<LaneSpan>& lane : lanes_) popWhile(lane, over, 1);
  popWhile(partitions_, over, 1);
  popWhile(leases_, over, 0);
  popWhile(marks_, told, 0);
  for (Server& server : servers_) popWhile(server.appends, told, 0);
  while (!requests_.empty() && requests_.front().begunBy <= gone_) {
    asked_.erase(requests_.front().id.value);
    requests_.pop_front();
    ++requestsBefore_;
  }
}

void SpaceTimeLog::giveUpArrows() {
  while (arrows_.size() >= kBlock && arrows_[kBlock - 1].sent <= gone_) {
    for (std::size_t i = 0; i < kBlock; ++i) {
      if (!arrows_.front().ended) flying_.erase(arrows_.front().id.value);
      arrows_.pop_front();
    }
    blocks_.pop_front();
    arrowsBefore_ += kBlock;
  }
}

bool SpaceTimeLog::stillTrue(const trace::Trace& trace) const {
  if (!read_) return trace.droppedThrough().value == 0;
  if (&trace != last_ || read_ > trace.lastId() || read_ <= trace.droppedThrough()) return false;
  return trace.at(read_) == lastRead_;
}

// What was given up of the past is known by its checkpoint: the lanes begin there.
void SpaceTimeLog::restart(const trace::Trace& trace) {
  const std::uint64_t version = version_;
  *this = SpaceTimeLog();
  version_ = version;
  last_ = &trace;
  read_ = trace.droppedThrough();
  gone_ = read_;
  if (!read_ || trace.lastId() == read_) return;
  // The first event that is held: for one that was given up there is only an older checkpoint.
  const trace::ClusterView view = trace.viewAt(read_ + 1);
  begin(view.size());
  for (const trace::ServerView& s : view.servers()) {
    const Seat seat = s.configuration.isVoter(s.id)     ? Seat::Voter
                      : s.configuration.isLearner(s.id) ? Seat::Learner
                                                        : Seat::Outside;
    lanes_[s.id.value - 1] = {
        {s.id, view.at(), raft::kNever, read_, s.status, s.role, s.currentTerm, seat}};
    servers_[s.id.value - 1].durableTerm = s.durableState.currentTerm;
    servers_[s.id.value - 1].committed = s.commitIndex;
    servers_[s.id.value - 1].clock = s.clock;
    for (const trace::ServerView& to : view.servers()) {
      const bool cut = s.id != to.id && view.link(s.id, to.id).cut;
      cut_[(s.id.value - 1) * view.size() + to.id.value - 1] = cut;
    }
  }
  linksMoved_ = read_;
  linksAt_ = view.at();
}

void SpaceTimeLog::begin(std::size_t servers) {
  lanes_.assign(servers, {});
  servers_.assign(servers, {});
  cut_.assign(servers * servers, 0);
}

// Several changes at one instant are one: the last counts, as it does for viewAt().
void SpaceTimeLog::setLane(const trace::Event& e, LaneSpan next) {
  std::deque<LaneSpan>& lane = lanes_[e.server.value - 1];
  next.server = e.server;
  next.from = e.at;
  next.to = raft::kNever;
  next.begunBy = e.id;
  if (!lane.empty() && lane.back().sameState(next)) return;
  if (!lane.empty() && lane.back().from == e.at) lane.pop_back();
  if (!lane.empty() && lane.back().sameState(next)) {
    lane.back().to = raft::kNever;
    return;
  }
  if (!lane.empty()) lane.back().to = e.at;
  lane.push_back(next);
}

void SpaceTimeLog::endLease(trace::ServerId server, trace::Instant at) {
  const auto last = std::find_if(leases_.rbegin(), leases_.rend(),
                                 [&](const LeaseSpan& l) { return l.server == server; });
  if (last != leases_.rend() && last->to > at) last->to = at;
}

// Servers that hear each other both ways stand on one side.
void SpaceTimeLog::settleLinks() {
  if (!linksMoved_) return;
  const std::size_t n = servers();
  Partition now{linksAt_, raft::kNever, linksMoved_, std::vector<std::uint8_t>(n, 0), 0};
  linksMoved_ = {};
  std::vector<char> seen(n, 0);
  std::vector<std::size_t> reached;
  for (std::size_t s = 0; s < n; ++s) {
    if (seen[s]) continue;
    seen[s] = 1;
    reached.assign(1, s);
    for (std::size_t i = 0; i < reached.size(); ++i) {
      const std::size_t a = reached[i];
      now.side[a] = static_cast<std::uint8_t>(now.sides);
      for (std::size_t b = 0; b < n; ++b) {
        if (seen[b] || cut_[a * n + b] || cut_[b * n + a]) continue;
        seen[b] = 1;
        reached.push_back(b);
      }
    }
    ++now.sides;
  }
  if (!partitions_.empty() && partitions_.back().from == now.from) partitions_.pop_back();
  const bool same = !partitions_.empty() && partitions_.back().to == raft::kNever &&
                    partitions_.back().side == now.side;
  if (same) return;
  if (!partitions_.empty()) partitions_.back().to = std::min(partitions_.back().to, now.from);
  partitions_.push_back(std::move(now));
}

trace::EventId SpaceTimeLog::appendOf(trace::ServerId server, raft::Index index,
                                      trace::EventId before) const {
  const std::deque<Append>& appends = servers_[server.value - 1].appends;
  auto later = std::upper_bound(appends.begin(), appends.end(), before,
                                [](trace::EventId id, const Append& a) { return id < a.event; });
  while (later != appends.begin()) {
    --later;
    if (later->first <= index && index <= later->last) return later->event;
  }
  return {};
}

}  // namespace view
