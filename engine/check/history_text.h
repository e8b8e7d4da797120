// Histories as files: our own JSON lines, and Jepsen's log of a register.
// Thread rule: pure functions.
//
// JSON lines, one object an operation, in any order; fields in any order, others are ignored:
//   client    a whole number (needed)
//   op        "get" | "put" | "delete" | "cas" (needed)
//   key       text ("" if it is not there: a register)
//   value     put, cas: the text to write (needed)
//   expect    cas: the text that must be there, or null for "no such key" (needed)
//   call      a whole number: the place of the call (needed)
//   return    a whole number not below call; null or not there: it never returned
//   outcome   "ok" | "mismatch" (cas: another value was there) | "failed" (did not and will not
//             happen) | "unknown" (may have happened, or may yet); not there: unknown
//   out       text or null: what a get read, what the others found before; not there: not told
//   call_ns, return_ns   nanoseconds, for words only
// An operation is before another if its `return` is below the other's `call`; equal ones overlap.
// Text is UTF-8; a byte that is not UTF-8 stands as the escape \udcXX, XX its hexadecimal digits.
//
// Jepsen: "INFO  jepsen.util - PROCESS :invoke|:ok|:fail|:info :read|:write|:cas VALUE", with VALUE
// nil, a number, [EXPECTED NEW] or an error as :timed-out. The register is nil at first. A cas that
// failed with its two values found another value; other failures did not happen; :info is unknown.
// Lines of :nemesis are skipped.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "engine/check/history.h"

namespace check {

/// What is wrong where, and what would be right.
struct BadHistory {
  std::size_t line{0};  ///< from 1
  std::string sentence;
};
using ReadHistory = std::variant<History, BadHistory>;

/// The first line that is not blank says which: JSON lines begin with '{'. A text without any line
/// is a history without operations.
ReadHistory readHistory(std::string_view text);

/// The operation as a JSON line without a line break.
std::string jsonOf(const Operation& operation, Places places);

}  // namespace check
