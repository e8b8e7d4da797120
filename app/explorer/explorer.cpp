#include "app/explorer/explorer.h"

namespace explorer {

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
