// Messages and entries in the form in which the scripts write them.
// Thread rule: plain values and pure functions.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/raft/message.h"

namespace conformance {

/// The entries that were proposed in the older form of a membership change, by term and index: in
/// the log both forms are the same, but the scripts tell them apart.
using OldForms = std::set<std::pair<raft::Term, raft::Index>>;

enum class Form : std::uint8_t { New, Old };

std::string quoted(std::string_view bytes);
std::string shown(const raft::Entry& entry, Form form);
std::string shown(const raft::Entry& entry, const OldForms& old);
std::string shown(const raft::HardState& state);
std::string shown(const raft::Snapshot& snapshot);
std::string nameOf(raft::RoleName role);
/// As in a message: in hexadecimal.
std::string nameOf(raft::ServerId id);

/// A name that a message could have.
bool isMessageType(std::string_view name);

/// A message; the responses are sent once it is done (of a message to a storage thread).
struct Shown {
  std::string from;
  std::string to;
  std::string type;
  raft::Term term;
  raft::Term logTerm;
  raft::Index index;
  std::optional<raft::Index> rejectedHint;
  raft::Index commit;
  raft::ServerId vote;
  std::vector<std::string> entries;
  std::optional<raft::Snapshot> snapshot;
  std::vector<Shown> responses;
};

std::string text(const Shown& message, const std::string& indent = {});

/// `term` is the sender's; membership changes that are only proposed are of the given form.
Shown shownOf(const raft::Message& message, raft::Term term, const OldForms& old, Form proposed);

}  // namespace conformance
