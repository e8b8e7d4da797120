// Requests to the keyspace as operations of clients, and their results as the keyspace's answers.
// Thread rule: pure functions.
#pragma once

#include "engine/kv/requests.h"

namespace kv {

/// The request as it is, as bytes.
Call callOf(const Request& request);
/// In the plainest form that says the same: a put, get or delete of one key without anything else
/// is told as such to everybody who reads the log; all others are calls.
Operation operationOf(const Request& request);
/// The request that an operation is; nullopt: a compare-and-set, or bytes of another version.
std::optional<Request> requestOf(const Operation& operation);
/// What the keyspace answered to an operation of operationOf; nullopt: it was not carried out
/// (Store::apply says when).
std::optional<Answer> answerOf(const Operation& operation, const Result& result);

/// Not refused; of a transaction: its comparisons held.
bool isDone(const Answer& answer);
/// The value of the only record that the answer has.
std::optional<std::string> valueIn(const Answer& answer);

}  // namespace kv
