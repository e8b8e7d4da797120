// The views that are linked with the stage: the panes' places, and what each of them shows. A view
// whose pane is closed is not computed.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/view/compare.h"
#include "app/view/data_view.h"
#include "app/view/desk.h"
#include "app/view/health_view.h"
#include "app/view/history_view.h"
#include "app/view/trace_list.h"
#include "app/view/violation.h"

namespace view {

class Views : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(view::Desk* desk READ desk CONSTANT)
  Q_PROPERTY(view::HistoryView* history READ history CONSTANT)
  Q_PROPERTY(view::DataView* data READ data CONSTANT)
  Q_PROPERTY(view::TraceList* events READ events CONSTANT)
  Q_PROPERTY(view::HealthView* health READ health CONSTANT)
  /// Not a pane: another branch beside the one shown.
  Q_PROPERTY(view::Compare* compare READ compare CONSTANT)
  /// Not a pane: what a cluster without a rule broke.
  Q_PROPERTY(view::Violation* violation READ violation CONSTANT)

 public:
  explicit Views(QObject* parent = nullptr);

  Desk* desk() { return &desk_; }
  HistoryView* history() { return &history_; }
  DataView* data() { return &data_; }
  TraceList* events() { return &events_; }
  HealthView* health() { return &health_; }
  Compare* compare() { return &compare_; }
  Violation* violation() { return &violation_; }

  void setBackground(const Background& background);
  void show(const Moment& moment);

 signals:
  /// A pane was opened, or a view has more to show: show the moment again.
  void asked();

 private:
  Desk desk_;
  HistoryView history_;
  DataView data_;
  TraceList events_;
  HealthView health_;
  Compare compare_;
  Violation violation_;
};

}  // namespace view
