#include "engine/scenario/refs.h"

#include "engine/scenario/words.h"

namespace scenario {

ServerRef readRef(Cursor& in, std::initializer_list<ServerRef::Kind> allowed) {
  std::string expected = "a server, as S1";
  for (const ServerRef::Kind kind : allowed) {
    const std::string_view word = wordFor(kRefWords, kind);
    if (in.take(word)) return {kind, {}};
    expected += ", or '" + std::string(word) + "'";
  }
  if (in.nextIsServer()) return {ServerRef::Kind::Named, in.server()};
  in.fail(expected);
  return {};
}

bool nextIsRef(const Cursor& in, std::initializer_list<ServerRef::Kind> allowed) {
  if (in.nextIsServer()) return true;
  for (const ServerRef::Kind kind : allowed) {
    if (in.nextIs(wordFor(kRefWords, kind))) return true;
  }
  return false;
}

std::string textOf(const ServerRef& ref) {
  if (ref.kind == ServerRef::Kind::Named) return "S" + std::to_string(ref.id.value);
  return std::string(wordFor(kRefWords, ref.kind));
}

}  // namespace scenario
