// Requests to the store as verbs of their own: `grant 7 10s`, `put x 1 lease 7`, `create lock me`,
// `txn create lock = 0 then put lock me else get lock`, `compact 5`. What has no verb is a `call`.
// Thread rule: pure functions.
// Law: readRequest gives back what verbOf wrote.
#pragma once

#include "engine/kv/requests.h"
#include "engine/scenario/cursor.h"

namespace scenario {

/// nullopt (and nothing read) if the line begins with none of these verbs. A put without a lease is
/// none: it is an operation of its own.
std::optional<kv::Request> readRequest(Cursor& in);
/// nullopt: there is no verb that says exactly this.
std::optional<std::string> verbOf(const kv::Request& request);
/// The first words, for the sentence about a mistake.
std::string requestWords();

kv::LeaseId readLease(Cursor& in);

}  // namespace scenario
