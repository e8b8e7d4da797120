// A disk whose power goes after so many steps: a byte written, a file made or removed is a step
// each.
#pragma once

#include "tests/wal/memory_files.h"

namespace wal {

class FilesWithPower final : public Files {
 public:
  FilesWithPower(MemoryFiles& files, std::uint64_t steps) : files_(files), steps_(steps) {}

  std::vector<std::string> list() const override { return files_.list(); }
  ReadResult read(const std::string& name) const override { return files_.read(name); }
  Failure create(const std::string& name, std::uint64_t size) override {
    if (take(1) == 0) return gone();
    return files_.create(name, size);
  }
  Failure remove(const std::string& name) override {
    if (take(1) == 0) return gone();
    return files_.remove(name);
  }
  Failure write(const std::string& name, std::uint64_t offset, std::string_view bytes) override {
    const std::uint64_t count = take(bytes.size());
    Failure failure = files_.write(name, offset, bytes.substr(0, count));
    return count < bytes.size() ? gone() : failure;
  }
  Failure sync(const std::string& name) override {
    return steps_ == 0 ? gone() : files_.sync(name);
  }

  std::uint64_t taken() const { return taken_; }

 private:
  static Failure gone() { return "The power is gone."; }
  std::uint64_t take(std::uint64_t wanted) {
    const std::uint64_t count = std::min(wanted, steps_);
    steps_ -= count;
    taken_ += count;
    return count;
  }

  MemoryFiles& files_;
  std::uint64_t steps_;
  std::uint64_t taken_{0};
};

}  // namespace wal
