// Conditions tied together in time.
#include <deque>

#include "tests/lesson/samples.h"

namespace lesson {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

Predicate predicate(const std::string& text) {
  auto read = readPredicate(Source(text, 1, 1), 5);
  if (const auto* problem = std::get_if<scenario::Problem>(&read)) {
    ADD_FAILURE() << scenario::sentenceOf(*problem, text);
    return {};
  }
  return std::get<Predicate>(read);
}

/// Follows predicates over a run of five servers that S1 leads.
class Watching : public testing::Test {
 protected:
  Watching() : run_(newLab(cluster::Settings{})) {
    run_.execute(cluster::Campaign{ServerId{1}});
    run_.advance(run_.now() + milliseconds(200));
  }
  Tracker& watch(const std::string& text) { return trackers_.emplace_back(predicate(text)); }
  void act(const cluster::Command& command) {
    EXPECT_EQ(execute(run_, command, [this](const scenario::Run& run) { see(run); }), "");
  }
  void pass(Duration time) {
    const Instant limit = run_.now() + time;
    while (run_.step(limit)) see(run_);
  }
  void put(const std::string& value) {
    act(cluster::Submit{kv::Put{"x", value}, ServerId{}, 0, seconds(1), std::nullopt});
    pass(milliseconds(200));
  }

  scenario::Run run_;
  std::deque<Tracker> trackers_;

 private:
  void see(const scenario::Run& run) {
    for (Tracker& tracker : trackers_) tracker.observe({run, run.lastEvents(), leaders_});
    leaders_ = leadersOf(run.view());
  }
  std::vector<ServerId> leaders_{ServerId{1}};
};

TEST_F(Watching, StateIsAskedNowAndOccurrencesStay) {
  Tracker& state = watch("S2 is down");
  Tracker& occurred = watch("S2 crashes");
  act(cluster::Crash{ServerId{2}});
  EXPECT_TRUE(state.holds());
  act(cluster::Restart{ServerId{2}});
  EXPECT_FALSE(state.holds());
  EXPECT_TRUE(occurred.holds());
}

TEST_F(Watching, AfterMeansLaterAndInThisOrder) {
  Tracker& wanted = watch("last put is ok after S2 crashes");
  Tracker& other = watch("S2 crashes after last put is ok");
  Tracker& second = watch("any crashes after any crashes");
  act(cluster::Crash{ServerId{2}});
  EXPECT_FALSE(second.holds());
  put("1");
  EXPECT_TRUE(wanted.holds());
  EXPECT_FALSE(other.holds());
  act(cluster::Crash{ServerId{3}});
  EXPECT_TRUE(second.holds());
}

TEST_F(Watching, OnceStaysAndNeverEnds) {
  Tracker& once = watch("once S3 is down");
  Tracker& never = watch("never S3 is down");
  pass(milliseconds(10));
  EXPECT_FALSE(once.holds());
  EXPECT_TRUE(never.holds());
  act(cluster::Crash{ServerId{3}});
  act(cluster::Restart{ServerId{3}});
  EXPECT_TRUE(once.holds());
  EXPECT_FALSE(never.holds());
  once.begin();
  EXPECT_FALSE(once.holds());
}

TEST_F(Watching, WhileMeansAtTheSameInstant) {
  Tracker& waiting = watch("S3 crashes while last put is waiting");
  Tracker& later = watch("last put is ok after S3 crashes while last put is waiting");
  act(cluster::Crash{ServerId{3}});
  put("1");
  EXPECT_FALSE(waiting.holds());
  act(cluster::Restart{ServerId{3}});
  act(cluster::Submit{kv::Put{"x", "2"}, ServerId{1}, 0, {}, {}});
  act(cluster::Crash{ServerId{3}});
  EXPECT_TRUE(waiting.holds());
  EXPECT_FALSE(later.holds());
  pass(milliseconds(500));
  EXPECT_TRUE(waiting.holds());
  EXPECT_TRUE(later.holds());
}

TEST_F(Watching, SinceLessonOutlivesTheStep) {
  Tracker& step = watch("any crashes");
  Tracker& lesson = watch("any crashes since lesson");
  act(cluster::Crash{ServerId{3}});
  step.begin();
  lesson.begin();
  EXPECT_FALSE(step.holds());
  EXPECT_TRUE(lesson.holds());
}

TEST_F(Watching, CopiesAndTermsAreCounted) {
  Tracker& copies =
      watch("copies of x = 1 = 3 and {up <= 3 or leader is S5} and not S4 holds x = 1");
  Tracker& term = watch("committed-term = 1 and S2 last-term = 1");
  act(cluster::Crash{ServerId{4}});
  act(cluster::Crash{ServerId{5}});
  put("1");
  EXPECT_TRUE(copies.holds());
  EXPECT_TRUE(term.holds());
}

TEST_F(Watching, LeaderMeansWhoLedBefore) {
  Tracker& leader = watch("leader crashes");
  Tracker& down = watch("leader steps-down");
  act(cluster::Crash{ServerId{2}});
  EXPECT_FALSE(leader.holds());
  act(cluster::Crash{ServerId{1}});
  EXPECT_TRUE(leader.holds());
  EXPECT_FALSE(down.holds());
}

TEST(PredicateText, MistakesNamePlaceAndExpectation) {
  const auto read = readPredicate(Source("S1 is up and S9 is up", 7, 4), 5);
  ASSERT_TRUE(std::holds_alternative<scenario::Problem>(read));
  EXPECT_EQ(scenario::sentenceOf(std::get<scenario::Problem>(read), "lesson.md"),
            "lesson.md:7:17: found 'S9', expected a server, S1 to S5");
}

TEST(PredicateText, ContinuedLinesKeepTheirPlaces) {
  Source source("leader is S1 and", 7, 8);
  source.append(Source("nonsense", 8, 3));
  const auto read = readPredicate(source, 5);
  ASSERT_TRUE(std::holds_alternative<scenario::Problem>(read));
  EXPECT_EQ(std::get<scenario::Problem>(read).line, 8u);
  EXPECT_EQ(std::get<scenario::Problem>(read).column, 3u);
}

TEST(PredicateText, NoDepthExhaustsTheStack) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "not ";
  EXPECT_TRUE(std::holds_alternative<scenario::Problem>(readPredicate(Source(text, 1, 1), 5)));
  EXPECT_TRUE(std::holds_alternative<scenario::Problem>(
      readPredicate(Source(std::string(50'000, '{'), 1, 1), 5)));
}

}  // namespace
}  // namespace lesson
