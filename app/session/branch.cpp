#include "app/session/branch.h"

#include "engine/trace/size.h"

namespace session {

void Branch::append(trace::Event event) {
  edge.fold(event);
  tape.append(event, edge);
  const bool ofOperation = std::holds_alternative<trace::OperationStarted>(event.body) ||
                           std::holds_alternative<trace::OperationFinished>(event.body);
  if (ofOperation) {
    operations.push_back(event);
    operationBytes += trace::sizeOf(event);
  }
  trace.append(std::move(event));
}

Branch Branch::forkedFrom(const Branch& parent, trace::EventId shared) {
  Branch branch;
  branch.trace = parent.trace.prefix(shared);
  branch.edge = branch.trace.viewAt(shared);
  branch.tape = parent.tape.prefix(shared);
  for (const trace::Event& event : parent.operations) {
    if (event.id > shared) break;
    branch.operations.push_back(event);
    branch.operationBytes += trace::sizeOf(event);
  }
  return branch;
}

void Branch::forget() {
  trace = {};
  edge = {};
  tape = {};
  operations = {};
  operationBytes = 0;
  forgotten = true;
}

void Branch::keepOperationsWithin(std::size_t bytes) {
  if (operationBytes <= bytes) return;
  const auto half = operations.begin() + static_cast<std::ptrdiff_t>(operations.size() / 2);
  operations.erase(operations.begin(), half);
  operationBytes = 0;
  for (const trace::Event& event : operations) operationBytes += trace::sizeOf(event);
}

std::size_t Branch::sideBytes() const {
  return operationBytes + tape.bands().size() * sizeof(trace::TermBand) +
         tape.marks().size() * sizeof(trace::TapeMark) + trace::sizeOf(edge);
}

}  // namespace session
