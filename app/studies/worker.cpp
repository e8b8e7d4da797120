#include "app/studies/worker.h"

namespace studies {

Worker::~Worker() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void Worker::tell(quint64 round, const std::function<void()>& what) {
  QMetaObject::invokeMethod(
      this,
      [this, round, what] {
        if (round == round_) what();
      },
      Qt::QueuedConnection);
}

void Worker::start(Study study) {
  thread_.request_stop();
  const quint64 round = ++round_;
  busy_ = true;
  thread_ = std::jthread([this, round, before = std::move(thread_),
                          study = std::move(study)](const std::stop_token& stop) mutable {
    if (before.joinable()) before.join();
    study(stop, [&](const std::function<void()>& what) { tell(round, what); });
    tell(round, [this] {
      busy_ = false;
      Q_EMIT rested();
    });
  });
}

}  // namespace studies
