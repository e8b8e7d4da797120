// Many seeds of random faults: no guarantee may break, and a healed cluster must work again.
#include <gtest/gtest.h>

#include "engine/scenario/printer.h"
#include "engine/scenario/run.h"
#include "engine/sim/lab.h"
#include "engine/trace/text.h"
#include "tests/simulation/answers.h"
#include "tests/simulation/faults.h"

namespace simulation {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kFaultSeeds = 500;
constexpr Duration kFaultyTime{5s};
constexpr Duration kHealingTime{10s};

/// What a run under faults saw, so that the test can tell that it tested something.
struct Seen {
  std::uint64_t leaders{0};
  std::uint64_t commits{0};
  std::uint64_t crashes{0};
  std::uint64_t drops{0};
};

class FaultyRun {
 public:
  explicit FaultyRun(std::uint64_t seed)
      : seed_(seed), faults_(seed), run_(sim::makeLab(randomSettings(seed))) {
    look();
  }

  void breakThings() {
    while (run_.now() < raft::Instant(kFaultyTime) && sound_) {
      advance(run_.now() + faults_.pause());
      act(faults_.next(run_.view()));
    }
  }

  void heal() {
    for (const cluster::Command& command : Faults::healing(run_.view())) act(command);
    const raft::Instant end = run_.now() + kHealingTime;
    while (sound_ && run_.now() < end && !written()) advance(run_.now() + 500ms);
    if (!sound_) return;
    EXPECT_TRUE(written()) << "no write after healing\n" << story();
    advance(run_.now() + 2s);
    for (const trace::ServerView& s : run_.view().servers()) {
      EXPECT_EQ(s.lastApplied, run_.view().committed()) << story();
      EXPECT_TRUE(s.log == run_.view().servers().front().log) << story();
    }
    const trace::ServerView& any = run_.view().servers().front();
    EXPECT_EQ(firstLie(asked_, any.log, any.lastApplied), "") << story();
  }

  const Seen& seen() const { return seen_; }

 private:
  /// Asks for a write until one is answered with Ok.
  bool written() {
    const auto& operations = run_.view().operations();
    const kv::Operation wanted = kv::Put{"healed", "yes"};
    for (const trace::OperationView& o : operations) {
      if (o.command.operation == wanted && o.outcome == trace::Outcome::Ok) return true;
    }
    cluster::Submit submit;
    submit.operation = wanted;
    act(submit);
    return false;
  }

  void act(const cluster::Command& command) {
    if (!sound_) return;
    run_.execute(command);  // one that makes no sense now changes nothing
    look();
  }

  void advance(raft::Instant limit) {
    while (sound_ && run_.step(limit)) look();
  }

  void look() {
    for (const trace::Event& e : run_.lastEvents()) {
      last_ = std::holds_alternative<trace::Violated>(e.body) ? last_ : e;
      const auto* role = std::get_if<raft::RoleChanged>(&e.body);
      seen_.leaders += role != nullptr && role->role == raft::RoleName::Leader ? 1 : 0;
      seen_.commits += std::holds_alternative<raft::CommitAdvanced>(e.body) ? 1 : 0;
      seen_.crashes += std::holds_alternative<trace::ServerCrashed>(e.body) ? 1 : 0;
      seen_.drops += std::holds_alternative<trace::MessageDropped>(e.body) ? 1 : 0;
      hear(e);
      if (const auto* violated = std::get_if<trace::Violated>(&e.body)) {
        fail(violated->invariant + ": " + violated->what);
      }
      if (const auto* refused = std::get_if<trace::ServerRefused>(&e.body)) fail(refused->why);
    }
  }

  void hear(const trace::Event& e) {
    if (const auto* started = std::get_if<trace::OperationStarted>(&e.body)) {
      asked_.push_back({started->command, e.id.value, 0, trace::Outcome::Unknown, {}});
    } else if (const auto* finished = std::get_if<trace::OperationFinished>(&e.body)) {
      Asked& asked = asked_[finished->id.value - 1];
      asked.finishedAt = e.id.value;
      asked.outcome = finished->outcome;
      asked.result = finished->result;
    }
  }

  void fail(const std::string& what) {
    sound_ = false;
    ADD_FAILURE() << what << "\n" << story();
  }

  std::string story() const {
    return "seed " + std::to_string(seed_) + ", event " + std::to_string(last_.id.value) + ": " +
           trace::textOf(last_, run_.view().size()) + "\n" + scenario::print(run_.script());
  }

  std::uint64_t seed_;
  Faults faults_;
  scenario::Run run_;
  trace::Event last_;
  Seen seen_;
  std::vector<Asked> asked_;
  bool sound_{true};
};

}  // namespace

TEST(Simulation, NoFaultBreaksAGuaranteeAndAHealedClusterWorksAgain) {
  Seen all;
  for (std::uint64_t seed = 1; seed <= kFaultSeeds && !testing::Test::HasFailure(); ++seed) {
    FaultyRun run(seed);
    run.breakThings();
    run.heal();
    all.leaders += run.seen().leaders;
    all.commits += run.seen().commits;
    all.crashes += run.seen().crashes;
    all.drops += run.seen().drops;
  }
  if (testing::Test::HasFailure()) return;
  EXPECT_GT(all.leaders, kFaultSeeds * 2);
  EXPECT_GT(all.commits, kFaultSeeds * 10);
  EXPECT_GT(all.crashes, kFaultSeeds * 5);
  EXPECT_GT(all.drops, kFaultSeeds * 20);
}

}  // namespace simulation
