#include "engine/study/lab.h"

#include <cstdlib>
#include <iostream>

#include "engine/sim/lab.h"

namespace study {

Lab::Lab(const cluster::Settings& settings) : world_(sim::makeLab(settings)) {}

void Lab::order(const cluster::Command& command) {
  const std::string why = world_->execute(command);
  if (why.empty()) return;
  std::cerr << "A study gave an order that makes no sense: " << why << '\n';
  std::abort();
}

void Lab::run(raft::Instant until) {
  while (world_->step(until)) {
  }
}

void Lab::skipEvents() {
  next_ = 0;
  events_.clear();
  world_->drain(events_);
  events_.clear();
}

bool Lab::more(raft::Instant limit) {
  events_.clear();
  next_ = 0;
  bool goesOn = true;
  while (goesOn && events_.empty()) {
    world_->drain(events_);
    if (events_.empty()) goesOn = world_->step(limit);
  }
  return !events_.empty();
}

}  // namespace study
