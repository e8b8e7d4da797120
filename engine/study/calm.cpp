#include "engine/study/calm.h"

#include "engine/study/lab.h"

namespace study {

namespace {

/// What has disturbed a cluster so often needs no more watching.
constexpr std::uint64_t kCandidaciesMost = 200;

bool stands(const trace::Event& event) {
  const auto* changed = std::get_if<raft::RoleChanged>(&event.body);
  return changed && (changed->role == raft::RoleName::Candidate ||
                     changed->role == raft::RoleName::PreCandidate);
}

}  // namespace

Calm watchCalm(const cluster::Settings& settings, std::uint64_t seed, raft::Duration span) {
  cluster::Settings seeded = settings;
  seeded.seed = seed;
  Lab lab(seeded);
  lab.order(cluster::Campaign{raft::ServerId{1}});
  const auto elected = [](const trace::Event& e) {
    const auto* changed = std::get_if<raft::RoleChanged>(&e.body);
    return changed && changed->role == raft::RoleName::Leader;
  };
  Calm calm;
  if (!lab.await(lab.now() + settings.electionTimeoutMax * 20, elected)) return calm;
  // The first heartbeats have to arrive.
  lab.run(lab.now() + 2 * settings.links.latencyMax + settings.heartbeatInterval);
  lab.skipEvents();
  const raft::Instant begin = lab.now();
  while (calm.candidacies < kCandidaciesMost) {
    const auto stood = lab.await(begin + span, stands);
    if (!stood) break;
    ++calm.candidacies;
  }
  calm.watched = lab.now() - begin;
  return calm;
}

std::int64_t heartbeatsToSpare(const cluster::Settings& settings) {
  const raft::Duration spread =
      settings.links.latencyMax - settings.links.latencyMin + 2 * settings.processing;
  const raft::Duration room = settings.electionTimeoutMin - spread;
  if (room <= settings.heartbeatInterval) return -1;
  // With k lost the next comes k + 1 intervals after the last.
  return (room - raft::Duration(1)) / settings.heartbeatInterval - 1;
}

}  // namespace study
