// The few things the log asks of a disk: a folder of files, addressed by name and offset. The Lab
// gives simulated files, Live real ones.
// Thread rule: as the implementation says; the log calls it from one thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/raft/storage.h"

namespace wal {

/// "" when it worked, else a sentence that says what went wrong.
using Failure = std::string;

/// The bytes of a file, or why they could not be read.
struct ReadResult {
  std::string bytes;
  Failure failure;
};

/// The same for a file that is not written any more: it need not be held in memory.
struct KeptResult {
  raft::StateBytes bytes;
  Failure failure;
};

class Files {
 public:
  virtual ~Files() = default;

  /// Names of all files of the folder, in any order.
  virtual std::vector<std::string> list() const = 0;
  /// A new file of `size` zero bytes. REQUIRES: no file has this name.
  [[nodiscard]] virtual Failure create(const std::string& name, std::uint64_t size) = 0;
  /// A file of `size` bytes will be created before long: it may be made ready meanwhile.
  virtual void expect(std::uint64_t /*size*/) {}
  /// Durable when it returns.
  [[nodiscard]] virtual Failure remove(const std::string& name) = 0;
  /// The whole file.
  virtual ReadResult read(const std::string& name) const = 0;
  /// REQUIRES: nobody writes to the file any more. What was read stays when the file is removed.
  virtual KeptResult keep(const std::string& name) const {
    ReadResult all = read(name);
    return {raft::StateBytes(std::move(all.bytes)), std::move(all.failure)};
  }
  /// Writes inside the file. Lost in a crash, wholly or in part, unless sync follows.
  [[nodiscard]] virtual Failure write(const std::string& name, std::uint64_t offset,
                                      std::string_view bytes) = 0;
  /// Makes everything written to the file durable, and that the file exists.
  [[nodiscard]] virtual Failure sync(const std::string& name) = 0;
};

}  // namespace wal
