// Time without a leader: with settings of one's own, against one of them, as published, and which
// to choose.
// Thread rule: GUI thread.
#pragma once

#include "app/canvas/plot_item.h"
#include "app/explorer/study_advice.h"
#include "app/explorer/study_job.h"
#include "app/explorer/study_place.h"
#include "app/explorer/study_sweep.h"

namespace explorer {

class TimeoutsStudy : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Explorer")
  Q_PROPERTY(explorer::StudyPlace* place READ place CONSTANT)
  /// Of the settings, the published experiment, the advice.
  Q_PROPERTY(explorer::StudyJob* job READ job CONSTANT)
  Q_PROPERTY(explorer::StudyJob* classicJob READ classicJob CONSTANT)
  Q_PROPERTY(explorer::StudyJob* adviceJob READ adviceJob CONSTANT)
  Q_PROPERTY(explorer::SweepStudy* sweep READ sweep CONSTANT)
  Q_PROPERTY(canvas::PlotSource* distribution READ distribution CONSTANT)
  Q_PROPERTY(canvas::PlotSource* curve READ curve CONSTANT)
  Q_PROPERTY(canvas::PlotSource* classic READ classic CONSTANT)
  Q_PROPERTY(canvas::PlotSource* classicCurves READ classicCurves CONSTANT)
  Q_PROPERTY(canvas::PlotSource* leaderless READ leaderless CONSTANT)
  Q_PROPERTY(canvas::PlotSource* needless READ needless CONSTANT)
  Q_PROPERTY(explorer::AdviceModel* advice READ advice CONSTANT)
  Q_PROPERTY(QString finding READ finding NOTIFY found)
  Q_PROPERTY(QString classicFinding READ classicFinding NOTIFY found)
  /// The setting that is advised and its evidence.
  Q_PROPERTY(QString advised READ advised NOTIFY found)

  Q_PROPERTY(int servers MEMBER servers_ NOTIFY edited)
  /// Milliseconds.
  Q_PROPERTY(double heartbeat MEMBER heartbeat_ NOTIFY edited)
  Q_PROPERTY(double timeoutMin MEMBER timeoutMin_ NOTIFY edited)
  Q_PROPERTY(double timeoutMax MEMBER timeoutMax_ NOTIFY edited)
  Q_PROPERTY(double lossPercent MEMBER lossPercent_ NOTIFY edited)
  /// A stalling disk stops the whole process.
  Q_PROPERTY(bool stallsHaltAll MEMBER stallsHaltAll_ NOTIFY edited)
  Q_PROPERTY(QString problem READ problem NOTIFY edited)

 public:
  /// What the page shows; only that is measured.
  enum class Part : std::uint8_t { Own, Sweep, Classic, Advice };

  TimeoutsStudy(findings::Cache& cache, QObject* parent = nullptr);

  StudyPlace* place() { return &place_; }
  StudyJob* job() { return &job_; }
  StudyJob* classicJob() { return &classicJob_; }
  StudyJob* adviceJob() { return &adviceJob_; }
  SweepStudy* sweep() { return &sweep_; }
  canvas::PlotSource* distribution() { return &distribution_; }
  canvas::PlotSource* curve() { return &curve_; }
  canvas::PlotSource* classic() { return &classic_; }
  canvas::PlotSource* classicCurves() { return &classicCurves_; }
  canvas::PlotSource* leaderless() { return &leaderless_; }
  canvas::PlotSource* needless() { return &needless_; }
  AdviceModel* advice() { return &advice_; }
  QString finding() const;
  QString classicFinding() const;
  QString advised() const;
  QString problem() const;
  bool idle() const {
    return job_.idle() && classicJob_.idle() && adviceJob_.idle() && sweep_.idle();
  }
  void setPublished(study::PublishedFiles files) { published_ = std::move(files); }

  /// In the order of Part. What is known already is not asked again.
  Q_INVOKABLE void show(int part);
  findings::TimeoutsQuestion question() const;

 signals:
  void edited();
  void found();
  void rested();

 private:
  void follow(StudyJob& job);
  void ask();
  void askAdvice();
  void draw();

  StudyPlace place_;
  StudyJob job_;
  StudyJob classicJob_;
  StudyJob adviceJob_;
  SweepStudy sweep_;
  canvas::PlotSource distribution_;
  canvas::PlotSource curve_;
  canvas::PlotSource classic_;
  canvas::PlotSource classicCurves_;
  canvas::PlotSource leaderless_;
  canvas::PlotSource needless_;
  AdviceModel advice_;
  study::PublishedFiles published_;
  int servers_{5};
  double heartbeat_{50};
  double timeoutMin_{150};
  double timeoutMax_{300};
  double lossPercent_{0};
  bool stallsHaltAll_{false};
  std::optional<Part> shown_;
};

}  // namespace explorer
