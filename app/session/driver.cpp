#include "app/session/driver.h"

#include "engine/nemesis/repairs.h"

namespace session {

namespace {

/// The run as the nemesis knows it.
class Treated final : public nemesis::Patient {
 public:
  explicit Treated(scenario::Run& run) : run_(run) {}

  Instant now() const override { return run_.now(); }
  const trace::ClusterView& view() const override { return run_.view(); }
  const cluster::Settings& settings() const override { return run_.world().settings(); }
  const raft::Configuration& configuration() const override { return run_.view().configuration(); }
  bool gone(raft::ServerId id) const override {
    const trace::ServerView& server = run_.view().server(id);
    return server.diskLost || server.status == trace::ServerStatus::Refused;
  }
  bool execute(const cluster::Command& command) override {
    if (!run_.execute(command).empty()) return false;
    done_.push_back(command);
    return true;
  }
  std::vector<cluster::Command> takeDone() { return std::move(done_); }

 private:
  scenario::Run& run_;
  std::vector<cluster::Command> done_;
};

}  // namespace

Driver::Doer Driver::doerOf(const Routine& what, scenario::Run& run) {
  const Treated patient(run);
  if (const auto* chaos = std::get_if<Chaos>(&what)) {
    return nemesis::Nemesis(patient, nemesis::chaosProfile(chaos->intensity), chaos->seed);
  }
  return nemesis::RollingRestart(patient);
}

Driver::Driver(const Routine& what, scenario::Run& run)
    : routine_(what), doer_(doerOf(what, run)) {}

Instant Driver::nextAt() const {
  return std::visit([](const auto& doer) { return doer.nextAt(); }, doer_);
}

std::vector<cluster::Command> Driver::act(scenario::Run& run) {
  Treated patient(run);
  std::visit([&](auto& doer) { doer.act(patient); }, doer_);
  return patient.takeDone();
}

std::vector<cluster::Command> repair(scenario::Run& run) {
  Treated patient(run);
  for (const cluster::Command& command :
       nemesis::repairsOf(run.view(), patient.settings(), run.now())) {
    patient.execute(command);
  }
  return patient.takeDone();
}

}  // namespace session
