// What the client strip says about each operation: its client, command, outcome and time.
// Thread rule: pure; the model belongs to the GUI thread.
#pragma once

#include "app/view/row_model.h"
#include "engine/trace/view.h"

namespace view {

/// "waiting", "ok", "failed" or "unknown": for QML, not translated.
QString outcomeName(const trace::OperationView& operation);
/// "no leader", "S2 does not lead; S1 does".
QString failureText(const trace::OperationView& operation);
/// What a client reads: the value, or that it is an empty one.
QString valueText(const std::string& value);
/// "36 ms", "5, 7 ms", "failed: no leader", "unknown".
QString detailText(const trace::OperationView& operation, trace::Instant now);

/// Rows in order of their start, newest last: operationId, client, text, outcome, detail, via.
class OperationsModel : public RowModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Instrument")

 public:
  explicit OperationsModel(QObject* parent = nullptr);
  void show(const trace::ClusterView& cluster, trace::Instant now);
};

}  // namespace view
