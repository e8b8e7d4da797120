// All that clients can do has a form, and the form's line is one of the scenario language.
#include "app/session/client_acts.h"

#include <gtest/gtest.h>

#include "app/session/client_act_list.h"
#include "tests/session/worlds.h"

namespace session {
namespace {

class Forms : public testing::Test {
 protected:
  void SetUp() override {
    session.paceByHand();
    ASSERT_EQ(session.openText("flotilla 1\ncluster 3 seed=7 history=0\n", "text"), "");
    session.settle();
    acts.setSession(&session);
    run(1'000);
  }
  void run(double ms) {
    const double end = session.time() + ms;
    session.setSpeed(1.0);
    session.play();
    for (int k = 0; k < 1'000 && session.time() < end; ++k) {
      session.frame(10.0);
      session.settle();
    }
    session.pause();
    session.settle();
  }
  QString sent(const QString& name, const QStringList& values, int client = 0) {
    acts.choose(name, {}, client);
    for (int k = 0; k < values.size(); ++k) acts.set(k, values[k]);
    const QString why = acts.send();
    session.settle();
    run(400);
    return why;
  }
  bool lives(kv::LeaseId id) const {
    for (const auto& lease : session.cluster().server(raft::ServerId{1}).leases) {
      if (lease.lease == id) return true;
    }
    return false;
  }

  Session session{anyWorld};
  ClientActs acts;
};

TEST_F(Forms, EachIsALineThatCanBeReadAsItIsProposed) {
  for (const QString& name : acts.names()) {
    acts.choose(name, {}, 0);
    EXPECT_FALSE(acts.title().isEmpty());
    EXPECT_FALSE(acts.says().isEmpty());
    const QString header = session.header();
    const auto read = scenario::parse((header + "\n" + acts.line()).toStdString());
    EXPECT_TRUE(read.ok()) << acts.line().toStdString();
  }
}

TEST_F(Forms, TheirLinesAreThoseOfTheLanguage) {
  acts.choose("grant", {}, 0);
  EXPECT_EQ(acts.line(), "grant 1 10s as c1");
  acts.choose("keep", "7", 2);
  EXPECT_EQ(acts.line(), "keepalive 7 every 3s as c2");
  acts.choose("let-go", "7", 0);
  EXPECT_EQ(acts.line(), "keepalive 7 off as c1");
  acts.choose("cancel-prefix", "my jobs/", 2);
  EXPECT_EQ(acts.line(), "cancel prefix \"my jobs/\" as c2");
  acts.choose("txn", {}, 0);
  EXPECT_EQ(acts.line(), "txn create lock = 0 then put lock me else get lock as c1");
  acts.choose("watch", "lock", 0);
  acts.set(1, "5");
  acts.set(2, "S3");
  EXPECT_EQ(acts.line(), "watch lock from 5 via S3 as c1");
}

TEST_F(Forms, DoWhatTheySay) {
  EXPECT_EQ(sent("grant", {"7", "60s"}), "");
  EXPECT_TRUE(lives(7));
  acts.choose("grant", {}, 0);
  EXPECT_EQ(acts.valueOf(0), "1") << "no other lease has it";
  EXPECT_EQ(sent("create", {"lock", "me", "7"}), "");
  ASSERT_NE(session.cluster().lock(1, "lock"), nullptr);
  EXPECT_EQ(sent("fence", {"x", "1", "lock"}), "");
  EXPECT_EQ(sent("watch", {"x"}, 2), "");
  ASSERT_EQ(session.cluster().watches().size(), 1u);
  EXPECT_EQ(sent("put", {"x", "two words"}), "");
  EXPECT_EQ(session.cluster().client(2)->changes, 1u);
  EXPECT_EQ(sent("cancel", {"x"}, 2), "");
  EXPECT_TRUE(session.cluster().watches().empty());
  EXPECT_EQ(sent("keep", {"7", "2s"}), "");
  EXPECT_EQ(session.cluster().keepers().size(), 1u);
  EXPECT_EQ(sent("let-go", {"7"}), "");
  EXPECT_TRUE(session.cluster().keepers().empty());
  EXPECT_EQ(sent("revoke", {"7"}), "");
  EXPECT_FALSE(lives(7));
  EXPECT_EQ(sent("pause", {"c2"}), "");
  EXPECT_TRUE(session.cluster().client(2)->paused);
  EXPECT_EQ(sent("resume", {"c2"}), "");
  EXPECT_FALSE(session.cluster().client(2)->paused);
  EXPECT_EQ(sent("backup", {"S1"}), "");
  EXPECT_GT(session.cluster().backedUp(), 1u);
  EXPECT_EQ(sent("restore", {}), "");
}

TEST_F(Forms, WhatDoesNotFitIsSaidInWords) {
  acts.choose("grant", {}, 0);
  acts.set(0, "");
  EXPECT_EQ(acts.send(), "Lease: nothing stands there.");
  acts.set(0, "seven");
  EXPECT_TRUE(acts.send().startsWith("'seven' does not fit")) << acts.send().toStdString();
  acts.set(0, "7");
  acts.set(1, "1.5s");
  EXPECT_TRUE(acts.send().contains("whole seconds")) << acts.send().toStdString();
  acts.choose("fence", {}, 0);
  EXPECT_EQ(acts.send(), "c1 never created lock");
  EXPECT_TRUE(session.cluster().operations().empty());
}

}  // namespace
}  // namespace session
