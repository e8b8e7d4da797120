// The faults of one server, of one way of a link, or of all links: for each its state now and what
// can be set. The same faults always stand in the same rows, so that a field keeps its focus.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <vector>

namespace session {

enum class DialKind : std::uint8_t {
  Switch,  ///< one of two states: as it should be, or not
  Number,
  Range,  ///< two numbers, the smaller first
  Deed    ///< done once
};

struct Dial {
  QString key;   ///< "fsync": as FaultBoard::set takes it
  QString name;  ///< "fsync"
  QString says;  ///< what the fault does, one sentence
  DialKind kind{DialKind::Number};
  QString unit;
  QStringList choices;  ///< of a switch: the good state, the faulty one; of a deed: its verb
  bool faulty{false};   ///< a switch stands on its second choice
  bool same{true};      ///< false: the ways looked at differ
  double from{0};
  double to{0};
  bool changed{false};  ///< not as when the run began
  bool possible{true};
  /// The state in words: "0.5 to 1 ms", "running".
  QString value;
  friend bool operator==(const Dial&, const Dial&) = default;
};

class DialList : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of FaultBoard")

 public:
  enum Role {
    Key = Qt::UserRole + 1,
    Name,
    Says,
    Kind,
    Unit,
    Choices,
    Faulty,
    Same,
    From,
    To,
    Changed,
    Possible,
    Value
  };
  Q_ENUM(Role)
  /// As DialKind, for QML.
  enum Kinds { Switch, Number, Range, Deed };
  Q_ENUM(Kinds)

  using QAbstractListModel::QAbstractListModel;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  void setDials(std::vector<Dial> dials);
  /// nullptr if there is none of this key.
  const Dial* find(const QString& key) const;

 private:
  std::vector<Dial> dials_;
};

}  // namespace session
