#include "engine/trace/size.h"

namespace trace {

std::size_t sizeOf(const Event& e) {
  std::size_t bytes = sizeof(Event) + e.causes.capacity() * sizeof(EventId);
  if (const auto* sent = std::get_if<MessageSent>(&e.body); sent && sent->message) {
    bytes += sizeof(raft::Message);
    if (const auto* append = std::get_if<raft::AppendEntries>(&sent->message->body)) {
      bytes += append->entries.size() * sizeof(raft::Entry);
    }
  }
  if (const auto* appended = std::get_if<raft::Appended>(&e.body)) {
    for (const raft::Entry& entry : appended->entries) {
      bytes += sizeof(raft::Entry) + entry.payload.bytes().size();
    }
  }
  return bytes;
}

}  // namespace trace
