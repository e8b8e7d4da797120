#include "engine/trace/event.h"

#include <tuple>

namespace trace {

bool operator==(const MessageSent& a, const MessageSent& b) {
  const auto rest = [](const MessageSent& m) {
    return std::tie(m.id, m.deliverAt, m.willBeLost, m.duplicateOf);
  };
  if (rest(a) != rest(b)) return false;
  if (a.message == b.message) return true;
  return a.message && b.message && *a.message == *b.message;
}

}  // namespace trace
