// One core is fed messages, timers, disks and clients at random, wrong ones among them: whatever
// comes, its own promises hold (Raft Figure 2, Figure 3).
#include <map>
#include <random>

#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

/// Makes any message, near enough to what the core holds that many are taken.
class Messages {
 public:
  explicit Messages(std::uint64_t seed) : random_(seed) {}

  std::uint64_t below(std::uint64_t n) { return random_() % n; }
  bool oneIn(std::uint64_t n) { return below(n) == 0; }
  /// A number around `about`; now and then any number at all.
  std::uint64_t near(std::uint64_t about) {
    if (oneIn(200)) return ~std::uint64_t{0} - below(3);
    return about + below(5) - std::min<std::uint64_t>(about, 2);
  }
  raft::Message messageFor(const raft::Raft& core) {
    const std::uint64_t term =
        oneIn(12) ? near(core.currentTerm().value) : core.currentTerm().value + (oneIn(40) ? 1 : 0);
    return {ServerId{1 + below(oneIn(30) ? 9 : 4)}, S1, Term{term}, bodyFor(core, term)};
  }

 private:
  std::vector<Entry> entries(std::uint64_t after, std::uint64_t afterTerm, std::uint64_t term) {
    std::vector<Entry> out(below(4));
    std::uint64_t last = afterTerm;
    for (Entry& e : out) {
      last += last < term ? below(term - last + 1) : 0;
      e = entry(last, oneIn(50) ? near(after) : ++after);
      if (!oneIn(10)) continue;
      e.kind = EntryKind::Membership;
      e.payload = raft::encode(change());
    }
    return out;
  }
  raft::MembershipChange change() {
    raft::MembershipChange made;
    made.transition = static_cast<raft::Transition>(below(3));
    for (std::uint64_t k = below(3); k > 0; --k) {
      made.changes.push_back({static_cast<raft::ChangeKind>(below(4)), ServerId{1 + below(5)}});
    }
    return made;
  }
  raft::AppendEntries append(const raft::Raft& core, std::uint64_t term) {
    const std::uint64_t prev =
        oneIn(4) ? near(core.log().lastIndex().value) : core.commitIndex().value + below(4);
    const std::uint64_t known = core.log().termAt(Index{prev}).value_or(Term{1}).value;
    return {Index{prev}, Term{oneIn(10) ? near(known) : known}, Index{near(prev)},
            entries(prev, known, term)};
  }
  raft::Snapshot snapshot(const raft::Raft& core, std::uint64_t term) {
    raft::Configuration configuration;
    configuration.voters = {S1, S2, S3};
    return {Index{near(core.log().lastIndex().value)}, Term{oneIn(9) ? near(term) : term},
            configuration, raft::Payload{"state"}};
  }
  raft::Vote vote() { return oneIn(3) ? raft::Vote::Denied : raft::Vote::Granted; }
  raft::Body bodyFor(const raft::Raft& core, std::uint64_t term) {
    const Index last{near(core.log().lastIndex().value)};
    const Term lastTerm{near(core.log().lastTerm().value)};
    switch (below(18)) {
      case 0:
        return raft::RequestVote{last, lastTerm, static_cast<raft::Campaign>(below(2))};
      case 1:
        return raft::RequestPreVote{last, lastTerm};
      case 2:
        return raft::RequestPreVoteReply{vote()};
      case 3:
        return raft::Heartbeat{last, raft::Round{below(9)}};
      case 4:
        return raft::HeartbeatReply{raft::Round{near(3)}};
      case 5:
        return raft::InstallSnapshot{snapshot(core, term)};
      case 6:
        return raft::TimeoutNow{};
      case 7:
        return raft::TransferLeadership{ServerId{below(6)}};
      case 8:
        return raft::ReadIndex{raft::ReadId{below(9)}};
      case 9:
        return raft::AppendEntriesReply{raft::AppendRejected{last, Index{near(2)}, lastTerm}};
      case 10:
        return raft::Propose{entries(0, 1, 1)};
      case 11:
      case 12:
        return raft::RequestVoteReply{vote()};
      case 13:
      case 14:
        return raft::AppendEntriesReply{raft::AppendAccepted{last}};
      default:
        return append(core, term);
    }
  }

  std::mt19937_64 random_;
};

/// Holds the core to its promises after every input.
class Promises {
 public:
  void check(const raft::Raft& core) {
    const raft::HardState& now = core.hardState();
    ASSERT_GE(now.currentTerm, before_.currentTerm) << "a term fell";
    ASSERT_GE(now.commit, before_.commit) << "the commit index fell";
    ASSERT_LE(now.commit, core.log().lastIndex()) << "committed what is not there";
    ASSERT_LE(core.lastApplied(), now.commit);
    ASSERT_GE(core.lastApplied(), applied_) << "lastApplied fell";
    ASSERT_LE(core.log().durableIndex(), core.log().lastIndex());
    ASSERT_TRUE(raft::RoleName::Leader != core.roleName() || core.leader() == S1);
    if (now.votedFor) {
      ServerId& vote = votes_.try_emplace(now.currentTerm, now.votedFor).first->second;
      ASSERT_EQ(vote, now.votedFor) << "two votes in one term";
    } else {
      ASSERT_EQ(votes_.count(now.currentTerm), 0u) << "a vote was taken back";
    }
    before_ = now;
    applied_ = core.lastApplied();
    checkLog(core);
  }
  /// Figure 2: who hears of a term, a vote or an entry hears of something durable.
  static void checkSent(const raft::Message& message, const raft::HardState& durable) {
    ASSERT_NE(message.to, S1);
    const bool isWish = message.term == Term{};
    const bool asks = std::holds_alternative<raft::RequestPreVote>(message.body) ||
                      std::holds_alternative<raft::RequestPreVoteReply>(message.body);
    if (!isWish && !asks) {
      ASSERT_LE(message.term, durable.currentTerm) << nameOf(message.body);
    }
    const auto* vote = std::get_if<raft::RequestVoteReply>(&message.body);
    if (!vote || vote->vote == raft::Vote::Denied || message.term < durable.currentTerm) return;
    ASSERT_EQ(message.to, durable.votedFor) << "a vote that the disk does not hold";
  }

 private:
  static void checkLog(const raft::Raft& core) {
    const raft::Entries& log = core.log().entries();
    Term last = log.baseTerm();
    for (Index i = log.firstIndex(); i <= log.lastIndex(); ++i) {
      ASSERT_EQ(log.at(i).index, i);
      ASSERT_GE(log.at(i).term, last) << "a log's terms fell";
      last = log.at(i).term;
    }
    ASSERT_LE(last, core.currentTerm()) << "an entry of a term to come";
  }

  raft::HardState before_;
  Index applied_;
  std::map<Term, ServerId> votes_;
};

raft::Config configOf(std::uint64_t seed) {
  raft::Config config = OneServer::configOf(1 + seed % 4);
  config.seed = seed;
  config.preVote = seed % 2 == 0;
  config.checkQuorum = seed % 3 == 0;
  config.readMode = seed % 5 == 0 ? raft::ReadMode::Lease : raft::ReadMode::ReadIndex;
  config.applyWhen =
      seed % 7 == 0 ? raft::ApplyWhen::CommittedAndDurable : raft::ApplyWhen::Committed;
  return config;
}

/// A core with a disk and a state machine that take their time.
class RandomSteps {
 public:
  explicit RandomSteps(std::uint64_t seed)
      : messages_(seed), core_(configOf(seed), {}, Instant{}) {}

  void step() {
    now_ += std::chrono::milliseconds(messages_.below(20));
    const std::uint64_t what = messages_.below(20);
    if (what < 11) {
      core_.receive(now_, messages_.messageFor(core_));
    } else if (what == 11) {
      now_ = std::max(now_, core_.nextDeadline() == raft::kNever ? now_ : core_.nextDeadline());
      core_.deadlineReached(now_);
    } else if (what < 15) {
      syncOne();
    } else if (what < 18) {
      applyOne();
    } else {
      ask(what);
    }
    take();
    promises_.check(core_);
  }
  const raft::Raft& core() const { return core_; }
  std::size_t elections() const { return elections_; }

 private:
  void ask(std::uint64_t what) {
    if (what == 18) {
      core_.propose(now_, {raft::Payload{"x"}});
    } else if (messages_.oneIn(3)) {
      core_.readIndex(now_, raft::ReadId{1});
    } else if (core_.lastApplied() && core_.log().termAt(core_.lastApplied())) {
      core_.snapshotAvailable({core_.lastApplied(), *core_.log().termAt(core_.lastApplied()),
                               core_.configuration(), raft::Payload{"state"}});
      core_.compact(core_.lastApplied());
    }
  }
  void take() {
    for (raft::Output out = core_.takeOutput(); !out.empty(); out = core_.takeOutput()) {
      for (const raft::Happened& h : out.happened) {
        const auto* role = std::get_if<raft::RoleChanged>(&h);
        if (role && role->role == raft::RoleName::Leader) ++elections_;
      }
      if (out.persist) writes_.push_back(*std::move(out.persist));
      held_.insert(held_.end(), out.send.begin(), out.send.end());
      if (out.restore) toApply_.clear();
      for (const Entry& e : out.apply) {
        // Figure 3, State Machine Safety: each index once, with the entry that stays.
        ASSERT_TRUE(handed_ < e.index) << "handed out twice";
        handed_ = e.index;
        toApply_.push_back(e);
      }
      release();
    }
  }
  void syncOne() {
    if (writes_.empty()) return;
    const raft::Persist done = std::move(writes_.front());
    writes_.erase(writes_.begin());
    durable_ = done.token;
    onDisk_ = done.hardState;
    core_.persisted(now_, durable_);
    release();
  }
  void applyOne() {
    if (toApply_.empty()) return;
    const Entry e = std::move(toApply_.front());
    toApply_.erase(toApply_.begin());
    if (e.kind == EntryKind::Membership) core_.applyMembership(now_, e);
    core_.applied(now_, e.index);
  }
  void release() {
    std::erase_if(held_, [&](const raft::Send& send) {
      if (send.after > durable_) return false;
      Promises::checkSent(send.message, onDisk_);
      return true;
    });
  }

  Messages messages_;
  raft::Raft core_;
  Promises promises_;
  Instant now_{};
  std::vector<raft::Persist> writes_;
  std::vector<raft::Send> held_;
  std::vector<Entry> toApply_;
  raft::HardState onDisk_;
  Token durable_;
  Index handed_;
  std::size_t elections_{0};
};

TEST(RandomSteps, NothingThatArrivesBreaksAPromise) {
  std::size_t elections = 0;
  std::size_t committed = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    RandomSteps steps(seed);
    for (int k = 0; k < 2'000; ++k) {
      steps.step();
      if (testing::Test::HasFatalFailure()) {
        FAIL() << "seed " << seed << ", step " << k;
      }
    }
    elections += steps.elections();
    committed += steps.core().commitIndex().value;
  }
  EXPECT_GT(elections, 300u) << "the steps must lead somewhere";
  EXPECT_GT(committed, 3'000u);
}

}  // namespace
}  // namespace raft_test
