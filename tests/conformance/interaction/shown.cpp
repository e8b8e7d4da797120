#include "tests/conformance/interaction/shown.h"

#include <array>

#include "engine/raft/configuration.h"
#include "tests/conformance/scripts/member_changes.h"

namespace conformance {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

std::string numbers(const raft::ServerSet& servers) {
  std::string out = "[";
  for (const raft::ServerId id : servers) {
    if (out.size() > 1) out += ' ';
    out += std::to_string(id.value);
  }
  return out + "]";
}

std::string entriesText(const std::vector<std::string>& entries, const std::string& indent) {
  if (entries.empty()) return {};
  if (entries.size() == 1) return " Entries:[" + entries.front() + "]";
  std::string out = " Entries:[";
  for (const std::string& entry : entries) out += "\n" + indent + "  " + entry;
  return out + "\n" + indent + "]";
}

std::string responsesText(const std::vector<Shown>& responses, const std::string& indent) {
  if (responses.empty()) return {};
  std::string out = " Responses:[";
  for (const Shown& response : responses) out += "\n" + text(response, indent + "  ");
  return out + "\n" + indent + "]";
}

}  // namespace

std::string quoted(std::string_view bytes) {
  std::string out = "\"";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\x";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string shown(const raft::Entry& entry, Form form) {
  const std::string place =
      std::to_string(entry.term.value) + "/" + std::to_string(entry.index.value);
  if (entry.kind != raft::EntryKind::Membership) {
    return place + " EntryNormal " + quoted(entry.payload.bytes());
  }
  const auto change = raft::decodeMembership(entry.payload.bytes());
  const std::string what = change ? toString(change->changes) : "unreadable";
  return place + (form == Form::Old ? " EntryConfChange" : " EntryConfChangeV2") +
         (what.empty() ? "" : " " + what);
}

std::string shown(const raft::Entry& entry, const OldForms& old) {
  return shown(entry, old.contains({entry.term, entry.index}) ? Form::Old : Form::New);
}

std::string shown(const raft::HardState& state) {
  return "Term:" + std::to_string(state.currentTerm.value) +
         (state.votedFor ? " Vote:" + std::to_string(state.votedFor.value) : "") +
         " Commit:" + std::to_string(state.commit.value);
}

std::string shown(const raft::Snapshot& snapshot) {
  const raft::Configuration& c = snapshot.configuration;
  return "Index:" + std::to_string(snapshot.lastIncludedIndex.value) +
         " Term:" + std::to_string(snapshot.lastIncludedTerm.value) +
         " ConfState:Voters:" + numbers(c.voters) + " VotersOutgoing:" + numbers(c.outgoing) +
         " Learners:" + numbers(c.learners) + " LearnersNext:" + numbers(c.learnersNext) +
         " AutoLeave:" + (c.autoLeave == raft::AutoLeave::Yes ? "true" : "false");
}

std::string nameOf(raft::RoleName role) {
  switch (role) {
    case raft::RoleName::Follower:
      return "StateFollower";
    case raft::RoleName::PreCandidate:
      return "StatePreCandidate";
    case raft::RoleName::Candidate:
      return "StateCandidate";
    case raft::RoleName::Leader:
      return "StateLeader";
  }
  return {};
}

std::string nameOf(raft::ServerId id) {
  if (!id) return "None";
  std::string out;
  for (std::uint64_t rest = id.value; rest != 0; rest >>= 4) out.insert(0, 1, kHex[rest & 15]);
  return out;
}

std::string text(const Shown& message, const std::string& indent) {
  std::string out = indent + message.from + "->" + message.to + " " + message.type +
                    " Term:" + std::to_string(message.term.value) +
                    " Log:" + std::to_string(message.logTerm.value) + "/" +
                    std::to_string(message.index.value);
  if (message.rejectedHint) {
    out += " Rejected (Hint: " + std::to_string(message.rejectedHint->value) + ")";
  }
  if (message.commit) out += " Commit:" + std::to_string(message.commit.value);
  if (message.vote) out += " Vote:" + std::to_string(message.vote.value);
  out += entriesText(message.entries, indent);
  if (message.snapshot) out += "\n" + indent + "  Snapshot: " + shown(*message.snapshot);
  return out + responsesText(message.responses, indent);
}

}  // namespace conformance
