// One study at a time, on a thread of its own. It reports by values; what it reports is told on the
// thread that made the worker.
// Thread rule: made, used and destroyed on the GUI thread; a study may touch nothing but what it
// holds.
#pragma once

#include <QObject>

#include <functional>
#include <stop_token>
#include <thread>

namespace studies {

class Worker : public QObject {
  Q_OBJECT

 public:
  /// Calls what it is given on the GUI thread, unless another study has begun since.
  using Report = std::function<void(std::function<void()>)>;
  using Study = std::function<void(const std::stop_token&, const Report&)>;

  explicit Worker(QObject* parent = nullptr) : QObject(parent) {}
  /// Asks the study to stop and waits for it.
  ~Worker() override;

  /// The study under way, if any, is stopped and told of no more. Does not wait. Every study is
  /// begun: it looks itself whether it has been stopped.
  void start(Study study);
  /// Asks the study to stop: it may still report how it ended.
  void cancel() { thread_.request_stop(); }
  bool idle() const { return !busy_; }

 signals:
  /// The study came to its end.
  void rested();

 private:
  void tell(quint64 round, const std::function<void()>& what);

  quint64 round_{0};
  bool busy_{false};
  std::jthread thread_;  ///< waits for the one before it
};

}  // namespace studies
