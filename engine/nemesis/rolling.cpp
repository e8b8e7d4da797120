#include "engine/nemesis/rolling.h"

#include <algorithm>

namespace nemesis {

namespace {

using trace::ServerView;

/// How long a server stays stopped.
constexpr Duration kDown{std::chrono::milliseconds(100)};
/// How often it is asked whether the server is back.
constexpr Duration kLook{std::chrono::milliseconds(10)};

bool everybodyIsBack(const trace::ClusterView& view, ServerId last) {
  const ServerId leader = view.leader();
  if (!leader) return false;
  const ServerView& server = view.server(last);
  return server.running() && server.leader == leader && server.lastApplied >= view.committed();
}

}  // namespace

RollingRestart::RollingRestart(const Patient& patient) : next_(patient.now()) {
  const ServerId leader = patient.view().leader();
  for (const ServerView& server : patient.view().servers()) {
    if (server.running() && server.id != leader) waiting_.push_back(server.id);
  }
  if (leader) waiting_.push_back(leader);
  if (waiting_.empty()) next_ = raft::kNever;
}

void RollingRestart::act(Patient& patient) {
  next_ = patient.now() + kLook;
  if (phase_ == Phase::Stopped) {
    patient.execute(cluster::Restart{current_});
    phase_ = Phase::Returning;
    return;
  }
  if (phase_ == Phase::Returning && !everybodyIsBack(patient.view(), current_)) return;
  phase_ = Phase::Running;
  if (waiting_.empty()) {
    next_ = raft::kNever;
    return;
  }
  current_ = waiting_.front();
  waiting_.pop_front();
  if (!patient.execute(cluster::Crash{current_})) return;
  phase_ = Phase::Stopped;
  next_ = patient.now() + kDown;
}

}  // namespace nemesis
