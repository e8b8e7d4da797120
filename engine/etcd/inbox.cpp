#include "engine/etcd/inbox.h"

namespace etcd {

bool Inbox::offer(Work work) { return add(std::move(work), Room::Limited); }

void Inbox::post(Work work) { add(std::move(work), Room::Always); }

bool Inbox::add(Work work, Room room) {
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    if (room == Room::Limited && left_.size() >= kInboxMost) return false;
    first = left_.empty();
    left_.push_back(std::move(work));
  }
  if (first) wake_();
  return true;
}

bool Inbox::work(Desk& desk) {
  std::vector<Work> now;
  {
    const std::lock_guard lock(mutex_);
    now.swap(left_);
  }
  if (now.empty()) return false;
  desk.gather();
  for (const Work& one : now) one(desk);
  desk.handOn();
  return true;
}

}  // namespace etcd
