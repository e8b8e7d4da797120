// What somebody does to one message under way, in both worlds.
#include <gmock/gmock.h>

#include "tests/contract/cluster.h"

namespace contract {

class Messages : public World {
 protected:
  /// A follower's link is slow enough that a message can be caught on it.
  void begin() {
    World::begin(quick());
    leader_ = elected();
    receiver_ = leader_ == S3 ? S2 : S3;
    cluster::SetLink slow;
    slow.from = leader_;
    slow.to = receiver_;
    slow.latencyMin = slow.latencyMax = 100ms;
    act(slow);
  }
  /// Waits for a message on the slow link and returns its number.
  trace::MessageId caught() {
    trace::MessageId id;
    EXPECT_TRUE(until([&] { return bool(id = underWay()); })) << "nothing was sent";
    return id;
  }
  trace::MessageId underWay() const {
    for (const trace::MessageView& m : view().messages()) {
      const bool meant = m.message->from == leader_ && m.message->to == receiver_;
      if (meant && m.deliverAt > m.sentAt + 50ms) return m.id;
    }
    return {};
  }
  const trace::MessageView* flying(trace::MessageId id) const {
    for (const trace::MessageView& m : view().messages()) {
      if (m.id == id) return &m;
    }
    return nullptr;
  }
  /// How often it reached its receiver, and when last.
  std::pair<int, raft::Instant> arrivals(trace::MessageId id) {
    run().drain(events_);
    std::pair<int, raft::Instant> found;
    for (const trace::Event& e : events_) {
      const auto* delivered = std::get_if<trace::MessageDelivered>(&e.body);
      if (delivered && delivered->id == id) found = {found.first + 1, e.at};
    }
    return found;
  }
  std::string meddle(trace::MessageId id, cluster::Meddling what, raft::Duration by = {}) {
    return run().execute(cluster::Meddle{id, what, by});
  }
  void pass(raft::Duration time) { run().advance(run().now() + time); }

 private:
  ServerId leader_;
  ServerId receiver_;
  std::vector<trace::Event> events_;
};
INSTANTIATE_TEST_SUITE_P(Both, Messages, testing::Values(WorldKind::Lab, WorldKind::Live), nameOf);

TEST_P(Messages, OneThatIsDroppedNeverArrives) {
  begin();
  const trace::MessageId id = caught();
  ASSERT_EQ(meddle(id, cluster::Meddling::Drop), "");
  ASSERT_FALSE(view().drops().empty());
  EXPECT_EQ(view().drops().back().message.id, id);
  EXPECT_EQ(view().drops().back().reason, trace::DropReason::Chosen);
  pass(400ms);
  EXPECT_EQ(arrivals(id).first, 0);
  EXPECT_THAT(meddle(id, cluster::Meddling::Drop), testing::HasSubstr("is not under way"));
}

TEST_P(Messages, OneThatIsDelayedArrivesLaterAndOnce) {
  begin();
  const trace::MessageId id = caught();
  const raft::Instant before = flying(id)->deliverAt;
  ASSERT_EQ(meddle(id, cluster::Meddling::Delay, 150ms), "");
  EXPECT_EQ(flying(id)->deliverAt, before + 150ms);
  pass(600ms);
  EXPECT_EQ(arrivals(id).first, 1);
  EXPECT_GE(arrivals(id).second, before + 150ms);
}

TEST_P(Messages, OneThatIsHeldWaitsUntilItIsReleased) {
  begin();
  const trace::MessageId id = caught();
  ASSERT_EQ(meddle(id, cluster::Meddling::Hold), "");
  const double share = flying(id)->shareAt(run().now());
  pass(400ms);
  EXPECT_EQ(arrivals(id).first, 0);
  EXPECT_EQ(flying(id)->shareAt(run().now()), share);
  ASSERT_EQ(meddle(id, cluster::Meddling::Release), "");
  EXPECT_THAT(meddle(id, cluster::Meddling::Release), testing::HasSubstr("is not"));
  pass(400ms);
  EXPECT_EQ(arrivals(id).first, 1);
}

TEST_P(Messages, OneThatIsDuplicatedArrivesTwice) {
  begin();
  const trace::MessageId id = caught();
  ASSERT_EQ(meddle(id, cluster::Meddling::Duplicate), "");
  ASSERT_TRUE(view().messages().back().duplicate);
  const trace::MessageId copy = view().messages().back().id;
  pass(400ms);
  EXPECT_EQ(arrivals(id).first, 1);
  EXPECT_EQ(arrivals(copy).first, 1);
}

TEST_P(Messages, OneThatIsNotThereIsNamed) {
  begin();
  EXPECT_EQ(meddle(trace::MessageId{1'000'000}, cluster::Meddling::Hold),
            "message 1000000 is not under way");
}

}  // namespace contract
