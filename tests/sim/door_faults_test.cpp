// Calls from outside while members crash, pause and lose one another: whatever was answered is what
// the log says, once; reads are never older than what was answered before; watchers hear each
// change once, in order (etcd's KV and Watch guarantees).
#include <map>
#include <random>

#include "engine/cluster/door.h"
#include "engine/kv/calls.h"
#include "tests/sim/lab_fixture.h"

namespace sim {
namespace {

using server::CallEnd;
using server::CallId;

constexpr std::uint64_t kFaultSeeds = 25;
constexpr int kSteps = 150;

class Outside final : public server::EdgeListener {
 public:
  explicit Outside(std::uint64_t seed) : random_(seed), lab_(settings(seed)), door_(lab_.world()) {
    door_.listen(this);
  }

  void play() {
    lab_.elect();
    for (int k = 0; k < kSteps; ++k) {
      faults();
      if (below(3) == 0) {
        read();
      } else {
        const kv::Request request = any();
        door_.call(anyServer(), request);
      }
      watchSomewhere();
      lab_.run(std::chrono::milliseconds(below(120)));
    }
    for (const ServerId id : {S1, S2, S3}) repair(id);
    lab_.execute(cluster::Heal{});
    lab_.run(10s);
  }

  std::size_t refusals() const { return refusals_; }
  std::size_t snapshots() const { return lab_.all<trace::SnapshotTaken>().size(); }

  void expectWhatTheLogSays() {
    std::map<std::pair<kv::ClientId, std::uint64_t>, kv::Result> results;
    kv::Store store;
    for (raft::Index i{1}; i <= lab_.view().committed(); ++i) {
      const raft::Entry* entry = lab_.view().committedEntry(i);
      ASSERT_NE(entry, nullptr);
      const auto command = kv::decode(entry->payload.bytes());
      if (entry->kind != raft::EntryKind::Command || !command) continue;
      const kv::Result result = store.apply(*command);
      const bool first = kv::answerOf(command->operation, result).has_value();
      if (first) results[{command->client, command->sequence}] = result;
    }
    for (const ServerId id : {S1, S2, S3}) {
      EXPECT_EQ(door_.keyspace(id)->encodeState(), store.keyspace().encodeState());
    }
    expectAnswers(results);
    expectReads(store.keyspace());
    EXPECT_TRUE(heard_ == store.keyspace().versions().changes(2, told_));
    EXPECT_EQ(told_, store.revision()) << "all was told in the end";
    expectRefusalsLeftNothing(results);
    EXPECT_GT(answered_, static_cast<std::size_t>(kSteps / 8));
    EXPECT_GT(reads_.size(), static_cast<std::size_t>(kSteps / 16));
  }

 private:
  struct Read {
    kv::Revision atLeast{0};
    std::optional<kv::Answer> answer;
  };

  static cluster::Settings settings(std::uint64_t seed) {
    cluster::Settings settings = seeded(seed);
    settings.servers = 3;
    settings.historyKept = 0;
    if (seed % 3 == 0) {
      settings.snapshotEvery = 15;
      settings.keptBehind = 3;
    }
    settings.checkQuorum = seed % 2 == 0;
    settings.preVote = seed % 2 == 0;
    settings.links.duplicatePpm = 50'000;
    settings.links.lossPpm = 20'000;
    return settings;
  }
  std::uint64_t below(std::uint64_t n) { return random_() % n; }
  ServerId anyServer() { return ServerId{1 + below(3)}; }
  std::string key() { return std::string(1, static_cast<char>('a' + below(4))); }

  kv::Request any() {
    const std::string value = std::to_string(below(1'000));
    const auto lease = static_cast<kv::LeaseId>(1 + below(3));
    switch (below(8)) {
      case 0:
        return kv::DeleteRequest{{key(), std::string(1, '\0')}, kv::Previous::Told};
      case 1:
        return kv::LeaseGrantRequest{lease, 1};
      case 2:
        return kv::LeaseRenewRequest{lease};
      case 3:
        return kv::PutRequest{key(), value, lease, kv::Previous::Told, {}};
      case 4:
      case 5: {
        kv::TxnRequest txn;
        txn.compares = {{kv::KeyRange::one(key()),
                         kv::Target::Version,
                         kv::Relation::Greater,
                         static_cast<std::int64_t>(below(2)),
                         {}}};
        txn.success = {{kv::PutRequest{"a", value, 0, {}, {}}},
                       {kv::PutRequest{"b", value, 0, {}, {}}}};
        txn.failure = {{kv::PutRequest{key(), value, 0, {}, {}}}};
        return txn;
      }
      default:
        return kv::PutRequest{key(), value, 0, {}, {}};
    }
  }

  void read() {
    kv::RangeRequest all;
    all.range = kv::KeyRange::all();
    const kv::Revision least = newest_;
    const CallId id = door_.read(anyServer(), all, server::ReadAs::Linearizable);
    reads_[id].atLeast = least;
  }

  void repair(ServerId id) {
    const auto status = lab_.view().server(id).status;
    if (status == trace::ServerStatus::Down) lab_.execute(cluster::Restart{id});
    if (status == trace::ServerStatus::Paused) lab_.execute(cluster::Resume{id});
  }

  void faults() {
    const ServerId id = anyServer();
    const auto status = lab_.view().server(id).status;
    if (status != trace::ServerStatus::Up) {
      if (below(3) == 0) repair(id);
      return;
    }
    const std::uint64_t what = below(40);
    if (what == 0) lab_.execute(cluster::Crash{id});
    if (what == 1) lab_.execute(cluster::Pause{id});
    if (what == 2) {
      const ServerId next{id.value % 3 + 1};
      lab_.execute(cluster::Cut{{{id}, {next, ServerId{next.value % 3 + 1}}}});
    }
    if (what == 3) lab_.execute(cluster::Heal{});
  }

  /// Where the last one ended it goes on, maybe at another member.
  void watchSomewhere() {
    if (watching_) return;
    const ServerId at = anyServer();
    watching_ = at;  // it may be told at once
    const bool runs = door_.watch(at, 1, {kv::KeyRange::all(), told_ + 1, {}, kv::Previous::Told});
    if (!runs) watching_ = {};
  }

  void ended(CallId id, const CallEnd& end) override {
    const auto* answer = std::get_if<kv::Answer>(&end);
    const auto read = reads_.find(id);
    if (answer == nullptr) {
      if (isRefusal(std::get<trace::Failure>(end))) refused_.insert(id);
      if (read != reads_.end()) reads_.erase(read);
      return;
    }
    newest_ = std::max(newest_, answer->revision);
    if (read != reads_.end()) {
      read->second.answer = *answer;
    } else {
      answers_[id] = *answer;
    }
  }
  void told(ServerId by, const kv::Told& what) override {
    if (watching_ != by) return;
    EXPECT_FALSE(what.compacted.has_value());
    heard_.insert(heard_.end(), what.changes.begin(), what.changes.end());
    told_ = what.through;
  }
  void stopped(ServerId id) override {
    if (watching_ == id) watching_ = {};
  }

  void expectAnswers(const std::map<std::pair<kv::ClientId, std::uint64_t>, kv::Result>& results) {
    for (const trace::Event& event : lab_.all<trace::OperationStarted>()) {
      const auto& started = std::get<trace::OperationStarted>(event.body);
      const auto told = answers_.find(started.id);
      if (told == answers_.end()) continue;
      const auto found = results.find({started.command.client, started.command.sequence});
      ASSERT_NE(found, results.end()) << "answered, yet not in the log";
      EXPECT_EQ(kv::answerOf(started.command.operation, found->second), told->second)
          << kv::textOf(started.command.operation);
      ++answered_;
    }
  }
  /// Nothing was done: the program may do it again.
  static bool isRefusal(trace::Failure failure) {
    return failure == trace::Failure::Busy || failure == trace::Failure::NoLeader ||
           failure == trace::Failure::NotLeader;
  }
  void expectRefusalsLeftNothing(
      const std::map<std::pair<kv::ClientId, std::uint64_t>, kv::Result>& results) {
    for (const trace::Event& event : lab_.all<trace::OperationStarted>()) {
      const auto& started = std::get<trace::OperationStarted>(event.body);
      if (!refused_.contains(started.id)) continue;
      EXPECT_FALSE(results.contains({started.command.client, started.command.sequence}))
          << "refused, yet done: " << kv::textOf(started.command.operation);
      ++refusals_;
    }
  }
  void expectReads(const kv::Keyspace& space) {
    for (const auto& [id, read] : reads_) {
      if (!read.answer) continue;
      EXPECT_GE(read.answer->revision, read.atLeast);
      kv::RangeRequest then;
      then.range = kv::KeyRange::all();
      then.revision = read.answer->revision;
      EXPECT_EQ(space.read(then).body, read.answer->body);
    }
  }

  std::mt19937_64 random_;
  TestLab lab_;
  cluster::Door door_;
  std::map<CallId, kv::Answer> answers_;
  std::map<CallId, Read> reads_;
  std::set<CallId> refused_;
  std::vector<kv::Change> heard_;
  kv::Revision told_{1};
  kv::Revision newest_{0};
  ServerId watching_;
  std::size_t answered_{0};
  std::size_t refusals_{0};
};

TEST(DoorLaws, WhatIsAnsweredAndToldIsWhatTheLogSaysWhateverFails) {
  std::size_t refusals = 0;
  std::size_t snapshots = 0;
  for (std::uint64_t seed = 1; seed <= kFaultSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Outside outside(seed);
    outside.play();
    outside.expectWhatTheLogSays();
    if (testing::Test::HasFailure()) return;
    refusals += outside.refusals();
    snapshots += outside.snapshots();
  }
  EXPECT_GT(refusals, kFaultSeeds);
  EXPECT_GT(snapshots, kFaultSeeds);
}

}  // namespace
}  // namespace sim
