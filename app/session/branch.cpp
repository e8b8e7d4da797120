#include "app/session/branch.h"

#include "engine/trace/size.h"

namespace session {

void Branch::append(trace::Event event) {
  edge.fold(event);
  tape.append(event, edge);
  calls.observe(event);
  trace.append(std::move(event));
}

Branch Branch::forkedFrom(const Branch& parent, trace::EventId shared) {
  Branch branch;
  branch.trace = parent.trace.prefix(shared);
  branch.edge = branch.trace.viewAt(shared);
  branch.tape = parent.tape.prefix(shared, branch.edge);
  branch.calls = parent.calls.upTo(shared);
  return branch;
}

void Branch::forget() {
  trace = {};
  edge = {};
  tape = {};
  calls = {};
  held = 0;
  forgotten = true;
}

void Branch::keepCallsWithin(std::size_t bytes) {
  if (calls.bytes() > bytes) calls.forgetHalf();
}

std::size_t Branch::sideBytes() const {
  return calls.bytes() + held + tape.bytes() + trace::sizeOf(edge);
}

}  // namespace session
