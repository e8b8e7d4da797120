#include "tests/survival/history.h"

namespace survival {

std::size_t Record::call(std::uint64_t client, kv::Operation what) {
  const std::lock_guard lock(mutex_);
  check::Operation operation;
  operation.client = client;
  operation.what = std::move(what);
  operation.call = ++places_;
  history_.operations.push_back(std::move(operation));
  return history_.operations.size() - 1;
}

void Record::answered(std::size_t operation, check::Answer answer,
                      std::optional<check::Operation::Seen> seen) {
  {
    const std::lock_guard lock(mutex_);
    check::Operation& one = history_.operations[operation];
    const bool reads = std::holds_alternative<kv::Get>(one.what);
    one.answer = answer;
    one.seen = std::move(seen);
    if (answer != check::Answer::Unknown) one.returned = ++places_;
    if (answer == check::Answer::Unknown && !reads) ++count_.unknown;
    if (answer == check::Answer::Ok && reads) ++count_.reads;
  }
  changed_.notify_all();
}

void Record::acknowledged(Acknowledged write) {
  {
    const std::lock_guard lock(mutex_);
    writes_.push_back(std::move(write));
    ++count_.acknowledged;
  }
  changed_.notify_all();
}

Count Record::count() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

bool Record::wait(const std::function<bool(const Count&)>& holds) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, kPatience, [&] { return holds(count_); });
}

}  // namespace survival
