#include "engine/study/elections.h"

#include <functional>

#include "engine/study/leader_loss.h"

namespace study {

namespace {

/// Looks for the leader that stays.
class Succession {
 public:
  /// `followers` besides the leader are running.
  explicit Succession(std::uint32_t followers) : followers_(followers) {}

  /// True once everybody follows a leader.
  bool operator()(const trace::Event& event) {
    if (const auto* changed = std::get_if<raft::RoleChanged>(&event.body)) {
      if (changed->role == raft::RoleName::Leader) begin(event.at, changed->term);
      if (changed->role == raft::RoleName::Follower) follows(changed->term, changed->leader);
    } else if (const auto* learned = std::get_if<raft::LeaderLearned>(&event.body)) {
      follows(learned->term, learned->leader);
    }
    return term_.value > 0 && missing_ == 0;
  }
  Instant electedAt() const { return electedAt_; }
  raft::Term term() const { return term_; }

 private:
  void begin(Instant at, raft::Term term) {
    electedAt_ = at;
    term_ = term;
    missing_ = followers_;
  }
  void follows(raft::Term term, ServerId leader) {
    if (leader && term == term_) --missing_;
  }

  std::uint32_t followers_;
  std::uint32_t missing_{0};
  Instant electedAt_{};
  raft::Term term_;
};

}  // namespace

std::optional<Election> runElection(const ElectionPlan& plan, std::uint64_t seed) {
  std::optional<Leaderless> lost = loseLeader(plan, seed);
  if (!lost) return std::nullopt;
  const Instant begin = lost->lab.now();
  Succession succession(lost->running - 1);
  const auto settled = lost->lab.await(begin + plan.patience, std::ref(succession));
  if (!settled) return std::nullopt;
  return Election{succession.electedAt() - begin, succession.term().value - lost->term.value};
}

}  // namespace study
