// A session whose frames come from the test.
// Thread rule: GUI thread. Times are milliseconds of the run.
#pragma once

#include <gtest/gtest.h>

#include "app/session/session.h"
#include "engine/trace/hash.h"
#include "engine/trace/text.h"
#include "tests/session/worlds.h"

namespace session {

inline const QString kFive =
    "flotilla 1\n"
    "cluster 5 seed=7 election=150..300ms heartbeat=50ms latency=8..16ms\n";

/// "" when the first `count` events are the same in both, else the first that differs.
inline std::string difference(const trace::Trace& a, const trace::Trace& b, std::uint64_t count) {
  if (a.lastId().value < count || b.lastId().value < count) return "one is too short";
  for (trace::EventId id{1}; id.value <= count; ++id) {
    if (a.at(id) == b.at(id)) continue;
    return "event " + std::to_string(id.value) + ": " + trace::textOf(a.at(id), 5) + " / " +
           trace::textOf(b.at(id), 5);
  }
  return {};
}

inline std::uint64_t hashOf(const trace::Trace& events, trace::EventId through) {
  trace::EventHash hash;
  for (trace::EventId id{1}; id <= through; ++id) hash.add(events.at(id));
  return hash.value();
}

class Play : public ::testing::Test {
 protected:
  explicit Play(const WorldFactory& factory = anyWorld) : session(factory) { session.paceByHand(); }

  void open(const QString& text) {
    ASSERT_EQ(session.openText(text, "text"), "");
    session.settle();
  }
  void frame(double ms) {
    session.frame(ms);
    session.settle();
  }
  /// Plays about `ms` of the run and pauses.
  void run(double ms) {
    session.setSpeed(1.0);
    session.play();
    const double until = session.time() + ms;
    for (int k = 0; k < 10'000 && session.time() < until; ++k) frame(10.0);
    session.pause();
    session.settle();
    ASSERT_GE(session.time(), until);
  }
  void runToLeader() {
    for (int k = 0; k < 40 && !session.cluster().leader(); ++k) run(50.0);
    ASSERT_TRUE(session.cluster().leader());
  }
  int leader() const { return static_cast<int>(session.cluster().leader().value); }
  bool running(int server) const {
    return session.cluster().server(trace::ServerId{static_cast<std::uint64_t>(server)}).running();
  }
  bool isCut(int from, int to) const {
    return session.cluster()
        .link(trace::ServerId{static_cast<std::uint64_t>(from)},
              trace::ServerId{static_cast<std::uint64_t>(to)})
        .cut;
  }
  const trace::Trace& events(BranchId branch) { return session.branches()->at(branch).trace; }

  /// The view is the fold of the events up to the playhead, whatever way it went there.
  void expectViewOfPlayhead() {
    const trace::Trace& all = session.trace();
    EXPECT_EQ(session.cluster(), all.viewAt(all.lastAtOrBefore(session.playheadTime())));
  }

  Session session;
};

}  // namespace session
