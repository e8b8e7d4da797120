#include "app/explorer/explorer.h"

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
