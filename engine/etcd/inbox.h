// What gRPC's threads leave for the engine's thread.
// Thread rule: post from any thread, work on the engine's.
#pragma once

#include <mutex>

#include "engine/etcd/desk.h"

namespace etcd {

class Inbox {
 public:
  using Work = std::function<void(Desk&)>;

  /// `wake` makes the engine's thread look soon; called from any thread.
  explicit Inbox(std::function<void()> wake) : wake_(std::move(wake)) {}

  void post(Work work);
  /// Does all that was left. False: there was nothing.
  bool work(Desk& desk);

 private:
  std::function<void()> wake_;
  std::mutex mutex_;
  std::vector<Work> left_;
};

}  // namespace etcd
