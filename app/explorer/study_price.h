// What a write costs by the number of servers: the page's settings, its study and its plots.
// Thread rule: GUI thread; Live members are measured on a worker's.
#pragma once

#include "app/canvas/plot_item.h"
#include "app/explorer/study_job.h"
#include "app/explorer/study_place.h"
#include "engine/findings/live_writes.h"

namespace explorer {

class PriceStudy : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Explorer")
  Q_PROPERTY(explorer::StudyPlace* place READ place CONSTANT)
  Q_PROPERTY(explorer::StudyJob* job READ job CONSTANT)
  Q_PROPERTY(canvas::PlotSource* latency READ latency CONSTANT)
  Q_PROPERTY(canvas::PlotSource* throughput READ throughput CONSTANT)
  Q_PROPERTY(canvas::PlotSource* parts READ parts CONSTANT)
  /// Bytes of each write.
  Q_PROPERTY(int valueBytes READ valueBytes WRITE setValueBytes NOTIFY settingsChanged)
  /// What the figures say, in a sentence or two.
  Q_PROPERTY(QString finding READ finding NOTIFY found)
  /// Live members are being measured, now or never yet.
  Q_PROPERTY(bool measuring READ measuring NOTIFY machineChanged)
  Q_PROPERTY(QString machineWords READ machineWords NOTIFY machineChanged)
  /// Processor, bandwidth and disk of the servers are this machine's.
  Q_PROPERTY(bool calibrated READ calibrated NOTIFY machineChanged)

 public:
  PriceStudy(findings::Cache& cache, QObject* parent = nullptr);

  StudyPlace* place() { return &place_; }
  StudyJob* job() { return &job_; }
  canvas::PlotSource* latency() { return &latency_; }
  canvas::PlotSource* throughput() { return &throughput_; }
  canvas::PlotSource* parts() { return &parts_; }
  int valueBytes() const { return valueBytes_; }
  void setValueBytes(int bytes);
  QString finding() const;
  bool measuring() const { return !machine_.idle(); }
  QString machineWords() const { return machineWords_; }
  bool calibrated() const { return calibration_.has_value(); }
  bool idle() const { return job_.idle() && machine_.idle(); }

  void setLive(findings::LiveWorlds worlds) { worlds_ = std::move(worlds); }
  /// Asks, if nothing was asked yet.
  Q_INVOKABLE void begin();
  /// Figures of 1, 3, 5 and 7 real members on this machine beside them.
  Q_INVOKABLE void measureLive();
  /// Servers as this machine is: measured on real members.
  Q_INVOKABLE void calibrate();
  findings::LatencyQuestion question() const;

 signals:
  void settingsChanged();
  void found();
  void machineChanged();
  void rested();

 private:
  void ask();
  void draw();
  void endLive(const std::variant<findings::LiveBySize, std::string>& live);
  void endCalibration(const std::variant<findings::Calibration, std::string>& measured);

  StudyPlace place_;
  StudyJob job_;
  canvas::PlotSource latency_;
  canvas::PlotSource throughput_;
  canvas::PlotSource parts_;
  int valueBytes_{256};
  bool begun_{false};
  findings::LiveWorlds worlds_;
  findings::LiveBySize live_;
  std::optional<findings::Calibration> calibration_;
  QString machineWords_;
  studies::Worker machine_;
};

}  // namespace explorer
