// The table's claims against the engine: every failure pattern of 1 to 9 servers is staged and
// tried in the background, those that differ in names alone once.
// Thread rule: GUI thread; patterns are tried on the worker's threads.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/studies/worker.h"
#include "engine/planning/verification.h"

namespace explorer {

class Proof : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Table")
  Q_PROPERTY(bool busy READ busy NOTIFY progressed)
  Q_PROPERTY(double progress READ progress NOTIFY progressed)
  /// How far it is and the time left; then how many were run, and what came out.
  Q_PROPERTY(QString report READ report NOTIFY progressed)
  /// The engine contradicted the table.
  Q_PROPERTY(bool contradicted READ contradicted NOTIFY progressed)
  /// Something was found out.
  Q_PROPERTY(bool known READ known NOTIFY progressed)

 public:
  explicit Proof(QObject* parent = nullptr);

  bool busy() const { return busy_; }
  bool idle() const { return worker_.idle(); }
  double progress() const { return progress_; }
  QString report() const;
  bool contradicted() const { return !found_.agrees(); }
  bool known() const { return found_.run > 0; }

  /// One pattern of each group; with `each`, all of them one by one.
  Q_INVOKABLE void verify(bool each);
  /// Ends with what there is.
  Q_INVOKABLE void cancel() { worker_.cancel(); }
  const planning::Verification& result() const { return found_; }
  /// All patterns of the cell were stood for, and came out as claimed.
  bool agreed(std::uint32_t servers, std::uint32_t down) const;
  /// Of all cells of a row.
  planning::CellVerdict sumOf(std::uint32_t servers) const;
  /// "512 patterns as claimed, by 18 runs"; empty: not known.
  QString rowText(std::uint32_t servers) const;
  QString cellText(std::uint32_t servers, std::uint32_t down) const;

 signals:
  void found();
  void progressed();
  void rested();

 private:
  void note(double share, double seconds);
  void end(const planning::Verification& found, double seconds);

  planning::Verification found_;
  bool busy_{false};
  double progress_{0};
  double seconds_{0};
  studies::Worker worker_;
};

}  // namespace explorer
