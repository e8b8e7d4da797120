#include "engine/cluster/clients.h"

#include <gtest/gtest.h>

namespace cluster {
namespace {

using namespace std::chrono_literals;
using trace::Failure;
using trace::OperationFinished;
using trace::OperationId;
using trace::Outcome;

constexpr ServerId S1{1}, S2{2}, S3{3};
constexpr OperationId kFirst{1};

Instant at(Duration d) { return Instant{d}; }

Submit put(std::uint32_t retries = 0, kv::ClientId client = 0) {
  Submit submit{kv::Put{"x", "1"}, ServerId{}, client, std::nullopt, retries};
  submit.timeout = 900ms;
  return submit;
}

OperationFinished failed(Failure failure, ServerId hint = {}) {
  return {kFirst, Outcome::Failed, failure, hint, {}};
}
OperationFinished ok() { return {kFirst, Outcome::Ok, Failure::None, {}, {true, "0", 3}}; }

Settings threeServers() {
  Settings settings;
  settings.servers = 3;
  return settings;
}

struct ClientsOf3 : testing::Test {
  Clients clients{threeServers()};

  /// Outcome and failure of the one operation that finished; the test fails if none did.
  std::pair<Outcome, Failure> end(const Clients::Output& out) {
    EXPECT_EQ(out.finished.size(), 1U);
    EXPECT_TRUE(out.send.empty());
    if (out.finished.empty()) return {};
    return {out.finished[0].outcome, out.finished[0].failure};
  }
  ServerId sentTo(const Clients::Output& out) {
    EXPECT_TRUE(out.finished.empty());
    return out.send.size() == 1 ? out.send[0].to : ServerId{};
  }
};

TEST_F(ClientsOf3, GoOnWithTheSequencesOfAnEarlierRun) {
  clients.resume(1, 7);
  clients.resume(1, 5);
  clients.resume(65, 9);
  EXPECT_EQ(clients.submit(at(0s), put(), S1).send[0].command.sequence, 8U);
  EXPECT_EQ(clients.submit(at(0s), put(), S1).send[0].command.sequence, 1U);
}

TEST_F(ClientsOf3, SendThroughTheLowestIdleClient) {
  EXPECT_EQ(clients.submit(at(0s), put(), S1).send[0].command.client, 1U);
  EXPECT_EQ(clients.submit(at(0s), put(), S1).send[0].command.client, 2U);
  clients.answered(at(0s), kFirst, ok());
  const Clients::Request again = clients.submit(at(0s), put(), S1).send[0];
  EXPECT_EQ(again.command.client, 1U);
  EXPECT_EQ(again.command.sequence, 2U);
  EXPECT_EQ(again.id, OperationId{3});
}

TEST_F(ClientsOf3, RefuseWhatNoClientCanSend) {
  EXPECT_EQ(clients.check(put(0, 65)), "there is no c65: the clients are c1 to c64");
  for (kv::ClientId k = 1; k <= kClientsMost; ++k) {
    EXPECT_EQ(clients.check(put()), "");
    clients.submit(at(0s), put(), S1);
  }
  EXPECT_EQ(clients.check(put()), "all 64 clients wait for an answer");
  EXPECT_EQ(clients.check(put(0, 3)), "c3 still waits for an answer");
}

TEST_F(ClientsOf3, PassOnTheAnswerAndIgnoreLaterOnes) {
  clients.submit(at(0s), put(), S1);
  const Clients::Output out = clients.answered(at(5ms), kFirst, ok());
  EXPECT_EQ(out.finished, (std::vector{ok()}));
  EXPECT_EQ(clients.answered(at(6ms), kFirst, ok()), Clients::Output{});
  EXPECT_EQ(clients.nextDeadline(), raft::kNever);
}

TEST_F(ClientsOf3, CallAnUnansweredOperationUnknown) {
  clients.submit(at(0s), put(), S1);
  EXPECT_EQ(clients.nextDeadline(), at(900ms));
  EXPECT_EQ(clients.deadlineReached(at(899ms)), Clients::Output{});
  EXPECT_EQ(end(clients.deadlineReached(at(900ms))), std::pair(Outcome::Unknown, Failure::Timeout));
}

TEST_F(ClientsOf3, SayFailedWhenTheOnlyAttemptWasRefused) {
  clients.submit(at(0s), put(), S1);
  EXPECT_EQ(end(clients.answered(at(1ms), kFirst, failed(Failure::NoLeader))),
            std::pair(Outcome::Failed, Failure::NoLeader));
  clients.submit(at(0s), put(), S1);
  EXPECT_EQ(end(clients.unreachable(at(1ms), OperationId{2})),
            std::pair(Outcome::Failed, Failure::Unreachable));
}

TEST_F(ClientsOf3, FollowTheHintAndElseAskTheNextServer) {
  clients.submit(at(0s), put(3), S1);
  EXPECT_EQ(sentTo(clients.answered(at(1ms), kFirst, failed(Failure::NotLeader, S3))), S3);
  EXPECT_EQ(sentTo(clients.unreachable(at(2ms), kFirst)), S1);
  EXPECT_EQ(sentTo(clients.unreachable(at(3ms), kFirst)), S2);
  EXPECT_EQ(end(clients.unreachable(at(4ms), kFirst)),
            std::pair(Outcome::Failed, Failure::Unreachable));
}

TEST_F(ClientsOf3, RetryTheSameCommandAfterAShareOfTheTimeout) {
  const Clients::Request first = clients.submit(at(0s), put(2), S1).send[0];
  EXPECT_EQ(clients.nextDeadline(), at(300ms));
  const Clients::Output second = clients.deadlineReached(at(300ms));
  EXPECT_EQ(second.send, (std::vector{Clients::Request{first.id, S2, first.command, 2}}));
  EXPECT_EQ(sentTo(clients.deadlineReached(at(600ms))), S3);
  EXPECT_EQ(clients.nextDeadline(), at(900ms));
  EXPECT_EQ(end(clients.deadlineReached(at(900ms))), std::pair(Outcome::Unknown, Failure::Timeout));
}

TEST_F(ClientsOf3, WaitForTheNextShareWhereNobodyLeads) {
  clients.submit(at(0s), put(1), S1);
  EXPECT_EQ(clients.answered(at(1ms), kFirst, failed(Failure::NoLeader)), Clients::Output{});
  EXPECT_EQ(sentTo(clients.deadlineReached(at(450ms))), S2);
}

// A refusal tells of one attempt only: the other may stand in a log.
TEST_F(ClientsOf3, NeverSayFailedWhileAnotherAttemptMayBeInALog) {
  clients.submit(at(0s), put(1), S1);
  clients.deadlineReached(at(450ms));
  EXPECT_EQ(clients.answered(at(460ms), kFirst, failed(Failure::NoLeader)), Clients::Output{});
  EXPECT_EQ(end(clients.deadlineReached(at(900ms))), std::pair(Outcome::Unknown, Failure::Timeout));
}

TEST_F(ClientsOf3, TakeTheAnswerOfAnEarlierAttempt) {
  clients.submit(at(0s), put(1), S1);
  clients.deadlineReached(at(450ms));
  clients.answered(at(460ms), kFirst, failed(Failure::NoLeader));
  EXPECT_EQ(end(clients.answered(at(500ms), kFirst, ok())), std::pair(Outcome::Ok, Failure::None));
}

TEST_F(ClientsOf3, SayFailedWhenEveryAttemptWasRefusedInTheEnd) {
  clients.submit(at(0s), put(1), S1);
  clients.deadlineReached(at(450ms));
  clients.answered(at(460ms), kFirst, failed(Failure::NoLeader));
  EXPECT_EQ(end(clients.answered(at(470ms), kFirst, failed(Failure::NoLeader))),
            std::pair(Outcome::Failed, Failure::NoLeader));
}

TEST_F(ClientsOf3, DoNotRetryWhatIsTooLarge) {
  clients.submit(at(0s), put(5), S1);
  EXPECT_EQ(end(clients.answered(at(1ms), kFirst, failed(Failure::TooLarge))),
            std::pair(Outcome::Failed, Failure::TooLarge));
}

TEST_F(ClientsOf3, GoOnTheSameInACopy) {
  clients.submit(at(0s), put(2), S1);
  Clients copy = clients;
  EXPECT_EQ(clients.deadlineReached(at(300ms)), copy.deadlineReached(at(300ms)));
  EXPECT_EQ(clients.answered(at(310ms), kFirst, ok()), copy.answered(at(310ms), kFirst, ok()));
}

}  // namespace
}  // namespace cluster
