#include "engine/raft/sound.h"

namespace raft {

namespace {

bool follow(const AppendEntries& request, Term leaders) {
  if (request.prevLogIndex.value > kNumberMost) return false;
  Index last = request.prevLogIndex;
  Term term = request.prevLogTerm;
  for (const Entry& entry : request.entries) {
    if (entry.index != last + 1 || entry.term < term || entry.term > leaders) return false;
    last = entry.index;
    term = entry.term;
  }
  return true;
}

bool stands(const Snapshot& snapshot, Term leaders) {
  return snapshot.lastIncludedIndex.value < kNumberMost && snapshot.lastIncludedTerm <= leaders;
}

}  // namespace

bool isSound(const Message& message) {
  if (!message.from || message.term.value > kNumberMost) return false;
  if (const auto* append = std::get_if<AppendEntries>(&message.body)) {
    return follow(*append, message.term);
  }
  const auto* install = std::get_if<InstallSnapshot>(&message.body);
  return !install || stands(install->snapshot, message.term);
}

}  // namespace raft
