// A desk in front of a store of one copy, in virtual time.
// Thread rule: one thread.
#pragma once

#include <gtest/gtest.h>

#include "engine/etcd/desk.h"
#include "tests/etcd/single_copy.h"

namespace etcd {

inline raft::Configuration configurationOf(raft::ServerSet voters, raft::ServerSet learners = {}) {
  raft::Configuration configuration;
  configuration.voters = std::move(voters);
  configuration.learners = std::move(learners);
  return configuration;
}

class DeskTest : public testing::Test {
 protected:
  DeskTest()
      : desk(
            store, [this](const cluster::Command&) { return refusal; }, settings()) {}

  static DeskSettings settings() {
    DeskSettings settings;
    settings.cluster = 7;
    settings.requestTimeout = std::chrono::seconds(5);
    settings.places = {{"S1", "http://127.0.0.1:1", "http://127.0.0.1:2"}};
    return settings;
  }
  void at(raft::Duration time) {
    store.advance(raft::Instant{time});
    desk.turn(raft::Instant{time});
  }
  template <typename T>
  Then<T> into(std::vector<Reply<T>>& replies) {
    return [&replies](Reply<T> reply) { replies.push_back(std::move(reply)); };
  }
  void put(const std::string& key, const std::string& value) {
    desk.call(kOnly, kv::PutRequest{key, value}, into(answers));
    desk.turn({});
  }
  void openStream() {
    desk.watches().open(
        1, kOnly, [this](WatchNote note) { notes.push_back(std::move(note)); }, backlog);
  }
  void watch(const std::string& key) {
    WatchWish wish;
    wish.request.range = kv::KeyRange::one(key);
    desk.watches().create(1, wish);
  }
  template <typename What>
  std::vector<What> noted() const {
    std::vector<What> whats;
    for (const WatchNote& note : notes) {
      if (const auto* what = std::get_if<What>(&note.what)) whats.push_back(*what);
    }
    return whats;
  }

  Reply<Membership> change(const MembersWish& wish) {
    std::vector<Reply<Membership>> replies;
    desk.changeMembers(kOnly, wish, into(replies));
    EXPECT_EQ(replies.size(), 1u) << "at once";
    return replies.empty() ? Reply<Membership>{} : replies.front();
  }
  Trouble troubleWith(const MembersWish& wish) {
    const Reply<Membership> reply = change(wish);
    const auto* trouble = std::get_if<Trouble>(&reply.outcome);
    EXPECT_NE(trouble, nullptr) << "it was done";
    return trouble == nullptr ? Trouble::Stopped : *trouble;
  }

  SingleCopy store;
  std::string refusal;  ///< what the cluster says to an operator
  Desk desk;
  std::vector<Reply<kv::Answer>> answers;
  std::vector<WatchNote> notes;
  Backlog backlog{std::make_shared<std::atomic<std::size_t>>(0)};
};

}  // namespace etcd
