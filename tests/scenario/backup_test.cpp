// A majority is lost for good; a new cluster starts from a backup (Raft 7 for its state).
#include "tests/scenario/played.h"

namespace scenario {
namespace {

Played playOnFive(const std::string& lines, std::uint64_t seed = 3) {
  Played played("flotilla 1\ncluster 5 seed=" + std::to_string(seed) +
                " spares=1\nrun until leader within 5s\n" + lines);
  played.player.finish();
  return played;
}

const std::string kMajorityLost =
    "put x 1\nrun until last put is ok within 1s\nrun 200ms\nbackup leader\n"
    "put x 2\nrun until last put is ok within 1s\nput y 3\nrun until last put is ok within 1s\n"
    "lose-disk S1\nlose-disk S2\nlose-disk S3\nrun 2s\n";

TEST(Backup, ANewClusterHoldsWhatTheBackupHeldAndNothingThatCameLater) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Played played = playOnFive(kMajorityLost +
                                         "put z 4 timeout 500ms\nrun 1s\n"
                                         "expect last put is ok is false\nrestore\n"
                                         "run until leader within 5s\nrun 500ms\n"
                                         "expect committed x = 1\nexpect committed y is absent\n"
                                         "expect value x = 1 on S1\nexpect value x = 1 on S5\n"
                                         "put w 5\nrun until last put is ok within 1s\nrun 300ms\n"
                                         "expect value w = 5 on S3\nexpect logs agree\n"
                                         "expect violations = 0\n",
                                     seed);
    EXPECT_EQ(played.failure(), "") << "seed " << seed;
  }
}

// To its clients it breaks what the old cluster promised.
TEST(Backup, ClientsSeeThatTimeWentBack) {
  const Played played =
      playOnFive(kMajorityLost +
                 "expect linearizable\nrestore\nrun until leader within 5s\nget x\n"
                 "run until last get is ok within 2s\nexpect last get = 1\n"
                 "expect linearizable is false\nexpect violations = 0\n");
  EXPECT_EQ(played.failure(), "");
}

TEST(Backup, TheNewClusterHearsNothingOfTheOldOneAndItsTermsGoOn) {
  Played played = playOnFive(
      "put x 1\nrun until last put is ok within 1s\nbackup leader\nput x 2\nrun 30ms\n"
      "restore\nrun until leader within 5s\nrun 1s\n");
  EXPECT_EQ(played.failure(), "");
  const Events events = drained(*played.run);
  trace::EventId restored;
  raft::Term before;
  std::map<trace::MessageId, trace::EventId> sent;
  std::size_t late = 0;
  for (const trace::Event& event : events) {
    if (std::holds_alternative<trace::ClusterRestored>(event.body)) restored = event.id;
    if (const auto* message = std::get_if<trace::MessageSent>(&event.body)) {
      sent[message->id] = event.id;
    }
    if (const auto* changed = std::get_if<raft::TermChanged>(&event.body); changed && !restored) {
      before = std::max(before, changed->term);
    }
    if (const auto* started = std::get_if<trace::ServerStarted>(&event.body); started && restored) {
      EXPECT_GT(started->hardState.currentTerm, before);
    }
    if (const auto* arrived = std::get_if<trace::MessageDelivered>(&event.body)) {
      EXPECT_TRUE(!restored || sent.at(arrived->id) > restored);
    }
    const auto* dropped = std::get_if<trace::MessageDropped>(&event.body);
    late += dropped && restored && sent.at(dropped->id) < restored ? 1 : 0;
  }
  EXPECT_TRUE(restored);
  EXPECT_GT(late, 0u);
}

// A server that joined later belongs to the old cluster only.
TEST(Backup, TheNewClusterHasTheServersOfTheHeader) {
  const Played played = playOnFive(
      "add S6\nrun until S6 is voter within 2s\nput x 1\nrun until last put is ok within 1s\n"
      "run 300ms\nbackup S6\nlose-disk S2\nrestore\nrun until leader within 5s\nrun 500ms\n"
      "expect S6 is voter is false\nexpect S6 is down\nexpect S2 is voter\n"
      "expect value x = 1 on S2\nexpect violations = 0\n");
  EXPECT_EQ(played.failure(), "");
}

TEST(Backup, IsMadeOfAServerThatRunsAndRestoredOnlyIfThereIsOne) {
  EXPECT_NE(playOnFive("crash S2\nbackup S2\n").failure().find("S2 is stopped"), std::string::npos);
  EXPECT_NE(playOnFive("restore\n").failure().find("there is no backup"), std::string::npos);
}

TEST(Backup, IsWrittenDownAsItWasRead) {
  Script script = scriptOf(
      "flotilla 1\ncluster 3\nrun until leader within 5s\nrun 300ms\nbackup leader\nat 2s backup "
      "S1\n"
      "at 3s restore\nrun 5s\n");
  EXPECT_EQ(parse(print(script)).script, script);
  Played played(script);
  played.player.finish();
  EXPECT_EQ(played.failure(), "");
}

// The recording of a run is the run.
TEST(Backup, ARecordedRunPlaysAgain) {
  Played played = playOnFive(kMajorityLost + "restore\nrun 2s\n");
  const Events events = drained(*played.run);
  EXPECT_EQ(difference(events, eventsOf(played.run->script())), "");
}

}  // namespace
}  // namespace scenario
