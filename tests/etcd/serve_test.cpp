// `flotilla-cli serve`: a cluster of real members behind the API, as a program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "tests/etcd/program.h"

namespace etcd {
namespace {

using testing::HasSubstr;
using testing::Not;

class Serve : public testing::Test {
 protected:
  void SetUp() override {
    if (!isInstalled("etcdctl")) GTEST_SKIP() << "NOT CHECKED: etcdctl is missing (etcd-client)";
    const auto* name = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder = std::filesystem::temp_directory_path() /
             (std::string("serve-") + name + '-' + std::to_string(::getpid()));
  }
  void TearDown() override {
    program.reset();
    std::filesystem::remove_all(folder);
  }

  void start(const std::vector<std::string>& options) {
    std::vector<std::string> words{FLOTILLA_CLI, "serve", "--data-dir", folder.string()};
    words.insert(words.end(), options.begin(), options.end());
    program.emplace(words);
    addresses.clear();
    while (const auto line = program->lineOut()) {
      if (*line == "ready") return;
      addresses.push_back(line->substr(line->rfind('/') + 1));
    }
    FAIL() << "it did not become ready: " << program->finish().err;
  }
  int stop() {
    program->signal(SIGTERM);
    const Finished finished = program->finish();
    EXPECT_EQ(finished.err, "");
    return finished.exitCode;
  }
  Finished ctl(std::size_t member, std::vector<std::string> words) const {
    words.insert(words.begin(), {"etcdctl", "--endpoints=" + addresses.at(member)});
    return runProgram(words);
  }
  /// The first member that says it leads; as many as there are members if none does.
  std::size_t leader() const {
    for (std::size_t i = 0; i < addresses.size(); ++i) {
      const std::string row = ctl(i, {"endpoint", "status"}).out;
      // Address, id, version, size, does it lead?
      if (row.find("B, true,") != std::string::npos) return i;
    }
    return addresses.size();
  }

  std::filesystem::path folder;
  std::optional<Program> program;
  std::vector<std::string> addresses;
};

TEST_F(Serve, WhatOneMemberIsToldAllTellAndARestartKeeps) {
  start({"--members", "3"});
  ASSERT_EQ(addresses.size(), 3u);
  EXPECT_EQ(ctl(0, {"put", "a", "1"}).out, "OK\n");
  EXPECT_EQ(ctl(1, {"put", "a", "2"}).out, "OK\n");
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(ctl(i, {"get", "a"}).out, "a\n2\n") << i;
  EXPECT_EQ(ctl(2, {"get", "a", "--rev=2"}).out, "a\n1\n") << "as it was";
  const std::string granted = ctl(1, {"lease", "grant", "600"}).out;
  const std::string lease = granted.substr(6, 16);
  EXPECT_EQ(ctl(2, {"put", "leased", "x", "--lease=" + lease}).out, "OK\n");
  EXPECT_EQ(stop(), 0);
  start({"--members", "3"});
  EXPECT_EQ(ctl(2, {"get", "a"}).out, "a\n2\n");
  EXPECT_THAT(ctl(0, {"lease", "timetolive", lease, "--keys"}).out,
              HasSubstr("attached keys([leased])"));
  EXPECT_EQ(ctl(0, {"lease", "revoke", lease}).exitCode, 0);
  EXPECT_EQ(ctl(1, {"get", "leased"}).out, "");
  EXPECT_EQ(stop(), 0);
}

TEST_F(Serve, AWatchAtOneMemberHearsWhatAnotherIsTold) {
  start({"--members", "3"});
  EXPECT_EQ(ctl(0, {"put", "w", "1"}).out, "OK\n");
  Program watching({"etcdctl", "--endpoints=" + addresses[1], "watch", "w", "--rev=2"});
  for (const char* line : {"PUT", "w", "1"}) EXPECT_EQ(watching.lineOut(), line);
  EXPECT_EQ(ctl(2, {"put", "w", "2"}).out, "OK\n");
  for (const char* line : {"PUT", "w", "2"}) EXPECT_EQ(watching.lineOut(), line);
  EXPECT_EQ(stop(), 0) << "with a watch open";
}

TEST_F(Serve, PythonsClientKeepsALeaseAliveAtEachMember) {
  const std::string python = "/usr/bin/python3";
  const bool there = runProgram({python, "-c", "import etcd3"}).exitCode == 0;
  if (!there) GTEST_SKIP() << "NOT CHECKED: Python's client is missing (python3-etcd3)";
  start({"--members", "3"});
  const std::string script = R"(
import sys, etcd3
for address in sys.argv[1:]:
    host, port = address.split(":")
    lease = etcd3.client(host=host, port=int(port), timeout=30).lease(600)
    print([[answer.TTL for answer in lease.refresh()] for _ in range(10)] == [[600]] * 10)
)";
  const Finished kept =
      runProgram({python, "-c", script, addresses.at(0), addresses.at(1), addresses.at(2)});
  EXPECT_EQ(kept.out, "True\nTrue\nTrue\n") << kept.err;
  EXPECT_EQ(stop(), 0);
}

TEST_F(Serve, AnOperatorAddsPromotesAndRemovesMembersAndMovesTheLeader) {
  start({"--members", "3", "--spares", "1"});
  const std::size_t first = leader();
  ASSERT_LT(first, 3u);
  EXPECT_EQ(ctl(first, {"put", "a", "1"}).out, "OK\n");
  const Finished added =
      ctl(first, {"member", "add", "S4", "--learner", "--peer-urls=http://127.0.0.1:9"});
  EXPECT_THAT(added.out, HasSubstr("added to cluster")) << added.err;
  EXPECT_THAT(ctl(first, {"member", "list"}).out, HasSubstr("4, started, S4, http://127.0.0.1:9"));
  // A learner that lags is refused; it has the log soon.
  Finished promoted;
  for (int tries = 0; tries < 1'000 && promoted.exitCode != 0; ++tries) {
    promoted = ctl(first, {"member", "promote", "4"});
  }
  EXPECT_EQ(promoted.exitCode, 0) << promoted.err;
  EXPECT_EQ(ctl(3, {"get", "a"}).out, "a\n1\n") << "the new member answers";
  const std::size_t next = (first + 1) % 3;
  EXPECT_THAT(ctl(first, {"move-leader", std::to_string(next + 1)}).out,
              HasSubstr("Leadership transferred"));
  EXPECT_EQ(leader(), next);
  EXPECT_THAT(ctl(next, {"member", "remove", "4"}).out, HasSubstr("removed from cluster"));
  EXPECT_THAT(ctl(next, {"member", "list"}).out, Not(HasSubstr("S4")));
  EXPECT_EQ(stop(), 0);
}

TEST_F(Serve, BeyondTheQuotaWritesAreRefusedUntilTheAlarmIsDisarmed) {
  start({"--members", "1", "--quota-bytes", "20000"});
  const std::string value(5'000, 'x');
  Finished put;
  for (int i = 0; i < 10 && put.exitCode <= 0; ++i) put = ctl(0, {"put", "a", value});
  EXPECT_THAT(put.err, HasSubstr("Error: etcdserver: mvcc: database space exceeded"));
  EXPECT_THAT(ctl(0, {"alarm", "list"}).out, HasSubstr("alarm:NOSPACE"));
  EXPECT_EQ(ctl(0, {"get", "a", "--print-value-only"}).out, value + "\n");
  EXPECT_EQ(ctl(0, {"compaction", "4"}).exitCode, 0);
  EXPECT_NE(ctl(0, {"put", "a", "1"}).exitCode, 0) << "compaction alone does not help";
  EXPECT_THAT(ctl(0, {"alarm", "disarm"}).out, HasSubstr("alarm:NOSPACE"));
  EXPECT_EQ(ctl(0, {"put", "a", "1"}).out, "OK\n");
  EXPECT_EQ(stop(), 0);
}

TEST_F(Serve, APortThatIsTakenIsNamedAndExitsWithTwo) {
  start({"--members", "1"});
  const std::string port = addresses.front().substr(addresses.front().find(':') + 1);
  const Finished second =
      runProgram({FLOTILLA_CLI, "serve", "--members", "1", "--client-port", port});
  EXPECT_EQ(second.exitCode, 2);
  EXPECT_THAT(second.err, HasSubstr("Cannot listen on port " + port + " of 127.0.0.1"));
  EXPECT_EQ(runProgram({FLOTILLA_CLI, "serve", "--members", "0"}).exitCode, 2);
  EXPECT_EQ(stop(), 0);
}

}  // namespace
}  // namespace etcd
