#include "app/session/branch.h"

namespace session {

void Branch::append(trace::Event event) {
  edge.fold(event);
  tape.append(event, edge);
  trace.append(std::move(event));
}

Branch Branch::forkedFrom(const Branch& parent, trace::EventId shared) {
  Branch branch;
  branch.trace = parent.trace.prefix(shared);
  branch.trace.setBudget(kTraceBudget);
  branch.edge = branch.trace.viewAt(shared);
  branch.tape = parent.tape.prefix(shared);
  return branch;
}

}  // namespace session
