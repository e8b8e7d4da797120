// Where the servers of a study stand and what they write to, as chosen on a page.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>

#include "engine/planning/disk.h"
#include "engine/planning/network.h"

namespace explorer {

class StudyPlace : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of a page's model")
  /// A place in `networks`; the last is a matrix of one's own.
  Q_PROPERTY(int network READ network WRITE setNetwork NOTIFY changed)
  Q_PROPERTY(QList<QString> networks READ networks CONSTANT)
  Q_PROPERTY(int disk READ disk WRITE setDisk NOTIFY changed)
  Q_PROPERTY(QList<QString> disks READ disks CONSTANT)
  Q_PROPERTY(bool own READ own NOTIFY changed)
  /// Of the matrix: places, and one-way milliseconds ("5" or "5-6"), row by row.
  Q_PROPERTY(int places READ places WRITE setPlaces NOTIFY changed)
  Q_PROPERTY(QList<QString> cells READ cells NOTIFY cellsChanged)
  /// What is wrong with the matrix; "": nothing.
  Q_PROPERTY(QString problem READ problem NOTIFY changed)

 public:
  static constexpr int kPlacesMost = 5;

  explicit StudyPlace(QObject* parent = nullptr);

  int network() const { return network_; }
  void setNetwork(int network);
  QStringList networks() const;
  int disk() const { return disk_; }
  void setDisk(int disk);
  QStringList disks() const;
  bool own() const;
  int places() const { return places_; }
  void setPlaces(int places);
  QStringList cells() const { return cells_; }
  Q_INVOKABLE void setCell(int row, int column, const QString& words);
  QString problem() const { return problem_; }

  /// REQUIRES: no problem.
  planning::Network chosenNetwork() const { return chosen_; }
  planning::Disk chosenDisk() const;

 signals:
  void changed();
  void cellsChanged();

 private:
  void readMatrix();

  int network_{0};
  int disk_{1};
  int places_{3};
  QStringList cells_;
  QString problem_;
  planning::Network chosen_{planning::lan()};
};

}  // namespace explorer
