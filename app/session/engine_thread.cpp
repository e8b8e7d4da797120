#include "app/session/engine_thread.h"

#include <iterator>
#include <utility>

namespace session {

namespace {

/// Whether `next` says nothing that could not stand in `last`.
bool joins(const Batch& last, const Batch& next) {
  return last.branch == next.branch && last.world == next.world && !next.sharedThrough &&
         !next.recalled && !next.found && !next.acted && next.driven.empty() && !next.routine &&
         !next.met && next.scriptText.empty() && next.notice.empty() && !next.noWorld;
}

void append(Batch& last, Batch next) {
  std::move(next.events.begin(), next.events.end(), std::back_inserter(last.events));
  last.speeds.insert(last.speeds.end(), next.speeds.begin(), next.speeds.end());
  last.now = next.now;
  last.scriptEnded |= next.scriptEnded;
}

}  // namespace

EngineThread::EngineThread(WorldFactory factory, std::function<void()> wake)
    : wake_(std::move(wake)),
      engine_(std::move(factory), [this](Batch batch) { deliver(std::move(batch)); }),
      thread_([this] { loop(); }) {}

EngineThread::~EngineThread() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    if (live_) live_->interrupt();
  }
  changed_.notify_all();
  thread_.join();
}

void EngineThread::post(Request request) {
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(std::move(request));
    idle_ = false;
    if (live_) live_->interrupt();
  }
  changed_.notify_all();
}

std::vector<Batch> EngineThread::take() {
  std::vector<Batch> out;
  {
    const std::lock_guard lock(mutex_);
    out.swap(news_);
    newsEvents_ = 0;
  }
  changed_.notify_all();
  return out;
}

void EngineThread::deliver(Batch batch) {
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    first = news_.empty();
    newsEvents_ += batch.events.size();
    if (!first && joins(news_.back(), batch)) {
      append(news_.back(), std::move(batch));
    } else {
      news_.push_back(std::move(batch));
    }
  }
  if (first) wake_();
}

// Waits while there is nothing to do, or while nobody takes the news. False: stop.
bool EngineThread::takeRequests(bool mayWait) {
  std::vector<Request> requests;
  {
    std::unique_lock lock(mutex_);
    const auto mayGoOn = [&] {
      return stop_ || !requests_.empty() || (!mayWait && newsEvents_ < kFeedEventsMost);
    };
    if (!mayGoOn()) {
      idle_ = mayWait;
      changed_.wait(lock, mayGoOn);
    }
    if (stop_) return false;
    requests.swap(requests_);
    live_ = nullptr;
  }
  for (Request& request : requests) engine_.take(std::move(request));
  const std::lock_guard lock(mutex_);
  live_ = engine_.liveWorld();
  return true;
}

void EngineThread::loop() {
  bool more = false;
  while (takeRequests(!more)) more = engine_.work();
}

}  // namespace session
