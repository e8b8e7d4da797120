#include "app/session/branch.h"

namespace session {

void Branch::append(trace::Event event) {
  edge.fold(event);
  tape.append(event, edge);
  const bool ofOperation = std::holds_alternative<trace::OperationStarted>(event.body) ||
                           std::holds_alternative<trace::OperationFinished>(event.body);
  if (ofOperation) operations.push_back(event);
  trace.append(std::move(event));
}

Branch Branch::forkedFrom(const Branch& parent, trace::EventId shared) {
  Branch branch;
  branch.trace = parent.trace.prefix(shared);
  branch.trace.setBudget(kTraceBudget);
  branch.edge = branch.trace.viewAt(shared);
  branch.tape = parent.tape.prefix(shared);
  for (const trace::Event& event : parent.operations) {
    if (event.id <= shared) branch.operations.push_back(event);
  }
  return branch;
}

}  // namespace session
