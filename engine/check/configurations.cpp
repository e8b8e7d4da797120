#include "engine/check/configurations.h"

#include <algorithm>

#include "engine/check/mix.h"

namespace check {
bool Configurations::add(std::uint32_t frontier, ValueId value,
                         const std::vector<std::uint64_t>& underWay,
                         const std::vector<Used>& used) {
  std::uint64_t hash =
      mix(frontier, static_cast<std::uint64_t>(static_cast<std::uint32_t>(value)) << 32);
  for (const std::uint64_t word : underWay) hash = mix(hash, word);
  const std::size_t slot = hash & (heads_.size() - 1);
  for (std::uint32_t at = heads_[slot]; at != 0; at = entries_[at - 1].next) {
    const Entry& entry = entries_[at - 1];
    if (entry.hash == hash && same(at - 1, frontier, value, underWay) && usedLess(entry, used)) {
      return false;
    }
  }
  entries_.push_back(
      {hash, heads_[slot], frontier, value, static_cast<std::uint32_t>(used.size()), used_.size()});
  heads_[slot] = static_cast<std::uint32_t>(entries_.size());
  underWay_.insert(underWay_.end(), underWay.begin(), underWay.end());
  used_.insert(used_.end(), used.begin(), used.end());
  if (entries_.size() > heads_.size()) grow();
  return true;
}

bool Configurations::same(std::size_t entry, std::uint32_t frontier, ValueId value,
                          const std::vector<std::uint64_t>& underWay) const {
  return entries_[entry].frontier == frontier && entries_[entry].value == value &&
         std::equal(underWay.begin(), underWay.end(), underWay_.begin() + words_ * entry);
}

bool Configurations::usedLess(const Entry& entry, const std::vector<Used>& used) const {
  const std::span<const Used> less(used_.data() + entry.usedFrom, entry.usedSize);
  auto more = used.begin();
  for (const Used& u : less) {
    while (more != used.end() && more->kind < u.kind) ++more;
    if (more == used.end() || more->kind != u.kind || more->count < u.count) return false;
  }
  return true;
}

void Configurations::grow() {
  heads_.assign(4 * heads_.size(), 0);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::uint32_t& head = heads_[entries_[i].hash & (heads_.size() - 1)];
    entries_[i].next = head;
    head = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace check
