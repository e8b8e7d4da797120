#include "engine/scenario/header.h"

#include <limits>

#include "engine/cluster/clients.h"
#include "engine/scenario/fields.h"

namespace scenario {
namespace {

using cluster::Settings;

/// Below it a cluster does nothing but count time.
constexpr Duration kTimerLeast{std::chrono::milliseconds(1)};
constexpr std::uint64_t kAny = std::numeric_limits<std::uint64_t>::max();

Duration timer(Cursor& in) {
  const Duration duration = in.duration();
  if (!in.failed() && duration < kTimerLeast) in.failBefore("at least " + textOf(kTimerLeast));
  return duration;
}

void readElection(Cursor& in, Settings& to) {
  std::tie(to.electionTimeoutMin, to.electionTimeoutMax) = in.range();
  if (!in.failed() && to.electionTimeoutMin < kTimerLeast) {
    in.failBefore("at least " + textOf(kTimerLeast));
  }
}

void readForwarding(Cursor& in, Settings& to) {
  const bool on = in.take("on");
  if (!on && !in.take("off")) in.fail("'on' or 'off'");
  to.forwarding = on ? server::Forwarding::On : server::Forwarding::Off;
}

/// Settings of which a scenario mostly says nothing are written only where they differ.
std::string ifNot(std::uint64_t usual, std::uint64_t value) {
  return value == usual ? "" : std::to_string(value);
}

std::string forwardingText(const Settings& of) {
  return of.forwarding == server::Forwarding::On ? "on" : "off";
}

/// 'on' or 'off'.
bool readSwitch(Cursor& in) {
  const bool on = in.take("on");
  if (!on && !in.take("off")) in.fail("'on' or 'off'");
  return on;
}

std::string switchText(bool on) { return on ? "on" : "off"; }

void readReads(Cursor& in, Settings& to) {
  to.reads = server::Reads::WithoutLog;
  to.readMode = raft::ReadMode::ReadIndex;
  if (in.take("index")) return;
  if (in.take("log")) {
    to.reads = server::Reads::ThroughLog;
  } else if (in.take("lease")) {
    to.readMode = raft::ReadMode::Lease;
  } else {
    in.fail("'log', 'index' or 'lease'");
  }
}

std::string readsText(const Settings& of) {
  if (of.reads == server::Reads::ThroughLog) return "log";
  return of.readMode == raft::ReadMode::Lease ? "lease" : "index";
}

void readBreak(Cursor& in, Settings& to) {
  to.rules = {};
  if (in.take("none")) return;
  std::string words = "none";
  for (const raft::RuleName& name : raft::kRuleNames) {
    words += ", " + std::string(name.word);
    if (!in.take(name.word)) continue;
    to.rules.broken = name.rule;
    return;
  }
  in.fail("one of " + words);
}

std::string breakText(const Settings& of) {
  return of.rules.broken ? std::string(raft::wordOf(*of.rules.broken)) : "";
}

using S = Settings;
constexpr std::array<Field<Settings>, 28> kFields{{
    {"seed", [](Cursor& in, S& to) { to.seed = in.number(kAny); },
     [](const S& of) { return std::to_string(of.seed); }},
    {"election", readElection,
     [](const S& of) { return rangeText(of.electionTimeoutMin, of.electionTimeoutMax); }},
    {"heartbeat", [](Cursor& in, S& to) { to.heartbeatInterval = timer(in); },
     [](const S& of) { return textOf(of.heartbeatInterval); }},
    {"latency",
     [](Cursor& in, S& to) { std::tie(to.links.latencyMin, to.links.latencyMax) = in.range(); },
     [](const S& of) { return rangeText(of.links.latencyMin, of.links.latencyMax); }},
    {"loss", [](Cursor& in, S& to) { to.links.lossPpm = in.percent(); },
     [](const S& of) { return percentText(of.links.lossPpm); }},
    {"duplicate", [](Cursor& in, S& to) { to.links.duplicatePpm = in.percent(); },
     [](const S& of) { return percentText(of.links.duplicatePpm); }},
    {"reorder", [](Cursor& in, S& to) { to.links.reorderPpm = in.percent(); },
     [](const S& of) { return percentText(of.links.reorderPpm); }},
    {"spike", [](Cursor& in, S& to) { to.links.spikePpm = in.percent(); },
     [](const S& of) { return percentText(of.links.spikePpm); }},
    {"spike-delay", [](Cursor& in, S& to) { to.links.spike = in.duration(); },
     [](const S& of) { return textOf(of.links.spike); }},
    {"disk-write", [](Cursor& in, S& to) { to.disks.writeLatency = in.duration(); },
     [](const S& of) { return textOf(of.disks.writeLatency); }},
    {"fsync", [](Cursor& in, S& to) { std::tie(to.disks.syncMin, to.disks.syncMax) = in.range(); },
     [](const S& of) { return rangeText(of.disks.syncMin, of.disks.syncMax); }},
    {"processing", [](Cursor& in, S& to) { to.processing = in.duration(); },
     [](const S& of) { return textOf(of.processing); }},
    {"bandwidth", [](Cursor& in, S& to) { to.bandwidth = in.number(kAny); },
     [](const S& of) { return std::to_string(of.bandwidth); }},
    {"forwarding", readForwarding, forwardingText},
    {"timeout", [](Cursor& in, S& to) { to.clientTimeout = timer(in); },
     [](const S& of) { return textOf(of.clientTimeout); }},
    {"retries",
     [](Cursor& in, S& to) {
       to.clientRetries = static_cast<std::uint32_t>(in.number(cluster::kRetriesMost));
     },
     [](const S& of) { return std::to_string(of.clientRetries); }},
    {"spares",
     [](Cursor& in, S& to) {
       to.spares = static_cast<std::uint32_t>(in.number(cluster::kServersMost - to.servers));
     },
     [](const S& of) { return ifNot(0, of.spares); }},
    {"prevote", [](Cursor& in, S& to) { to.preVote = readSwitch(in); },
     [](const S& of) { return of.preVote ? switchText(true) : ""; }},
    {"checkquorum", [](Cursor& in, S& to) { to.checkQuorum = readSwitch(in); },
     [](const S& of) { return of.checkQuorum ? switchText(true) : ""; }},
    {"reads", readReads,
     [](const S& of) { return of.reads == server::Reads::ThroughLog ? "" : readsText(of); }},
    {"snapshot", [](Cursor& in, S& to) { to.snapshotEvery = in.number(kAny); },
     [](const S& of) { return ifNot(0, of.snapshotEvery); }},
    {"keep", [](Cursor& in, S& to) { to.keptBehind = in.number(kAny); },
     [](const S& of) { return ifNot(0, of.keptBehind); }},
    {"chunk", [](Cursor& in, S& to) { to.snapshotChunkBytes = in.number(kAny); },
     [](const S& of) { return ifNot(S{}.snapshotChunkBytes, of.snapshotChunkBytes); }},
    {"history", [](Cursor& in, S& to) { to.historyKept = in.number(kAny); },
     [](const S& of) { return ifNot(S{}.historyKept, of.historyKept); }},
    {"batch", [](Cursor& in, S& to) { to.batch = in.number(kAny); },
     [](const S& of) { return ifNot(S{}.batch, of.batch); }},
    {"inflight", [](Cursor& in, S& to) { to.inflight = in.number(kAny); },
     [](const S& of) { return ifNot(S{}.inflight, of.inflight); }},
    {"uncommitted", [](Cursor& in, S& to) { to.uncommittedBytes = in.number(kAny); },
     [](const S& of) { return ifNot(S{}.uncommittedBytes, of.uncommittedBytes); }},
    {"break", readBreak, breakText},
}};

}  // namespace

Settings readSettings(Cursor& in) {
  Settings settings;
  settings.servers = static_cast<std::uint32_t>(in.number(cluster::kServersMost));
  if (!in.failed() && settings.servers == 0) in.failBefore("at least 1 server");
  readFields(kFields, in, settings);
  if (!in.atEnd()) in.fail("one of " + fieldNames(kFields));
  if (settings.readMode == raft::ReadMode::Lease && !settings.checkQuorum) {
    in.fail("checkquorum=on, which reads=lease needs: without it nobody keeps still");
  }
  return settings;
}

std::string textOf(const Settings& settings) {
  return "cluster " + std::to_string(settings.servers) + writeFields(kFields, settings);
}

}  // namespace scenario
