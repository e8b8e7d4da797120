// The endpoint itself: ports, deadlines, limits; and the client of Python.
#include "engine/etcd/endpoint.h"

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <gtest/gtest.h>

#include <future>

#include "engine/etcd/operator.grpc.pb.h"
#include "engine/etcd/rpc.grpc.pb.h"
#include "tests/etcd/real_etcd.h"
#include "tests/etcd/serving.h"

namespace etcd {
namespace {

using testing::HasSubstr;

namespace pb = ::etcdserverpb;

std::shared_ptr<grpc::Channel> channelTo(const std::string& address) {
  return grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
}

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
  auto closed = std::async(std::launch::async, [&] { serving.reset(); });
  ASSERT_EQ(closed.wait_for(Program::kPatience), std::future_status::ready);
}

TEST(Endpoint, ACallThatItsClientGaveUpIsGivenUp) {
  Serving serving(std::chrono::hours(1));
  serving.with([](SingleCopy& store) { store.setQuorum(SingleCopy::Quorum::Silent); });
  const auto kv = pb::KV::NewStub(channelTo(serving.address()));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(200));
  pb::PutRequest put;
  put.set_key("a");
  pb::PutResponse response;
  EXPECT_EQ(kv->Put(&context, put, &response).error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  std::size_t givenUp = 0;
  const auto patience = std::chrono::steady_clock::now() + Program::kPatience;
  while (givenUp == 0 && std::chrono::steady_clock::now() < patience) {
    serving.with([&](SingleCopy& store) { givenUp = store.givenUp().size(); });
  }
  EXPECT_EQ(givenUp, 1u);
}

// A message stream of which the client's side has ended; as python3-etcd3 keeps a lease.
TEST(Endpoint, WhatIsAskedBeforeTheClientsSideEndsIsAnswered) {
  Serving serving;
  const auto stub = pb::Lease::NewStub(channelTo(serving.address()));
  for (int round = 0; round < 100; ++round) {
    grpc::ClientContext context;
    const auto stream = stub->LeaseKeepAlive(&context);
    pb::LeaseKeepAliveRequest request;
    request.set_id(round);
    int answers = 0;
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(stream->Write(request));
    EXPECT_TRUE(stream->WritesDone());
    for (pb::LeaseKeepAliveResponse response; stream->Read(&response);) ++answers;
    EXPECT_EQ(answers, 3);
    EXPECT_TRUE(stream->Finish().ok());
  }
}

TEST(Endpoint, AnEngineThatStandsStillIsNotBurdenedWithoutLimit) {
  Inbox inbox([] {});
  auto opened = openEndpoint(inbox, raft::ServerId{1}, {});
  const auto endpoint = std::get<std::unique_ptr<Endpoint>>(std::move(opened));
  for (std::size_t i = 0; i < kInboxMost; ++i) EXPECT_TRUE(inbox.offer([](Desk&) {}));
  const auto channel = channelTo("127.0.0.1:" + std::to_string(endpoint->port()));
  grpc::ClientContext context;
  pb::PutRequest put;
  put.set_key("a");
  pb::PutResponse response;
  const grpc::Status status = pb::KV::NewStub(channel)->Put(&context, put, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(status.error_message(), "etcdserver: too many requests");
  endpoint->close(std::chrono::system_clock::now());
}

std::vector<int> alarmsToldAt(const std::string& address) {
  const auto stub = pb::Maintenance::NewStub(channelTo(address));
  std::vector<int> told;
  for (const auto action : {pb::AlarmRequest::DEACTIVATE, pb::AlarmRequest::ACTIVATE,
                            pb::AlarmRequest::DEACTIVATE, pb::AlarmRequest::GET}) {
    grpc::ClientContext context;
    pb::AlarmRequest request;
    request.set_memberid(1);
    request.set_alarm(pb::NOSPACE);
    request.set_action(action);
    pb::AlarmResponse response;
    EXPECT_TRUE(stub->Alarm(&context, request, &response).ok());
    told.push_back(response.alarms_size());
  }
  return told;
}

TEST(Endpoint, OfAlarmsItTellsWhatEtcdTells) {
  Serving serving;
  const std::vector<int> ours = alarmsToldAt(serving.address());
  EXPECT_EQ(ours, (std::vector<int>{0, 1, 1, 0}));
  if (!isInstalled("etcd")) GTEST_SKIP() << "NOT CHECKED: etcd is missing (etcd-server)";
  RealEtcd real;
  ASSERT_TRUE(real.serves());
  EXPECT_EQ(alarmsToldAt(real.address()), ours);
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
