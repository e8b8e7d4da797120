// The quorum lens: how many servers answer, how many are needed, how many more may fail (Raft 5.1).
// Thread rule: reading is pure; the object belongs to the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>

#include "engine/trace/view.h"

namespace view {

struct QuorumReading {
  int up{0};
  int size{0};
  int quorum{0};
  QList<bool> pips;  ///< one for each server: counts towards the largest connected group
  QString words;
  QString extra;  ///< a second clause, or empty
  bool lost{false};
  friend bool operator==(const QuorumReading&, const QuorumReading&) = default;
};

/// A paused server cannot answer, so it does not count. Connected means both ways: a leader must
/// reach each voter of its majority, and be reached.
QuorumReading readQuorum(const trace::ClusterView& cluster);

class QuorumLens : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Instrument")
  Q_PROPERTY(int up READ up NOTIFY changed)
  Q_PROPERTY(int size READ size NOTIFY changed)
  Q_PROPERTY(int quorum READ quorum NOTIFY changed)
  Q_PROPERTY(QList<bool> pips READ pips NOTIFY changed)
  Q_PROPERTY(QString words READ words NOTIFY changed)
  Q_PROPERTY(QString extra READ extra NOTIFY changed)
  Q_PROPERTY(bool lost READ lost NOTIFY changed)

 public:
  using QObject::QObject;
  int up() const { return reading_.up; }
  int size() const { return reading_.size; }
  int quorum() const { return reading_.quorum; }
  QList<bool> pips() const { return reading_.pips; }
  QString words() const { return reading_.words; }
  QString extra() const { return reading_.extra; }
  bool lost() const { return reading_.lost; }

  void show(const trace::ClusterView& cluster);

 signals:
  void changed();

 private:
  QuorumReading reading_;
};

}  // namespace view
