// A history that lost its beginning, as one that begins where it is known what keys hold.
// Private to the room. Thread rule: pure functions.
#pragma once

#include "engine/check/linearizability.h"

namespace check {

/// The object that the operation is on. REQUIRES: it is no kv::Call.
std::string objectOf(const kv::Operation& what, Model model);

/// Each key from the first write on that was called after what is lost, answered, and alone: from
/// then on it holds what that wrote. What is before is told as not having happened, but for writes
/// without an answer, which may happen at any time. Of a key without such a write nothing is left.
History fromKnown(History history, Model model);

}  // namespace check
