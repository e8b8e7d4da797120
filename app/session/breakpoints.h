// The breakpoints for QML: conditions of the scenario language, switched on or off. They outlive
// the run; one that names a server which the cluster has not got waits for a cluster that has it.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include "app/session/watch.h"
#include "engine/scenario/parser.h"

namespace session {

/// What is wrong in a condition, as a sentence with the place.
QString sentenceOf(const scenario::Problem& problem);

class Breakpoints : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("belongs to the session")
  Q_PROPERTY(int count READ count NOTIFY changed)
  Q_PROPERTY(int onCount READ onCount NOTIFY changed)

 public:
  enum Role { Words = Qt::UserRole + 1, Text, On, Fits };

  explicit Breakpoints(QObject* parent = nullptr) : QAbstractListModel(parent) {}

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  int count() const { return static_cast<int>(rows_.size()); }
  int onCount() const { return static_cast<int>(points().size()); }

  /// Returns a sentence if the text cannot be read, else "". `words`: how it is called; empty: as
  /// it is written. One that is there already is switched on.
  Q_INVOKABLE QString add(const QString& text, const QString& words);
  Q_INVOKABLE void setOn(int row, bool on);
  Q_INVOKABLE void remove(int row);

  void setServers(std::uint32_t servers);
  /// Those that are on and fit the cluster.
  std::vector<WatchPoint> points() const;
  /// How the breakpoint of this number is called; "" if it is gone.
  QString wordsOf(int id) const;

 signals:
  void changed();

 private:
  struct Row {
    WatchPoint point;
    QString text;
    QString words;
    bool on{true};
  };
  std::vector<Row> rows_;
  std::uint32_t servers_{0};
  int lastId_{0};
};

}  // namespace session
