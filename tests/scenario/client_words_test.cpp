// Leases, watches, locks and clients in the scenario language: each is printed as it was read, and
// mistakes are named with their place.
#include <gtest/gtest.h>

#include "engine/kv/calls.h"
#include "engine/scenario/parser.h"
#include "engine/scenario/printer.h"

namespace scenario {
namespace {

constexpr std::string_view kBefore = "flotilla 1\ncluster 5\n";

std::string reprinted(const std::string& line) {
  const Parsed parsed = parse(std::string(kBefore) + line);
  if (!parsed.ok()) return sentenceOf(parsed.problems.front(), "f");
  return print(parsed.script.statements.at(0));
}

Operate operateOf(const std::string& line) {
  const Parsed parsed = parse(std::string(kBefore) + line);
  if (!parsed.ok()) ADD_FAILURE() << sentenceOf(parsed.problems.front(), "f");
  return parsed.ok() ? std::get<Operate>(parsed.script.statements.at(0).action) : Operate{};
}

TEST(ClientWords, EveryVerbIsPrintedAsItWasRead) {
  for (const char* line : {
           "grant 7 10s",
           "grant 7 10s via S1 as c1 timeout 2s retries 3",
           "revoke 7",
           "keepalive 7",
           "keepalive 7 via leader as c1",
           "keepalive 7 every 3s as c1",
           "keepalive 7 every 3s via S2 as c1",
           "keepalive 7 off as c1",
           "put x 1 lease 7",
           "put x 1 lease 7 fence lock via S1 as c1",
           "put x 1 fence lock as c1",
           "delete x fence \"a lock\" as c1",
           "create lock me",
           "create lock me lease 7 as c1",
           "compact 5",
           "txn create lock = 0 and mod x > 3 then put lock me lease 7, delete y else get lock",
           "txn value x != \"a b\" then put x 2",
           "txn version x < 9 then get x, get y",
           "txn lease x = 7 then delete x",
           "watch lock as c2",
           "watch prefix jobs- from 5 via S3 as c2",
           "watch \"prefix\" as c2",
           "watch prefix \"\" as c2",
           "cancel lock as c2",
           "cancel prefix jobs- as c2",
           "pause c1",
           "resume c1",
           "at 400ms watch lock as c2",
       }) {
    EXPECT_EQ(reprinted(line), line);
  }
}

TEST(ClientWords, EveryConditionIsPrintedAsItWasRead) {
  for (const char* condition : {
           "lease 7 is alive",
           "lease 7 is alive on S3",
           "lease 7 is alive is false",
           "committed x has lease 7",
           "value x has lease 7 on S3",
           "c2 heard >= 5",
           "c2 changes = 3",
           "c2 is watching",
           "c2 is paused is false",
           "c1 holds lock",
           "revision >= 5",
           "S3 revision = 5",
           "leases = 0",
           "S3 leases = 1",
           "watches = 2",
           "S3 watches = 0",
           "last txn is done",
           "last txn is refused",
           "last grant is ok",
           "last revoke is waiting",
           "last keepalive is ok",
       }) {
    EXPECT_EQ(reprinted("expect " + std::string(condition)), "expect " + std::string(condition));
  }
  for (const char* condition :
       {"lease 7 granted", "lease 7 renewed", "any lease ended", "any lease expired",
        "lease 7 revoked", "watch opened", "watch told", "watch heard of c2", "watch cancelled"}) {
    const std::string line = "run until " + std::string(condition) + " within 1s";
    EXPECT_EQ(reprinted(line), line);
  }
}

TEST(ClientWords, AVerbIsTheRequestThatEtcdHas) {
  const auto request = [](const std::string& line) {
    return kv::requestOf(operateOf(line).operation).value();
  };
  EXPECT_EQ(request("grant 7 10s"), kv::Request(kv::LeaseGrantRequest{7, 10}));
  EXPECT_EQ(request("revoke 7"), kv::Request(kv::LeaseRevokeRequest{7}));
  EXPECT_EQ(request("keepalive 7"), kv::Request(kv::LeaseRenewRequest{7}));
  EXPECT_EQ(request("put x 1 lease 7"), kv::Request(kv::PutRequest{"x", "1", 7, {}, {}}));
  const auto create = std::get<kv::TxnRequest>(request("create lock me lease 7"));
  ASSERT_EQ(create.compares.size(), 1u);
  EXPECT_EQ(create.compares[0].target, kv::Target::CreateRevision);
  EXPECT_EQ(create.compares[0].number, 0);
  ASSERT_EQ(create.success.size(), 1u);
  EXPECT_TRUE(create.failure.empty());
}

TEST(ClientWords, ACreationWrittenAsATransactionIsOne) {
  EXPECT_EQ(reprinted("txn create lock = 0 then put lock me lease 7"), "create lock me lease 7");
}

TEST(ClientWords, ARequestWithoutAVerbStaysACall) {
  kv::PutRequest told{"x", "1", 7, kv::Previous::Told, kv::Keeps::Nothing};
  Statement statement{Operate{kv::callOf(told), {}, 0, {}, {}, {}}, {}, 0};
  const std::string text = print(statement);
  EXPECT_EQ(text.substr(0, 6), "call \"");
  EXPECT_EQ(reprinted(text), text);
}

TEST(ClientWords, KeysNamedLikeWordsAreStillKeys) {
  for (const char* line : {"put lease 1", "put fence 2", "get watch", "put create 1 lease 7",
                           "create then else", "txn value and = then then put else get"}) {
    EXPECT_EQ(reprinted(line), line);
  }
}

struct BadWords {
  const char* text;
  const char* sentence;
};

TEST(ClientWords, AMistakeIsNamedWithLineAndColumn) {
  const std::vector<BadWords> table{
      {"grant 7",
       "f:3:8: found the end of the line, expected a duration, as 150ms or 2s (at most "
       "86400s)"},
      {"grant 0 10s", "f:3:7: found '0', expected the number of a lease, from 1 on"},
      {"grant 7 1500ms", "f:3:9: found '1500ms', expected whole seconds, as 10s"},
      {"grant 7 0s", "f:3:9: found '0s', expected whole seconds, as 10s"},
      {"keepalive 7 every 0s as c1", "f:3:19: found '0s', expected a duration above zero"},
      {"keepalive 7 every 3s",
       "f:3:21: found the end of the line, expected 'as' and a client, as c1"},
      {"keepalive 7 off via S1",
       "f:3:17: found 'via', expected 'as' and a client, once, or the end of the line"},
      {"put x 1 fence lock",
       "f:3:19: found the end of the line, expected 'as' and the client who holds the lock"},
      {"get x fence lock as c1",
       "f:3:7: found 'fence', expected 'via', 'as', 'timeout' or 'retries', each once, or the end "
       "of the line"},
      {"watch lock", "f:3:11: found the end of the line, expected 'as' and a client, as c1"},
      {"watch lock from 0 as c2", "f:3:17: found '0', expected a revision, from 1 on"},
      {"watch lock at 5 as c2",
       "f:3:12: found 'at', expected 'as', 'via' or 'from', each once, or the end of the line"},
      {"txn x = 1 then get x", "f:3:5: found 'x', expected version, create, mod, value or lease"},
      {"txn mod x 1 then get x", "f:3:11: found '1', expected =, >, < or !="},
      {"txn mod x = 1 get x", "f:3:15: found 'get', expected 'then'"},
      {"txn mod x = 1 then cas x", "f:3:20: found 'cas', expected 'put', 'delete' or 'get'"},
      {"pause d1", "f:3:7: found 'd1', expected a server, as S1, or 'leader', or 'all'"},
      {"expect lease 7 is dead", "f:3:19: found 'dead', expected 'alive'"},
      {"expect c2 hears 5", "f:3:11: found 'hears', expected is, holds, heard or changes"},
      {"expect any lease ended",
       "f:3:18: found 'ended', expected a state; what only occurs can be waited for with 'run "
       "until'"},
  };
  for (const BadWords& bad : table) {
    const Parsed parsed = parse(std::string(kBefore) + bad.text);
    ASSERT_EQ(parsed.problems.size(), 1u) << bad.text;
    EXPECT_EQ(sentenceOf(parsed.problems.front(), "f"), bad.sentence);
  }
}

}  // namespace
}  // namespace scenario
