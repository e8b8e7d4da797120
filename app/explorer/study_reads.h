// The ways to read: latency against staleness, and which are linearizable while leaders are cut
// off. Thread rule: GUI thread.
#pragma once

#include <QAbstractListModel>

#include "app/canvas/plot_item.h"
#include "app/explorer/study_job.h"
#include "app/explorer/study_place.h"

namespace explorer {

/// Each way to read as a row for QML.
class ReadWays : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of ReadsStudy")

 public:
  enum Role { Name = Qt::UserRole, Meaning, Latency, Cut, Stale, Verdict, Holds };

  explicit ReadWays(QObject* parent = nullptr) : QAbstractListModel(parent) {}
  void show(const findings::Sheet& sheet);
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 private:
  findings::Sheet sheet_;
};

class ReadsStudy : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Explorer")
  Q_PROPERTY(explorer::StudyPlace* place READ place CONSTANT)
  Q_PROPERTY(explorer::StudyJob* job READ job CONSTANT)
  Q_PROPERTY(canvas::PlotSource* trade READ trade CONSTANT)
  Q_PROPERTY(canvas::PlotSource* latency READ latency CONSTANT)
  Q_PROPERTY(explorer::ReadWays* ways READ ways CONSTANT)
  Q_PROPERTY(int servers READ servers WRITE setServers NOTIFY settingsChanged)
  Q_PROPERTY(QString finding READ finding NOTIFY found)
  /// Why the first history that is not linearizable is not; "": all are.
  Q_PROPERTY(QString lie READ lie NOTIFY found)

 public:
  ReadsStudy(findings::Cache& cache, QObject* parent = nullptr);

  StudyPlace* place() { return &place_; }
  StudyJob* job() { return &job_; }
  canvas::PlotSource* trade() { return &trade_; }
  canvas::PlotSource* latency() { return &latency_; }
  ReadWays* ways() { return &ways_; }
  int servers() const { return servers_; }
  void setServers(int servers);
  QString finding() const;
  QString lie() const;
  bool idle() const { return job_.idle(); }

  /// Asks, if nothing was asked yet.
  Q_INVOKABLE void begin();
  findings::ReadsQuestion question() const;

 signals:
  void settingsChanged();
  void found();
  void rested();

 private:
  void ask();
  void draw();

  StudyPlace place_;
  StudyJob job_;
  canvas::PlotSource trade_;
  canvas::PlotSource latency_;
  ReadWays ways_;
  int servers_{5};
  bool begun_{false};
};

}  // namespace explorer
