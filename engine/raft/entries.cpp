#include "engine/raft/entries.h"

#include <algorithm>

namespace raft {

const Entry& Entries::at(Index i) const {
  const std::size_t offset = (i - first_) + skipped_;
  const std::size_t chunk = offset / kChunk;
  return chunk < full_.size() ? (*full_[chunk])[offset % kChunk]
                              : tail_[offset - full_.size() * kChunk];
}

void Entries::append(Entry e) {
  tail_.push_back(std::move(e));
  if (tail_.size() == kChunk) {
    full_.push_back(std::make_shared<const Chunk>(std::move(tail_)));
    tail_.clear();
  }
}

void Entries::truncateFrom(Index from) {
  const std::size_t kept = from > first_ ? std::min<std::size_t>(from - first_, size()) : 0;
  const std::size_t keep = kept + skipped_;
  const std::size_t chunk = keep / kChunk;
  if (chunk < full_.size()) {
    const Chunk& cut = *full_[chunk];
    tail_.assign(cut.begin(), cut.begin() + static_cast<std::ptrdiff_t>(keep % kChunk));
    full_.resize(chunk);
  } else {
    tail_.resize(keep - full_.size() * kChunk);
  }
}

void Entries::compact(Index upTo) {
  if (upTo < first_) return;
  upTo = std::min(upTo, lastIndex());
  if (upTo < first_) return;
  baseTerm_ = at(upTo).term;
  skipped_ += upTo - first_ + 1;
  first_ = upTo + 1;
  const std::size_t chunks = std::min(skipped_ / kChunk, full_.size());
  full_.erase(full_.begin(), full_.begin() + static_cast<std::ptrdiff_t>(chunks));
  skipped_ -= chunks * kChunk;
  if (full_.empty()) {
    tail_.erase(tail_.begin(), tail_.begin() + static_cast<std::ptrdiff_t>(skipped_));
    skipped_ = 0;
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
  if (a.size() != b.size() || a.first_ != b.first_ || a.baseTerm_ != b.baseTerm_) return false;
  if (a.skipped_ == b.skipped_ && a.full_ == b.full_) return a.tail_ == b.tail_;
  for (Index i = a.first_; i <= a.lastIndex(); ++i) {
    if (!(a.at(i) == b.at(i))) return false;
  }
  return true;
}

}  // namespace raft
