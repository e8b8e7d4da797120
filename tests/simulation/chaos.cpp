#include "tests/simulation/chaos.h"

#include <algorithm>

namespace simulation {

using raft::Index;
using raft::ServerId;

namespace {
constexpr std::size_t kFlyingMost = 150;
constexpr int kRoundsToHeal = 400;

/// What a disk that finished `request` holds.
void keep(raft::Restored& disk, const raft::Persist& request) {
  disk.hardState = request.hardState;
  if (request.entries.empty()) return;
  disk.entries.truncateFrom(request.entries.front().index);
  for (const raft::Entry& e : request.entries) disk.entries.append(e);
}
}  // namespace

struct Chaos::Ports : server::Transport,
                      server::Storage,
                      server::Clock,
                      server::Replies,
                      trace::Sink {
  Ports(Chaos& c, Node& n) : chaos(c), node(n) {}
  server::Ports all() { return {*this, *this, *this, *this, *this}; }

  void send(raft::Message message) override {
    const trace::MessageId id = ++chaos.lastMessage_;
    chaos.emit(node.id, trace::MessageSent{
                            id, std::make_shared<raft::Message>(message), node.clock, false, {}});
    chaos.flying_.push_back({id, std::move(message)});
  }
  void persist(const raft::Persist& request) override { node.writing.push_back(request); }
  void saveSnapshot(raft::Snapshot, const kv::Store&) override {}  // these members make none
  raft::Instant now() const override { return node.clock; }
  void wakeAt(raft::Instant deadline) override { node.alarm = deadline; }
  void answer(trace::OperationId id, trace::OperationFinished answer) override {
    Asked& asked = chaos.asked_[id.value - 1];
    if (asked.finishedAt != 0) return;
    asked.finishedAt = chaos.lastEvent_.value;
    asked.outcome = answer.outcome;
    asked.result = answer.result;
  }
  void answerRead(trace::OperationId, kv::Answer) override {}  // nor are they asked for ranges,
  void told(const kv::Told&) override {}                       // nor watched
  trace::EventId emit(ServerId server, trace::Body body, std::vector<trace::EventId>) override {
    return chaos.emit(server, std::move(body));
  }

  Chaos& chaos;
  Node& node;
};

Chaos::Chaos(std::uint64_t seed)
    : random_(seed),
      entriesMost_(1 + below(3)),
      inflightMost_(1 + below(4)),
      patience_(1 + below(6)),
      losses_(below(200)),
      order_(static_cast<Order>(below(3))),
      forwarding_(below(2) == 0 ? server::Forwarding::On : server::Forwarding::Off),
      nodes_(1 + below(7)) {
  trace::ClusterStarted started;
  started.servers = static_cast<std::uint32_t>(nodes_.size());
  emit({}, started);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    nodes_[i].id = ServerId{i + 1};
    start(nodes_[i]);
  }
}

trace::EventId Chaos::emit(ServerId server, trace::Body body) {
  const trace::Event event{++lastEvent_, raft::Instant(std::chrono::milliseconds(lastEvent_.value)),
                           server,       {},
                           {},           std::move(body)};
  view_.fold(event);
  const auto* role = std::get_if<raft::RoleChanged>(&event.body);
  elections_ += role != nullptr && role->role == raft::RoleName::Leader ? 1 : 0;
  truncations_ += std::holds_alternative<raft::Truncated>(event.body) ? 1 : 0;
  const auto violated = invariants_.observe(event, view_);
  if (violated && broken_.empty()) broken_ = violated->invariant + ": " + violated->what;
  return event.id;
}

void Chaos::start(Node& node) {
  emit(node.id, trace::ServerStarted{++node.incarnation, node.disk.hardState, node.disk.entries});
  server::MemberConfig config;
  config.raft.id = node.id;
  for (std::size_t i = 1; i <= nodes_.size(); ++i) config.raft.voters.push_back(ServerId{i});
  config.raft.maxEntriesPerAppend = entriesMost_;
  config.raft.inflight.appends = inflightMost_;
  config.raft.seed = random_();
  config.forwarding = forwarding_;
  node.member.emplace(std::move(config), node.disk, Ports(*this, node).all());
}

// A disk may have finished some of its writes without having said so.
void Chaos::crash(Node& node) {
  node.member.reset();
  for (std::uint64_t left = below(node.writing.size() + 1); left > 0; --left) {
    keep(node.disk, node.writing.front());
    node.writing.pop_front();
  }
  node.writing.clear();
  emit(node.id, trace::ServerCrashed{});
}

void Chaos::deliver(std::size_t place) {
  const Flying flying = flying_[place];
  Node& to = nodes_[flying.message.to.value - 1];
  if (!to.member || to.deaf) return lose(place);
  if (below(4) != 0) {  // else it may come again
    emit(to.id, trace::MessageDelivered{flying.id});
    flying_.erase(flying_.begin() + static_cast<std::ptrdiff_t>(place));
  }
  to.member->receive(Ports(*this, to).all(), flying.message);
}

void Chaos::lose(std::size_t place) {
  emit({}, trace::MessageDropped{flying_[place].id, trace::DropReason::Loss});
  flying_.erase(flying_.begin() + static_cast<std::ptrdiff_t>(place));
}

void Chaos::finishWrite(Node& node) {
  if (!node.member || node.writing.empty()) return;
  const raft::Persist request = std::move(node.writing.front());
  node.writing.pop_front();
  keep(node.disk, request);
  emit(node.id, trace::Durable{request.token, request.hardState, node.disk.entries.lastIndex()});
  node.member->persisted(Ports(*this, node).all(), request.token);
}

void Chaos::wake(Node& node) {
  if (!node.member) return;
  node.clock = std::max(node.clock, node.alarm);
  node.member->wake(Ports(*this, node).all());
}

Chaos::Node& Chaos::likelyLeader() {
  const ServerId leader = view_.leader();
  return leader ? nodes_[leader.value - 1] : anyNode();
}

void Chaos::request(Node& node) {
  if (!node.member) return;
  const std::string key(1, static_cast<char>('a' + below(2)));
  const std::string value = std::to_string(below(3));
  kv::Operation operation = kv::Put{key, value};
  if (below(3) == 0) operation = kv::Get{key};
  if (below(4) == 0) operation = kv::CompareAndSet{key, value, std::to_string(below(3))};
  if (below(8) == 0) operation = kv::Delete{key};
  Asked asked;
  asked.command = {asked_.size() + 1, 1, operation};
  asked.startedAt = lastEvent_.value;
  asked_.push_back(std::move(asked));
  const trace::OperationId id{asked_.size()};
  node.member->request(Ports(*this, node).all(), id, asked_.back().command);
}

// The newest first leaves old ones in the air, to come when nobody expects them.
std::size_t Chaos::nextToArrive() {
  const std::size_t any = below(flying_.size());
  if (below(4) == 0) return any;
  switch (order_) {
    case Order::OldestFirst:
      return 0;
    case Order::NewestFirst:
      return flying_.size() - 1;
    case Order::None:
      break;
  }
  return any;
}

void Chaos::step() {
  Node& node = anyNode();
  const std::uint64_t what = below(1'000);
  const bool leads = node.member && node.member->raft().roleName() == raft::RoleName::Leader;
  if (what < 5) {
    if (node.member) crash(node);
  } else if (what < 25) {
    if (!node.member) start(node);
  } else if (what < 35) {
    node.deaf = below(5) == 0;
  } else if (what < 80) {
    if (leads || below(patience_) == 0) wake(node);
  } else if (what < 200) {
    if (leads || below(10) == 0) request(node);
  } else if (what < 400) {
    finishWrite(node);
  } else if (what < 400 + losses_ || flying_.size() > kFlyingMost) {
    if (!flying_.empty()) lose(below(flying_.size()));
  } else if (!flying_.empty()) {
    deliver(nextToArrive());
  }
}

bool Chaos::everywhere(const kv::Command& command) const {
  const raft::Entries& log = nodes_.front().member->raft().log().entries();
  bool found = false;
  for (std::uint64_t i = 1; i <= view_.committed().value && log.contains(Index{i}); ++i) {
    found = found || kv::decode(log.at(Index{i}).payload.bytes()) == command;
  }
  return found && std::all_of(nodes_.begin(), nodes_.end(), [&](const Node& node) {
           const raft::Raft& raft = node.member->raft();
           return raft.log().entries() == log && raft.lastApplied() == view_.committed();
         });
}

// From now on there is one time, the clocks show it, and whatever is asked for is done before the
// next timer rings.
bool Chaos::heal() {
  raft::Instant now{};
  for (Node& node : nodes_) {
    node.deaf = false;
    if (!node.member) start(node);
    now = std::max(now, node.clock);
  }
  std::optional<kv::Command> written;
  for (int round = 0; round < kRoundsToHeal; ++round) {
    for (int k = 0; k < 2'000 && !flying_.empty(); ++k) deliver(0);
    for (Node& node : nodes_) {
      while (!node.writing.empty()) finishWrite(node);
    }
    if (!flying_.empty()) continue;
    if (written && everywhere(*written)) return true;
    if (round % 20 == 10) {
      request(likelyLeader());
      written = asked_.back().command;
      continue;
    }
    Node& first = *std::min_element(nodes_.begin(), nodes_.end(),
                                    [](const Node& a, const Node& b) { return a.alarm < b.alarm; });
    now = std::max(now, first.alarm);
    for (Node& node : nodes_) node.clock = now;
    wake(first);
  }
  return false;
}

std::string Chaos::lie() const {
  return firstLie(asked_, nodes_.front().member->raft().log().entries(), view_.committed());
}

}  // namespace simulation
