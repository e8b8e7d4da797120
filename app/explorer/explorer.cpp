#include "app/explorer/explorer.h"

#include <QSaveFile>

#include "app/explorer/table_drawing.h"

namespace explorer {

Explorer::Explorer(QObject* parent) : QObject(parent) {
  connect(&price_, &PriceStudy::rested, this, &Explorer::rested);
  connect(&timeouts_, &TimeoutsStudy::rested, this, &Explorer::rested);
  connect(&reads_, &ReadsStudy::rested, this, &Explorer::rested);
  connect(&table_, &explorer::Table::rested, this, &Explorer::rested);
  connect(&staging_, &Staging::rested, this, &Explorer::rested);
  connect(&site_, &SiteStudy::rested, this, &Explorer::rested);
}

void Explorer::setKeptRun(const QString& title) {
  keptRun_ = title;
  Q_EMIT keptRunChanged();
}

QString Explorer::saveTable(const QUrl& to, int theme) {
  const QString path = to.toLocalFile();
  const QByteArray bytes = tableBytes(table_, path, static_cast<view::Theme>(theme));
  if (bytes.isEmpty()) return tr("A table is saved as .csv, .svg or .png.");
  QSaveFile file(path);
  if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) {
    return tr("Saved as %1.").arg(path);
  }
  return tr("%1 cannot be written. Choose another place.").arg(path);
}

void Explorer::setOpen(bool open) {
  if (open == open_) return;
  open_ = open;
  Q_EMIT openChanged();
}

void Explorer::setPage(Page page) {
  if (page == page_) return;
  page_ = page;
  Q_EMIT pageChanged();
}

}  // namespace explorer
