// One simulated cluster under the checks: the world, what its events tell, and the first thing that
// is found wrong.
// Thread rule: a value but for the world; one thread at a time.
// Invariant: after a finding nothing more happens.
#pragma once

#include <memory>
#include <set>

#include "engine/check/history_trace.h"
#include "engine/check/invariants.h"
#include "engine/cluster/world.h"
#include "engine/nemesis/patient.h"
#include "engine/study/finding.h"
#include "engine/trace/view.h"

namespace study {

using cluster::ServerId;
using raft::Duration;
using raft::Instant;

struct Act {
  Instant at{};
  cluster::Command what;
};
using Acts = std::vector<Act>;

class Trial : public nemesis::Patient {
 public:
  explicit Trial(const cluster::Settings& settings);

  /// Lets happen what happens up to `limit`, or to the first finding.
  void advance(Instant limit);
  /// False if the command makes no sense now, or something was found: nothing happened then.
  bool execute(const cluster::Command& command) override;
  /// Asks whether the clients were told the truth so far.
  void checkHistory();
  void found(Wrong what, std::string name, std::string sentence, ServerId server = {});

  Instant now() const override { return world_->now(); }
  const trace::ClusterView& view() const override { return view_; }
  const cluster::Settings& settings() const override { return world_->settings(); }
  const std::optional<Finding>& finding() const { return finding_; }
  const check::History& history() const { return history_.history(); }
  /// What was executed.
  const Acts& acts() const { return acts_; }
  std::uint64_t events() const { return view_.lastEvent().value; }
  /// The search for an order of the history was given up.
  bool undecided() const { return undecided_; }

  /// Of the last change that any server applied: what is in force.
  const raft::Configuration& configuration() const override { return configuration_; }
  /// Its disk lost what it had promised, or is damaged: it never comes back under its id.
  bool gone(ServerId id) const override {
    return view_.server(id).diskLost || damaged_.contains(id);
  }

 private:
  void absorb();
  void look(const trace::Event& event);

  std::unique_ptr<cluster::World> world_;
  trace::ClusterView view_;
  check::Invariants invariants_;
  check::HistoryOfTrace history_;
  std::vector<trace::Event> events_;
  std::optional<Finding> finding_;
  Acts acts_;
  raft::Configuration configuration_;
  raft::Index configuredAt_;
  std::set<ServerId> damaged_;
  bool undecided_{false};
};

}  // namespace study
