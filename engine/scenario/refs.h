// References to servers in words: S3, leader, all, rest.
// Thread rule: pure functions.
#pragma once

#include <initializer_list>

#include "engine/scenario/cursor.h"

namespace scenario {

/// A server by name, or one of the words that are allowed here.
ServerRef readRef(Cursor& in, std::initializer_list<ServerRef::Kind> allowed);
bool nextIsRef(const Cursor& in, std::initializer_list<ServerRef::Kind> allowed);
std::string textOf(const ServerRef& ref);

}  // namespace scenario
