#include "engine/study/trial.h"

#include "engine/check/linearizability.h"
#include "engine/sim/lab.h"

namespace study {

namespace {
constexpr std::string_view kNoRoom = "There is no room left";
}  // namespace

Trial::Trial(const cluster::Settings& settings) : world_(sim::makeLab(settings)) {
  absorb();
  configuration_ = view_.configuration();
}

void Trial::advance(Instant limit) {
  while (!finding_ && world_->step(limit)) absorb();
}

bool Trial::execute(const cluster::Command& command) {
  advance(now());
  if (finding_) return false;
  const Instant at = now();
  const bool done = world_->execute(command).empty();
  if (done) acts_.push_back({at, command});
  absorb();
  return done;
}

void Trial::absorb() {
  events_.clear();
  world_->drain(events_);
  for (const trace::Event& event : events_) {
    view_.fold(event);
    history_.observe(event);
    look(event);
    if (const auto broken = invariants_.observe(event, view_)) {
      found(Wrong::Guarantee, broken->invariant, broken->what, event.server);
    }
  }
}

void Trial::look(const trace::Event& event) {
  if (const auto* changed = std::get_if<raft::ConfigurationChanged>(&event.body)) {
    if (changed->index < configuredAt_) return;
    configuredAt_ = changed->index;
    configuration_ = changed->configuration;
  } else if (std::holds_alternative<trace::DiskDamaged>(event.body)) {
    damaged_.insert(event.server);
  } else if (std::holds_alternative<trace::DiskLost>(event.body)) {
    damaged_.erase(event.server);
  } else if (const auto* refused = std::get_if<trace::ServerRefused>(&event.body)) {
    if (damaged_.contains(event.server) || refused->why.starts_with(kNoRoom)) return;
    found(Wrong::Disk, "Sound Disk",
          "S" + std::to_string(event.server.value) +
              " refuses to run, though nobody harmed its disk: " + refused->why,
          event.server);
  }
}

void Trial::found(Wrong what, std::string name, std::string sentence, ServerId server) {
  if (finding_) return;
  finding_ = Finding{what, std::move(name), std::move(sentence), now(), server};
}

void Trial::checkHistory() {
  if (finding_) return;
  const check::Verdict verdict = check::linearize(history(), check::Model::KeyValue);
  undecided_ = std::holds_alternative<check::Undecided>(verdict);
  if (const auto* lie = std::get_if<check::NotLinearizable>(&verdict)) {
    found(Wrong::History, "Linearizability", lie->reason);
  }
}

}  // namespace study
