// Snapshots of the store: made, sent in chunks, put together, restored (Raft 7, thesis 5).
#include <algorithm>
#include <utility>

#include "engine/server/member.h"

namespace server {

// Only of what is durable here as well: the snapshot must not be ahead of term and vote.
void Member::takeSnapshot(Ports ports) {
  const raft::Index last = raft_.lastApplied();
  const raft::Index before = raft_.snapshot() ? raft_.snapshot()->lastIncludedIndex : raft::Index{};
  const bool due = config_.snapshotEvery > 0 && last >= before + config_.snapshotEvery;
  const bool wanted = snapshotWanted_ && last > before;
  if (!(due || wanted) || saving_ || raft_.installing()) return;
  if (raft_.log().durableIndex() < last) return;
  snapshotWanted_ = false;
  saving_ = true;
  ports.storage.saveSnapshot(
      {last, raft_.log().termAt(last).value_or(raft::Term{}), raft_.configuration(), {}}, store_);
}

void Member::snapshotSaved(Ports ports, raft::Snapshot saved) {
  if (!std::exchange(saving_, false)) return;
  ports.sink.emit(raft_.id(),
                  trace::SnapshotTaken{saved.lastIncludedIndex, saved.lastIncludedTerm,
                                       saved.state.bytes().size()},
                  {});
  const std::uint64_t last = saved.lastIncludedIndex.value;
  raft_.snapshotAvailable(std::move(saved));
  raft_.compact(raft::Index{last - std::min(last, config_.keptBehind)});
  carryOut(ports);
}

void Member::restore(Ports ports, const raft::Snapshot& snapshot) {
  auto store = kv::Store::restore(snapshot.state.bytes(), config_.historyKept);
  if (auto* why = std::get_if<std::string>(&store)) {
    unfit_ = std::move(*why);
    return;
  }
  store_ = std::get<kv::Store>(std::move(store));
  const trace::EventId restored = ports.sink.emit(
      raft_.id(), trace::StateRestored{snapshot.lastIncludedIndex, store_.revision()}, {});
  leasesOf_ = {};
  showLeasesOf(ports, restored);
  tellWatches(ports, restored);
}

void Member::beginTransfer(Ports ports, raft::ServerId to, raft::Snapshot snapshot) {
  std::erase_if(outgoing_, [&](const Outgoing& o) { return o.to == to; });
  outgoing_.push_back({to, std::move(snapshot)});
  sendChunk(ports, outgoing_.back());
}

void Member::sendChunk(Ports ports, const Outgoing& outgoing) {
  const raft::Snapshot& whole = outgoing.snapshot;
  const std::string_view state = whole.state.bytes();
  const std::size_t offset = std::min<std::size_t>(outgoing.received, state.size());
  raft::SnapshotChunk chunk{
      whole.lastIncludedIndex,
      whole.lastIncludedTerm,
      whole.configuration,
      offset,
      state.size(),
      raft::Payload(std::string(state.substr(offset, config_.snapshotChunkBytes)))};
  ports.transport.send({raft_.id(), outgoing.to, raft_.currentTerm(), std::move(chunk)});
}

void Member::receiveChunk(Ports ports, const raft::Message& message,
                          const raft::SnapshotChunk& chunk) {
  raft_.receive(ports.clock.now(), message);
  if (message.term != raft_.currentTerm() || raft_.leader() != message.from) return;
  const bool goesOn = incoming_ && incoming_->from == message.from &&
                      incoming_->first.lastIncludedIndex == chunk.lastIncludedIndex &&
                      incoming_->first.lastIncludedTerm == chunk.lastIncludedTerm &&
                      incoming_->first.total == chunk.total;
  if (!goesOn) incoming_ = Incoming{message.from, chunk, {}};
  // A chunk that comes twice or too early changes nothing: the answer says where to go on.
  if (chunk.offset == incoming_->bytes.size()) incoming_->bytes += chunk.bytes.bytes();
  const std::uint64_t received = incoming_->bytes.size();
  ports.transport.send({raft_.id(), message.from, message.term,
                        raft::SnapshotChunkReply{chunk.lastIncludedIndex, received}});
  if (received < chunk.total) return;
  raft::Snapshot whole{chunk.lastIncludedIndex, chunk.lastIncludedTerm,
                       incoming_->first.configuration,
                       raft::StateBytes(std::move(incoming_->bytes))};
  incoming_.reset();
  raft_.receive(ports.clock.now(),
                {message.from, message.to, message.term, raft::InstallSnapshot{std::move(whole)}});
}

void Member::receiveChunkReply(Ports ports, raft::ServerId from,
                               const raft::SnapshotChunkReply& reply) {
  const auto it = std::find_if(outgoing_.begin(), outgoing_.end(), [&](const Outgoing& o) {
    return o.to == from && o.snapshot.lastIncludedIndex == reply.lastIncludedIndex;
  });
  if (it == outgoing_.end()) return;
  it->silent = false;
  if (reply.received >= it->snapshot.state.bytes().size()) {
    outgoing_.erase(it);
    raft_.snapshotReported(ports.clock.now(), from, raft::SnapshotStatus::Delivered);
  } else if (reply.received != it->received) {
    // Fewer than before: the peer lost what it had. As many: the answer to a repetition.
    it->received = reply.received;
    sendChunk(ports, *it);
  }
}

// The peer lives, yet a whole heartbeat went by without an answer: the chunk or its answer was
// lost, so it goes again from where the peer was.
void Member::nudgeTransfer(Ports ports, raft::ServerId peer) {
  for (Outgoing& outgoing : outgoing_) {
    if (outgoing.to != peer) continue;
    if (outgoing.silent) sendChunk(ports, outgoing);
    outgoing.silent = true;
  }
}

}  // namespace server
