// What settings mean is computed, changes with them, and agrees with what is simulated.
#include "app/studies/settings_study.h"

#include <gtest/gtest.h>

#include "app/studies/studies.h"
#include "engine/study/answer_time.h"
#include "engine/study/elections.h"
#include "tests/studies/waiting.h"

namespace studies {
namespace {

using std::chrono::milliseconds;

constexpr char kFive[] =
    "flotilla 1\ncluster 5 seed=7 election=150..300ms heartbeat=50ms latency=8..16ms\n";

enum Line { Split, Leaderless, Calm, Write, Read, Flow, Guard, Sync };

QString words(const SettingsStudy& study, Line line) {
  return const_cast<SettingsStudy&>(study).statements()->statements()[line].text;
}
QString source(const SettingsStudy& study, Line line) {
  return const_cast<SettingsStudy&>(study).statements()->statements()[line].source;
}

Share splitShareIn(const study::ElectionPlan& plan, std::uint64_t trials, std::uint64_t from) {
  std::uint64_t split = 0;
  for (std::uint64_t i = 0; i < trials; ++i) {
    const auto election = study::runElection(plan, from + i);
    if (!election || election->terms > 1) ++split;
  }
  return shareOf(split, trials);
}

class Meaning : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(study.load(kFive), ""); }
  /// The statements about a line before and after a change differ.
  void changes(const char* property, const QVariant& value, Line line) {
    const QString before = words(study, line) + source(study, line);
    ASSERT_TRUE(study.setProperty(property, value)) << property;
    EXPECT_EQ(study.problem(), "");
    EXPECT_NE(words(study, line) + source(study, line), before) << property;
  }
  SettingsStudy study;
};

TEST_F(Meaning, IsSaidAtOnceFromClosedForms) {
  EXPECT_EQ(study.statements()->statements().size(), 8u);
  EXPECT_EQ(words(study, Split), "First elections will split about 3.9 % of the time.")
      << words(study, Split).toStdString();
  EXPECT_TRUE(words(study, Write).startsWith("A write takes "))
      << words(study, Write).toStdString();
}

TEST_F(Meaning, EverySettingChangesWhatItIsAbout) {
  changes("electionMax", 200.0, Split);
  changes("latencyMax", 40.0, Split);
  changes("servers", 7.0, Split);
  changes("electionMin", 170.0, Leaderless);
  changes("heartbeat", 100.0, Calm);
  changes("heartbeat", 170.0, Calm);
  changes("latencyMin", 20.0, Write);
  changes("syncMax", 30.0, Write);
  changes("reads", 1, Read);
  changes("batch", 1.0, Flow);
  changes("inflight", 1.0, Flow);
  changes("preVote", true, Guard);
  changes("checkQuorum", true, Guard);
  changes("reads", 2, Read);
  changes("syncMax", 40.0, Sync);
  changes("ackEarly", true, Sync);
}

// thesis 9.2: timers that start together, and questions that all take as long.
TEST_F(Meaning, TheClosedFormAgreesWithSimulatedElections) {
  study.setProperty("latencyMin", 12.0);
  study.setProperty("latencyMax", 12.0);
  study.setProperty("syncMin", 1.0);
  study.setProperty("syncMax", 1.0);
  for (const double most : {180.0, 200.0, 300.0}) {
    study.setProperty("electionMax", most);
    const double form = splitShareOf(study.settings()).value();
    const study::ElectionPlan plan{study.settings(), study::ColdStart{1, study::Logs::Same}};
    const Share share = splitShareIn(plan, 2'000, 1);
    EXPECT_NEAR(form, share.value, share.most - share.least) << most;
  }
}

TEST_F(Meaning, TheShareThatIsSaidAgreesWithOtherElectionsOfTheSameKind) {
  awaitRest(study);
  const study::ElectionPlan plan{study.settings(), study::LeaderCrash{}};
  const Share other = splitShareIn(plan, 2'000, 1'000'000);
  const Share said = shareOf(study.measured().split, study.measured().elections);
  EXPECT_NEAR(said.value, other.value, other.most - other.least);
  EXPECT_EQ(words(study, Split),
            "First elections will split about " + percentText(said.value) + " of the time.");
}

// Figure 2: who confirms before it is durable answers sooner by as long as its disk takes.
TEST_F(Meaning, ConfirmingBeforeFsyncIsAChoiceWithItsPrice) {
  study.setProperty("syncMin", 20.0);
  study.setProperty("syncMax", 20.0);
  const Duration late = study::answerTime(study.settings(), study::Asked::Write).at(0.5);
  EXPECT_TRUE(words(study, Sync).startsWith("Waiting for fsync makes a write 20 ms longer"))
      << words(study, Sync).toStdString();
  study.setProperty("ackEarly", true);
  EXPECT_TRUE(study.header().contains("break=durable-ack")) << study.header().toStdString();
  awaitRest(study);
  const Duration soon = study::answerTime(study.settings(), study::Asked::Write).at(0.5);
  EXPECT_EQ(late - soon, milliseconds(20) + study.settings().disks.writeLatency);
  const Percentile simulated = percentileOf(study.measured().writes, 0.5);
  EXPECT_NEAR(static_cast<double>(simulated.value.count()), static_cast<double>(soon.count()),
              0.02 * static_cast<double>(soon.count()));
  EXPECT_TRUE(study.statements()->statements()[Sync].warns);
  SettingsStudy again;
  ASSERT_EQ(again.load(study.header()), "");
  EXPECT_TRUE(again.property("ackEarly").toBool());
}

TEST_F(Meaning, GetsSurerAsTheSimulationGoesOn) {
  awaitRest(study);
  EXPECT_EQ(study.measured().elections, kRounds * kElectionsARound);
  EXPECT_TRUE(words(study, Leaderless).contains("(p50)")) << words(study, Leaderless).toStdString();
  EXPECT_TRUE(source(study, Split).contains("after " + countText(1'000) + " crashes"))
      << source(study, Split).toStdString();
  std::vector<Duration> some(study.measured().leaderless.begin(),
                             study.measured().leaderless.begin() + 100);
  const Percentile early = percentileOf(some, 0.5);
  const Percentile late = percentileOf(study.measured().leaderless, 0.5);
  EXPECT_LT(late.most - late.least, early.most - early.least);
  EXPECT_LE(late.least, late.value);
  EXPECT_LE(late.value, late.most);
}

TEST_F(Meaning, ComputedAnswersAgreeWithTheSimulatedOnes) {
  awaitRest(study);
  const Duration computed = study::answerTime(study.settings(), study::Asked::Write).at(0.5);
  const Percentile simulated = percentileOf(study.measured().writes, 0.5);
  EXPECT_NEAR(static_cast<double>(simulated.value.count()), static_cast<double>(computed.count()),
              0.02 * static_cast<double>(computed.count()));
}

// Raft 5.6: broadcast time, election timeout.
TEST_F(Meaning, AHeartbeatTooCloseToTheTimeoutIsWarnedOf) {
  study.setProperty("heartbeat", 170.0);
  awaitRest(study);
  EXPECT_TRUE(words(study, Calm)
                  .startsWith("The heartbeat is too close to the timeout: servers stand about "))
      << words(study, Calm).toStdString();
  EXPECT_TRUE(study.statements()->statements()[Calm].warns);
  EXPECT_GT(study.measured().candidacies, 0u);
}

TEST_F(Meaning, LinksSlowerThanTheTimeoutsLeaveNobodyToLead) {
  study.setProperty("latencyMax", 400.0);
  EXPECT_TRUE(words(study, Split).startsWith("Nobody may ever lead"))
      << words(study, Split).toStdString();
  awaitRest(study);
  EXPECT_EQ(study.measured().elections, 0u);
}

TEST_F(Meaning, OneAndTwoServersAreSaidToNeedThemAll) {
  study.setProperty("servers", 1.0);
  EXPECT_TRUE(words(study, Split).startsWith("One server elects itself"));
  study.setProperty("servers", 2.0);
  EXPECT_TRUE(words(study, Split).startsWith("Two servers need each other"));
  awaitRest(study);
  EXPECT_FALSE(study.measured().writes.empty());
}

TEST_F(Meaning, AWrongValueIsSaidWithWhatToDo) {
  const auto wrong = [&](const char* property, const QVariant& value, const QString& sentence) {
    ASSERT_EQ(study.load(kFive), "");
    study.setProperty(property, value);
    EXPECT_EQ(study.problem(), sentence);
    EXPECT_EQ(study.wrong(), property);
  };
  const double none = std::numeric_limits<double>::quiet_NaN();
  wrong("heartbeat", none, "The heartbeat needs a number of milliseconds from 1 to 60000.");
  wrong("electionMin", 0.0,
        "The shortest election timeout needs a number of milliseconds from 1 to 60000.");
  wrong("electionMax", 100.0,
        "The election timeout ends before it begins: make 100 ms at least 150 ms.");
  wrong("servers", 52.0, "Servers needs a whole number from 1 to 51.");
  wrong("batch", 1.5, "Entries in a message needs a whole number from 1 to 10000.");
  study.load(kFive);
  study.setProperty("reads", 2);
  EXPECT_TRUE(study.problem().contains("switch check quorum on"));
  study.setProperty("checkQuorum", true);
  EXPECT_EQ(study.problem(), "");
}

TEST_F(Meaning, TheHeaderSaysWhatWasChosen) {
  study.setProperty("heartbeat", 75.5);
  study.setProperty("preVote", true);
  SettingsStudy other;
  ASSERT_EQ(other.load(study.header()), "");
  EXPECT_EQ(other.settings(), study.settings());
  EXPECT_EQ(other.settings().heartbeatInterval, std::chrono::microseconds(75'500));
  EXPECT_TRUE(other.settings().preVote);
}

TEST(Studies, AHeaderGetsItsBrokenRule) {
  const QString text = Studies::broken(kFive, "durable-ack", "Play");
  EXPECT_TRUE(text.contains("break=durable-ack"));
  EXPECT_TRUE(text.contains("title \"Play\""));
  EXPECT_EQ(Studies::broken(kFive, "kindness", "Play"), kFive);
}

}  // namespace
}  // namespace studies
