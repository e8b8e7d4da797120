#include "app/session/background.h"

namespace session {

Background::Background(QObject* parent) : QObject(parent), there_(new QObject) {
  there_->moveToThread(&thread_);
  connect(&thread_, &QThread::finished, there_, &QObject::deleteLater);
  thread_.start(QThread::LowPriority);
}

Background::~Background() {
  thread_.requestInterruption();
  thread_.quit();
  thread_.wait();
}

void Background::run(Job job) {
  ++waiting_;
  QMetaObject::invokeMethod(there_, [this, job = std::move(job)] {
    if (thread_.isInterruptionRequested()) return;
    const std::function<void()> end = job();
    QMetaObject::invokeMethod(this, [this, end] { finish(end); });
  });
}

void Background::finish(const std::function<void()>& end) {
  --waiting_;
  end();
  if (idle()) Q_EMIT rested();
}

}  // namespace session
