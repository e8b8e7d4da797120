// Clients told: what they ask, and what they learn.
#include <algorithm>

#include "app/view/narration_parts.h"
#include "app/view/operations.h"
#include "app/view/words.h"

namespace view {
namespace {

const trace::OperationView* operationIn(const trace::ClusterView& cluster, trace::OperationId id) {
  const auto& all = cluster.operations();
  const auto it = std::find_if(all.rbegin(), all.rend(), [&](const auto& o) { return o.id == id; });
  return it == all.rend() ? nullptr : &*it;
}

QString okText(const trace::OperationView& operation) {
  const QString what = operationText(operation.command.operation);
  if (std::holds_alternative<kv::Get>(operation.command.operation)) {
    const auto& value = operation.result.value;
    return value ? Say::tr("%1 reads %2.").arg(what, valueText(*value))
                 : Say::tr("%1 finds no value.").arg(what);
  }
  if (!operation.result.done) {
    return Say::tr("%1: the value was another one, so nothing was set.").arg(what);
  }
  return Say::tr("%1 succeeds: %2 has its answer.").arg(what, clientText(operation.command.client));
}

}  // namespace

Told tell(const trace::OperationStarted& body, const Scene&) {
  const QString text = Say::tr("%1 asks %2: %3.")
                           .arg(clientText(body.command.client), nameOf(body.via),
                                operationText(body.command.operation));
  return News{Weight::Passing, text, {body.via}};
}

Told tell(const trace::OperationFinished& body, const Scene& scene) {
  const trace::OperationView* operation = operationIn(scene.after, body.id);
  if (!operation) return {};
  const QString what =
      Say::tr("%1 at %2").arg(operationText(operation->command.operation), nameOf(operation->via));
  const std::vector<trace::ServerId> about{operation->via};
  switch (body.outcome) {
    case trace::Outcome::Ok:
      return News{Weight::Passing, okText(*operation), about};
    case trace::Outcome::Failed:
      return News{Weight::Important,
                  Say::tr("%1 failed: %2. It did not happen.").arg(what, failureText(*operation)),
                  about};
    case trace::Outcome::Unknown:
      break;
  }
  return News{Weight::Important,
              Say::tr("%1: nobody answered in time. It may have happened: unknown.").arg(what),
              about};
}

}  // namespace view
