// Trouble by name, on a real cluster.
#include "engine/nemesis/presets.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/scenario/run.h"
#include "engine/sim/lab.h"

namespace nemesis {
namespace {

using namespace std::chrono_literals;

class Presets : public ::testing::TestWithParam<std::uint32_t> {
 protected:
  Presets() : run(sim::makeLab(settingsFor(GetParam()))) {
    while (!run.view().leader()) run.advance(run.now() + 50ms);
    run.advance(run.now() + 200ms);
  }
  static cluster::Settings settingsFor(std::uint32_t servers) {
    cluster::Settings settings;
    settings.servers = servers;
    settings.seed = 7;
    return settings;
  }
  Plan plan(Preset preset, ServerId chosen = {}) {
    return planOf(preset, run.view(), run.world().settings(), run.now(), chosen);
  }
  void carryOut(const Plan& plan) {
    for (const cluster::Command& command : plan.commands) EXPECT_EQ(run.execute(command), "");
  }
  std::size_t running() const {
    const auto& all = run.view().servers();
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const auto& s) { return s.running(); }));
  }
  bool isCut(ServerId from, ServerId to) const { return run.view().link(from, to).cut; }

  scenario::Run run;
};

TEST_P(Presets, EveryOneCanBeCarriedOutAndRepaired) {
  for (std::size_t i = 0; i < kPresets; ++i) {
    carryOut(plan(static_cast<Preset>(i)));
    run.advance(run.now() + 400ms);
    carryOut(plan(Preset::AsBefore));
    EXPECT_TRUE(plan(Preset::AsBefore).commands.empty());
    run.advance(run.now() + 3s);
    EXPECT_TRUE(run.view().leader()) << "after preset " << i;
    EXPECT_EQ(running(), GetParam());
  }
  EXPECT_EQ(run.violations(), 0U);
}

TEST_P(Presets, AQuorumIsKilledWithTheLeaderAndNoMore) {
  const ServerId leader = run.view().leader();
  const Plan dead = plan(Preset::KillQuorum);
  carryOut(dead);
  EXPECT_EQ(dead.servers.front(), leader);
  EXPECT_EQ(running(), run.view().quorum() - 1);
}

TEST_P(Presets, WhoeverLeadsIsKilled) {
  const ServerId first = run.view().leader();
  carryOut(plan(Preset::KillLeader));
  EXPECT_FALSE(run.view().server(first).running());
  if (GetParam() < 3) return;
  run.advance(run.now() + 3s);
  const ServerId second = run.view().leader();
  ASSERT_TRUE(second);
  EXPECT_EQ(plan(Preset::KillLeader).servers, std::vector<ServerId>{second});
}

TEST_P(Presets, ABlackholeIsTheServerChosenElseTheLeader) {
  EXPECT_EQ(plan(Preset::Blackhole).servers, std::vector<ServerId>{run.view().leader()});
  const ServerId last{GetParam()};
  carryOut(plan(Preset::Blackhole, last));
  for (ServerId id{1}; id != last; ++id) EXPECT_TRUE(isCut(id, last) && isCut(last, id));
}

TEST_P(Presets, TheDeafHearNobodyAndAreHeard) {
  const ServerId last{GetParam()};
  carryOut(plan(Preset::Deaf, last));
  for (ServerId id{1}; id != last; ++id) {
    EXPECT_TRUE(isCut(id, last));
    EXPECT_FALSE(isCut(last, id));
  }
}

TEST_P(Presets, ABridgeReachesBothHalves) {
  const Plan parts = plan(Preset::Bridge);
  if (GetParam() < 3) {
    EXPECT_TRUE(parts.commands.empty());
    return;
  }
  carryOut(parts);
  EXPECT_EQ(parts.servers.size() + parts.others.size() + 1, GetParam());
  for (const ServerId a : parts.servers) {
    for (const ServerId b : parts.others) EXPECT_TRUE(isCut(a, b) && isCut(b, a));
  }
}

TEST_P(Presets, TheLeaderIsInTheSmallerHalf) {
  const Plan parts = plan(Preset::Halves);
  EXPECT_EQ(parts.servers.front(), run.view().leader());
  EXPECT_LE(parts.servers.size(), parts.others.size());
  EXPECT_EQ(parts.servers.size() + parts.others.size(), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Sizes, Presets, ::testing::Values(2U, 3U, 5U, 6U));

}  // namespace
}  // namespace nemesis
