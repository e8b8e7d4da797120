// Any bytes as the files of a folder: the log is read back or refused; what was read back goes on,
// and is read back again the same.
#include <cstdlib>

#include "engine/sim/files.h"
#include "engine/wal/log.h"

namespace {

/// Cut into files at each mark; the first byte of a piece chooses its name.
void fill(sim::SimFiles& files, std::string_view bytes) {
  constexpr std::string_view kMark = "\xff\xfe";
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find(kMark), bytes.size());
    const std::string_view piece = bytes.substr(0, end);
    bytes.remove_prefix(std::min(bytes.size(), end + kMark.size()));
    if (piece.empty()) continue;
    const std::string kind = (piece[0] & 8) == 0 ? ".log" : ".snap";
    const std::string name = "000000000000000" + std::to_string(piece[0] & 7) + kind;
    if (!files.create(name, piece.size()).empty()) continue;
    if (!files.write(name, 0, piece.substr(1)).empty() || !files.sync(name).empty()) std::abort();
  }
}

/// A sound log of a few batches, in which some bytes are then replaced.
void writeSome(sim::SimFiles& files, const std::uint8_t* data, std::size_t size) {
  auto opened = wal::Log::open(files, {.segmentBytes = 256, .salt = 1});
  wal::Log log = std::move(std::get<wal::Log::Opened>(opened).log);
  for (std::uint64_t i = 1; i <= 1 + (size > 0 ? data[0] % 8u : 0u); ++i) {
    raft::Persist request;
    request.hardState.currentTerm = raft::Term{i};
    request.entries.push_back({raft::Term{i}, raft::Index{i}, raft::EntryKind::Command,
                               raft::Payload(std::string(i * 7, 'x'))});
    if (!log.append(files, request).empty()) std::abort();
    if (i % 3 != 0 && !log.sync(files).empty()) std::abort();
  }
  for (std::size_t k = 1; k + 1 < size && files.durableBytes() > 0; k += 2) {
    files.flip((data[k] * 256u + data[k + 1]) % files.durableBytes());
  }
  files.crash(files.unsynced() == 0 ? 0 : (size > 0 ? data[0] : 0u) % files.unsynced());
}

void readBack(sim::SimFiles files) {
  auto opened = wal::Log::open(files, {.segmentBytes = 256, .salt = 1});
  auto* found = std::get_if<wal::Log::Opened>(&opened);
  if (found == nullptr) return;
  raft::Persist request;
  request.hardState = found->restored.hardState;
  request.hardState.currentTerm = raft::Term{request.hardState.currentTerm.value + 1};
  if (!found->log.append(files, request).empty() || !found->log.sync(files).empty()) std::abort();
  const auto again = wal::Log::open(files, {.segmentBytes = 256, .salt = 1});
  const auto* same = std::get_if<wal::Log::Opened>(&again);
  if (same == nullptr || same->restored.hardState != request.hardState) std::abort();
  if (!(same->restored.entries == found->restored.entries)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sim::SimFiles any;
  fill(any, {reinterpret_cast<const char*>(data), size});
  readBack(std::move(any));
  sim::SimFiles damaged;
  writeSome(damaged, data, size);
  readBack(std::move(damaged));
  return 0;
}
