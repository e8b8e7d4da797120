#include "engine/sim/files.h"

#include <algorithm>

namespace sim {

std::string SimFile::read() const {
  std::string bytes;
  bytes.reserve(size_);
  for (const auto& page : pages_) bytes += *page;
  bytes += tail_;
  bytes.resize(std::max<std::size_t>(size_, bytes.size()), '\0');
  return bytes;
}

void SimFile::write(std::uint64_t offset, std::string_view bytes) {
  while (offset < pages_.size() * kPage) {
    tail_.insert(0, *pages_.back());
    pages_.pop_back();
  }
  const std::uint64_t at = offset - pages_.size() * kPage;
  if (at + bytes.size() > tail_.size()) tail_.resize(at + bytes.size(), '\0');
  std::copy(bytes.begin(), bytes.end(), tail_.begin() + static_cast<std::ptrdiff_t>(at));
  synced_ = std::min(synced_, offset);
}

void SimFile::sync() {
  durable_ = true;
  synced_ = written();
  std::size_t taken = 0;
  for (; tail_.size() - taken >= kPage; taken += kPage) {
    pages_.push_back(std::make_shared<const std::string>(tail_.substr(taken, kPage)));
  }
  tail_.erase(0, taken);
}

void SimFile::crash(std::uint64_t torn) {
  const std::uint64_t keep = synced_ + torn;
  // Unsynced bytes are in the tail, unless a synced page was opened again for writing.
  tail_.resize(keep - pages_.size() * kPage);
  synced_ = keep;
}

std::vector<std::string> SimFiles::list() const {
  std::vector<std::string> names;
  for (const auto& [name, file] : files_) names.push_back(name);
  return names;
}

wal::Failure SimFiles::create(const std::string& name, std::uint64_t size) {
  const bool isNew = files_.try_emplace(name, size).second;
  return isNew ? wal::Failure() : name + " is there already.";
}

wal::Failure SimFiles::remove(const std::string& name) {
  return files_.erase(name) == 1 ? wal::Failure() : name + " is not there.";
}

wal::ReadResult SimFiles::read(const std::string& name) const {
  const auto found = files_.find(name);
  if (found == files_.end()) return {{}, name + " is not there."};
  return {found->second.read(), {}};
}

wal::Failure SimFiles::write(const std::string& name, std::uint64_t offset,
                             std::string_view bytes) {
  const auto found = files_.find(name);
  if (found == files_.end()) return name + " is not there.";
  found->second.write(offset, bytes);
  return {};
}

wal::Failure SimFiles::sync(const std::string& name) {
  const auto found = files_.find(name);
  if (found == files_.end()) return name + " is not there.";
  found->second.sync();
  return {};
}

std::uint64_t SimFiles::unsynced() const {
  std::uint64_t sum = 0;
  for (const auto& [name, file] : files_) sum += file.unsynced();
  return sum;
}

void SimFiles::crash(std::uint64_t torn) {
  std::erase_if(files_, [](const auto& file) { return !file.second.exists(); });
  for (auto& [name, file] : files_) {
    const std::uint64_t kept = std::min(torn, file.unsynced());
    file.crash(kept);
    torn -= kept;
  }
}

void SimFile::flip(std::uint64_t byte) {
  const std::uint64_t page = byte / kPage;
  if (page < pages_.size()) {
    std::string changed = *pages_[page];
    changed[byte % kPage] ^= 1;
    pages_[page] = std::make_shared<const std::string>(std::move(changed));
  } else {
    tail_[byte - pages_.size() * kPage] ^= 1;
  }
}

std::uint64_t SimFiles::durableBytes() const {
  std::uint64_t bytes = 0;
  for (const auto& [name, file] : files_) bytes += file.durableBytes();
  return bytes;
}

void SimFiles::flip(std::uint64_t byte) {
  for (auto& [name, file] : files_) {
    if (byte < file.durableBytes()) {
      file.flip(byte);
      return;
    }
    byte -= file.durableBytes();
  }
}

}  // namespace sim
