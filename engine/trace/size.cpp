#include "engine/trace/size.h"

namespace trace {
namespace {

/// What the allocator adds to a block, and what a shared pointer adds to its object.
constexpr std::size_t kBlock = 16;
constexpr std::size_t kShared = 16;

template <class T>
std::size_t sizeOf(const std::vector<T>& list) {
  return list.empty() ? 0 : kBlock + list.capacity() * sizeof(T);
}

std::size_t sizeOf(const raft::Message& message) {
  const auto* append = std::get_if<raft::AppendEntries>(&message.body);
  const auto* chunk = std::get_if<raft::SnapshotChunk>(&message.body);
  return kBlock + kShared + sizeof(raft::Message) + (append ? sizeOf(append->entries) : 0) +
         (chunk ? chunk->bytes.bytes().size() : 0);
}

std::size_t sizeOf(const raft::Payload& payload) {
  if (payload.bytes().empty()) return 0;
  return 2 * kBlock + kShared + sizeof(std::string) + payload.bytes().size();
}

}  // namespace

std::size_t sizeOf(const Event& e) {
  std::size_t bytes = sizeof(Event) + sizeOf(e.causes);
  if (const auto* sent = std::get_if<MessageSent>(&e.body); sent && sent->message) {
    bytes += sizeOf(*sent->message);
  }
  if (const auto* appended = std::get_if<raft::Appended>(&e.body)) {
    bytes += sizeOf(appended->entries);
    for (const raft::Entry& entry : appended->entries) bytes += sizeOf(entry.payload);
  }
  if (const auto* started = std::get_if<OperationStarted>(&e.body)) {
    const auto* call = std::get_if<kv::Call>(&started->command.operation);
    if (call != nullptr) bytes += call->key.size() + call->request.size();
  }
  if (const auto* finished = std::get_if<OperationFinished>(&e.body)) {
    bytes += finished->result.answer.size();
  }
  if (const auto* told = std::get_if<WatchTold>(&e.body)) bytes += told->key.size();
  return bytes;
}

std::size_t sizeOf(const ClusterView& view) {
  std::size_t bytes = kBlock + kShared + sizeof(ClusterView) + sizeOf(view.servers()) +
                      sizeOf(view.messages()) + sizeOf(view.drops()) + sizeOf(view.operations()) +
                      sizeOf(view.watches()) + sizeOf(view.locks());
  bytes += view.size() * view.size() * sizeof(LinkState);
  for (const ServerView& server : view.servers()) {
    bytes += sizeOf(server.ballots) + sizeOf(server.progress) + sizeOf(server.unsynced) +
             sizeOf(server.leases);
  }
  return bytes;
}

}  // namespace trace
