#include "engine/raft/entries.h"

#include <algorithm>

namespace raft {

const Entry& Entries::at(Index i) const {
  const std::size_t offset = i - first_;
  const std::size_t chunk = offset / kChunk;
  return chunk < full_.size() ? (*full_[chunk])[offset % kChunk]
                              : tail_[offset - full_.size() * kChunk];
}

void Entries::append(Entry e) {
  if (empty()) first_ = e.index;
  tail_.push_back(std::move(e));
  if (tail_.size() == kChunk) {
    full_.push_back(std::make_shared<const Chunk>(std::move(tail_)));
    tail_.clear();
  }
}

void Entries::truncateFrom(Index from) {
  const std::size_t keep = from > first_ ? std::min<std::size_t>(from - first_, size()) : 0;
  const std::size_t chunk = keep / kChunk;
  if (chunk < full_.size()) {
    const Chunk& cut = *full_[chunk];
    tail_.assign(cut.begin(), cut.begin() + static_cast<std::ptrdiff_t>(keep % kChunk));
    full_.resize(chunk);
  } else {
    tail_.resize(keep - full_.size() * kChunk);
  }
}

std::vector<Entry> Entries::slice(Index from, std::size_t most) const {
  std::vector<Entry> out;
  if (empty() || from > lastIndex()) return out;
  const Index start = std::max(from, first_);
  const std::size_t count = std::min<std::size_t>(most, lastIndex() - start + 1);
  out.reserve(count);
  for (std::size_t k = 0; k < count; ++k) out.push_back(at(start + k));
  return out;
}

bool operator==(const Entries& a, const Entries& b) {
  if (a.size() != b.size() || (!a.empty() && a.first_ != b.first_)) return false;
  for (std::size_t c = 0; c < a.full_.size(); ++c) {
    if (a.full_[c] != b.full_[c] && *a.full_[c] != *b.full_[c]) return false;
  }
  return a.tail_ == b.tail_;
}

}  // namespace raft
