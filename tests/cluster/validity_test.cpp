#include "engine/cluster/validity.h"

#include <gtest/gtest.h>

#include "engine/cluster/targets.h"

namespace cluster {
namespace {

using namespace std::chrono_literals;

constexpr ServerId kRunning{1}, kPaused{2}, kCrashed{3}, kNobody{9};

/// Three servers: S1 runs, S2 is paused, S3 crashed.
trace::ClusterView threeServers(const Settings& settings) {
  const std::pair<ServerId, trace::Body> events[] = {
      {ServerId{},
       trace::ClusterStarted{3, settings.electionTimeoutMin, settings.electionTimeoutMax,
                             settings.heartbeatInterval, settings.links, settings.disks}},
      {kRunning, trace::ServerStarted{}},
      {kPaused, trace::ServerStarted{}},
      {kCrashed, trace::ServerStarted{}},
      {kPaused, trace::ServerPaused{}},
      {kCrashed, trace::ServerCrashed{}}};
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
  SetLink loss = link(kRunning, kPaused);
  loss.lossPpm = 1'000'001;
  SetLink latency = link(ServerId{}, kPaused);
  latency.latencyMin = 17ms;
  SetLink fine = latency;
  fine.latencyMax = 17ms;
  SetDisk disk;
  disk.syncMin = 2ms;
  Submit timeout{kv::Get{"x"}, kRunning, 0, Duration(0), std::nullopt};
  Submit far{kv::Get{"x"}, kNobody, 0, std::nullopt, std::nullopt};

  struct Row {
    Command command;
    std::string sentence;
  };
  const Row rows[] = {
      {Crash{kNobody}, "there is no S9: the cluster has S1 to S3"},
      {Crash{ServerId{}}, "there is no S0: the cluster has S1 to S3"},
      {Crash{kRunning}, ""},
      {Crash{kPaused}, ""},
      {Crash{kCrashed}, "S3 is already stopped"},
      {Restart{kRunning}, "S1 is already running"},
      {Restart{kPaused}, "S2 is already running"},
      {Restart{kCrashed}, ""},
      {Pause{kRunning}, ""},
      {Pause{kPaused}, "S2 is already paused"},
      {Pause{kCrashed}, "S3 is stopped"},
      {Resume{kRunning}, "S1 is not paused"},
      {Resume{kPaused}, ""},
      {Cut{{{kRunning}, {kPaused, kCrashed}}, Ways::Both}, ""},
      {Cut{{{kRunning}}, Ways::Both}, "a cut needs two groups"},
      {Cut{{{kRunning}, {}}, Ways::Both}, "a group of the cut is empty"},
      {Cut{{{kRunning}, {kPaused}, {kCrashed}}, Ways::One}, "a one-way cut has two groups only"},
      {Cut{{{kRunning}, {kPaused, kRunning}}, Ways::Both}, "S1 stands in the cut twice"},
      {Cut{{{kRunning}, {kNobody}}, Ways::Both}, "there is no S9: the cluster has S1 to S3"},
      {Heal{}, ""},
      {Heal{kRunning, kRunning}, "S1 has no link to itself"},
      {loss, "the loss is above 100 %"},
      {latency, "the least latency is above the largest"},
      {fine, ""},
      {disk, "the least sync time is above the largest"},
      {SetClock{kRunning, {-1'000'000, 0s}}, "a clock that is 100 % slow stands still"},
      {SetClock{kRunning, {500, -2h}}, "the clock's offset is above one hour"},
      {SetClock{kRunning, {500, -2ms}}, ""},
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
  EXPECT_EQ(
      targetsOf(Cut{{{kRunning}, {kPaused, kCrashed}}, Ways::Both}),
      (Pairs{
          {kRunning, kPaused}, {kRunning, kCrashed}, {kPaused, kRunning}, {kCrashed, kRunning}}));
  EXPECT_EQ(targetsOf(Cut{{{kRunning}, {kPaused, kCrashed}}, Ways::One}),
            (Pairs{{kRunning, kPaused}, {kRunning, kCrashed}}));
  EXPECT_EQ(targetsOf(Cut{{{kRunning}, {kPaused}, {kCrashed}}, Ways::Both}).size(), 6U);
}

TEST(Targets, OfHealAndSetLinkFollowTheWildcards) {
  EXPECT_EQ(targetsOf(Heal{}, 3).size(), 6U);
  EXPECT_EQ(targetsOf(Heal{kPaused, kRunning}, 3),
            (Pairs{{kRunning, kPaused}, {kPaused, kRunning}}));
  EXPECT_EQ(
      targetsOf(Heal{kRunning, ServerId{}}, 3),
      (Pairs{
          {kRunning, kPaused}, {kRunning, kCrashed}, {kPaused, kRunning}, {kCrashed, kRunning}}));
  EXPECT_EQ(targetsOf(link(kRunning, kPaused), 3), (Pairs{{kRunning, kPaused}}));
  EXPECT_EQ(targetsOf(link(kRunning, ServerId{}), 3),
            (Pairs{{kRunning, kPaused}, {kRunning, kCrashed}}));
  EXPECT_EQ(targetsOf(link({}, {}), 3).size(), 6U);
}

TEST(Targets, ChangeOnlyTheFieldsThatAreSet) {
  trace::LinkState state{.cut = true, .latencyMin = 1ms, .latencyMax = 2ms, .lossPpm = 3};
  SetLink set = link(kRunning, kPaused);
  set.lossPpm = 7;
  const trace::LinkState after = changed(state, set);
  state.lossPpm = 7;
  EXPECT_EQ(after, state);
}

}  // namespace
}  // namespace cluster
