#include "tests/survival/clients.h"

namespace survival {

Watcher::Watcher(const std::vector<std::string>& addresses, std::size_t first)
    : endpoints_(addresses, first) {
  thread_ = std::thread([this] { run(); });
}

Watcher::~Watcher() { stop(); }

void Watcher::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    if (context_ != nullptr) context_->TryCancel();
  }
  if (thread_.joinable()) thread_.join();
}

bool Watcher::waitFor(std::int64_t revision) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, kPatience,
                           [&] { return !told_.empty() && told_.back().revision >= revision; });
}

void Watcher::run() {
  while (true) {
    grpc::ClientContext context;
    {
      const std::lock_guard lock(mutex_);
      if (stop_) return;
      context_ = &context;
    }
    listen();
    {
      const std::lock_guard lock(mutex_);
      context_ = nullptr;
    }
    endpoints_.next();
  }
}

// Resumable: from the revision after the last that it was told.
void Watcher::listen() {
  const auto stub = pb::Watch::NewStub(endpoints_.now());
  const auto stream = stub->Watch(context_);
  bool open = stream->Write(watchFrom(told_.empty() ? 1 : told_.back().revision + 1));
  for (pb::WatchResponse response; open && stream->Read(&response);) {
    const std::lock_guard lock(mutex_);
    if (response.created()) ++streams_;
    for (Told& one : changesIn(response)) told_.push_back(std::move(one));
    open = !response.canceled();
    changed_.notify_all();
  }
  context_->TryCancel();
  stream->Finish();
}

}  // namespace survival
