// Leases, watches and locks played in the Lab by simulated clients, with faults.
#include "engine/trace/hash.h"
#include "tests/scenario/played.h"

namespace scenario {
namespace {

constexpr std::string_view kOpening =
    "flotilla 1\ncluster 5 seed=7 history=0\nrun until leader within 5s\nrun 500ms\n";

/// Plays the lines after the opening (line 5 is the first); they must all hold.
Played playClients(const std::string& lines) {
  Played played(std::string(kOpening) + lines);
  played.player.finish();
  EXPECT_EQ(played.failure(), "");
  EXPECT_EQ(played.run->violations(), 0u);
  return played;
}

template <class Body>
std::vector<std::pair<trace::Event, Body>> bodiesOf(const Events& events) {
  std::vector<std::pair<trace::Event, Body>> found;
  for (const trace::Event& event : events) {
    if (const auto* body = std::get_if<Body>(&event.body)) found.emplace_back(event, *body);
  }
  return found;
}

/// Each revision that the client heard of, in the order in which it did.
std::vector<kv::Revision> heardBy(kv::ClientId client, const Events& events) {
  std::vector<kv::Revision> heard;
  for (const auto& [event, body] : bodiesOf<trace::WatchHeard>(events)) {
    if (body.client != client || body.changes == 0) continue;
    for (kv::Revision r = body.first; r <= body.through; ++r) heard.push_back(r);
  }
  return heard;
}

std::vector<kv::Revision> upTo(kv::Revision last) {
  std::vector<kv::Revision> all;
  for (kv::Revision r = 2; r <= last; ++r) all.push_back(r);
  return all;
}

std::string puts(int from, int count) {
  std::string text;
  for (int i = from; i < from + count; ++i) {
    text += "put k " + std::to_string(i) +
            " as c1 retries 5\nrun until last put is ok within 3s\nrun 60ms\n";
  }
  return text;
}

TEST(ClientsPlay, ALeaseThatIsNotKeptEndsWithItsKeys) {
  Played played = playClients(
      "grant 7 1s as c1\nrun 200ms\nput lock c1 lease 7 as c1\nrun 200ms\n"
      "expect lease 7 is alive\nexpect committed lock has lease 7\n"
      "expect leases = 1\nexpect S3 leases = 1\n"
      "run until lease 7 expired within 3s\nrun 200ms\n"
      "expect lease 7 is alive is false\nexpect committed lock is absent\nexpect leases = 0\n");
  const Events events = drained(*played.run);
  const auto ended = bodiesOf<trace::LeaseEnded>(events);
  ASSERT_EQ(ended.size(), 5u) << "every server ends it";
  for (const auto& [event, body] : ended) {
    EXPECT_EQ(body.why, trace::LeaseEnd::Expired);
    EXPECT_EQ(body.keys, 1u);
    ASSERT_EQ(event.causes.size(), 1u);
    const trace::Event& cause = events.at(event.causes[0].value - 1);
    EXPECT_TRUE(std::holds_alternative<trace::Applied>(cause.body));
    EXPECT_EQ(cause.server, event.server);
  }
}

TEST(ClientsPlay, ALeaseThatIsKeptLivesUntilItIsKeptNoLonger) {
  playClients(
      "grant 7 1s as c1\nrun 200ms\nkeepalive 7 every 300ms as c1\nrun 5s\n"
      "expect lease 7 is alive\nput x 1 as c1\nrun 200ms\nexpect last put is ok\n"
      "keepalive 7 off as c1\nrun 3s\nexpect lease 7 is alive is false\n");
}

TEST(ClientsPlay, AKeepAliveFindsAnotherServerWhenItsOwnStops) {
  playClients(
      "grant 7 2s as c1\nrun 200ms\nkeepalive 7 every 300ms via S1 as c1\nrun 1s\n"
      "crash S1\nrun 6s\nexpect lease 7 is alive\n");
}

TEST(ClientsPlay, AClientIsToldThatItsLeaseIsGone) {
  Played played = playClients(
      "grant 7 1s as c1\nrun 200ms\nkeepalive 7 every 300ms as c1\nrun 1s\n"
      "revoke 7 as c2\nrun 1s\nexpect lease 7 is alive is false\n");
  EXPECT_TRUE(played.run->view().keepers().empty());
}

// etcd API guarantees: Watch is ordered, unique, reliable.
TEST(ClientsPlay, AWatcherHearsEveryChangeOnceAndInOrder) {
  Played played = playClients("watch k as c2\nrun 200ms\n" + puts(1, 6) +
                              "run 200ms\nexpect c2 changes = 6\nexpect c2 heard = 7\n"
                              "expect watches = 1\ncancel k as c2\nrun 200ms\n"
                              "expect watches = 0\nexpect c2 is watching is false\n");
  EXPECT_EQ(heardBy(2, drained(*played.run)), upTo(7));
}

// etcd API guarantees: Watch is resumable.
TEST(ClientsPlay, AWatchGoesOnAtAnotherServerAfterACrash) {
  for (const char* server : {"S1", "S3", "leader"}) {
    Played played =
        playClients(std::string("watch k via ") + server + " as c2\nrun 200ms\n" + puts(1, 3) +
                    "crash " + server + "\n" + puts(4, 12) + "run 2s\nexpect c2 is watching\n");
    const Events events = drained(*played.run);
    const kv::Revision last = played.run->view().server(played.run->view().leader()).revision;
    EXPECT_EQ(heardBy(2, events), upTo(last)) << server;
    EXPECT_GE(bodiesOf<trace::WatchOpened>(events).size(), 2u);
  }
}

TEST(ClientsPlay, AWatchThatIsMovedAwayFromACutMissesNothing) {
  Played played = playClients("watch k via S5 as c2\nrun 200ms\n" + puts(1, 2) + "cut S5 | rest\n" +
                              puts(3, 8) + "expect c2 changes <= 3\nwatch k via leader as c2\n" +
                              puts(20, 3) + "heal\nrun 2s\n");
  const kv::Revision last = played.run->view().server(played.run->view().leader()).revision;
  EXPECT_EQ(heardBy(2, drained(*played.run)), upTo(last));
}

TEST(ClientsPlay, AWatchOfWhatIsCompactedIsOver) {
  Played played = playClients(puts(1, 5) +
                              "compact 5\nrun 200ms\nwatch k from 2 as c2\n"
                              "run until watch cancelled of c2 within 1s\nrun 200ms\n"
                              "expect c2 is watching is false\n");
  const auto over = bodiesOf<trace::WatchCancelled>(drained(*played.run));
  ASSERT_EQ(over.size(), 2u);
  EXPECT_EQ(over[0].second.why, trace::WatchEnd::Compacted);
  EXPECT_EQ(over[0].second.compacted, 5u);
  EXPECT_TRUE(over[0].first.server);
  EXPECT_FALSE(over[1].first.server) << "its client knows";
  EXPECT_EQ(over[1].first.trigger, over[0].first.id);
}

TEST(ClientsPlay, APausedClientHearsWhenItGoesOn) {
  Played played = playClients("watch k as c2\nrun 200ms\npause c2\n" + puts(1, 4) +
                              "expect c2 changes = 0\nexpect c2 is paused\nresume c2\n"
                              "expect c2 changes = 4\n");
  EXPECT_EQ(heardBy(2, drained(*played.run)), upTo(5));
}

TEST(ClientsPlay, APausedClientTakesNoOperation) {
  Played played(std::string(kOpening) + "pause c1\nput x 1 as c1\nwatch x as c1\npause c1\n");
  played.player.finish();
  ASSERT_EQ(played.player.failures().size(), 3u);
  EXPECT_EQ(played.player.failures()[0].why, "c1 is paused");
  EXPECT_EQ(played.player.failures()[1].why, "c1 is paused");
  EXPECT_EQ(played.player.failures()[2].why, "c1 is already paused");
}

TEST(ClientsPlay, APausedClientsAnswerWaits) {
  playClients(
      "put x 1 as c1\npause c1\nrun 3s\nexpect last put is waiting\nresume c1\n"
      "expect last put is ok\n");
}

/// c1 holds the lock and stands still; its lease ends, and c2 takes the lock and writes.
constexpr std::string_view kOverlap =
    "grant 7 1s as c1\nrun 200ms\nkeepalive 7 every 300ms as c1\nrun 100ms\n"
    "create lock c1 lease 7 as c1\nrun 300ms\nexpect last txn is done\nexpect c1 holds lock\n"
    "pause c1\nrun until lease 7 expired within 5s\nrun 200ms\n"
    "grant 8 5s as c2\nrun 200ms\ncreate lock c2 lease 8 as c2\nrun 300ms\n"
    "expect last txn is done\nexpect c1 holds lock\nexpect c2 holds lock\n"
    "put data new as c2\nrun 200ms\nresume c1\n";

// A lock alone does not keep two writers apart; a token that the store compares does.
TEST(ClientsPlay, APausedHoldersLateWriteIsFencedOff) {
  playClients(std::string(kOverlap) +
              "put data late fence lock as c1\nrun 400ms\n"
              "expect last txn is refused\nexpect committed data = new\n"
              "expect c1 holds lock is false\nexpect c2 holds lock\n");
}

TEST(ClientsPlay, WithoutATokenALateWriteOverwrites) {
  playClients(std::string(kOverlap) +
              "put data late as c1\nrun 400ms\nexpect committed data = late\n");
}

TEST(ClientsPlay, TheHoldersOwnTokenLetsItWrite) {
  playClients(
      "grant 7 5s as c1\nrun 200ms\ncreate lock c1 lease 7 as c1\nrun 200ms\n"
      "put data 1 fence lock as c1\nrun 200ms\nexpect last txn is done\n"
      "expect committed data = 1\ncreate lock c2 as c2\nrun 200ms\nexpect last txn is refused\n"
      "expect c2 holds lock is false\n");
}

TEST(ClientsPlay, ATokenThatNobodyGaveCannotBeUsed) {
  Played played(std::string(kOpening) + "put data 1 fence lock as c1\n");
  played.player.finish();
  EXPECT_EQ(played.failure(), "5: put data 1 fence lock as c1: c1 never created lock");
}

std::string everything() {
  return std::string(kOpening) + "watch prefix \"\" via S2 as c3\n" + std::string(kOverlap) +
         "crash S2\nrun 2s\n" + puts(1, 4) + "restart S2\ncrash leader\nrun 3s\n" + puts(5, 4) +
         "run 1s\n";
}

std::uint64_t hashOfRun(const Events& events) {
  trace::EventHash hash;
  for (const trace::Event& event : events) hash.add(event);
  return hash.value();
}

TEST(ClientsPlay, TheSameScriptHasTheSameHashAHundredTimes) {
  const Script script = scriptOf(everything());
  const std::uint64_t first = hashOfRun(eventsOf(script));
  for (int i = 0; i < 99; ++i) ASSERT_EQ(hashOfRun(eventsOf(script)), first);
}

TEST(ClientsPlay, HowItIsSteppedChangesNothing) {
  const Script script = scriptOf(everything());
  const Events whole = eventsOf(script);
  for (const std::int64_t us : {700, 16'000, 250'000}) {
    Played played(script);
    Instant limit{};
    while (!played.player.finished()) {
      limit += std::chrono::microseconds(us);
      played.player.advance(limit);
    }
    const Events stepped = drained(*played.run);
    Events same(stepped.begin(), stepped.begin() + static_cast<std::ptrdiff_t>(
                                                       std::min(stepped.size(), whole.size())));
    EXPECT_EQ(difference(same, whole), "") << us;
  }
}

/// Expectations know their line, which a recorded run has elsewhere.
Events withoutExpectations(Events events) {
  std::erase_if(events, [](const trace::Event& event) {
    return std::holds_alternative<trace::Expected>(event.body);
  });
  return events;
}

TEST(ClientsPlay, ARecordedRunIsPlayedAgainTheSame) {
  Played played(scriptOf(everything()));
  played.player.finish();
  const std::string text = print(played.run->script());
  EXPECT_EQ(difference(withoutExpectations(eventsOf(scriptOf(text))),
                       withoutExpectations(drained(*played.run))),
            "");
  EXPECT_NE(text.find("keepalive 7 every 300ms as c1"), std::string::npos);
  EXPECT_NE(text.find("watch prefix \"\" via S2 as c3"), std::string::npos);
  EXPECT_EQ(text.find("call \""), std::string::npos) << "every request of it has a verb";
}

TEST(ClientsPlay, AForkGoesOnTheSame) {
  Played played(scriptOf(everything()));
  played.player.finish();
  const Events whole = drained(*played.run);
  for (const int ms : {900, 2'000, 4'000}) {
    const auto branch = played.run->fork(Instant{std::chrono::milliseconds(ms)});
    ASSERT_NE(branch, nullptr);
    EXPECT_EQ(
        branch->view().lastEvent(),
        std::prev(std::upper_bound(whole.begin(), whole.end(), branch->now(),
                                   [](Instant at, const trace::Event& e) { return at < e.at; }))
            ->id);
  }
}

// The view lists some of very many leases; conditions know all of them.
TEST(ClientsPlay, EveryLeaseOfVeryManyIsKnown) {
  constexpr int kMany = static_cast<int>(trace::ServerView::kLeasesKept) + 40;
  std::string text;
  for (int lease = 1; lease <= kMany; ++lease) {
    text += "grant " + std::to_string(lease) + " 60s\n";
    if (lease % 50 == 0) text += "run 500ms\n";
  }
  Played played = playClients(text +
                              "run 1s\nexpect leases = 296\nexpect S2 leases = 296\n"
                              "expect lease 1 is alive\nexpect lease 1 is alive on S3\n"
                              "expect lease 296 is alive\nexpect lease 297 is alive is false\n"
                              "revoke 1\nrun 500ms\nexpect lease 1 is alive is false\n"
                              "expect leases = 295\nexpect lease 2 is alive\n");
  static_assert(kMany == 296);
  EXPECT_EQ(played.run->view().server(ServerId{1}).leases.size(), trace::ServerView::kLeasesKept);
}

}  // namespace
}  // namespace scenario
