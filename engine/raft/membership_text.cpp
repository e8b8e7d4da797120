// The text form of a membership change, which is the payload of its entry.
#include <array>
#include <charconv>

#include "engine/raft/configuration.h"

namespace raft {
namespace {

struct TransitionWord {
  Transition transition;
  std::string_view word;
};
constexpr std::array<TransitionWord, 3> kTransitions{{{Transition::Auto, "auto"},
                                                      {Transition::JointImplicit, "implicit"},
                                                      {Transition::JointExplicit, "explicit"}}};

struct KindLetter {
  ChangeKind kind;
  char letter;
};
constexpr std::array<KindLetter, 4> kKinds{{{ChangeKind::AddVoter, 'v'},
                                            {ChangeKind::AddLearner, 'l'},
                                            {ChangeKind::Remove, 'r'},
                                            {ChangeKind::Update, 'u'}}};

std::string_view takeWord(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

std::optional<MemberChange> decodeOne(std::string_view word) {
  if (word.size() < 2) return std::nullopt;
  for (const KindLetter& kind : kKinds) {
    if (kind.letter != word.front()) continue;
    std::uint64_t id = 0;
    const char* const end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data() + 1, end, id);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return MemberChange{kind.kind, ServerId{id}};
  }
  return std::nullopt;
}

}  // namespace

Payload encode(const MembershipChange& change) {
  if (change.leavesJoint()) return Payload{};
  std::string text;
  for (const TransitionWord& transition : kTransitions) {
    if (transition.transition == change.transition) text += transition.word;
  }
  for (const MemberChange& one : change.changes) {
    text += ' ';
    for (const KindLetter& kind : kKinds) {
      if (kind.kind == one.kind) text += kind.letter;
    }
    text += std::to_string(one.server.value);
  }
  return Payload(std::move(text));
}

std::optional<MembershipChange> decodeMembership(std::string_view bytes) {
  MembershipChange change;
  if (bytes.empty()) return change;
  const std::string_view word = takeWord(bytes);
  bool known = false;
  for (const TransitionWord& transition : kTransitions) {
    if (transition.word != word) continue;
    change.transition = transition.transition;
    known = true;
  }
  if (!known || bytes.empty()) return std::nullopt;
  while (!bytes.empty()) {
    const std::optional<MemberChange> one = decodeOne(takeWord(bytes));
    if (!one) return std::nullopt;
    change.changes.push_back(*one);
  }
  return change;
}

}  // namespace raft
