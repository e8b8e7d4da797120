// The starting situations as cards, for QML: those whose words hold what is searched for. Each
// card's picture is played in the background when the gallery is first opened.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include "app/session/background.h"
#include "app/share/situations.h"

namespace share {

/// Roles: file, title, line, picture (a number for CardItem).
class Gallery : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Sharing")
  Q_PROPERTY(int count READ rowCount NOTIFY countChanged)
  /// Of all situations, found or not: their files in the resources, and what they are called.
  Q_PROPERTY(QStringList files READ files CONSTANT)
  Q_PROPERTY(QStringList titles READ titles CONSTANT)
  Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY countChanged)

 public:
  Gallery(session::WorldFactory factory, session::Background& background,
          QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  QStringList files() const;
  QStringList titles() const;
  QString search() const { return search_; }
  void setSearch(const QString& words);
  /// Begins to play what has no picture yet.
  Q_INVOKABLE void draw();

  /// nullptr as long as it was not played.
  std::shared_ptr<const Played> played(int picture) const;

 signals:
  void countChanged();
  void drawn(int picture);

 private:
  enum Role { File = Qt::UserRole, Title, Line, Picture };
  std::vector<int> matching() const;
  void take(int picture, std::shared_ptr<const Played> played);

  session::WorldFactory factory_;
  session::Background* background_;
  QString search_;
  std::vector<int> shown_;  ///< places among situations()
  std::vector<std::shared_ptr<const Played>> played_;
  bool begun_{false};
};

}  // namespace share
