// Every event as a line; what a filter leaves; the line of the playhead.
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "app/view/trace_list.h"
#include "tests/view/play.h"

namespace view {
namespace {

using play::S0;
using play::S1;
using play::S2;

class Lines : public ::testing::Test {
 protected:
  Lines() : play(3), tester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal) {}
  TraceList& shown(trace::EventId at = {}) { return shown(play.trace(), at); }
  TraceList& shown(const trace::Trace& trace, trace::EventId at = {}) {
    cluster = trace.viewAt(at ? at : trace.lastId());
    list.show({&trace, &cluster, cluster.at(), 1.0, false});
    return list;
  }
  QString cell(int row, const char* role) {
    return list.data(list.index(row), list.roleNames().key(role)).toString();
  }
  void beats(int count) {
    for (int k = 0; k < count; ++k) {
      play.add(S1, trace::TimerFired{});
      play.add(S2, raft::CommitAdvanced{raft::Index{1}});
    }
  }

  play::Play play;
  trace::ClusterView cluster;
  TraceList list;
  QAbstractItemModelTester tester;
};

TEST_F(Lines, EachEventIsOneLine) {
  play.at(12).add(S2, trace::ServerCrashed{});
  shown();
  const int last = list.rowCount() - 1;
  EXPECT_EQ(list.rowCount(), static_cast<int>(play.trace().lastId().value));
  EXPECT_EQ(cell(last, "time"), "12.000");
  EXPECT_EQ(cell(last, "server"), "S2");
  EXPECT_EQ(cell(last, "name"), "ServerCrashed");
  EXPECT_FALSE(cell(last, "words").isEmpty());
}

TEST_F(Lines, ThePlayheadHasALineAndLaterOnesStay) {
  const trace::EventId middle = play.add(S2, trace::ServerPaused{});
  play.add(S2, trace::ServerResumed{});
  shown(middle);
  EXPECT_EQ(list.eventAt(list.current()), static_cast<int>(middle.value));
  EXPECT_EQ(list.current(), list.rowCount() - 2);
}

TEST_F(Lines, AFilterLeavesWhatPassesItAndGrowsWithTheRun) {
  beats(20);
  shown();
  list.setServer(1);
  list.toggleKind(static_cast<int>(EventKind::Faults));
  ASSERT_EQ(list.rowCount(), 20);
  beats(5);
  shown();
  EXPECT_EQ(list.rowCount(), 25);
  EXPECT_EQ(cell(24, "name"), "TimerFired");
  list.setServer(0);
  list.toggleKind(static_cast<int>(EventKind::Faults));
  EXPECT_EQ(list.rowCount(), static_cast<int>(play.trace().lastId().value));
}

TEST_F(Lines, TextIsFoundWhateverItsCapitals) {
  play.add(S0, trace::Noted{"The bridge is down"});
  shown();
  list.setText("BRIDGE");
  ASSERT_EQ(list.rowCount(), 1);
  EXPECT_EQ(cell(0, "name"), "Noted");
  list.setText("no such words");
  EXPECT_EQ(list.rowCount(), 0);
  EXPECT_EQ(list.current(), -1);
}

TEST_F(Lines, ALongRunIsSearchedInTheBackgroundBitByBit) {
  std::vector<Job> jobs;
  list.setBackground([&](Job job) { jobs.push_back(std::move(job)); });
  beats(40'000);
  shown();
  list.setText("no such words");
  ASSERT_EQ(jobs.size(), 1U);
  EXPECT_TRUE(list.searching());
  list.setText("");  // what was asked is no longer wanted
  jobs.front()()();
  EXPECT_EQ(list.rowCount(), static_cast<int>(play.trace().lastId().value));
  list.setServer(2);
  for (std::size_t k = 1; k < jobs.size(); ++k) {
    const Job job = jobs[k];
    job()();
    shown();
  }
  EXPECT_FALSE(list.searching());
  EXPECT_EQ(list.rowCount(), 40'001);  // and S2's start
}

TEST_F(Lines, AnotherBranchHasOtherLines) {
  const trace::EventId fork = play.trace().lastId();
  trace::Trace other = play.trace().prefix(fork);
  play.add(S2, trace::ServerPaused{});
  shown();
  other.append({fork + 1, {}, S1, {}, {}, trace::ServerCrashed{}});
  shown(other);
  EXPECT_EQ(cell(list.rowCount() - 1, "name"), "ServerCrashed");
}

TEST_F(Lines, LinesThatWereGivenUpGo) {
  beats(3'000);
  shown();
  trace::Trace kept = play.trace();
  kept.setBudget(kept.bytes() / 2);
  ASSERT_GT(kept.droppedThrough().value, 0U);
  shown(kept);
  EXPECT_EQ(list.eventAt(0), static_cast<int>(kept.droppedThrough().value) + 1);
  EXPECT_EQ(list.eventAt(list.rowCount() - 1), static_cast<int>(kept.lastId().value));
}

TEST_F(Lines, CopiesAsText) {
  play.add(S0, trace::Noted{"first"});
  play.add(S0, trace::Noted{"second"});
  shown();
  const QStringList text = list.lines(list.rowCount() - 2, list.rowCount()).split('\n');
  ASSERT_EQ(text.size(), 2);
  EXPECT_TRUE(text[0].contains("first"));
  EXPECT_TRUE(text[1].contains("second"));
}

}  // namespace
}  // namespace view
