#include "engine/cluster/validity.h"

#include <algorithm>

#include "engine/cluster/clients.h"
#include "engine/cluster/targets.h"

namespace cluster {
namespace {

using Sentence = std::string;  // empty: nothing to say against it

constexpr std::uint32_t kWhole = 1'000'000;

std::string nameOf(ServerId id) { return "S" + std::to_string(id.value); }

template <class... Sentences>
Sentence firstOf(Sentences... sentences) {
  Sentence first;
  ((first.empty() ? void(first = std::move(sentences)) : void()), ...);
  return first;
}

Sentence checkTime(const std::string& name, Duration time) {
  if (time < Duration::zero()) return name + " is below zero";
  return time > kTimeMost ? name + " is above one hour" : Sentence();
}

Sentence checkPositive(const std::string& name, Duration time) {
  return time == Duration::zero() ? name + " is zero" : checkTime(name, time);
}

Sentence checkRange(const std::string& name, Duration least, Duration most) {
  return firstOf(checkTime("the least " + name, least), checkTime("the largest " + name, most),
                 least > most ? "the least " + name + " is above the largest" : Sentence());
}

Sentence checkShare(const std::string& name, std::uint32_t ppm) {
  return ppm > kWhole ? name + " is above 100 %" : Sentence();
}

Sentence checkRetries(std::uint32_t retries) {
  if (retries <= kRetriesMost) return {};
  return "more than " + std::to_string(kRetriesMost) + " retries";
}

Sentence checkLink(const trace::LinkState& link) {
  return firstOf(
      checkRange("latency", link.latencyMin, link.latencyMax), checkShare("the loss", link.lossPpm),
      checkShare("the share of duplicates", link.duplicatePpm),
      checkShare("the share of reordering", link.reorderPpm),
      checkShare("the share of spikes", link.spikePpm), checkTime("the spike", link.spike));
}

Sentence checkDisk(const trace::DiskState& disk) {
  return firstOf(checkTime("the write latency", disk.writeLatency),
                 checkRange("sync time", disk.syncMin, disk.syncMax));
}

struct Check {
  std::uint32_t servers;
  const trace::ClusterView& view;
  raft::Rules rules;

  Sentence exists(ServerId id) const {
    if (id.value >= 1 && id.value <= servers) return {};
    if (servers == 1) return "there is no " + nameOf(id) + ": the cluster has S1 alone";
    return "there is no " + nameOf(id) + ": the cluster has S1 to " + nameOf(ServerId{servers});
  }
  Sentence existsOrAll(ServerId id) const { return id ? exists(id) : Sentence(); }
  trace::ServerStatus status(ServerId id) const { return view.server(id).status; }

  Sentence operator()(const Crash& crash) const {
    if (Sentence s = exists(crash.server); !s.empty()) return s;
    return view.server(crash.server).running() ? Sentence()
                                               : nameOf(crash.server) + " is already stopped";
  }
  Sentence operator()(const Restart& restart) const {
    if (Sentence s = exists(restart.server); !s.empty()) return s;
    const trace::ServerView& server = view.server(restart.server);
    if (server.running()) return nameOf(restart.server) + " is already running";
    if (!server.diskLost || !rules.holds(raft::Rule::NewIdAfterLoss)) return {};
    return nameOf(restart.server) +
           " lost its disk with what it had promised: remove it and add a spare in its place";
  }
  Sentence operator()(const Pause& pause) const {
    if (Sentence s = exists(pause.server); !s.empty()) return s;
    if (!view.server(pause.server).running()) return nameOf(pause.server) + " is stopped";
    return status(pause.server) == trace::ServerStatus::Paused
               ? nameOf(pause.server) + " is already paused"
               : Sentence();
  }
  Sentence operator()(const Resume& resume) const {
    if (Sentence s = exists(resume.server); !s.empty()) return s;
    return status(resume.server) == trace::ServerStatus::Paused
               ? Sentence()
               : nameOf(resume.server) + " is not paused";
  }
  Sentence operator()(const Cut& cut) const {
    if (cut.groups.size() < 2) return "a cut needs two groups";
    if (cut.ways == Ways::One && cut.groups.size() > 2) return "a one-way cut has two groups only";
    std::vector<ServerId> seen;
    for (const std::vector<ServerId>& group : cut.groups) {
      if (group.empty()) return "a group of the cut is empty";
      seen.insert(seen.end(), group.begin(), group.end());
    }
    for (ServerId id : seen) {
      if (Sentence s = exists(id); !s.empty()) return s;
    }
    std::sort(seen.begin(), seen.end());
    const auto twice = std::adjacent_find(seen.begin(), seen.end());
    return twice == seen.end() ? Sentence() : nameOf(*twice) + " stands in the cut twice";
  }
  Sentence operator()(const Heal& heal) const { return link(heal.a, heal.b); }
  Sentence operator()(const SetLink& set) const {
    if (Sentence s = link(set.from, set.to); !s.empty()) return s;
    for (const DirectedPair& pair : targetsOf(set, servers)) {
      if (Sentence s = checkLink(changed(view.link(pair.from, pair.to), set)); !s.empty()) return s;
    }
    return {};
  }
  Sentence operator()(const SetDisk& set) const {
    if (Sentence s = existsOrAll(set.server); !s.empty()) return s;
    for (ServerId id : targetsOf(set, servers)) {
      if (Sentence s = checkDisk(changed(view.server(id).disk, set)); !s.empty()) return s;
    }
    return {};
  }
  Sentence operator()(const SetClock& set) const {
    if (Sentence s = exists(set.server); !s.empty()) return s;
    const auto whole = static_cast<std::int32_t>(kWhole);
    if (set.state.driftPpm <= -whole) return "a clock that is 100 % slow stands still";
    if (set.state.driftPpm > whole) return "the clock's drift is above 100 %";
    const Duration offset = set.state.offset;
    return offset > kTimeMost || offset < -kTimeMost ? "the clock's offset is above one hour"
                                                     : Sentence();
  }
  Sentence operator()(const Submit& submit) const {
    const Duration timeout = submit.timeout.value_or(Duration(1));
    return firstOf(existsOrAll(submit.via), checkPositive("the client's timeout", timeout),
                   checkRetries(submit.retries.value_or(0)));
  }
  Sentence operator()(const KeepAlive& keep) const {
    return firstOf(isClient(keep.client), existsOrAll(keep.via),
                   checkTime("the time between keep-alives", keep.every));
  }
  Sentence operator()(const WatchKeys& watch) const {
    return firstOf(isClient(watch.client), existsOrAll(watch.via));
  }
  Sentence operator()(const CancelWatch& cancel) const { return isClient(cancel.client); }
  Sentence operator()(const PauseClient& pause) const { return isClient(pause.client); }
  Sentence operator()(const ResumeClient& resume) const { return isClient(resume.client); }
  Sentence operator()(const ChangeMembers& change) const {
    for (const raft::MemberChange& one : change.change.changes) {
      if (Sentence s = exists(one.server); !s.empty()) return s;
    }
    return someoneRuns();
  }
  Sentence operator()(const Transfer& transfer) const {
    return firstOf(exists(transfer.to), someoneRuns());
  }
  Sentence operator()(const ForgetLeader& forget) const { return runs(forget.server); }
  Sentence operator()(const Campaign& campaign) const { return runs(campaign.server); }
  Sentence operator()(const TakeSnapshot& take) const { return runs(take.server); }
  Sentence operator()(const BackUp& backUp) const { return runs(backUp.server); }
  Sentence operator()(const Restore&) const { return {}; }
  Sentence operator()(const LoseDisk& lose) const { return exists(lose.server); }
  Sentence operator()(const Meddle& meddle) const { return checkTime("the delay", meddle.by); }
  Sentence operator()(const DamageDisk& damage) const {
    if (Sentence s = exists(damage.server); !s.empty()) return s;
    const trace::ServerView& server = view.server(damage.server);
    const bool empty = !server.durableState.currentTerm && server.durableLog.empty();
    return empty ? "nothing is durable on " + nameOf(damage.server) + " yet" : Sentence();
  }

 private:
  static Sentence isClient(kv::ClientId client) {
    if (client >= 1 && client <= kClientsMost) return {};
    return "there is no c" + std::to_string(client) + ": the clients are c1 to c" +
           std::to_string(kClientsMost);
  }
  Sentence runs(ServerId id) const {
    if (Sentence s = exists(id); !s.empty()) return s;
    if (!view.server(id).running()) return nameOf(id) + " is stopped";
    return status(id) == trace::ServerStatus::Paused ? nameOf(id) + " is paused" : Sentence();
  }
  Sentence someoneRuns() const {
    const auto up = [](const trace::ServerView& s) { return s.status == trace::ServerStatus::Up; };
    return std::any_of(view.servers().begin(), view.servers().end(), up)
               ? Sentence()
               : Sentence("no server runs that could be asked");
  }
  Sentence link(ServerId a, ServerId b) const {
    const bool same = a && a == b;
    return firstOf(existsOrAll(a), existsOrAll(b),
                   same ? nameOf(a) + " has no link to itself" : Sentence());
  }
};

}  // namespace

std::string check(const Settings& settings) {
  if (settings.servers < 1 || settings.allServers() > kServersMost) {
    return "a cluster has 1 to " + std::to_string(kServersMost) + " servers, spares included";
  }
  if (settings.readMode == raft::ReadMode::Lease && !settings.checkQuorum) {
    return "reads by lease need checkquorum=on: without it nobody keeps still for the lease";
  }
  if (settings.snapshotChunkBytes == 0 || settings.batch == 0 || settings.inflight == 0) {
    return "chunk, batch and inflight are 1 at least";
  }
  return firstOf(
      checkPositive("the least election timeout", settings.electionTimeoutMin),
      checkRange("election timeout", settings.electionTimeoutMin, settings.electionTimeoutMax),
      checkPositive("the heartbeat interval", settings.heartbeatInterval),
      checkLink(settings.links), checkDisk(settings.disks),
      checkTime("the processing time", settings.processing),
      checkPositive("the client's timeout", settings.clientTimeout),
      checkRetries(settings.clientRetries));
}

std::string check(const Command& command, const Settings& settings,
                  const trace::ClusterView& view) {
  const Check check{settings.allServers(), view, settings.rules};
  return std::visit(check, command);
}

}  // namespace cluster
