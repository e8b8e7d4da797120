// A Lab cluster and the events it emits, for trials that wait for something and order something.
// Thread rule: one thread.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/cluster/world.h"

namespace study {

class Lab {
 public:
  explicit Lab(const cluster::Settings& settings);

  raft::Instant now() const { return world_->now(); }
  /// REQUIRES: the command makes sense now.
  void order(const cluster::Command& command);
  /// Lets everything happen up to `until`.
  void run(raft::Instant until);

  /// What happened so far is not looked at.
  void skipEvents();

  /// The next event that is wanted, which happened or happens by `limit`; nullopt: there is none.
  /// Each event is looked at once, in order.
  template <class Wanted>
  std::optional<trace::Event> await(raft::Instant limit, const Wanted& wanted) {
    do {
      for (; next_ < events_.size(); ++next_) {
        if (wanted(events_[next_])) return std::move(events_[next_++]);
      }
    } while (more(limit));
    return std::nullopt;
  }

 private:
  /// Events that were not looked at are there.
  bool more(raft::Instant limit);

  std::unique_ptr<cluster::World> world_;
  std::vector<trace::Event> events_;
  std::size_t next_{0};  ///< in events_: the first not looked at
};

}  // namespace study
