#include "app/view/views.h"

namespace view {

Views::Views(QObject* parent) : QObject(parent) {
  connect(&desk_, &Desk::asked, this, &Views::asked);
  connect(&history_, &HistoryView::asked, this, &Views::asked);
  connect(&data_, &DataView::asked, this, &Views::asked);
  connect(&events_, &TraceList::asked, this, &Views::asked);
  connect(&health_, &HealthView::asked, this, &Views::asked);
}

void Views::setBackground(const Background& background) {
  history_.setBackground(background);
  events_.setBackground(background);
}

void Views::show(const Moment& moment) {
  if (desk_.isShown(Pane::History)) history_.show(moment);
  if (desk_.isShown(Pane::Data)) data_.show(moment);
  if (desk_.isShown(Pane::Trace)) events_.show(moment);
  if (desk_.isShown(Pane::Health)) health_.show(moment);
  violation_.show(moment);
}

}  // namespace view
