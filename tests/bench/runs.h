// The runs that are measured: five servers with the settings a scenario has by default, idle or
// under a steady load of writes.
// Thread rule: plain values.
#pragma once

#include <vector>

#include "engine/scenario/run.h"
#include "engine/trace/trace.h"

namespace bench {

cluster::Settings settings(std::uint32_t servers = 5);

/// A run in which a leader was elected.
scenario::Run startedRun();

/// Writes of 16 bytes to 100 keys at a steady rate, each by an idle client.
class Writer {
 public:
  explicit Writer(raft::Duration between) : between_(between) {}
  /// Of a Run or of a bare world: advances it to `limit`, with a write every `between`.
  template <class Target, class Advance>
  void write(Target& target, raft::Instant limit, const Advance& advance) {
    while (next_ <= limit) {
      advance(next_);
      if (target.execute(submit()).empty()) ++written_;
      next_ += between_;
    }
    advance(limit);
  }
  void startAt(raft::Instant at) { next_ = at; }
  std::uint64_t written() const { return written_; }

 private:
  cluster::Submit submit() const;

  raft::Duration between_;
  raft::Instant next_{};
  std::uint64_t written_{0};
};

inline constexpr raft::Duration kThousandASecond = std::chrono::milliseconds(1);

/// A run with at least `events` events under 1,000 writes a virtual second, not drained.
scenario::Run writtenRun(std::uint64_t events);
/// The first `count` events of such a run.
std::vector<trace::Event> realEvents(std::uint64_t count);
/// The same over lossy links that reorder and duplicate, while servers crash and come back.
std::vector<trace::Event> harshEvents(std::uint64_t count);

}  // namespace bench
