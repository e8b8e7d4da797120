// What the network may do to a message.
#include <map>

#include "tests/sim/lab_fixture.h"

namespace sim {

namespace {

/// The reasons of all drops, with how often.
std::map<trace::DropReason, int> drops(const TestLab& lab) {
  std::map<trace::DropReason, int> counts;
  for (const trace::Event& e : lab.all<trace::MessageDropped>()) {
    ++counts[std::get<trace::MessageDropped>(e.body).reason];
  }
  return counts;
}

/// For each message its sender and receiver and when it should and did arrive.
struct Journey {
  std::shared_ptr<const raft::Message> message;
  Instant sentAt;
  Instant due;
  Instant arrived;
};
std::vector<Journey> journeys(const TestLab& lab) {
  std::map<std::uint64_t, Journey> all;
  std::vector<Journey> done;
  for (const trace::Event& e : lab.events()) {
    if (const auto* sent = std::get_if<trace::MessageSent>(&e.body)) {
      all[sent->id.value] = {sent->message, e.at, sent->deliverAt, {}};
    } else if (const auto* delivered = std::get_if<trace::MessageDelivered>(&e.body)) {
      Journey& journey = all.at(delivered->id.value);
      journey.arrived = e.at;
      done.push_back(journey);
    }
  }
  return done;
}

bool inOrderOnEachLink(const std::vector<Journey>& journeys) {
  std::map<std::pair<ServerId, ServerId>, Instant> latest;
  for (const Journey& j : journeys) {
    Instant& last = latest[{j.message->from, j.message->to}];
    if (j.sentAt < last) return false;
    last = j.sentAt;
  }
  return true;
}

}  // namespace

TEST(Network, AMessageArrivesWhenItsSendingSaid) {
  cluster::Settings settings = seeded(1);
  settings.processing = 0ns;
  TestLab lab(settings);
  lab.run(2s);
  ASSERT_GT(journeys(lab).size(), 100u);
  for (const Journey& j : journeys(lab)) EXPECT_EQ(j.arrived, j.due);
}

TEST(Network, KeepsTheOrderOfALinkUnlessItReorders) {
  cluster::Settings settings = seeded(2);
  settings.heartbeatInterval = 5ms;
  TestLab lab(settings);
  lab.run(2s);
  EXPECT_TRUE(inOrderOnEachLink(journeys(lab)));
  settings.links.reorderPpm = 300'000;
  TestLab mixed(settings);
  mixed.run(2s);
  EXPECT_FALSE(inOrderOnEachLink(journeys(mixed)));
}

TEST(Network, WithEveryMessageLostNobodyLeads) {
  cluster::Settings settings = seeded(3);
  settings.links.lossPpm = 1'000'000;
  TestLab lab(settings);
  lab.run(5s);
  EXPECT_TRUE(lab.all<trace::MessageDelivered>().empty());
  EXPECT_GT(drops(lab)[trace::DropReason::Loss], 10);
  for (const trace::Event& e : lab.all<raft::RoleChanged>()) {
    EXPECT_NE(std::get<raft::RoleChanged>(e.body).role, raft::RoleName::Leader);
  }
}

TEST(Network, ALostMessageGoesAtHalfItsFlight) {
  cluster::Settings settings = seeded(4);
  settings.links.lossPpm = 200'000;
  TestLab lab(settings);
  lab.run(3s);
  const auto lost = lab.all<trace::MessageDropped>();
  ASSERT_GT(lost.size(), 20u);
  for (const trace::Event& e : lost) {
    const trace::Event& sending = lab.event(e.trigger);
    const auto& sent = std::get<trace::MessageSent>(sending.body);
    EXPECT_TRUE(sent.willBeLost);
    EXPECT_EQ(e.at, sending.at + (sent.deliverAt - sending.at) / 2);
  }
}

TEST(Network, ACutStopsMessagesThatArriveDuringIt) {
  TestLab lab(seeded(5));
  const ServerId leader = lab.elect();
  lab.run(200ms);
  cluster::Cut cut;
  cut.groups = {{leader}, {}};
  for (const trace::ServerView& s : lab.view().servers()) {
    if (s.id != leader) cut.groups[1].push_back(s.id);
  }
  lab.execute(cut);
  lab.run(2s);
  EXPECT_GT(drops(lab)[trace::DropReason::Cut], 10);
  EXPECT_NE(lab.view().leader(), leader);  // the others elected one of theirs
  lab.execute(cluster::Heal{});
  lab.run(2s);
  EXPECT_FALSE(lab.view().server(leader).leads());
  EXPECT_EQ(lab.view().server(leader).currentTerm, lab.view().highestTerm());
}

TEST(Network, AOneWayCutLetsTheOtherWayThrough) {
  TestLab lab(seeded(6));
  lab.run(1s);
  cluster::Cut cut;
  cut.groups = {{S1}, {S2, S3, S4, S5}};
  cut.ways = cluster::Ways::One;
  lab.execute(cut);
  const std::size_t before = lab.events().size();
  lab.run(1s);
  bool heard = false;
  for (std::size_t i = before; i < lab.events().size(); ++i) {
    const trace::Event& e = lab.events()[i];
    const auto* dropped = std::get_if<trace::MessageDropped>(&e.body);
    if (dropped != nullptr && dropped->reason == trace::DropReason::Cut) {
      EXPECT_EQ(std::get<trace::MessageSent>(lab.event(e.trigger).body).message->from, S1);
    }
    heard |= std::holds_alternative<trace::MessageDelivered>(e.body) && e.server == S1;
  }
  EXPECT_TRUE(heard);
}

TEST(Network, DuplicatesDoNotBreakTheCluster) {
  cluster::Settings settings = seeded(7);
  settings.links.duplicatePpm = 1'000'000;
  TestLab lab(settings);
  lab.elect();
  for (int i = 0; i < 5; ++i) {
    lab.put("x", std::to_string(i));
    lab.run(200ms);
  }
  for (const trace::ServerView& s : lab.view().servers()) EXPECT_EQ(s.revision, 6u);
  std::size_t copies = 0;
  for (const trace::Event& e : lab.all<trace::MessageSent>()) {
    copies += std::get<trace::MessageSent>(e.body).duplicateOf ? 1 : 0;
  }
  EXPECT_EQ(copies * 2, lab.all<trace::MessageSent>().size());
}

TEST(Network, ASpikeDelaysAMessage) {
  cluster::Settings settings = seeded(8);
  settings.links.spikePpm = 1'000'000;
  settings.links.spike = 30ms;
  TestLab lab(settings);
  lab.run(1s);
  for (const trace::Event& e : lab.all<trace::MessageSent>()) {
    EXPECT_GE(std::get<trace::MessageSent>(e.body).deliverAt - e.at, 38ms);
  }
}

}  // namespace sim
