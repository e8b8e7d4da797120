// The bytes of a store:
//   "FKVS" | version (1) | checksum (8 bytes, low part first) | sections
//   section = tag, length, content; each tag once, in rising order, all of this version's there
//     1: the revision
//     2: keys, in order: count, then key, value, create revision, mod revision, version
//     3: sessions, by client: count, then client, sequence, done, optional value, revision
// The checksum is FNV-1a (64 bits) of the sections. Numbers and texts are as in bytes.h; a later
// version adds sections.
#include "engine/kv/bytes.h"
#include "engine/kv/store.h"

namespace kv {
namespace {

constexpr std::string_view kMagic = "FKVS";
constexpr std::uint8_t kStateVersion = 1;
constexpr std::size_t kSumBytes = 8;
enum class Tag : std::uint8_t { Revision = 1, Keys = 2, Sessions = 3 };

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t sum = 0xcbf29ce484222325;
  for (const char c : bytes) sum = (sum ^ static_cast<std::uint8_t>(c)) * 0x100000001b3;
  return sum;
}

void putSection(std::string& out, Tag tag, std::string_view content) {
  out.push_back(static_cast<char>(tag));
  putText(out, content);
}

std::string section(Reader& in, Tag tag) {
  if (in.byte() != static_cast<std::uint8_t>(tag)) in.ok = false;
  return in.ok ? in.text() : std::string();
}

bool sumFits(Reader& in) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kSumBytes; ++i) sum |= std::uint64_t{in.byte()} << (8 * i);
  return in.ok && sum == checksum(in.rest);
}

}  // namespace

std::string Store::encodeState() const {
  std::string revision;
  putNumber(revision, revision_);
  std::string keys;
  putNumber(keys, keys_.size());
  for (const auto& [key, kept] : keys_) {
    putText(keys, key);
    putText(keys, kept.value);
    putNumber(keys, kept.createRevision);
    putNumber(keys, kept.modRevision);
    putNumber(keys, kept.version);
  }
  std::string sessions;
  putNumber(sessions, sessions_.size());
  for (const auto& [client, session] : sessions_) {
    putNumber(sessions, client);
    putNumber(sessions, session.sequence);
    sessions.push_back(session.result.done ? 1 : 0);
    putOptionalText(sessions, session.result.value);
    putNumber(sessions, session.result.revision);
  }
  std::string sections;
  putSection(sections, Tag::Revision, revision);
  putSection(sections, Tag::Keys, keys);
  putSection(sections, Tag::Sessions, sessions);

  std::string out(kMagic);
  out.push_back(static_cast<char>(kStateVersion));
  const std::uint64_t sum = checksum(sections);
  for (std::size_t i = 0; i < kSumBytes; ++i) out.push_back(static_cast<char>(sum >> (8 * i)));
  return out + sections;
}

std::variant<Store, std::string> Store::restore(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return std::string("These bytes are not the state of a store.");
  Reader in{bytes.substr(kMagic.size())};
  const std::uint8_t version = in.byte();
  const std::string damaged = "The store's state is damaged: ";
  if (!in.ok) return damaged + "it ends too early.";
  if (version > kStateVersion) {
    return "The store's state was written by a newer version of Flotilla (format " +
           std::to_string(version) + "; this one reads " + std::to_string(kStateVersion) + ").";
  }
  if (version != kStateVersion || !sumFits(in)) return damaged + "its checksum does not fit.";
  const std::string revision = section(in, Tag::Revision);
  const std::string keys = section(in, Tag::Keys);
  const std::string sessions = section(in, Tag::Sessions);
  Store store;
  Reader revisionIn{revision};
  Reader keysIn{keys};
  Reader sessionsIn{sessions};
  store.revision_ = revisionIn.number();
  const bool sound = in.ok && in.rest.empty() && revisionIn.ok && revisionIn.rest.empty() &&
                     store.readKeys(keysIn) && store.readSessions(sessionsIn);
  if (!sound) return damaged + "its parts do not fit together.";
  return store;
}

bool Store::readKeys(Reader& in) {
  for (std::uint64_t count = in.number(); count > 0 && in.ok; --count) {
    std::string key = in.text();
    KeyValue kept;
    kept.value = in.text();
    kept.createRevision = in.number();
    kept.modRevision = in.number();
    kept.version = in.number();
    const bool inOrder = keys_.empty() || keys_.rbegin()->first < key;
    if (!inOrder || kept.version == 0 || kept.modRevision > revision_) return false;
    keys_.emplace_hint(keys_.end(), std::move(key), std::move(kept));
  }
  return in.ok && in.rest.empty();
}

bool Store::readSessions(Reader& in) {
  for (std::uint64_t count = in.number(); count > 0 && in.ok; --count) {
    const ClientId client = in.number();
    Session session;
    session.sequence = in.number();
    const std::uint8_t done = in.byte();
    session.result.done = done == 1;
    session.result.value = in.optionalText();
    session.result.revision = in.number();
    const bool inOrder = sessions_.empty() || sessions_.rbegin()->first < client;
    if (!inOrder || client == 0 || done > 1) return false;
    sessions_.emplace_hint(sessions_.end(), client, std::move(session));
  }
  return in.ok && in.rest.empty();
}

}  // namespace kv
