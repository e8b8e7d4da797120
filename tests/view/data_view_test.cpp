// Each replica's map at its lastApplied, side by side.
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSequentialIterable>

#include "app/view/data_view.h"
#include "app/view/store_fold.h"
#include "engine/kv/calls.h"
#include "tests/view/play.h"

namespace view {
namespace {

using play::S1;
using play::S2;
using play::S3;

class Maps : public ::testing::Test {
 protected:
  Maps() : play(3), tester(&view, QAbstractItemModelTester::FailureReportingMode::Fatal) {
    play.elect(S1, 1);
  }
  void write(std::uint64_t index, kv::Operation what) {
    const raft::Entry entry = play::command(index, 1, std::move(what));
    for (const trace::ServerId server : {S1, S2, S3}) play.append(server, entry);
    play.commit(S1, index);
  }
  trace::EventId apply(trace::ServerId server, std::uint64_t index) {
    return play.add(server, trace::Applied{raft::Index{index}, index});
  }
  DataView& shown(trace::EventId at = {}) {
    cluster = play.trace().viewAt(at ? at : play.trace().lastId());
    view.show({&play.trace(), &cluster, cluster.at(), 1.0, false});
    return view;
  }
  QVariant cell(int row, const char* role, int column) {
    const int number = view.roleNames().key(role);
    const QVariant all = view.data(view.index(row), number);
    return all.value<QSequentialIterable>().at(column);
  }

  play::Play play;
  trace::ClusterView cluster;
  DataView view;
  QAbstractItemModelTester tester;
};

TEST_F(Maps, AReplicaHoldsWhatItApplied) {
  write(1, kv::Put{"x", "3"});
  apply(S1, 1);
  EXPECT_EQ(shown().rowCount(), 1);
  EXPECT_EQ(cell(0, "values", 0).toString(), "3");
  EXPECT_EQ(cell(0, "values", 1).toString(), "");
  EXPECT_EQ(cell(0, "standings", 1).toInt(), DataView::Behind);
  EXPECT_EQ(cell(0, "notes", 1).toString(), "missing");
}

TEST_F(Maps, AnOlderValueIsCalledStaleUntilTheServerCatchesUp) {
  write(1, kv::Put{"x", "3"});
  write(2, kv::Put{"x", "4"});
  for (const trace::ServerId server : {S1, S2, S3}) apply(server, 1);
  apply(S1, 2);
  shown();
  EXPECT_EQ(cell(0, "standings", 0).toInt(), DataView::Same);
  EXPECT_EQ(cell(0, "standings", 1).toInt(), DataView::Behind);
  EXPECT_EQ(cell(0, "notes", 1).toString(), "stale");
  EXPECT_FALSE(view.same());
  apply(S2, 2);
  apply(S3, 2);
  EXPECT_TRUE(shown().same());
}

TEST_F(Maps, GoingBackShowsWhatWasHeldThen) {
  write(1, kv::Put{"x", "3"});
  const trace::EventId first = apply(S1, 1);
  write(2, kv::Put{"a", "1"});
  write(3, kv::Put{"x", "4"});
  apply(S1, 2);
  const trace::EventId last = apply(S1, 3);
  EXPECT_EQ(shown(last).rowCount(), 2);
  EXPECT_EQ(cell(1, "values", 0).toString(), "4");
  EXPECT_EQ(shown(first).rowCount(), 1);
  EXPECT_EQ(cell(0, "values", 0).toString(), "3");
}

TEST_F(Maps, ADeletedKeyIsNoRowOnceAllKnow) {
  write(1, kv::Put{"x", "3"});
  write(2, kv::Delete{"x"});
  for (const trace::ServerId server : {S1, S2, S3}) apply(server, 1);
  apply(S1, 2);
  EXPECT_EQ(shown().rowCount(), 1);
  EXPECT_EQ(cell(0, "standings", 0).toInt(), DataView::Absent);
  apply(S2, 2);
  apply(S3, 2);
  EXPECT_EQ(shown().rowCount(), 0);
}

TEST_F(Maps, AStoppedServersMemoryIsGone) {
  write(1, kv::Put{"x", "3"});
  for (const trace::ServerId server : {S1, S2, S3}) apply(server, 1);
  play.add(S2, trace::ServerCrashed{});
  shown();
  EXPECT_EQ(cell(0, "standings", 1).toInt(), DataView::Gone);
  EXPECT_EQ(cell(0, "values", 1).toString(), "");
  EXPECT_TRUE(view.same());
}

TEST_F(Maps, TheHeadSaysHowFarEachServerApplied) {
  write(1, kv::Put{"x", "3"});
  write(2, kv::Put{"y", "3"});
  apply(S1, 1);
  apply(S1, 2);
  apply(S2, 1);
  shown();
  EXPECT_EQ(view.heads()->cell(0, "applied").toString(), "2");
  EXPECT_EQ(view.heads()->cell(0, "lag").toString(), "");
  EXPECT_EQ(view.heads()->cell(1, "lag").toString(), "1 behind");
}

// A server whose log lost what was committed never had it.
TEST(Replicas, OfABrokenClusterFoldTheServersOwnLogs) {
  play::Play play(3);
  play.elect(S1, 1);
  play.append(S1, play::command(1, 1, kv::Put{"x", "1"}));
  play.append(S2, play::command(1, 1, kv::Put{"x", "1"}));
  play.commit(S1, 1);
  play.add(S1, trace::Applied{raft::Index{1}, 1});
  play.append(S3, play::noop(1, 2));
  play.commit(S3, 1);
  play.add(S3, trace::Applied{raft::Index{1}, 0});
  Replicas one;
  Replicas three;
  ASSERT_TRUE(one.bring(play.view(), play.view().server(S1)));
  ASSERT_TRUE(three.bring(play.view(), play.view().server(S3)));
  EXPECT_NE(one.at("x", raft::Index{1}), nullptr);
  EXPECT_EQ(three.at("x", raft::Index{1}), nullptr);
}

// Law: any replica at any index equals the store that applied the log up to there.
TEST(Replicas, AgreeWithAStoreAtEveryIndex) {
  play::Play play(3);
  play.elect(S1, 1);
  std::vector<kv::Store> stores(1);
  for (std::uint64_t index = 1; index <= 60; ++index) {
    const std::string key(1, static_cast<char>('a' + index % 5));
    const kv::Operation what = index % 7 == 0 ? kv::Operation(kv::Delete{key})
                               : index % 3 == 0
                                   ? kv::Operation(kv::CompareAndSet{key, std::nullopt, "n"})
                                   : kv::Operation(kv::Put{key, std::to_string(index)});
    const raft::Entry entry = play::command(index, 1, what);
    play.append(S1, entry);
    play.commit(S1, index);
    play.add(S1, trace::Applied{raft::Index{index}, 0});
    stores.push_back(stores.back());
    stores.back().apply(*kv::decode(entry.payload.bytes()));
  }
  Replicas replicas;
  ASSERT_TRUE(replicas.bring(play.view()));
  for (std::uint64_t index = 0; index <= 60; ++index) {
    for (const char* key : {"a", "b", "c", "d", "e"}) {
      const auto at = stores[index].at(key);
      const Held* held = replicas.at(key, raft::Index{index});
      const bool has = held && held->value;
      ASSERT_EQ(has, at.has_value()) << key << index;
      if (has) {
        EXPECT_EQ(*held->value, *at);
      }
    }
  }
}

// A transaction that reads an early revision is done only where the cluster still has it.
TEST(Replicas, KeepAsMuchHistoryAsTheCluster) {
  kv::RangeRequest early;
  early.range = kv::KeyRange::one("x");
  early.revision = 2;
  const kv::TxnRequest txn{{}, {{early}, {kv::PutRequest{"y", "1", 0, {}, {}}}}, {}};
  const std::vector<kv::Operation> all{kv::Put{"x", "1"}, kv::Put{"x", "2"}, kv::Put{"x", "3"},
                                       kv::callOf(txn)};
  for (const std::uint64_t kept : {0, 1}) {
    play::Play play(3, kept);
    play.elect(S1, 1);
    for (std::uint64_t index = 1; index <= all.size(); ++index) {
      play.append(S1, play::command(index, 1, all[index - 1]));
      play.commit(S1, index);
      play.add(S1, trace::Applied{raft::Index{index}, 0});
    }
    Replicas replicas;
    ASSERT_TRUE(replicas.bring(play.view()));
    EXPECT_EQ(replicas.at("y", raft::Index{4}) != nullptr, kept == 0);
    StoreFold fold;
    EXPECT_EQ(fold.at(play.view(), S1).at("y").has_value(), kept == 0);
  }
}

}  // namespace
}  // namespace view
