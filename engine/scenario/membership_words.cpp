#include "engine/scenario/membership_words.h"

#include "engine/scenario/command_text.h"
#include "engine/scenario/refs.h"
#include "engine/scenario/words.h"

namespace scenario {
namespace {

using Kind = ServerRef::Kind;

void readServers(raft::ChangeKind kind, Cursor& in, ChangeMembership& to) {
  do {
    to.changes.push_back({kind, readRef(in, {Kind::Leader})});
  } while (!in.failed() && nextIsRef(in, {Kind::Leader}));
}

}  // namespace

Action readMembershipAfter(raft::ChangeKind first, Cursor& in) {
  ChangeMembership change;
  readServers(first, in, change);
  while (!in.atEnd() && !in.failed()) {
    const auto wordAt = [&](const auto& table) {
      for (const auto& word : table) {
        if (in.take(word.text)) return std::optional(word.value);
      }
      return std::optional<decltype(table[0].value)>();
    };
    if (const auto transition = wordAt(kTransitionWords)) {
      change.transition = *transition;
      return change;
    }
    if (const auto kind = wordAt(kChangeWords)) {
      readServers(*kind, in, change);
    } else {
      in.fail("'add', 'learner', 'remove', 'joint', 'explicit', or the end of the line");
    }
  }
  return change;
}

std::string textOf(const ChangeMembership& command) {
  if (command.changes.empty()) return "leave joint";
  std::string text;
  for (std::size_t i = 0; i < command.changes.size(); ++i) {
    const ChangeMembership::One& one = command.changes[i];
    if (i == 0 || command.changes[i - 1].kind != one.kind) {
      text += (i == 0 ? "" : " ") + std::string(wordFor(kChangeWords, one.kind));
    }
    text += " " + textOf(one.server);
  }
  const std::string_view transition = wordFor(kTransitionWords, command.transition);
  return transition.empty() ? text : text + " " + std::string(transition);
}

std::string textOf(const HandOver& command) {
  return "transfer S" + std::to_string(command.to.value);
}

}  // namespace scenario
