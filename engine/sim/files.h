// Simulated files: what was written, and how much of it survives a crash.
// Thread rule: a value; synced bytes are shared between copies and immutable.
// Invariant: bytes behind the written end are zero, as preallocation leaves them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/wal/file.h"

namespace sim {

/// One file: whole synced pages, shared between forks, then the rest.
class SimFile {
 public:
  explicit SimFile(std::uint64_t size) : size_(size) {}

  std::string read() const;
  void write(std::uint64_t offset, std::string_view bytes);
  void sync();
  bool exists() const { return durable_; }
  std::uint64_t durableBytes() const { return durable_ ? synced_ : 0; }
  /// REQUIRES: byte < durableBytes().
  void flip(std::uint64_t byte);
  /// Bytes that a crash may take.
  std::uint64_t unsynced() const { return written() - synced_; }
  /// Keeps `torn` of the unsynced bytes. REQUIRES: exists(), torn <= unsynced().
  void crash(std::uint64_t torn);

 private:
  std::uint64_t written() const { return pages_.size() * kPage + tail_.size(); }

  static constexpr std::uint64_t kPage = 4096;
  std::vector<std::shared_ptr<const std::string>> pages_;
  std::string tail_;
  std::uint64_t synced_{0};
  std::uint64_t size_{0};
  bool durable_{false};  ///< the file's name is in the folder even after a crash
};

/// The folder of one server.
class SimFiles final : public wal::Files {
 public:
  std::vector<std::string> list() const override;
  wal::Failure create(const std::string& name, std::uint64_t size) override;
  wal::Failure remove(const std::string& name) override;
  wal::ReadResult read(const std::string& name) const override;
  wal::Failure write(const std::string& name, std::uint64_t offset,
                     std::string_view bytes) override;
  wal::Failure sync(const std::string& name) override;

  /// Bytes of all files that are durable, and how to flip a bit in one of them.
  std::uint64_t durableBytes() const;
  void flip(std::uint64_t byte);
  /// Bytes of all files that a crash may take.
  std::uint64_t unsynced() const;
  /// Power is gone: of the unsynced bytes, in order of the files, the first `torn` stay.
  void crash(std::uint64_t torn);

 private:
  std::map<std::string, SimFile> files_;
};

}  // namespace sim
