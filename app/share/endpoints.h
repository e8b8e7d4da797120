// Where clients of other programs reach the members of the Live world.
// Thread rule: GUI thread; what tells may be called from any.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QStringList>

#include <string>
#include <vector>

namespace share {

class Endpoints : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Sharing")
  /// "127.0.0.1:2379", the n-th is of server n. Empty: nobody is served.
  Q_PROPERTY(QStringList addresses READ addresses NOTIFY changed)
  /// Why nobody is served though somebody should be; else "".
  Q_PROPERTY(QString trouble READ trouble NOTIFY changed)
  /// Servers that a client listens to: it watches, or keeps a lease alive.
  Q_PROPERTY(QList<int> listened READ listened NOTIFY changed)
  /// All of them, as etcdctl's option has it; "" without any.
  Q_PROPERTY(QString option READ option NOTIFY changed)

 public:
  explicit Endpoints(QObject* parent = nullptr) : QObject(parent) {}

  const QStringList& addresses() const { return addresses_; }
  const QString& trouble() const { return trouble_; }
  const QList<int>& listened() const { return listened_; }
  QString option() const;

  // They take effect when the GUI thread comes to it.

  void tell(const std::vector<std::string>& addresses, const std::string& trouble);
  void tellListened(const QList<int>& servers);

 signals:
  void changed();

 private:
  QStringList addresses_;
  QString trouble_;
  QList<int> listened_;
};

}  // namespace share
