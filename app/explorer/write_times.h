// How long a write takes by the number of servers: measured in the background, each size in turn,
// so that all have a first answer soon, and sharpened by further rounds.
// Thread rule: GUI thread; trials run on the worker's threads.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include <array>

#include "app/studies/worker.h"
#include "engine/planning/fault_table.h"
#include "engine/planning/price.h"

namespace explorer {

struct SizeTimes {
  std::uint64_t writes{0};
  planning::Estimate p50;  ///< milliseconds
  planning::Estimate p99;
  /// Counts by equal steps of the axis, the highest of them 1.
  std::vector<double> bins;
};

class WriteTimes : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Table")
  Q_PROPERTY(bool busy READ busy NOTIFY progressed)
  Q_PROPERTY(double progress READ progress NOTIFY progressed)
  /// Where it is measured, how far it is, how it ended.
  Q_PROPERTY(QString report READ report NOTIFY progressed)

 public:
  static constexpr std::uint64_t kSeed = 1;
  static constexpr int kRounds = 4;
  static constexpr int kBins = 36;

  explicit WriteTimes(QObject* parent = nullptr);

  bool busy() const { return busy_; }
  bool idle() const { return worker_.idle(); }
  double progress() const;
  QString report() const;

  /// Begins anew.
  Q_INVOKABLE void measure();
  /// Ends with what there is.
  Q_INVOKABLE void cancel() { worker_.cancel(); }
  /// A size that was not measured has no writes.
  SizeTimes of(std::uint32_t servers) const;
  /// The axis that all sizes share; 0: nothing is measured.
  double axisMs() const;

 signals:
  void found();
  void progressed();
  void rested();

 private:
  void take(std::uint32_t servers, std::vector<raft::Duration> latencies);
  void end();

  std::array<study::Distribution, planning::kTableMost + 1> times_;
  std::array<std::vector<raft::Duration>, planning::kTableMost + 1> latencies_;
  int trials_{0};
  bool busy_{false};
  bool stopped_{false};
  double seconds_{0};
  studies::Worker worker_;
};

}  // namespace explorer
