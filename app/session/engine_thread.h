// The one thread that steps every member, in both worlds. Requests go in, batches of news come out
// once a frame; the GUI thread never waits for it. Thread rule: made, used and destroyed on the GUI
// thread.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/session/engine.h"

namespace session {

/// Events in batches not yet taken; beyond it the engine waits for the next frame.
inline constexpr std::size_t kFeedEventsMost = 200'000;

class EngineThread {
 public:
  /// `wake` is called on the engine thread when news arrive after a take().
  EngineThread(WorldFactory factory, std::function<void()> wake);
  ~EngineThread();
  EngineThread(const EngineThread&) = delete;
  EngineThread& operator=(const EngineThread&) = delete;

  void post(Request request);
  /// The news since the last call: one swap.
  std::vector<Batch> take();
  /// True when every posted request has been worked off and nothing is being computed.
  bool idle() const { return idle_; }

 private:
  void loop();
  void deliver(Batch batch);
  bool takeRequests(bool mayWait);

  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Request> requests_;
  std::vector<Batch> news_;
  std::size_t newsEvents_{0};
  bool stop_{false};
  std::atomic<bool> idle_{true};
  cluster::World* live_{nullptr};
  Engine engine_;
  std::thread thread_;
};

}  // namespace session
