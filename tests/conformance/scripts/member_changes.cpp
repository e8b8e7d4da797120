#include "tests/conformance/scripts/member_changes.h"

#include "tests/conformance/scripts/script.h"

namespace conformance {
namespace {

using raft::ChangeKind;

std::optional<ChangeKind> kindOf(char letter) {
  if (letter == 'v') return ChangeKind::AddVoter;
  if (letter == 'l') return ChangeKind::AddLearner;
  if (letter == 'r') return ChangeKind::Remove;
  if (letter == 'u') return ChangeKind::Update;
  return std::nullopt;
}

char letterOf(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::AddVoter:
      return 'v';
    case ChangeKind::AddLearner:
      return 'l';
    case ChangeKind::Remove:
      return 'r';
    case ChangeKind::Update:
      return 'u';
  }
  return '?';
}

}  // namespace

std::variant<MemberChanges, BadChange> readChanges(std::string_view text) {
  const auto words = readCommand("changes " + std::string(text));
  if (const auto* bad = std::get_if<Malformed>(&words)) return BadChange{bad->why};
  MemberChanges changes;
  for (const Argument& word : std::get<Command>(words).arguments) {
    if (word.key.size() < 2) return BadChange{"unknown token " + word.key};
    const auto kind = kindOf(word.key.front());
    if (!kind) return BadChange{"unknown input: " + word.key};
    const auto id = numberOf(std::string_view(word.key).substr(1));
    if (!id) {
      return BadChange{"strconv.ParseUint: parsing \"" + word.key.substr(1) + "\": invalid syntax"};
    }
    changes.push_back({*kind, raft::ServerId{*id}});
  }
  return changes;
}

std::string toString(const MemberChanges& changes) {
  std::string out;
  for (const raft::MemberChange& change : changes) {
    if (!out.empty()) out += ' ';
    out += letterOf(change.kind) + std::to_string(change.server.value);
  }
  return out;
}

}  // namespace conformance
