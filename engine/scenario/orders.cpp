#include "engine/scenario/orders.h"

#include <algorithm>

#include "engine/kv/calls.h"

namespace scenario {
namespace {

using Commands = std::vector<cluster::Command>;
using Kind = ServerRef::Kind;
using trace::ServerStatus;

class Resolver {
 public:
  Resolver(const trace::ClusterView& view, const cluster::Settings& settings)
      : view_(view), settings_(settings) {}

  Orders take() {
    if (!why_.empty()) return std::move(why_);
    return std::move(commands_);
  }

  void operator()(const SwitchServer& action) {
    for (const ServerId id : serversOf(action.server)) {
      if (action.server.kind == Kind::All && !canDo(action.what, view_.server(id))) continue;
      commands_.push_back(switchCommand(action.what, id));
    }
  }

  void operator()(const CutLinks& action) {
    cluster::Cut cut;
    cut.ways = action.ways;
    std::vector<ServerId> named;
    for (const ServerRefs& group : action.groups) {
      for (const ServerRef& ref : group) {
        if (ref.kind != Kind::Rest) named.push_back(one(ref));
      }
    }
    for (const ServerRefs& group : action.groups) cut.groups.push_back(groupOf(group, named));
    commands_.push_back(std::move(cut));
  }

  void operator()(const HealLinks& action) {
    cluster::Heal heal;
    if (action.pair) heal = {oneOrAll(action.pair->first), oneOrAll(action.pair->second)};
    commands_.push_back(heal);
  }

  void operator()(const ChangeLinks& action) {
    cluster::SetLink change = action.change;
    change.from = oneOrAll(action.links.from);
    change.to = oneOrAll(action.links.to);
    commands_.push_back(change);
    if (action.links.ways == cluster::Ways::One || change.from == change.to) return;
    std::swap(change.from, change.to);
    commands_.push_back(change);
  }

  void operator()(const ChangeDisk& action) {
    cluster::SetDisk change = action.change;
    change.server = oneOrAll(action.server);
    commands_.push_back(change);
  }

  void operator()(const ResetDisk& action) {
    const trace::DiskState& disk = settings_.disks;
    commands_.push_back(cluster::SetDisk{oneOrAll(action.server), disk.writeLatency, disk.syncMin,
                                         disk.syncMax, disk.stalled, disk.full});
  }

  void operator()(const ChangeClock& action) {
    for (const ServerId id : serversOf(action.server)) {
      commands_.push_back(cluster::SetClock{id, action.state});
    }
  }

  void operator()(const Operate& action) {
    const ServerId via = action.via ? one(*action.via) : ServerId{};
    commands_.push_back(cluster::Submit{action.fence ? fenced(action) : action.operation, via,
                                        action.client, action.timeout, action.retries});
  }

  void operator()(const KeepLease& action) {
    const ServerId via = action.via ? one(*action.via) : ServerId{};
    commands_.push_back(cluster::KeepAlive{action.client, action.lease, action.every, via});
  }
  void operator()(const WatchRange& action) {
    const ServerId via = action.via ? one(*action.via) : ServerId{};
    commands_.push_back(cluster::WatchKeys{action.client, action.range, action.from, via});
  }
  void operator()(const EndWatch& action) {
    commands_.push_back(cluster::CancelWatch{action.client, action.range});
  }
  void operator()(const SwitchClient& action) {
    if (action.what == Switch::Pause) {
      commands_.push_back(cluster::PauseClient{action.client});
    } else {
      commands_.push_back(cluster::ResumeClient{action.client});
    }
  }

  void operator()(const ChangeMembership& action) {
    cluster::ChangeMembers order;
    order.change.transition = action.transition;
    for (const ChangeMembership::One& wish : action.changes) {
      order.change.changes.push_back({wish.kind, one(wish.server)});
    }
    commands_.push_back(std::move(order));
  }

  void operator()(const TouchMessage& action) {
    commands_.push_back(cluster::Meddle{action.message, action.what, action.by});
  }
  void operator()(const RestoreCluster&) { commands_.emplace_back(cluster::Restore{}); }
  void operator()(const HandOver& action) { commands_.push_back(cluster::Transfer{action.to}); }

  void operator()(const RunFor&) {}
  void operator()(const RunUntil&) {}
  void operator()(const Expect&) {}
  void operator()(const Note&) {}
  void operator()(const Speed&) {}
  void operator()(const DefaultTimeout&) {}

 private:
  static bool canDo(Switch what, const trace::ServerView& server) {
    const ServerStatus status = server.status;
    switch (what) {
      case Switch::Crash:
        return status == ServerStatus::Up || status == ServerStatus::Paused;
      case Switch::Restart:
        // A spare that never ran waits until it is added.
        return status == ServerStatus::Down && server.incarnation > 0 && !server.diskLost;
      case Switch::Pause:
      case Switch::ForgetLeader:
      case Switch::Campaign:
      case Switch::Snapshot:
      case Switch::Backup:
        return status == ServerStatus::Up;
      case Switch::LoseDisk:
      case Switch::Damage:
        return server.incarnation > 0;
      case Switch::Resume:
        return status == ServerStatus::Paused;
    }
    return false;
  }

  static cluster::Command switchCommand(Switch what, ServerId id) {
    switch (what) {
      case Switch::Crash:
        return cluster::Crash{id};
      case Switch::Restart:
        return cluster::Restart{id};
      case Switch::Pause:
        return cluster::Pause{id};
      case Switch::Resume:
        return cluster::Resume{id};
      case Switch::ForgetLeader:
        return cluster::ForgetLeader{id};
      case Switch::Campaign:
        return cluster::Campaign{id};
      case Switch::Snapshot:
        return cluster::TakeSnapshot{id};
      case Switch::LoseDisk:
        return cluster::LoseDisk{id};
      case Switch::Damage:
        return cluster::DamageDisk{id};
      case Switch::Backup:
        return cluster::BackUp{id};
    }
    return cluster::Crash{id};
  }

  /// The operation, if the lock is still the one that the client created.
  kv::Operation fenced(const Operate& action) {
    const trace::LockView* lock = view_.lock(action.client, *action.fence);
    const auto request = kv::requestOf(action.operation);
    if (lock == nullptr) {
      why_ = "c" + std::to_string(action.client) + " never created " + *action.fence;
    }
    if (lock == nullptr || !request) return action.operation;
    kv::TxnRequest txn;
    txn.compares.push_back({kv::KeyRange::one(lock->key),
                            kv::Target::CreateRevision,
                            kv::Relation::Equal,
                            static_cast<std::int64_t>(lock->revision),
                            {}});
    if (const auto* put = std::get_if<kv::PutRequest>(&*request)) txn.success.push_back({*put});
    if (const auto* gone = std::get_if<kv::DeleteRequest>(&*request)) {
      txn.success.push_back({*gone});
    }
    return kv::callOf(txn);
  }

  /// A named server or the leader.
  ServerId one(const ServerRef& ref) {
    if (ref.kind == Kind::Named) return ref.id;
    const ServerId leader = view_.leader();
    if (!leader) why_ = "no server leads now";
    return leader;
  }

  ServerId oneOrAll(const ServerRef& ref) { return ref.kind == Kind::All ? ServerId{} : one(ref); }

  std::vector<ServerId> serversOf(const ServerRef& ref) {
    if (ref.kind != Kind::All) return {one(ref)};
    return rest({});
  }

  std::vector<ServerId> rest(const std::vector<ServerId>& named) const {
    std::vector<ServerId> others;
    for (const auto& server : view_.servers()) {
      if (std::find(named.begin(), named.end(), server.id) == named.end()) {
        others.push_back(server.id);
      }
    }
    return others;
  }

  std::vector<ServerId> groupOf(const ServerRefs& refs, const std::vector<ServerId>& named) {
    std::vector<ServerId> group;
    for (const ServerRef& ref : refs) {
      const auto servers = ref.kind == Kind::Rest ? rest(named) : std::vector{one(ref)};
      group.insert(group.end(), servers.begin(), servers.end());
    }
    if (group.empty()) why_ = "no server is left for 'rest'";
    return group;
  }

  const trace::ClusterView& view_;
  const cluster::Settings& settings_;
  Commands commands_;
  std::string why_;
};

ServerRef named(ServerId id) { return {id ? Kind::Named : Kind::All, id}; }

struct ToAction {
  Action operator()(const cluster::Crash& c) const {
    return SwitchServer{Switch::Crash, named(c.server)};
  }
  Action operator()(const cluster::Restart& c) const {
    return SwitchServer{Switch::Restart, named(c.server)};
  }
  Action operator()(const cluster::Pause& c) const {
    return SwitchServer{Switch::Pause, named(c.server)};
  }
  Action operator()(const cluster::Resume& c) const {
    return SwitchServer{Switch::Resume, named(c.server)};
  }
  Action operator()(const cluster::ForgetLeader& c) const {
    return SwitchServer{Switch::ForgetLeader, named(c.server)};
  }
  Action operator()(const cluster::Campaign& c) const {
    return SwitchServer{Switch::Campaign, named(c.server)};
  }
  Action operator()(const cluster::TakeSnapshot& c) const {
    return SwitchServer{Switch::Snapshot, named(c.server)};
  }
  Action operator()(const cluster::LoseDisk& c) const {
    return SwitchServer{Switch::LoseDisk, named(c.server)};
  }
  Action operator()(const cluster::DamageDisk& c) const {
    return SwitchServer{Switch::Damage, named(c.server)};
  }
  Action operator()(const cluster::BackUp& c) const {
    return SwitchServer{Switch::Backup, named(c.server)};
  }
  Action operator()(const cluster::Restore&) const { return RestoreCluster{}; }
  Action operator()(const cluster::ChangeMembers& c) const {
    ChangeMembership change{{}, c.change.transition};
    for (const raft::MemberChange& one : c.change.changes) {
      change.changes.push_back({one.kind, named(one.server)});
    }
    return change;
  }
  Action operator()(const cluster::Meddle& c) const {
    return TouchMessage{c.message, c.what, c.by};
  }
  Action operator()(const cluster::Transfer& c) const { return HandOver{c.to}; }
  Action operator()(const cluster::Cut& c) const {
    CutLinks cut{{}, c.ways};
    for (const auto& group : c.groups) {
      ServerRefs refs;
      for (const ServerId id : group) refs.push_back(named(id));
      cut.groups.push_back(std::move(refs));
    }
    return cut;
  }
  Action operator()(const cluster::Heal& c) const {
    if (!c.a && !c.b) return HealLinks{};
    return HealLinks{std::pair(named(c.a), named(c.b))};
  }
  Action operator()(const cluster::SetLink& c) const {
    ChangeLinks links{{named(c.from), named(c.to), cluster::Ways::One}, c};
    links.change.from = links.change.to = ServerId{};
    return links;
  }
  Action operator()(const cluster::SetDisk& c) const {
    ChangeDisk disk{named(c.server), c};
    disk.change.server = ServerId{};
    return disk;
  }
  Action operator()(const cluster::SetClock& c) const {
    return ChangeClock{named(c.server), c.state};
  }
  Action operator()(const cluster::Submit& c) const {
    Operate operate{c.operation, {}, c.client, c.timeout, c.retries, {}};
    if (c.via) operate.via = named(c.via);
    return operate;
  }
  Action operator()(const cluster::KeepAlive& c) const {
    KeepLease keep{c.client, c.lease, c.every, {}};
    if (c.via && c.every > Duration::zero()) keep.via = named(c.via);
    return keep;
  }
  Action operator()(const cluster::WatchKeys& c) const {
    WatchRange watch{c.client, c.range, c.from, {}};
    if (c.via) watch.via = named(c.via);
    return watch;
  }
  Action operator()(const cluster::CancelWatch& c) const { return EndWatch{c.client, c.range}; }
  Action operator()(const cluster::PauseClient& c) const {
    return SwitchClient{Switch::Pause, c.client};
  }
  Action operator()(const cluster::ResumeClient& c) const {
    return SwitchClient{Switch::Resume, c.client};
  }
};

}  // namespace

Orders ordersFor(const Action& action, const trace::ClusterView& view,
                 const cluster::Settings& settings) {
  Resolver resolver(view, settings);
  std::visit(resolver, action);
  return resolver.take();
}

Action actionFor(const cluster::Command& command) { return std::visit(ToAction{}, command); }

}  // namespace scenario
