// Trouble by name, for the menu: what each would do to the cluster shown, in one line.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <vector>

#include "engine/nemesis/presets.h"

namespace session {

class PresetList : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Faults")

 public:
  enum Role { Text = Qt::UserRole + 1, Says, Possible };

  explicit PresetList(QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  /// What each would do now. The last line is the rolling restart.
  void look(const trace::ClusterView& view, const cluster::Settings& settings, raft::Instant now,
            raft::ServerId chosen);
  static QString textOf(nemesis::Preset preset);

 private:
  struct Line {
    QString text;
    QString says;
    bool possible{false};
    friend bool operator==(const Line&, const Line&) = default;
  };
  std::vector<Line> lines_;
};

}  // namespace session
