// A thread for what takes longer than a frame and is nobody's wait: checks and searches. Jobs are
// done one after the other; what a job returns is called on the thread that made this object.
// Thread rule: made, used and destroyed on the GUI thread; a job may touch nothing but what it
// holds.
#pragma once

#include <QObject>
#include <QThread>

#include <functional>

namespace session {

class Background : public QObject {
  Q_OBJECT

 public:
  using Job = std::function<std::function<void()>()>;

  explicit Background(QObject* parent = nullptr);
  /// Waits for the job under way; those that wait are not begun.
  ~Background() override;

  void run(Job job);
  bool idle() const { return waiting_ == 0; }

 signals:
  /// The last job that was asked for has come to its end.
  void rested();

 private:
  void finish(const std::function<void()>& end);

  QThread thread_;
  QObject* there_{nullptr};  ///< lives on thread_
  int waiting_{0};
};

}  // namespace session
