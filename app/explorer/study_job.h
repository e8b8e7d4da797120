// One question at a time, answered in the background on all cores: a first answer soon, then
// sharper ones; with progress, the time left, cancel, and a cache that several jobs share.
// Thread rule: GUI thread; the rounds run on the worker's.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/studies/worker.h"
#include "engine/findings/cache.h"
#include "engine/findings/rounds.h"

namespace explorer {

class StudyJob : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of a page's model")
  Q_PROPERTY(bool busy READ busy NOTIFY progressed)
  /// 0 to 1.
  Q_PROPERTY(double progress READ progress NOTIFY progressed)
  /// How far it is, how long it will take, how sure it is by now; as a sentence.
  Q_PROPERTY(QString status READ status NOTIFY progressed)
  Q_PROPERTY(int seed READ seed WRITE setSeed NOTIFY seedChanged)

 public:
  /// `cache` outlives the job.
  explicit StudyJob(findings::Cache& cache, QObject* parent = nullptr);

  bool busy() const { return !worker_.idle() && running_; }
  bool idle() const { return worker_.idle(); }
  double progress() const { return progress_; }
  QString status() const;
  int seed() const { return seed_; }
  void setSeed(int seed);

  /// What was found last; of an earlier question until a first answer has come.
  const findings::Sheet& sheet() const { return sheet_; }
  /// The sheet is the whole answer.
  bool whole() const { return whole_; }
  /// Nothing was found yet.
  bool blank() const { return sheet_.rows.empty(); }

  /// A question under way is dropped, unless it is the same. What is known is there at once.
  void ask(const findings::Question& question);
  /// Ends with what there is.
  Q_INVOKABLE void cancel();
  /// Nothing any more: settings that make no sense.
  void clear();
  /// So many threads instead of one a core.
  void setThreads(unsigned threads) { threads_ = threads; }

 signals:
  /// The sheet is another one.
  void found();
  void progressed();
  void seedChanged();
  void rested();

 private:
  void take(const findings::Sheet& sheet, std::uint64_t units, std::uint64_t wanted);
  void end(const findings::Question& question, const findings::Outcome& outcome);
  void note(double share, double seconds);

  findings::Cache* cache_;
  std::string asked_;  ///< its key; "": nothing
  findings::Sheet sheet_;
  bool whole_{false};
  bool running_{false};
  bool known_{false};    ///< it was in the cache
  bool stopped_{false};  ///< by cancel()
  double progress_{0};
  double secondsLeft_{-1};
  int seed_{1};
  unsigned threads_{0};
  studies::Worker worker_;  ///< goes first: it waits for its study
};

}  // namespace explorer
