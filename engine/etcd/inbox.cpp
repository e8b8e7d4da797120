#include "engine/etcd/inbox.h"

namespace etcd {

void Inbox::post(Work work) {
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    first = left_.empty();
    left_.push_back(std::move(work));
  }
  if (first) wake_();
}

bool Inbox::work(Desk& desk) {
  std::vector<Work> now;
  {
    const std::lock_guard lock(mutex_);
    now.swap(left_);
  }
  for (const Work& one : now) one(desk);
  return !now.empty();
}

}  // namespace etcd
