#include "engine/check/invariants.h"

#include <cstring>

#include "engine/check/mix.h"
#include "engine/check/observer.h"

namespace check {
std::uint64_t hashOf(const raft::Entry& entry) {
  std::uint64_t hash = mix(entry.term.value, entry.index.value);
  hash = mix(hash, static_cast<std::uint64_t>(entry.kind));
  std::string_view rest = entry.payload.bytes();
  for (; rest.size() >= sizeof(std::uint64_t); rest.remove_prefix(sizeof(std::uint64_t))) {
    std::uint64_t word = 0;
    std::memcpy(&word, rest.data(), sizeof word);
    hash = mix(hash, word);
  }
  std::uint64_t last = rest.size();
  for (const char c : rest) last = last << 8 | static_cast<unsigned char>(c);
  hash = mix(hash, last);
  return hash | 1;  // 0 stands for "none"
}

std::string nameOf(raft::ServerId server) { return "S" + std::to_string(server.value); }

std::optional<trace::Violated> Invariants::observe(const trace::Event& event,
                                                   const trace::ClusterView& after) {
  Observer observer{*this, event, after, std::nullopt};
  std::visit(observer, event.body);
  return std::move(observer.first);
}

Invariants::ServerMemory& Invariants::memory(raft::ServerId server) {
  if (servers_.size() < server.value) servers_.resize(server.value);
  return servers_[server.value - 1];
}

std::uint64_t Invariants::prefix(raft::Index index, raft::Term term) const {
  if (!index) return 0;
  const Prefix known = prefixes_.at(index.value);
  if (known.hash != 0 && known.term == term) return known.hash;
  const auto* other = otherPrefixes_.find(std::pair{index, term});
  return other == nullptr ? 0 : other->value;
}

void Observer::broken(Rule rule, std::uint64_t place, std::string what) {
  if (!known.reported_.insert({rule, place}).second || first) return;
  const RuleText& text = textOf(rule);
  first =
      trace::Violated{std::string(text.name), std::move(what) + " " + std::string(text.sentence)};
}

// A log whose entry at an index has the term of another's must have the same prefix.
std::uint64_t Observer::link(std::uint64_t before, const raft::Entry& entry) {
  const std::uint64_t hash = mix(before, hashOf(entry)) | 1;
  if (const std::uint64_t other = known.prefix(entry.index, entry.term); other != 0) {
    if (other != hash) {
      broken(Rule::LogMatching, event.server.value,
             nameOf(event.server) + " holds another log up to entry " +
                 std::to_string(entry.index.value) + " of term " +
                 std::to_string(entry.term.value) + " than a server before it.");
    }
    return hash;
  }
  if (known.prefixes_.at(entry.index.value).hash == 0) {
    known.prefixes_.write(entry.index.value, {entry.term, hash});
  } else {
    known.otherPrefixes_.edit({entry.index, entry.term}) = hash;
  }
  return hash;
}

std::uint64_t Observer::prefixBefore(raft::Index index) const {
  const raft::Entries& log = server().log;
  if (index <= raft::Index{1}) return 0;
  const raft::Index last = index - 1;
  if (last != log.baseIndex() && !log.contains(last)) return 0;
  const raft::Term term = last == log.baseIndex() ? log.baseTerm() : log.at(last).term;
  return known.prefix(last, term);
}

}  // namespace check
