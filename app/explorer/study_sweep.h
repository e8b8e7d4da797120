// Needless elections, time without a leader and split votes against one setting, the others held
// where the page has them.
// Thread rule: GUI thread.
#pragma once

#include "app/canvas/plot_item.h"
#include "app/explorer/study_job.h"

namespace explorer {

class SweepStudy : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of TimeoutsStudy")
  Q_PROPERTY(explorer::StudyJob* job READ job CONSTANT)
  /// Heartbeat, timeouts, latency, disk stalls.
  Q_PROPERTY(QList<QString> subjects READ subjects CONSTANT)
  Q_PROPERTY(int subject READ subject WRITE setSubject NOTIFY chosen)
  /// What of it: one alone, or two.
  Q_PROPERTY(QList<QString> aspects READ aspects NOTIFY chosen)
  Q_PROPERTY(int aspect READ aspect WRITE setAspect NOTIFY chosen)
  Q_PROPERTY(canvas::PlotSource* needless READ needless CONSTANT)
  Q_PROPERTY(canvas::PlotSource* leaderless READ leaderless CONSTANT)
  Q_PROPERTY(canvas::PlotSource* split READ split CONSTANT)
  Q_PROPERTY(canvas::PlotSource* spreads READ spreads CONSTANT)
  Q_PROPERTY(QString finding READ finding NOTIFY found)
  /// What stays as it is.
  Q_PROPERTY(QString held READ held NOTIFY asked)

 public:
  explicit SweepStudy(findings::Cache& cache, QObject* parent = nullptr);

  StudyJob* job() { return &job_; }
  QStringList subjects() const;
  int subject() const { return subject_; }
  void setSubject(int subject);
  QStringList aspects() const;
  int aspect() const { return aspect_; }
  void setAspect(int aspect);
  planning::SweepAxis axis() const;
  canvas::PlotSource* needless() { return &needless_; }
  canvas::PlotSource* leaderless() { return &leaderless_; }
  canvas::PlotSource* split() { return &split_; }
  canvas::PlotSource* spreads() { return &spreads_; }
  QString finding() const;
  QString held() const;
  bool idle() const { return job_.idle(); }

  /// Crashes of each value, instead of a thousand.
  void setTrials(std::uint64_t trials) { trials_ = trials; }
  /// The plan's seed is not used: the study has one of its own.
  void ask(const planning::TimeoutPlan& plan);
  /// Settings that make no sense.
  void clear();

 signals:
  void chosen();
  void asked();
  void found();
  void rested();

 private:
  void askAgain();
  void draw();

  StudyJob job_;
  canvas::PlotSource needless_;
  canvas::PlotSource leaderless_;
  canvas::PlotSource split_;
  canvas::PlotSource spreads_;
  std::optional<planning::TimeoutPlan> plan_;
  std::uint64_t trials_{1'000};
  int subject_{0};
  int aspect_{0};
};

}  // namespace explorer
