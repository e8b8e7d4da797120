// The quorum lens: how many servers answer, how many are needed, how many more may fail (Raft 5.1);
// of a joint configuration, each majority by itself (Raft 6).
// Thread rule: reading is pure; the object belongs to the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>

#include "app/view/majorities.h"
#include "app/view/row_model.h"

namespace view {

struct QuorumReading {
  int up{0};
  int size{0};
  int quorum{0};
  QList<bool> pips;  ///< one for each voter: counts towards the largest connected group
  std::vector<MajorityRow> rows;  ///< two of a joint configuration, else one
  QString words;
  QString extra;  ///< a second clause, or empty
  QString spare;  ///< of a joint configuration: "can lose 1 more"
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
  Q_PROPERTY(QString spare READ spare NOTIFY changed)
  Q_PROPERTY(bool lost READ lost NOTIFY changed)
  /// title, names, marks ("yes", "up", "down"), words: of a joint configuration, else empty.
  Q_PROPERTY(view::RowModel* majorities READ majorities CONSTANT)

 public:
  explicit QuorumLens(QObject* parent = nullptr);
  int up() const { return reading_.up; }
  int size() const { return reading_.size; }
  int quorum() const { return reading_.quorum; }
  QList<bool> pips() const { return reading_.pips; }
  QString words() const { return reading_.words; }
  QString extra() const { return reading_.extra; }
  QString spare() const { return reading_.spare; }
  bool lost() const { return reading_.lost; }
  RowModel* majorities() { return &majorities_; }

  void show(const trace::ClusterView& cluster);
  /// Says nothing until it is shown a cluster again.
  void holdBack();

 signals:
  void changed();

 private:
  QuorumReading reading_;
  RowModel majorities_;
};

}  // namespace view
