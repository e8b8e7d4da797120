#include "engine/scenario/player.h"

#include "tests/scenario/played.h"

namespace scenario {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view kHead = "flotilla 1\ncluster 5 seed=3\n";

/// Plays the lines after the header (line 3 is the first).
Played play(const std::string& lines) {
  Played played(std::string(kHead) + lines);
  played.player.finish();
  return played;
}

Instant instant(std::int64_t ms) { return Instant{milliseconds(ms)}; }

template <class Body>
std::vector<trace::Event> allOf(const Events& events) {
  std::vector<trace::Event> found;
  for (const auto& event : events) {
    if (std::holds_alternative<Body>(event.body)) found.push_back(event);
  }
  return found;
}

TEST(Player, RunsForAndUntil) {
  Played played = play("run until leader within 5s\nrun 250ms\n");
  EXPECT_EQ(played.failure(), "");
  const Instant elected = played.run->now() - milliseconds(250);
  const auto roles = allOf<raft::RoleChanged>(drained(*played.run));
  const auto leads = std::find_if(roles.begin(), roles.end(), [](const trace::Event& e) {
    return std::get<raft::RoleChanged>(e.body).role == raft::RoleName::Leader;
  });
  ASSERT_NE(leads, roles.end());
  EXPECT_EQ(leads->at, elected);
}

TEST(Player, ATimedStatementActsAtItsTimeWhereverItStands) {
  Played played = play("run 1s\nat 200ms crash S1\nat 100ms crash S2\n");
  const auto crashes = allOf<trace::ServerCrashed>(drained(*played.run));
  ASSERT_EQ(crashes.size(), 2u);
  EXPECT_EQ(crashes[0].server, ServerId{2});
  EXPECT_EQ(crashes[0].at, instant(100));
  EXPECT_EQ(crashes[1].server, ServerId{1});
  EXPECT_EQ(crashes[1].at, instant(200));
}

TEST(Player, ATimedStatementComesBeforeOneDueAtTheSameTime) {
  EXPECT_EQ(play("run 200ms\nrestart S1\nat 200ms crash S1\n").failure(), "");
}

TEST(Player, TheScriptEndsAfterItsLastTimedStatement) {
  Played played = play("at 300ms crash S1\nrun 100ms\n");
  EXPECT_EQ(played.run->now(), instant(300));
  EXPECT_TRUE(played.player.finished());
}

TEST(Player, AfterTheEndTheRunGoesOn) {
  Played played = play("run 100ms\n");
  played.player.advance(instant(1'000));
  EXPECT_EQ(played.run->now(), instant(1'000));
  EXPECT_FALSE(played.player.step(instant(1'000)));
  EXPECT_FALSE(played.player.step(instant(500)));
  EXPECT_EQ(played.run->now(), instant(1'000));
}

TEST(Player, AnExpectationThatDoesNotHoldIsNamedAndTheRunGoesOn) {
  Played played = play("run until leader within 5s\nexpect no leader\nexpect leader\nrun 1s\n");
  EXPECT_EQ(played.failure(), "4: expect no leader: it does not hold");
  EXPECT_EQ(played.player.failures().size(), 1u);
  const auto expected = allOf<trace::Expected>(drained(*played.run));
  ASSERT_EQ(expected.size(), 2u);
  EXPECT_EQ(std::get<trace::Expected>(expected[0].body), (trace::Expected{"no leader", 4, false}));
  EXPECT_EQ(std::get<trace::Expected>(expected[1].body), (trace::Expected{"leader", 5, true}));
}

TEST(Player, AWaitThatIsInVainIsNamed) {
  Played played = play("crash all\nrun until leader within 2s\nrun 1s\n");
  EXPECT_EQ(played.failure(), "4: run until leader within 2s: it did not come true in time");
  EXPECT_EQ(played.player.failures().front().at, instant(2'000));
  EXPECT_EQ(played.run->now(), instant(3'000));
}

TEST(Player, ACommandThatMakesNoSenseIsNamed) {
  Played played = play("crash leader\nrun 1s\nrestart S1\n");
  ASSERT_EQ(played.player.failures().size(), 2u);
  EXPECT_EQ(played.failure(), "3: crash leader: no server leads now");
  EXPECT_EQ(played.player.failures()[1].line, 5u);
}

TEST(Player, AllMeansThoseToWhichItCanBeDone) {
  Played played = play(
      "crash S1\npause S2\ncrash all\nexpect S5 is down\nexpect S2 is down\nrestart all\n"
      "expect S1 is up\npause all\nexpect S3 is paused\nresume all\nexpect S3 is up\n");
  EXPECT_EQ(played.failure(), "");
}

TEST(Player, TheRestIsEveryServerNotNamed) {
  Played played = play("cut S1 S2 | rest\n");
  const auto& view = played.run->view();
  EXPECT_TRUE(view.link(ServerId{1}, ServerId{3}).cut);
  EXPECT_TRUE(view.link(ServerId{5}, ServerId{2}).cut);
  EXPECT_FALSE(view.link(ServerId{1}, ServerId{2}).cut);
  EXPECT_FALSE(view.link(ServerId{3}, ServerId{5}).cut);
  EXPECT_EQ(play("cut S1 S2 S3 | S4 S5 rest\n").failure(), "");
  EXPECT_EQ(play("cut S1 S2 S3 S4 S5 | rest\n").failure(),
            "3: cut S1 S2 S3 S4 S5 | rest: no server is left for 'rest'");
}

TEST(Player, LinksChangeOneWayOrBoth) {
  Played played = play("loss 10% S1 -> S2\nloss 20% S3 S4\ndelay 5ms\n");
  const auto& view = played.run->view();
  EXPECT_EQ(view.link(ServerId{1}, ServerId{2}).lossPpm, 100'000u);
  EXPECT_EQ(view.link(ServerId{2}, ServerId{1}).lossPpm, 0u);
  EXPECT_EQ(view.link(ServerId{3}, ServerId{4}).lossPpm, 200'000u);
  EXPECT_EQ(view.link(ServerId{4}, ServerId{3}).lossPpm, 200'000u);
  EXPECT_EQ(view.link(ServerId{2}, ServerId{5}).latencyMax, Duration(milliseconds(5)));
}

TEST(Player, ADiskComesBackAsInTheHeader) {
  Played played = play("disk S2 write=5ms fsync=9ms stalled\n");
  EXPECT_TRUE(played.run->view().server(ServerId{2}).disk.stalled);
  Played healed = play("disk S2 write=5ms fsync=9ms stalled\ndisk S2 ok\n");
  EXPECT_EQ(healed.run->view().server(ServerId{2}).disk, cluster::Settings{}.disks);
}

TEST(Player, TheDefaultTimeoutCountsForTheLinesBelow) {
  // A leader alone: nothing is committed, so every operation waits for its timeout.
  Played played = play(
      "run until leader within 5s\ncut leader | rest\nput x 1 via leader\ntimeout 200ms\n"
      "put x 2 via leader\nput x 3 via leader timeout 5s\nrun 300ms\n"
      "expect last put is waiting\nrun 6s\n");
  EXPECT_EQ(played.failure(), "");
  const auto& operations = played.run->view().operations();
  ASSERT_EQ(operations.size(), 3u);
  EXPECT_EQ(operations[1].finishedAt - operations[1].startedAt, Duration(milliseconds(200)));
}

TEST(Player, SpeedAndNoteAreShownNotPlayed) {
  const std::string without = "run 1s\nput x 1\nrun 1s\n";
  Played plain = play(without);
  Played shown = play("speed 1/5\n" + without + "speed 3\n");
  EXPECT_EQ(shown.player.speed(), (Speed{3, 1}));
  EXPECT_FALSE(plain.player.speed().has_value());
  EXPECT_EQ(difference(drained(*plain.run), drained(*shown.run)), "");
  EXPECT_EQ(play("note \"Look.\"\n").player.note(), "Look.");
}

TEST(Player, SomebodyMayActInBetween) {
  Played played(std::string(kHead) + "run 1s\nexpect S4 is down\nat 500ms crash S4\n");
  played.player.advance(instant(400));
  EXPECT_EQ(played.run->execute(cluster::Crash{ServerId{1}}), "");
  played.player.finish();
  EXPECT_EQ(played.failure(), "");
  EXPECT_EQ(played.run->view().server(ServerId{1}).status, trace::ServerStatus::Down);
  EXPECT_EQ(difference(drained(*played.run),
                       [&] {
                         Events events = eventsOf(played.run->script());
                         for (auto& event : events) {
                           if (auto* e = std::get_if<trace::Expected>(&event.body)) e->line = 4;
                         }
                         return events;
                       }()),
            "");
}

TEST(Player, OccurrencesAreWaitedForAndStopAtTheirInstant) {
  for (const char* what :
       {"election", "vote", "leader change", "message to S2", "commit", "apply"}) {
    Played played = play("run until " + std::string(what) + " within 5s\n");
    EXPECT_EQ(played.failure(), "") << what;
    EXPECT_GT(played.run->now(), Instant{}) << what;
    // The run stops at the instant of its last event.
    EXPECT_EQ(played.run->view().at(), played.run->now()) << what;
  }
}

}  // namespace
}  // namespace scenario
