// Two branches beside each other.
#include "app/view/compare.h"

#include <QSignalSpy>

#include "tests/view/real_play.h"

namespace {

using namespace play;

/// Two futures: in the second one S2 is stopped at 100 ms, and S3 has an entry of its own.
struct Two {
  Play here;
  trace::Trace there;
  Two() {
    here.at(10).elect(S2, 1);
    here.append(S2, command(1, 1, kv::Put{"x", "1"}));
    there = here.trace();
    here.at(100).append(S2, command(2, 1, kv::Put{"y", "2"}));
    here.append(S2, command(3, 1, kv::Put{"z", "3"}));
    here.commit(S2, 1);
    there.append({there.lastId() + 1,
                  trace::Instant{milliseconds(100)},
                  S2,
                  {},
                  {},
                  trace::ServerCrashed{}});
  }
  trace::ClusterView viewThere() const { return there.viewAt(there.lastId()); }
};

TEST(Comparison, TheFirstDifferenceIsTheFirstEventThatIsNotTheSame) {
  const Two two;
  trace::EventId same;
  const auto split = view::firstDifference(two.here.trace(), two.there, same, 1'000'000);
  ASSERT_TRUE(split);
  EXPECT_EQ(split->event, two.there.lastId());
  EXPECT_EQ(split->at, trace::Instant{milliseconds(100)});
  EXPECT_FALSE(split->ends);
  EXPECT_EQ(same, split->event - 1);
  EXPECT_EQ(view::happeningAt(two.there, split->event),
            "S2 crashes. Its memory is gone; its disk stays.");
  EXPECT_NE(view::happeningAt(two.here.trace(), split->event), "");
}

TEST(Comparison, LookingInPartsFindsTheSame) {
  const Two two;
  trace::EventId same;
  std::optional<view::Split> split;
  for (int k = 0; k < 1000 && !split; ++k) {
    split = view::firstDifference(two.here.trace(), two.there, same, 1);
  }
  ASSERT_TRUE(split);
  EXPECT_EQ(split->event, two.there.lastId());
}

TEST(Comparison, WhereOneEndsTheOtherGoesOn) {
  const Two two;
  const trace::Trace shorter = two.here.trace().prefix(EventId{7});
  trace::EventId same;
  const auto split = view::firstDifference(shorter, two.here.trace(), same, 1'000'000);
  ASSERT_TRUE(split);
  EXPECT_TRUE(split->ends);
  EXPECT_EQ(split->event, EventId{8});
  EXPECT_EQ(view::happeningAt(shorter, split->event), "");
  trace::EventId all;
  EXPECT_FALSE(view::firstDifference(shorter, shorter, all, 1'000'000));
}

TEST(Comparison, LogsAreToldApartByIndexAndTerm) {
  Play a;
  a.at(1).append(S1, noop(1, 1));
  a.append(S1, command(2, 1, kv::Put{"y", "2"}));
  Play b;
  b.at(1).append(S1, noop(1, 1));
  const auto log = [&] { return view::logDifference(a.view().server(S1), b.view().server(S1)); };
  EXPECT_EQ(log(), "1 more here, from index 2 on");
  b.append(S1, command(2, 2, kv::Put{"x", "3"}));
  EXPECT_EQ(log(), "from index 2 on: y=2 of term 1 here, x=3 of term 2 there");
  EXPECT_EQ(view::logDifference(a.view().server(S1), a.view().server(S1)), "the same");
}

TEST(Comparison, ServersSayRoleTermCommitAndLastOfBoth) {
  const Two two;
  view::Compare compare;
  compare.setSource([&](int branch) -> std::optional<view::Side> {
    if (branch == view::Compare::kShown) return view::Side{"A", &two.here.trace(), two.here.view()};
    if (branch == 1) return view::Side{"B", &two.there, two.viewThere()};
    return std::nullopt;
  });
  const view::Moment moment{&two.here.trace(), &two.here.view(), two.here.time()};
  compare.setOther(1);
  compare.show(moment, "A");
  EXPECT_EQ(compare.hereName(), "A");
  EXPECT_EQ(compare.thereName(), "B");
  EXPECT_EQ(compare.differenceTime(), 100.0);
  ASSERT_EQ(compare.servers()->count(), 5);
  const auto cell = [&](int row, const char* role) {
    return compare.servers()->cell(row, role).toString();
  };
  EXPECT_EQ(cell(1, "server"), "S2");
  EXPECT_EQ(cell(1, "roleHere"), "leader");
  EXPECT_EQ(cell(1, "roleThere"), "stopped");
  EXPECT_EQ(cell(1, "commitHere"), "1");
  EXPECT_EQ(cell(1, "commitThere"), "0");
  EXPECT_EQ(cell(1, "lastHere"), "3");
  EXPECT_TRUE(compare.servers()->cell(1, "differs").toBool());
  EXPECT_FALSE(compare.servers()->cell(4, "differs").toBool());
  EXPECT_TRUE(compare.hint(1).startsWith("Leader: S2 in term 1 here, nobody there."));
  EXPECT_EQ(compare.hint(7), "");
  // The other branch is gone: the comparison ends.
  compare.setOther(7);
  compare.show(moment, "A");
  EXPECT_EQ(compare.other(), -1);
}

// The same write, with and without a cut: the run is the engine's.
TEST(Comparison, OperationsThatEndedDifferentlyAreListed) {
  const std::string start =
      "cluster 3 seed=3\nrun until leader within 2s\nat 900ms put x 1 via leader timeout 400ms\n";
  const trace::Trace well = played(start + "at 1400ms put y 2 via leader\nrun 3s\n");
  const trace::Trace badly = played(start + "at 899ms cut leader | rest\nrun 3s\n");
  const trace::ClusterView here = well.viewAt(well.lastId());
  const trace::ClusterView there = badly.viewAt(badly.lastId());
  const auto rows = view::outcomeRows(here, there);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].cells[0].toString(), "c1: put x=1");
  EXPECT_TRUE(rows[0].cells[1].toString().startsWith("ok"));
  EXPECT_EQ(rows[0].cells[2].toString(), "unknown");
  EXPECT_EQ(rows[1].cells[0].toString(), "c1: put y=2");
  EXPECT_EQ(rows[1].cells[2].toString(), "not asked");
  EXPECT_TRUE(view::outcomeRows(here, here).empty());
}

}  // namespace
