// The endpoint itself: ports, deadlines, limits; and the client of Python.
#include "engine/etcd/endpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etcd/program.h"
#include "tests/etcd/serving.h"

namespace etcd {
namespace {

using testing::HasSubstr;

TEST(Endpoint, ASecondOneOnAPortIsRefusedWithASentence) {
  Serving serving;
  Inbox inbox([] {});
  const auto second =
      openEndpoint(inbox, raft::ServerId{2},
                   {"127.0.0.1", static_cast<std::uint16_t>(std::stoi(serving.port()))});
  ASSERT_TRUE(std::holds_alternative<std::string>(second));
  EXPECT_EQ(std::get<std::string>(second),
            "Cannot listen on port " + serving.port() +
                " of 127.0.0.1 for clients of S2: another program has it, or it may not be used.");
}

TEST(Endpoint, ClosesWhileClientsWatchAndKeepALease) {
  if (!isInstalled("etcdctl")) GTEST_SKIP() << "NOT CHECKED: etcdctl is missing (etcd-client)";
  std::optional<Serving> serving;
  serving.emplace();
  const std::string endpoints = "--endpoints=" + serving->address();
  runProgram({"etcdctl", endpoints, "put", "a", "1"});
  const std::string granted = runProgram({"etcdctl", endpoints, "lease", "grant", "600"}).out;
  Program keeping({"etcdctl", endpoints, "lease", "keep-alive", granted.substr(6, 16)});
  EXPECT_THAT(keeping.lineOut().value_or(""), HasSubstr("keepalived"));
  // A client begins its stream anew when it ends, also while the endpoint closes.
  std::vector<std::unique_ptr<Program>> watching;
  for (int i = 0; i < 5; ++i) {
    watching.push_back(std::make_unique<Program>(
        std::vector<std::string>{"etcdctl", endpoints, "watch", "a", "--rev=1"}));
    EXPECT_EQ(watching.back()->lineOut(), "PUT");
  }
  serving.reset();
}

TEST(Endpoint, WithoutAQuorumEtcdctlIsToldThatTheRequestTimedOut) {
  if (!isInstalled("etcdctl")) GTEST_SKIP() << "NOT CHECKED: etcdctl is missing (etcd-client)";
  Serving serving(std::chrono::milliseconds(200));
  const std::string endpoints = "--endpoints=" + serving.address();
  runProgram({"etcdctl", endpoints, "put", "a", "1"});
  serving.with([](SingleCopy& store) { store.setQuorum(SingleCopy::Quorum::Lost); });
  const Finished put = runProgram({"etcdctl", endpoints, "put", "a", "2"});
  EXPECT_NE(put.exitCode, 0);
  EXPECT_THAT(put.err, HasSubstr("Error: etcdserver: request timed out"));
  const Finished old = runProgram({"etcdctl", endpoints, "get", "a", "--consistency=s"});
  EXPECT_EQ(old.out, "a\n1\n");
  const Finished status = runProgram({"etcdctl", endpoints, "endpoint", "status", "-w", "json"});
  EXPECT_THAT(status.out, HasSubstr("etcdserver: no leader"));
}

TEST(Endpoint, ARequestThatIsTooLargeIsRefusedAsByEtcd) {
  if (!isInstalled("etcdctl")) GTEST_SKIP() << "NOT CHECKED: etcdctl is missing (etcd-client)";
  Serving serving;
  std::string input = "\n";
  for (int i = 0; i < 40; ++i) {
    input += "put k" + std::to_string(i) + ' ' + std::string(40'000, 'x') + "\n";
  }
  const Finished large =
      runProgram({"etcdctl", "--endpoints=" + serving.address(), "txn"}, input + "\n\n");
  EXPECT_NE(large.exitCode, 0);
  EXPECT_THAT(large.err, HasSubstr("Error: etcdserver: request is too large"));
}

TEST(Endpoint, PythonsClientReadsWritesWatchesLeasesAndLocks) {
  const std::string python = "/usr/bin/python3";
  const bool there = runProgram({python, "-c", "import etcd3"}).exitCode == 0;
  if (!there) GTEST_SKIP() << "NOT CHECKED: Python's client is missing (python3-etcd3)";
  Serving serving;
  const Finished finished = runProgram(
      {python, std::string(FLOTILLA_SOURCE_DIR) + "/tests/etcd/python_client.py", serving.port()});
  EXPECT_EQ(finished.exitCode, 0) << finished.out << finished.err;
  EXPECT_THAT(finished.out, HasSubstr("all held\n"));
}

}  // namespace
}  // namespace etcd
