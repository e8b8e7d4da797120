// What clients outside did and were told, as the linearizability checker reads it.
// Thread rule: any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

#include "engine/check/history.h"

namespace survival {

/// Nothing is waited for longer.
inline constexpr std::chrono::seconds kPatience{60};

/// A change that a client was told is done.
struct Acknowledged {
  std::string key;
  std::string value;
  std::int64_t revision{0};
};

struct Count {
  std::size_t acknowledged{0};  ///< writes
  std::size_t unknown{0};       ///< writes
  std::size_t reads{0};
};

class Record {
 public:
  /// Where the operation stands in the order of all calls.
  std::size_t call(std::uint64_t client, kv::Operation what);
  /// `seen`: what a read was told.
  void answered(std::size_t operation, check::Answer answer,
                std::optional<check::Operation::Seen> seen = {});
  void acknowledged(Acknowledged write);

  Count count() const;
  /// Until it holds of the count; false if it does not in time.
  bool wait(const std::function<bool(const Count&)>& holds);

  // REQUIRES: nobody writes any more.

  const check::History& history() const { return history_; }
  const std::vector<Acknowledged>& writes() const { return writes_; }

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t places_{0};
  check::History history_;
  std::vector<Acknowledged> writes_;
  Count count_;
};

}  // namespace survival
