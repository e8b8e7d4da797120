// A file as memory: the kernel reads what is looked at, and may forget it again.
// Thread rule: a value that never changes; any thread.
#pragma once

#include <memory>
#include <string_view>

#include "engine/wal/file.h"

namespace net {

class MappedFile {
 public:
  /// Of an open file, which may be closed or removed afterwards. nullptr if the kernel will not.
  /// REQUIRES: it has `size` bytes, and nobody changes them any more.
  static std::shared_ptr<const MappedFile> of(int descriptor, std::size_t size);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  /// Reads all of it. False: a part cannot be read, and who looked at it would be killed.
  bool readable() const;
  std::string_view bytes() const { return {static_cast<const char*>(at_), size_}; }
  /// What was looked at need not stay in memory: it is read again when it is asked for.
  void letGo() const;

 private:
  MappedFile(void* at, std::size_t size) : at_(at), size_(size) {}

  void* at_;
  std::size_t size_;
};

}  // namespace net
