// A fork is the same future until something differs.
#include <random>

#include "tests/sim/lab_fixture.h"

namespace sim {

namespace {

/// Busy: clients, a crash, losses.
void live(TestLab& lab, raft::Duration time) {
  const Instant end = lab.now() + time;
  for (int i = 0; lab.now() < end; ++i) {
    if (lab.view().operations().empty() || lab.view().operations().back().finished()) {
      lab.put("k" + std::to_string(i % 3), std::to_string(i));
    }
    lab.run(50ms);
  }
}

}  // namespace

TEST(Fork, ContinuesExactlyAsTheOriginal) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    std::mt19937_64 random(seed);
    TestLab lab(seeded(seed));
    cluster::SetLink loss = linkFault();
    loss.lossPpm = 50'000;
    loss.duplicatePpm = 50'000;
    lab.execute(loss);
    lab.run(std::chrono::microseconds(random() % 2'000'000));
    for (std::uint64_t steps = random() % 50; steps > 0; --steps) lab.step(lab.now() + 1s);
    TestLab fork(lab);
    live(lab, 2s);
    live(fork, 2s);
    EXPECT_EQ(lab.hash(), fork.hash()) << "seed " << seed;
    EXPECT_EQ(lab.events(), fork.events()) << "seed " << seed;
  }
}

TEST(Fork, WithACommandDiffersOnlyAfterwards) {
  TestLab lab(seeded(4));
  lab.run(700ms);
  TestLab fork(lab);
  const std::size_t shared = lab.events().size();
  fork.execute(cluster::Crash{fork.view().leader()});
  lab.run(1s);
  fork.run(1s);
  ASSERT_GT(fork.events().size(), shared);
  for (std::size_t i = 0; i < shared; ++i) EXPECT_EQ(lab.events()[i], fork.events()[i]);
  EXPECT_NE(lab.events()[shared], fork.events()[shared]);
}

TEST(Fork, LeavesTheOriginalAlone) {
  TestLab alone(seeded(5));
  alone.run(2s);
  TestLab lab(seeded(5));
  lab.run(500ms);
  TestLab fork(lab);
  fork.execute(cluster::Crash{S1});
  live(fork, 1s);
  lab.run(1500ms);
  EXPECT_EQ(lab.events(), alone.events());
}

// The draws of a link are its own: a fault elsewhere shows only through what it changes.
TEST(Fork, AFaultOnOneLinkLeavesTheDrawsOfOthers) {
  TestLab lab(seeded(6));
  const ServerId leader = lab.elect();
  lab.run(333ms);
  TestLab fork(lab);
  const std::size_t shared = lab.events().size();
  const ServerId other = leader == S1 ? S2 : S1;
  cluster::SetLink slow = linkFault(leader, other);
  slow.latencyMin = 40ms;
  slow.latencyMax = 45ms;
  fork.execute(slow);
  lab.run(45ms);
  fork.run(45ms);
  // Until the first slow message arrives, everybody else sends and hears the same at the same time.
  const auto elsewhere = [&](const TestLab& of) {
    std::vector<std::pair<ServerId, Instant>> deliveries;
    for (std::size_t i = shared; i < of.events().size(); ++i) {
      const auto* sent = std::get_if<trace::MessageSent>(&of.events()[i].body);
      if (sent == nullptr || sent->message->to == other || sent->message->from == other) continue;
      deliveries.emplace_back(sent->message->to, sent->deliverAt);
    }
    return deliveries;
  };
  EXPECT_FALSE(elsewhere(lab).empty());
  EXPECT_EQ(elsewhere(lab), elsewhere(fork));
}

}  // namespace sim
