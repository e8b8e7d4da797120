#include "app/share/endpoints.h"

namespace share {

QString Endpoints::option() const {
  return addresses_.isEmpty() ? QString()
                              : QStringLiteral("--endpoints=") + addresses_.join(QChar(','));
}

void Endpoints::tell(const std::vector<std::string>& addresses, const std::string& trouble) {
  QStringList list;
  for (const std::string& address : addresses) list << QString::fromStdString(address);
  const auto set = [this, list, why = QString::fromStdString(trouble)] {
    if (addresses_ == list && trouble_ == why) return;
    addresses_ = list;
    trouble_ = why;
    Q_EMIT changed();
  };
  QMetaObject::invokeMethod(this, set, Qt::QueuedConnection);
}

void Endpoints::tellListened(const QList<int>& servers) {
  const auto set = [this, servers] {
    if (listened_ == servers) return;
    listened_ = servers;
    Q_EMIT changed();
  };
  QMetaObject::invokeMethod(this, set, Qt::QueuedConnection);
}

}  // namespace share
