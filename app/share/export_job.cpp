#include "app/share/export_job.h"

#include <algorithm>

namespace share {

namespace {
/// Events between two looks at whether it is still wanted.
constexpr std::uint64_t kLookEvery = 256;
}  // namespace

trace::EventId Extent::first(const trace::Trace& trace) const {
  if (from == trace::Instant{}) return trace.droppedThrough() + 1;
  return std::max(trace.lastAtOrBefore(from - trace::Duration{1}), trace.droppedThrough()) + 1;
}

bool Extent::goesOn(trace::EventId id, trace::EventId last) const {
  if (id.value % kLookEvery != 0) return true;
  progress->set(static_cast<double>(id.value) / static_cast<double>(std::max(last, id).value));
  return progress->wanted();
}

}  // namespace share
