// What gRPC's threads leave for the engine's thread.
// Thread rule: post from any thread, work on the engine's.
#pragma once

#include <mutex>

#include "engine/etcd/desk.h"

namespace etcd {

/// What waits for the engine's thread at most; beyond it clients are told to come again, as by
/// etcd.
inline constexpr std::size_t kInboxMost = 10'000;

class Inbox {
 public:
  using Work = std::function<void(Desk&)>;

  /// `wake` makes the engine's thread look soon; called from any thread.
  explicit Inbox(std::function<void()> wake) : wake_(std::move(wake)) {}

  /// False: kInboxMost wait already (the engine's thread stands still), and the work is not done.
  [[nodiscard]] bool offer(Work work);
  /// For what ends something: it is taken in any case.
  void post(Work work);
  /// Does all that was left. False: there was nothing.
  bool work(Desk& desk);

 private:
  enum class Room : std::uint8_t { Limited, Always };
  bool add(Work work, Room room);

  std::function<void()> wake_;
  std::mutex mutex_;
  std::vector<Work> left_;
};

}  // namespace etcd
