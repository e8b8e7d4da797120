#include "engine/cluster/validity.h"

#include <gtest/gtest.h>

#include "engine/cluster/targets.h"

namespace cluster {
namespace {

using namespace std::chrono_literals;

constexpr ServerId S1{1}, S2{2}, S3{3}, S9{9};

/// Three servers: S1 runs, S2 is paused, S3 crashed.
trace::ClusterView threeServers(const Settings& settings) {
  const std::pair<ServerId, trace::Body> events[] = {
      {ServerId{},
       trace::ClusterStarted{3, settings.electionTimeoutMin, settings.electionTimeoutMax,
                             settings.heartbeatInterval, settings.links, settings.disks}},
      {S1, trace::ServerStarted{}},
      {S2, trace::ServerStarted{}},
      {S3, trace::ServerStarted{}},
      {S2, trace::ServerPaused{}},
      {S3, trace::ServerCrashed{}}};
  trace::ClusterView view;
  trace::EventId id{0};
  for (const auto& [server, body] : events) view.fold({++id, Instant{}, server, {}, {}, body});
  return view;
}

SetLink link(ServerId from, ServerId to) {
  SetLink set;
  set.from = from;
  set.to = to;
  return set;
}

TEST(Commands, AreRefusedInTheWordsOfTheTable) {
  Settings settings;
  settings.servers = 3;
  const trace::ClusterView view = threeServers(settings);
  SetLink loss = link(S1, S2);
  loss.lossPpm = 1'000'001;
  SetLink latency = link(ServerId{}, S2);
  latency.latencyMin = 17ms;
  SetLink fine = latency;
  fine.latencyMax = 17ms;
  SetDisk disk;
  disk.syncMin = 2ms;
  Submit timeout{kv::Get{"x"}, S1, 0, Duration(0), std::nullopt};
  Submit far{kv::Get{"x"}, S9, 0, std::nullopt, std::nullopt};

  struct Row {
    Command command;
    std::string sentence;
  };
  const Row rows[] = {
      {Crash{S9}, "there is no S9: the cluster has S1 to S3"},
      {Crash{ServerId{}}, "there is no S0: the cluster has S1 to S3"},
      {Crash{S1}, ""},
      {Crash{S2}, ""},
      {Crash{S3}, "S3 is already stopped"},
      {Restart{S1}, "S1 is already running"},
      {Restart{S2}, "S2 is already running"},
      {Restart{S3}, ""},
      {Pause{S1}, ""},
      {Pause{S2}, "S2 is already paused"},
      {Pause{S3}, "S3 is stopped"},
      {Resume{S1}, "S1 is not paused"},
      {Resume{S2}, ""},
      {Cut{{{S1}, {S2, S3}}, Ways::Both}, ""},
      {Cut{{{S1}}, Ways::Both}, "a cut needs two groups"},
      {Cut{{{S1}, {}}, Ways::Both}, "a group of the cut is empty"},
      {Cut{{{S1}, {S2}, {S3}}, Ways::One}, "a one-way cut has two groups only"},
      {Cut{{{S1}, {S2, S1}}, Ways::Both}, "S1 stands in the cut twice"},
      {Cut{{{S1}, {S9}}, Ways::Both}, "there is no S9: the cluster has S1 to S3"},
      {Heal{}, ""},
      {Heal{S1, S1}, "S1 has no link to itself"},
      {loss, "the loss is above 100 %"},
      {latency, "the least latency is above the largest"},
      {fine, ""},
      {disk, "the least sync time is above the largest"},
      {SetClock{S1, {-1'000'000, 0s}}, "a clock that is 100 % slow stands still"},
      {SetClock{S1, {500, -2h}}, "the clock's offset is above one hour"},
      {SetClock{S1, {500, -2ms}}, ""},
      {timeout, "the client's timeout is zero"},
      {far, "there is no S9: the cluster has S1 to S3"},
  };
  for (std::size_t k = 0; k < std::size(rows); ++k) {
    EXPECT_EQ(check(rows[k].command, settings, view), rows[k].sentence) << "row " << k;
  }
}

TEST(SettingsCheck, RefusesNonsenseOnly) {
  struct Row {
    void (*change)(Settings&);
    std::string sentence;
  };
  const Row rows[] = {
      {[](Settings&) {}, ""},
      {[](Settings& s) { s.servers = 0; }, "a cluster has 1 to 51 servers, spares included"},
      {[](Settings& s) { s.servers = 52; }, "a cluster has 1 to 51 servers, spares included"},
      {[](Settings& s) { s.electionTimeoutMin = 0s; }, "the least election timeout is zero"},
      {[](Settings& s) { s.electionTimeoutMin = 1s; },
       "the least election timeout is above the largest"},
      {[](Settings& s) { s.electionTimeoutMax = 2h; },
       "the largest election timeout is above one hour"},
      {[](Settings& s) { s.heartbeatInterval = -1ms; }, "the heartbeat interval is below zero"},
      {[](Settings& s) { s.heartbeatInterval = 10s; }, ""},
      {[](Settings& s) { s.links.duplicatePpm = 2'000'000; },
       "the share of duplicates is above 100 %"},
      {[](Settings& s) { s.clientRetries = 101; }, "more than 100 retries"},
  };
  for (std::size_t k = 0; k < std::size(rows); ++k) {
    Settings settings;
    rows[k].change(settings);
    EXPECT_EQ(check(settings), rows[k].sentence) << "row " << k;
  }
}

using Pairs = std::vector<DirectedPair>;

TEST(Targets, OfACutAreTheLinksBetweenItsGroups) {
  EXPECT_EQ(targetsOf(Cut{{{S1}, {S2, S3}}, Ways::Both}),
            (Pairs{{S1, S2}, {S1, S3}, {S2, S1}, {S3, S1}}));
  EXPECT_EQ(targetsOf(Cut{{{S1}, {S2, S3}}, Ways::One}), (Pairs{{S1, S2}, {S1, S3}}));
  EXPECT_EQ(targetsOf(Cut{{{S1}, {S2}, {S3}}, Ways::Both}).size(), 6U);
}

TEST(Targets, OfHealAndSetLinkFollowTheWildcards) {
  EXPECT_EQ(targetsOf(Heal{}, 3).size(), 6U);
  EXPECT_EQ(targetsOf(Heal{S2, S1}, 3), (Pairs{{S1, S2}, {S2, S1}}));
  EXPECT_EQ(targetsOf(Heal{S1, ServerId{}}, 3), (Pairs{{S1, S2}, {S1, S3}, {S2, S1}, {S3, S1}}));
  EXPECT_EQ(targetsOf(link(S1, S2), 3), (Pairs{{S1, S2}}));
  EXPECT_EQ(targetsOf(link(S1, ServerId{}), 3), (Pairs{{S1, S2}, {S1, S3}}));
  EXPECT_EQ(targetsOf(link({}, {}), 3).size(), 6U);
}

TEST(Targets, ChangeOnlyTheFieldsThatAreSet) {
  trace::LinkState state{.cut = true, .latencyMin = 1ms, .latencyMax = 2ms, .lossPpm = 3};
  SetLink set = link(S1, S2);
  set.lossPpm = 7;
  const trace::LinkState after = changed(state, set);
  state.lossPpm = 7;
  EXPECT_EQ(after, state);
}

}  // namespace
}  // namespace cluster
