#include "engine/trace/tape.h"

#include <algorithm>

namespace trace {

namespace {
/// A tape with more marks has no room for those of further writes; all others are always made.
constexpr std::size_t kWritesMarked = 100'000;

std::set<std::pair<ServerId, ServerId>> cutLinks(const ClusterView& view) {
  std::set<std::pair<ServerId, ServerId>> links;
  for (const ServerView& from : view.servers()) {
    for (const ServerView& to : view.servers()) {
      if (view.link(from.id, to.id).cut) links.emplace(from.id, to.id);
    }
  }
  return links;
}

}  // namespace

std::size_t Tape::bytes() const {
  return bands_.size() * sizeof(TermBand) + marks_.size() * sizeof(TapeMark);
}

void Tape::append(const Event& e, const ClusterView& after) {
  mark(e);
  band(e, after);
}

void Tape::band(const Event& e, const ClusterView& after) {
  const bool lives = std::holds_alternative<ServerStarted>(e.body) ||
                     std::holds_alternative<ServerCrashed>(e.body) ||
                     std::holds_alternative<ServerRefused>(e.body) ||
                     std::holds_alternative<raft::TermChanged>(e.body);
  if (lives) {
    raft::Term highest;
    for (const ServerView& s : after.servers()) {
      if (s.running()) highest = std::max(highest, s.currentTerm);
    }
    const bool open = !bands_.empty() && bands_.back().to == raft::kNever;
    if (open && bands_.back().term == highest) return;
    if (open) {
      bands_.back().to = e.at;
      bands_.back().endedBy = e.id;
    }
    if (!highest) return;
    TermBand next;
    next.term = highest;
    next.begunBy = e.id;
    next.from = e.at;
    for (const ServerView& s : after.servers()) {
      if (s.leads() && s.currentTerm == highest) {
        next.leader = s.id;
        next.wonBy = e.id;
        next.wonAt = e.at;
      }
    }
    bands_.push_back(next);
  }
  const auto* role = std::get_if<raft::RoleChanged>(&e.body);
  if (!role || role->role != raft::RoleName::Leader || bands_.empty()) return;
  TermBand& current = bands_.back();
  if (current.term != role->term || current.leader || current.endedBy) return;
  current.leader = e.server;
  current.wonBy = e.id;
  current.wonAt = e.at;
}

void Tape::mark(const Event& e) {
  if (const auto* role = std::get_if<raft::RoleChanged>(&e.body)) {
    if (role->role == raft::RoleName::Candidate) add(MarkKind::Election, e, e.server);
  } else if (std::holds_alternative<ServerCrashed>(e.body)) {
    add(MarkKind::Crash, e, e.server);
  } else if (const auto* started = std::get_if<ServerStarted>(&e.body)) {
    if (started->incarnation > 1) add(MarkKind::Restart, e, e.server);
  } else if (std::holds_alternative<ServerPaused>(e.body)) {
    add(MarkKind::Pause, e, e.server);
  } else if (std::holds_alternative<ServerResumed>(e.body)) {
    add(MarkKind::Resume, e, e.server);
  } else if (const auto* link = std::get_if<LinkChanged>(&e.body)) {
    flip(e, *link);
  } else if (const auto* operation = std::get_if<OperationStarted>(&e.body)) {
    const bool reads = std::holds_alternative<kv::Get>(operation->command.operation);
    if (!reads && marks_.size() < kWritesMarked) add(MarkKind::Write, e, operation->via);
  } else if (std::holds_alternative<Violated>(e.body)) {
    add(MarkKind::Violation, e, e.server);
  }
}

void Tape::add(MarkKind kind, const Event& e, ServerId server) {
  marks_.push_back({e.id, e.at, server, kind});
}

void Tape::flip(const Event& e, const LinkChanged& change) {
  const Link link{change.from, change.to};
  const bool changed = change.state.cut ? cut_.insert(link).second : cut_.erase(link) > 0;
  if (!changed) return;
  const MarkKind kind = change.state.cut ? MarkKind::Cut : MarkKind::Heal;
  for (auto m = marks_.rbegin(); m != marks_.rend() && m->at == e.at; ++m) {
    if (m->kind == kind) return;
  }
  add(kind, e, ServerId{});
}

const TermBand* Tape::bandAt(Instant t) const {
  const auto later = std::upper_bound(bands_.begin(), bands_.end(), t,
                                      [](Instant at, const TermBand& b) { return at < b.from; });
  if (later == bands_.begin()) return nullptr;
  const TermBand& band = *std::prev(later);
  return t < band.to ? &band : nullptr;
}

std::span<const TapeMark> Tape::marksWithin(Instant from, Instant to) const {
  const auto before = [](const TapeMark& m, Instant at) { return m.at < at; };
  const auto first = std::lower_bound(marks_.begin(), marks_.end(), from, before);
  return {first, std::lower_bound(first, marks_.end(), std::max(from, to), before)};
}

Tape Tape::prefix(EventId id, const ClusterView& at) const {
  Tape cut = *this;
  std::erase_if(cut.marks_, [&](const TapeMark& m) { return m.event > id; });
  cut.cut_ = cutLinks(at);
  std::erase_if(cut.bands_, [&](const TermBand& b) { return b.begunBy > id; });
  if (cut.bands_.empty()) return cut;
  TermBand& last = cut.bands_.back();
  if (last.endedBy > id) {
    last.to = raft::kNever;
    last.endedBy = EventId{};
  }
  if (last.wonBy > id) {
    last.leader = ServerId{};
    last.wonBy = EventId{};
    last.wonAt = raft::kNever;
  }
  return cut;
}

}  // namespace trace
