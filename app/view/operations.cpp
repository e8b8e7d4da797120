#include "app/view/operations.h"

#include "app/view/words.h"

namespace view {

QString outcomeName(const trace::OperationView& operation) {
  if (!operation.finished()) return QStringLiteral("waiting");
  switch (operation.outcome) {
    case trace::Outcome::Ok:
      return QStringLiteral("ok");
    case trace::Outcome::Failed:
      return QStringLiteral("failed");
    case trace::Outcome::Unknown:
      break;
  }
  return QStringLiteral("unknown");
}

QString failureText(const trace::OperationView& operation) {
  switch (operation.failure) {
    case trace::Failure::None:
      return Say::tr("it was refused");
    case trace::Failure::NoLeader:
      return Say::tr("no leader");
    case trace::Failure::NotLeader:
      return operation.leaderHint ? Say::tr("not leader; %1 is").arg(nameOf(operation.leaderHint))
                                  : Say::tr("not leader");
    case trace::Failure::Unreachable:
      return Say::tr("%1 cannot be reached").arg(nameOf(operation.via));
    case trace::Failure::Timeout:
      return Say::tr("no answer in time");
    case trace::Failure::TooLarge:
      return Say::tr("too large");
    case trace::Failure::Busy:
      return Say::tr("the leader takes nothing just now");
  }
  return {};
}

QString valueText(const std::string& value) {
  return value.empty() ? Say::tr("an empty value") : dataText(value);
}

QString detailText(const trace::OperationView& operation, trace::Instant now) {
  if (!operation.finished()) return spanText(now - operation.startedAt);
  switch (operation.outcome) {
    case trace::Outcome::Failed:
      return Say::tr("failed: %1").arg(failureText(operation));
    case trace::Outcome::Unknown:
      return Say::tr("unknown");
    case trace::Outcome::Ok:
      break;
  }
  const QString time = spanText(operation.finishedAt - operation.startedAt);
  if (!operation.result.done) return Say::tr("no match, %1").arg(time);
  if (!std::holds_alternative<kv::Get>(operation.command.operation)) return time;
  const auto& value = operation.result.value;
  return value ? QStringLiteral("%1, %2").arg(valueText(*value), time)
               : Say::tr("no value, %1").arg(time);
}

OperationsModel::OperationsModel(QObject* parent)
    : RowModel({"operationId", "client", "text", "outcome", "detail", "via"}, parent) {}

void OperationsModel::show(const trace::ClusterView& cluster, trace::Instant now) {
  std::vector<Row> rows;
  rows.reserve(cluster.operations().size());
  for (const trace::OperationView& o : cluster.operations()) {
    rows.push_back({o.id.value,
                    {static_cast<qulonglong>(o.id.value), clientText(o.command.client),
                     operationText(o.command.operation), outcomeName(o), detailText(o, now),
                     static_cast<int>(o.via.value)}});
  }
  setRows(std::move(rows));
}

}  // namespace view
