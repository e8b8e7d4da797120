// Histories as files: what is read from them, what is said of those that are wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/check/history_text.h"
#include "engine/check/history_trace.h"
#include "engine/check/words.h"
#include "engine/kv/requests.h"

namespace check {
namespace {

using testing::HasSubstr;

History read(const std::string& text) {
  const ReadHistory found = readHistory(text);
  const auto* bad = std::get_if<BadHistory>(&found);
  EXPECT_EQ(bad, nullptr) << bad->line << ": " << bad->sentence;
  return bad == nullptr ? std::get<History>(found) : History{};
}

TEST(History, OfJsonLines) {
  const History history = read(
      "\n  {\"client\":3,\"op\":\"cas\",\"key\":\"x\",\"expect\":null,\"value\":\"a\\n\\u00e4\","
      "\"call\":5,\"return\":9,\"outcome\":\"mismatch\",\"out\":\"b\",\"more\":[1,{\"a\":\"]\"}]}\r"
      "\n\n{\"op\":\"get\",\"call\":7,\"client\":1}\n");
  ASSERT_EQ(history.operations.size(), 2u);
  EXPECT_EQ(history.places, Places::Numbers);
  const Operation& cas = history.operations[0];
  EXPECT_EQ(cas.client, 3u);
  EXPECT_EQ(cas.what, kv::Operation(kv::CompareAndSet{"x", std::nullopt, "a\n\xC3\xA4"}));
  EXPECT_EQ(cas.call, 5u);
  EXPECT_EQ(cas.returned, 9u);
  EXPECT_EQ(cas.answer, Answer::Mismatch);
  EXPECT_EQ(cas.seen, Operation::Seen{"b"});
  const Operation& get = history.operations[1];
  EXPECT_EQ(get.what, kv::Operation(kv::Get{""}));
  EXPECT_EQ(get.returned, kNoReturn);
  EXPECT_EQ(get.answer, Answer::Unknown);
  EXPECT_EQ(get.seen, std::nullopt);
}

TEST(History, KeepsBytesThatAreNoText) {
  std::string bytes = "\xC3\xA4\xFF\xED\xA0\x80\"\\\x01";
  History history;
  history.operations.push_back(
      {1, kv::Put{bytes, "\xF0\x9F\x98\x80"}, 1, 2, Answer::Ok, {}, {}, raft::kNever});
  EXPECT_TRUE(read(jsonOf(history.operations[0], Places::Numbers)) == history);
  EXPECT_EQ(read("{\"client\":1,\"op\":\"get\",\"key\":\"\\ud83d\\ude00\",\"call\":1}")
                .operations[0]
                .what,
            kv::Operation(kv::Get{"\xF0\x9F\x98\x80"}));
}

TEST(History, OfAJepsenLog) {
  const History history = read(
      "INFO  jepsen.util - 0\t:invoke\t:read\tnil\n"
      "INFO  jepsen.util - 1\t:invoke\t:cas\t[3 0]\n"
      "INFO  jepsen.util - :nemesis\t:info\t:start\tnil\n"
      "INFO  jepsen.util - 0\t:ok\t:read\t4\n"
      "INFO  jepsen.util - 1\t:fail\t:cas\t[3 0]\n"
      "INFO  jepsen.util - 2\t:invoke\t:write\t7\n"
      "INFO  jepsen.util - 2\t:info\t:write\t:timed-out\n"
      "INFO  jepsen.util - 0\t:invoke\t:read\tnil\n"
      "INFO  jepsen.util - 0\t:fail\t:read\t:timed-out\n");
  ASSERT_EQ(history.operations.size(), 4u);
  EXPECT_EQ(history.places, Places::Lines);
  EXPECT_EQ(history.operations[0].seen, Operation::Seen{"4"});
  EXPECT_EQ(history.operations[0].call, 1u);
  EXPECT_EQ(history.operations[0].returned, 4u);
  EXPECT_EQ(history.operations[1].answer, Answer::Mismatch);
  EXPECT_EQ(history.operations[2].answer, Answer::Unknown);
  EXPECT_EQ(history.operations[2].returned, kNoReturn);
  EXPECT_EQ(history.operations[3].answer, Answer::Failed);
  EXPECT_EQ(wordsOf(history.operations[0], Model::Register, history.places), "process 0 read 4");
  EXPECT_EQ(spanOf(history.operations[0], history.places), "lines 1 to 4");
  EXPECT_EQ(wordsOf(history.operations[2], Model::Register, history.places),
            "process 2 may have written 7");
  EXPECT_EQ(spanOf(history.operations[2], history.places), "from line 6 on");
}

TEST(History, WhatIsWrongIsSaidWithItsLine) {
  const struct {
    const char* text;
    std::size_t line;
    const char* sentence;
  } table[] = {
      {"hello", 1, "This is no event"},
      {"\n\n0 :invoke :read nil\n0 :begin :read nil", 4, "':begin' is no kind of event"},
      {"x :invoke :read nil", 1, "'x' is no process"},
      {"0 :invoke :swap 1", 1, "':swap' is nothing a register does"},
      {"0 :invoke :cas 1", 1, "A :cas has two values"},
      {"0 :invoke :read nil\n0 :invoke :read nil", 2, "not finished its operation of line 1"},
      {"0 :ok :read nil", 1, "Process 0 ends an operation that it did not begin"},
      {"0 :invoke :read nil\n0 :ok :write 1", 2, "Process 0 began another operation"},
      {"{\"client\":1,\"op\":\"get\",\"call\":1}\n{", 2, "The line ends too early"},
      {"{\"client\":1,\"op\":\"get\",\"call\":1}}", 1, "something after the object"},
      {"{\"op\":\"get\",\"call\":1}", 1, "'client' must be a whole number"},
      {"{\"client\":1,\"op\":\"get\",\"call\":-1}", 1, "'call' must be a whole number"},
      {"{\"client\":1,\"op\":\"fly\",\"call\":1}", 1, "'op' must be"},
      {"{\"client\":1,\"op\":\"put\",\"call\":1}", 1, "'value' must be text"},
      {"{\"client\":1,\"op\":\"get\",\"call\":2,\"return\":1}", 1, "'return' is before 'call'"},
      {"{\"client\":1,\"op\":\"get\",\"call\":2,\"outcome\":\"ok\"}", 1, "give 'return'"},
      {"{\"client\":1,\"op\":\"get\",\"call\":2,\"outcome\":\"good\"}", 1, "'outcome' must be"},
      {"{\"client\":1,\"op\":\"get\",\"call\":2,\"return\":3,\"outcome\":\"mismatch\"}", 1,
       "Only a cas"},
      {"{\"key\":\"\\x\"}", 1, "is no escape of JSON"},
      {"{\"key\":\"\\u12\"}", 1, "four hexadecimal digits"},
      {"{\"key\":yes}", 1, "'yes' is no JSON value"},
      {"{\"key\":[\"a\", {}", 1, "a bracket is not closed"},
      {"{\"key\" 1}", 1, "there must be a ':'"},
  };
  for (const auto& row : table) {
    const ReadHistory found = readHistory(row.text);
    const auto* bad = std::get_if<BadHistory>(&found);
    ASSERT_NE(bad, nullptr) << row.text;
    EXPECT_EQ(bad->line, row.line) << row.text;
    EXPECT_THAT(bad->sentence, HasSubstr(row.sentence)) << row.text;
  }
}

trace::Event eventOf(std::uint64_t id, trace::Body body) {
  trace::Event event;
  event.id = trace::EventId{id};
  event.at = raft::Instant(raft::Duration(1000 * id));
  event.body = std::move(body);
  return event;
}

TEST(History, OfATrace) {
  using trace::OperationId;
  const auto started = [](std::uint64_t id, kv::Operation what) {
    return trace::OperationStarted{OperationId{id}, {}, {id + 10, 1, std::move(what)}};
  };
  const auto finished = [](std::uint64_t id, trace::Outcome outcome, kv::Result result) {
    return trace::OperationFinished{OperationId{id}, outcome, {}, {}, std::move(result)};
  };
  using trace::Outcome;
  const std::string noSpace = kv::encode(kv::Answer{kv::Refusal::NoSpace, 1});
  const History history = historyOf({
      eventOf(1, started(1, kv::Put{"x", "1"})),
      eventOf(2, started(2, kv::CompareAndSet{"x", "5", "6"})),
      eventOf(3, finished(1, Outcome::Ok, {true, std::nullopt, 1})),
      eventOf(4, trace::ServerCrashed{}),
      eventOf(5, finished(2, Outcome::Ok, {false, "1", 1})),
      eventOf(6, started(3, kv::Get{"x"})),
      eventOf(7, started(4, kv::Delete{"x"})),
      eventOf(8, finished(4, Outcome::Failed, {})),
      eventOf(9, finished(3, Outcome::Unknown, {})),
      eventOf(10, started(5, kv::CompareAndSet{"x", "1", "2"})),
      eventOf(11, finished(5, Outcome::Ok, {false, "1", 1, noSpace})),
  });
  const auto at = [](std::int64_t n) { return raft::Instant(raft::Duration(1000 * n)); };
  const std::vector<Operation> expected{
      {11, kv::Put{"x", "1"}, 1, 3, Answer::Ok, Operation::Seen{}, at(1), at(3)},
      {12, kv::CompareAndSet{"x", "5", "6"}, 2, 5, Answer::Mismatch, Operation::Seen{"1"}, at(2),
       at(5)},
      {13, kv::Get{"x"}, 6, kNoReturn, Answer::Unknown, {}, at(6), raft::kNever},
      {14, kv::Delete{"x"}, 7, 8, Answer::Failed, {}, at(7), at(8)},
      {15, kv::CompareAndSet{"x", "1", "2"}, 10, 11, Answer::Failed, {}, at(10), at(11)},
  };
  EXPECT_TRUE(history.operations == expected);
  EXPECT_EQ(history.places, Places::Times);
  EXPECT_EQ(spanOf(history.operations[0], history.places), "0.000001 s to 0.000003 s");
}

}  // namespace
}  // namespace check
