// Snapshots told (Raft 7).
#include "app/view/narration_parts.h"
#include "app/view/words.h"

namespace view {
namespace {

News setsOut(const raft::Message& message, raft::Index upTo, std::uint64_t bytes) {
  return {Weight::Important,
          Say::tr("%1 sends %2 its snapshot up to entry %3 (%4): it has given up the entries that "
                  "%2 lacks.")
              .arg(nameOf(message.from), nameOf(message.to))
              .arg(upTo.value)
              .arg(bytesText(bytes)),
          {message.from, message.to}};
}

}  // namespace

Told tell(const raft::Compacted& body, const Scene& scene) {
  return News{Weight::Passing,
              Say::tr("%1 gives up its entries up to %2: a snapshot stands for them.")
                  .arg(nameOf(scene.event.server))
                  .arg(body.lastIncludedIndex.value),
              {scene.event.server}};
}

Told tell(const raft::SnapshotInstalled& body, const Scene& scene) {
  return News{Weight::Important,
              Say::tr("%1 takes its leader's snapshot up to entry %2 in place of its log.")
                  .arg(nameOf(scene.event.server))
                  .arg(body.lastIncludedIndex.value),
              {scene.event.server}};
}

Told tell(const trace::SnapshotTaken& body, const Scene& scene) {
  return News{Weight::Passing,
              Say::tr("%1 has a snapshot of its state after entry %2 on disk (%3).")
                  .arg(nameOf(scene.event.server))
                  .arg(body.lastIncludedIndex.value)
                  .arg(bytesText(body.bytes)),
              {scene.event.server}};
}

Told tell(const trace::StateRestored& body, const Scene& scene) {
  return News{Weight::Passing,
              Say::tr("%1's store now holds what the snapshot up to entry %2 holds.")
                  .arg(nameOf(scene.event.server))
                  .arg(body.index.value),
              {scene.event.server}};
}

Told tellSnapshotSent(const raft::Message& message) {
  if (const auto* whole = std::get_if<raft::InstallSnapshot>(&message.body)) {
    return setsOut(message, whole->snapshot.lastIncludedIndex,
                   whole->snapshot.state.bytes().size());
  }
  const auto* chunk = std::get_if<raft::SnapshotChunk>(&message.body);
  if (!chunk || chunk->offset != 0) return {};
  return setsOut(message, chunk->lastIncludedIndex, chunk->total);
}

}  // namespace view
