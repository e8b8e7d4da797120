// Any line of the scenario language can be typed and is done at once.
#include "app/session/typed_statement.h"

#include <gtest/gtest.h>

#include "engine/sim/lab.h"

namespace session {
namespace {

class Typing : public testing::Test {
 protected:
  Typing() {
    settings_.seed = 3;
    const auto lab = sim::makeLab(settings_);
    std::vector<trace::Event> events;
    lab->drain(events);
    for (const trace::Event& event : events) view_.fold(event);
  }
  std::vector<cluster::Command> commands(const std::string& line) {
    auto typed = typedStatement(line, view_, settings_);
    const auto* done = std::get_if<std::vector<cluster::Command>>(&typed);
    return done == nullptr ? std::vector<cluster::Command>{} : *done;
  }
  std::string why(const std::string& line) {
    auto typed = typedStatement(line, view_, settings_);
    const auto* sentence = std::get_if<std::string>(&typed);
    return sentence == nullptr ? "it is done" : *sentence;
  }

  cluster::Settings settings_;
  trace::ClusterView view_;
};

TEST_F(Typing, AStatementIsItsCommands) {
  const raft::ServerId two{2};
  EXPECT_EQ(commands("crash S2"), std::vector<cluster::Command>{cluster::Crash{two}});
  EXPECT_EQ(commands("  backup S2 # now"), std::vector<cluster::Command>{cluster::BackUp{two}});
  EXPECT_EQ(commands("crash all").size(), 5u);
  const auto put = commands("put x 1 via S2 as c3 retries 2");
  ASSERT_EQ(put.size(), 1u);
  const auto& submit = std::get<cluster::Submit>(put[0]);
  EXPECT_EQ(submit.via, two);
  EXPECT_EQ(submit.client, 3u);
  EXPECT_EQ(submit.retries, 2u);
}

TEST_F(Typing, WhatCannotBeDoneNowSaysWhy) {
  EXPECT_EQ(why("crash leader"), "no server leads now");
}

TEST_F(Typing, WhatIsNoStatementOrDoesNothingIsNotDone) {
  for (const char* line : {"", "hello", "crash S9", "run 2s", "expect leader", "speed 2",
                           "at 3s crash S1", "crash S1\ncrash S2"}) {
    EXPECT_EQ(why(line), "") << line;
  }
}

}  // namespace
}  // namespace session
