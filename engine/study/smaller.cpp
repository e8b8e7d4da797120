#include "engine/study/smaller.h"

namespace study {

namespace {

/// The command without the server; nullopt: nothing is left of it.
struct Without {
  ServerId gone;

  template <class ToOneServer>
  std::optional<cluster::Command> operator()(const ToOneServer& command) const {
    if (command.server == gone) return std::nullopt;
    return command;
  }
  std::optional<cluster::Command> operator()(const cluster::Cut& cut) const {
    cluster::Cut left = cut;
    for (auto& group : left.groups) {
      std::erase(group, gone);
      if (group.empty()) return std::nullopt;
    }
    return left;
  }
  std::optional<cluster::Command> operator()(const cluster::Heal& heal) const {
    if (heal.a == gone || heal.b == gone) return std::nullopt;
    return heal;
  }
  std::optional<cluster::Command> operator()(const cluster::SetLink& set) const {
    if (set.from == gone || set.to == gone) return std::nullopt;
    return set;
  }
  std::optional<cluster::Command> operator()(const cluster::Submit& submit) const {
    return elsewhere(submit);
  }
  template <class OfClient>
  std::optional<cluster::Command> elsewhere(OfClient left) const {
    if (left.via == gone) left.via = ServerId{};
    return left;
  }
  std::optional<cluster::Command> operator()(const cluster::KeepAlive& keep) const {
    return elsewhere(keep);
  }
  std::optional<cluster::Command> operator()(const cluster::WatchKeys& watch) const {
    return elsewhere(watch);
  }
  std::optional<cluster::Command> operator()(const cluster::CancelWatch& c) const { return c; }
  std::optional<cluster::Command> operator()(const cluster::PauseClient& c) const { return c; }
  std::optional<cluster::Command> operator()(const cluster::ResumeClient& c) const { return c; }
  std::optional<cluster::Command> operator()(const cluster::ChangeMembers& change) const {
    cluster::ChangeMembers left = change;
    std::erase_if(left.change.changes, [this](const auto& one) { return one.server == gone; });
    if (left.change.changes.empty() && !change.change.changes.empty()) return std::nullopt;
    return left;
  }
  std::optional<cluster::Command> operator()(const cluster::Restore& restore) const {
    return restore;
  }
  std::optional<cluster::Command> operator()(const cluster::Meddle& meddle) const { return meddle; }
  std::optional<cluster::Command> operator()(const cluster::Transfer& transfer) const {
    if (transfer.to == gone) return std::nullopt;
    return transfer;
  }
};

}  // namespace

std::optional<Plan> withoutLastServer(const Plan& plan) {
  const ServerId gone{plan.settings.allServers()};
  if (gone.value <= 1) return std::nullopt;
  Plan fewer = plan;
  --(fewer.settings.spares > 0 ? fewer.settings.spares : fewer.settings.servers);
  fewer.acts.clear();
  for (const Act& act : plan.acts) {
    if (auto left = std::visit(Without{gone}, act.what)) fewer.acts.push_back({act.at, *left});
  }
  return fewer;
}

Plan shifted(const Plan& plan, std::size_t first, Duration gap) {
  Plan sooner = plan;
  for (std::size_t i = first; i < sooner.acts.size(); ++i) sooner.acts[i].at -= gap;
  if (sooner.healFrom != raft::kNever) sooner.healFrom -= gap;
  return sooner;
}

const std::vector<Change>& plainerSettings() {
  using cluster::Settings;
  static const Settings kPlain;
  static const std::vector<Change> changes{
      [](Settings& s) { s.readMode = kPlain.readMode; },
      [](Settings& s) { s.checkQuorum = s.readMode == raft::ReadMode::Lease; },
      [](Settings& s) { s.preVote = kPlain.preVote; },
      [](Settings& s) {
        s.readMode = kPlain.readMode;
        s.reads = kPlain.reads;
      },
      [](Settings& s) { s.snapshotEvery = kPlain.snapshotEvery; },
      [](Settings& s) { s.keptBehind = kPlain.keptBehind; },
      [](Settings& s) { s.snapshotChunkBytes = kPlain.snapshotChunkBytes; },
      [](Settings& s) { s.batch = kPlain.batch; },
      [](Settings& s) { s.inflight = kPlain.inflight; },
      [](Settings& s) { s.uncommittedBytes = kPlain.uncommittedBytes; },
      [](Settings& s) { s.bandwidth = kPlain.bandwidth; },
      [](Settings& s) { s.forwarding = kPlain.forwarding; },
      [](Settings& s) { s.clientRetries = kPlain.clientRetries; },
      [](Settings& s) { s.clientTimeout = kPlain.clientTimeout; },
      [](Settings& s) { s.links = kPlain.links; },
      [](Settings& s) { s.disks = kPlain.disks; },
      [](Settings& s) { s.heartbeatInterval = kPlain.heartbeatInterval; },
      [](Settings& s) { s.seed = 1; },
  };
  return changes;
}

}  // namespace study
