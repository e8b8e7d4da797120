// Herlihy and Wing 1990: small histories whose answer is known, both ways.
#include "engine/check/linearizability.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/check/histories.h"

namespace check {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const Value kNo;
const kv::Operation kGetX = kv::Get{"x"};
const kv::Operation kPutX2 = kv::Put{"x", "2"};
const kv::Operation kCasX12 = kv::CompareAndSet{"x", "1", "2"};

struct Row {
  const char* name;
  History history;
  bool linearizable;
};

void expectAll(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(isLinearizable(row.history), row.linearizable) << row.name;
  }
}

TEST(Linearizability, OfReadsAndWrites) {
  expectAll({
      {"nothing", Told().history, true},
      {"first nothing is there", Told().get({1, 1, 2}, kNo).history, true},
      {"out of thin air", Told().get({1, 1, 2}, "1").history, false},
      {"read after write", Told().put({1, 1, 2}, "1").get({2, 3, 4}, "1").history, true},
      {"stale read", Told().put({1, 1, 2}, "1").put({1, 3, 4}, "2").get({2, 5, 6}, "1").history,
       false},
      {"stale read of nothing", Told().put({1, 1, 2}, "1").get({2, 3, 4}, kNo).history, false},
      {"old or new while the write runs",
       Told().put({1, 1, 6}, "1").get({2, 2, 3}, kNo).get({2, 4, 5}, "1").history, true},
      {"new, then old", Told().put({1, 1, 6}, "1").get({2, 2, 3}, "1").get({3, 4, 5}, kNo).history,
       false},
      {"read of the future", Told().get({2, 1, 2}, "1").put({1, 3, 4}, "1").history, false},
      {"two reads disagree about two writes",
       Told()
           .put({1, 1, 4}, "1")
           .put({2, 2, 3}, "2")
           .get({3, 5, 6}, "1")
           .get({4, 7, 8}, "2")
           .history,
       false},
      {"equal places overlap", Told().put({1, 1, 3}, "1").get({2, 3, 4}, kNo).history, true},
      {"the order of the list does not matter",
       Told().get({2, 3, 4}, "1").put({1, 1, 2}, "1").history, true},
  });
}

TEST(Linearizability, OfCompareAndSet) {
  const Answer mismatch = Answer::Mismatch;
  expectAll({
      {"creates", Told().cas({1, 1, 2}, kNo, "1").get({2, 3, 4}, "1").history, true},
      {"lost update",
       Told().put({1, 1, 2}, "1").cas({1, 3, 6}, "1", "2").cas({2, 4, 5}, "1", "3").history, false},
      {"one of two",
       Told()
           .put({1, 1, 2}, "1")
           .cas({1, 3, 6}, "1", "2")
           .cas({2, 4, 5}, "1", "3", mismatch)
           .history,
       true},
      {"refused though it held",
       Told().put({1, 1, 2}, "1").cas({2, 3, 4}, "1", "2", mismatch).history, false},
      {"refused before the write",
       Told().put({1, 1, 4}, "1").cas({2, 2, 3}, "1", "2", mismatch).history, true},
      {"what failed has not happened",
       Told()
           .put({1, 1, 2}, "1")
           .cas({1, 3, 4}, "1", "2", Answer::Failed)
           .get({2, 5, 6}, "2")
           .history,
       false},
  });
}

TEST(Linearizability, OfOperationsWithoutAnAnswer) {
  const auto told = [] { return Told().put({1, 1, 2}, "1"); };
  expectAll({
      {"never", told().unknown(2, 3, kPutX2).get({1, 4, 5}, "1").history, true},
      {"late", told().unknown(2, 3, kPutX2).get({1, 4, 5}, "1").get({1, 6, 7}, "2").history, true},
      {"twice", told().unknown(2, 3, kPutX2).get({1, 4, 5}, "2").get({1, 6, 7}, "1").history,
       false},
      {"before it was called", told().get({1, 3, 4}, "2").unknown(2, 5, kPutX2).history, false},
      {"a read says nothing", told().unknown(2, 3, kGetX).get({1, 4, 5}, "1").history, true},
      {"cas where it could",
       told().unknown(2, 3, kCasX12).put({1, 4, 5}, "1").get({1, 6, 7}, "2").history, true},
      {"cas where it could not",
       told().put({1, 3, 4}, "3").unknown(2, 5, kCasX12).get({1, 6, 7}, "2").history, false},
      {"a chain of them",
       told()
           .unknown(2, 3, kv::Put{"x", "7"})
           .unknown(3, 4, kv::CompareAndSet{"x", "7", "8"})
           .get({1, 5, 6}, "8")
           .history,
       true},
      {"each once only",
       told()
           .unknown(2, 3, kPutX2)
           .get({1, 4, 5}, "2")
           .put({1, 6, 7}, "1")
           .get({1, 8, 9}, "2")
           .history,
       false},
      {"explains a refused cas",
       told().unknown(2, 3, kPutX2).cas({1, 4, 5}, "1", "9", Answer::Mismatch).history, true},
  });
}

TEST(Linearizability, OfDeletionAndTwoKeys) {
  expectAll({
      {"deleted", Told().put({1, 1, 2}, "1").erase({1, 3, 4}).get({2, 5, 6}, kNo).history, true},
      {"still there", Told().put({1, 1, 2}, "1").erase({1, 3, 4}).get({2, 5, 6}, "1").history,
       false},
      {"keys are apart",
       Told().put({1, 1, 2}, "1", "x").get({2, 3, 4}, kNo, "y").get({2, 5, 6}, "1", "x").history,
       true},
      {"the second key counts",
       Told().put({1, 1, 2}, "1", "x").put({1, 3, 4}, "1", "y").get({2, 5, 6}, kNo, "y").history,
       false},
  });
  const History two = Told().put({1, 1, 2}, "1", "x").get({2, 3, 4}, kNo, "y").history;
  EXPECT_TRUE(isLinearizable(two, Model::KeyValue));
  EXPECT_FALSE(isLinearizable(two, Model::Register));
}

TEST(Linearizability, OfWhatWritersFound) {
  Told good;
  good.put({1, 1, 2}, "1").add({2, 3, 4}, kPutX2, Answer::Ok, Value("1"));
  EXPECT_TRUE(isLinearizable(good.history));
  Told lost;
  lost.put({1, 1, 2}, "1").add({2, 3, 4}, kPutX2, Answer::Ok, kNo);
  EXPECT_FALSE(isLinearizable(lost.history));
  Told impossible;
  impossible.put({1, 1, 2}, "1").add({2, 3, 4}, kCasX12, Answer::Ok, Value("5"));
  EXPECT_FALSE(isLinearizable(impossible.history));
}

NotLinearizable reasonOf(const History& history) {
  const Verdict verdict = linearize(history, Model::KeyValue);
  const auto* found = std::get_if<NotLinearizable>(&verdict);
  EXPECT_NE(found, nullptr);
  return found == nullptr ? NotLinearizable{} : *found;
}

TEST(Linearizability, ExplainsAStaleRead) {
  Told told;
  for (std::uint64_t i = 0; i < 20; ++i) told.put({9, 10 * i, 10 * i + 1}, "5");
  told.put({1, 301, 302}, "1").put({3, 303, 304}, "2").get({2, 305, 306}, "1");
  told.get({2, 307, 308}, "2");
  const NotLinearizable found = reasonOf(told.history);
  EXPECT_EQ(found.key, "x");
  EXPECT_EQ(found.stuck, 22u);
  EXPECT_THAT(found.window, ElementsAre(20u, 21u, 22u));
  EXPECT_THAT(found.possible, ElementsAre(Value("2")));
  EXPECT_EQ(found.reason,
            "client 2 read x = 1 (305 to 306), but client 3 wrote x = 2 (303 to 304) before that, "
            "after client 1 wrote x = 1 (301 to 302); nobody brought 1 back in time.");
}

TEST(Linearizability, ExplainsWhatNobodyWrote) {
  const NotLinearizable found =
      reasonOf(Told().put({1, 1, 2}, "1").get({2, 3, 4}, "7").put({1, 5, 6}, "7").history);
  EXPECT_THAT(found.window, ElementsAre(1u));
  EXPECT_THAT(found.reason, HasSubstr("but nobody had written 7 by then."));
}

// The window is what matters: neither the writes long before, nor those that nobody read.
TEST(Linearizability, ExplainsReadsThatDisagree) {
  Told told;
  for (std::uint64_t i = 0; i < 20; ++i) told.put({9, 10 * i, 10 * i + 1}, "5");
  told.put({1, 301, 309}, "1").put({2, 302, 308}, "2").put({5, 301, 308}, "3");
  told.get({3, 310, 311}, "1").get({4, 312, 313}, "2");
  const NotLinearizable found = reasonOf(told.history);
  EXPECT_EQ(found.stuck, 24u);
  EXPECT_THAT(found.window, ElementsAre(20u, 21u, 23u, 24u));
  EXPECT_THAT(found.possible, ElementsAre(Value("1")));
  EXPECT_THAT(found.reason,
              HasSubstr("in every order of the operations before it the value was 1"));
}

TEST(Linearizability, GivesUpAtItsLimit) {
  Told told;
  for (std::uint64_t i = 0; i < 50; ++i) told.put({1, 2 * i, 2 * i + 1}, std::to_string(i));
  EXPECT_TRUE(std::holds_alternative<Undecided>(linearize(told.history, Model::KeyValue, {10})));
  const Verdict verdict = linearize(told.history, Model::KeyValue, {100});
  ASSERT_TRUE(std::holds_alternative<Linearizable>(verdict));
  EXPECT_LE(std::get<Linearizable>(verdict).steps, 50u);
}

}  // namespace
}  // namespace check
