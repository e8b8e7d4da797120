#include "engine/kv/store.h"

#include <gtest/gtest.h>

namespace kv {
namespace {

TEST(Store, AnswersAndRevisionsFollowTheTable) {
  struct Row {
    Operation operation;
    Result result;
  };
  const Row rows[] = {
      {Get{"x"}, {true, std::nullopt, 0}},
      {Delete{"x"}, {true, std::nullopt, 0}},
      {Put{"x", "1"}, {true, std::nullopt, 1}},
      {Put{"x", "2"}, {true, "1", 2}},
      {Get{"x"}, {true, "2", 2}},
      {CompareAndSet{"x", "1", "3"}, {false, "2", 2}},
      {CompareAndSet{"x", "2", "3"}, {true, "2", 3}},
      {CompareAndSet{"x", std::nullopt, "4"}, {false, "3", 3}},
      {CompareAndSet{"y", "0", "1"}, {false, std::nullopt, 3}},
      {CompareAndSet{"y", std::nullopt, "1"}, {true, std::nullopt, 4}},
      {Delete{"x"}, {true, "3", 5}},
      {Get{"x"}, {true, std::nullopt, 5}},
  };
  Store store;
  for (const Row& row : rows) {
    EXPECT_EQ(store.apply({0, 0, row.operation}), row.result) << textOf(row.operation);
  }
}

TEST(Store, KeepsTheRevisionsOfAKey) {
  Store store;
  store.apply({0, 0, Put{"x", "1"}});
  store.apply({0, 0, Put{"y", "1"}});
  store.apply({0, 0, Put{"x", "2"}});
  EXPECT_EQ(store.keys().at("x"), (KeyValue{"2", 1, 3, 2}));
  store.apply({0, 0, Delete{"x"}});
  store.apply({0, 0, Put{"x", "3"}});
  EXPECT_EQ(store.keys().at("x"), (KeyValue{"3", 5, 5, 1}));
}

// Thesis 6.3
TEST(Sessions, ARetriedCommandIsAppliedOnce) {
  Store store;
  const Command command{1, 1, Put{"x", "1"}};
  const Result first = store.apply(command);
  store.apply({2, 1, Put{"x", "2"}});
  const Store before = store;
  EXPECT_EQ(store.apply(command), first);
  EXPECT_EQ(store, before);
}

// Thesis 6.3
TEST(Sessions, AnOlderSequenceIsRefusedAndChangesNothing) {
  Store store;
  store.apply({1, 1, Put{"x", "1"}});
  store.apply({1, 2, Put{"x", "2"}});
  const Store before = store;
  EXPECT_EQ(store.apply({1, 1, Put{"x", "1"}}), (Result{false, std::nullopt, 2}));
  EXPECT_EQ(store, before);
}

TEST(Sessions, AFailedCompareAndSetIsRememberedToo) {
  Store store;
  const Command command{1, 1, CompareAndSet{"x", "0", "1"}};
  EXPECT_FALSE(store.apply(command).done);
  store.apply({0, 0, Put{"x", "0"}});
  EXPECT_FALSE(store.apply(command).done);
  EXPECT_EQ(store.keys().at("x").value, "0");
}

TEST(Sessions, ClientZeroHasNone) {
  Store store;
  store.apply({0, 1, Put{"x", "1"}});
  store.apply({0, 1, Put{"x", "1"}});
  EXPECT_EQ(store.revision(), 2U);
}

TEST(Sessions, ClientsDoNotShareSequences) {
  Store store;
  store.apply({1, 1, Put{"x", "1"}});
  EXPECT_EQ(store.apply({2, 1, Put{"x", "2"}}), (Result{true, "1", 2}));
}

}  // namespace
}  // namespace kv
