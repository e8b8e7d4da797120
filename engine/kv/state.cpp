// The bytes of a store:
//   sealed sections (sealed.h) under "FKVS", version 1:
//     1: the revision
//     2: keys, in order: count, then key, value, create revision, mod revision, version
//     3: sessions, by client: count, then client, sequence, done, optional value, revision
// Numbers and texts are as in bytes.h; a later version adds sections.
#include "engine/kv/sealed.h"
#include "engine/kv/store.h"

namespace kv {
namespace {

constexpr Seal kStoreSeal{"FKVS", 1, "a store"};
enum class Tag : std::uint8_t { Revision = 1, Keys = 2, Sessions = 3 };

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
  Sections sections;
  sections.put(Tag::Revision, revision);
  sections.put(Tag::Keys, keys);
  sections.put(Tag::Sessions, sessions);
  return sections.sealed(kStoreSeal);
}

std::variant<Store, std::string> Store::restore(std::string_view bytes) {
  auto opened = unsealed(kStoreSeal, bytes);
  if (auto* why = std::get_if<std::string>(&opened)) return std::move(*why);
  Reader in = std::get<Reader>(opened);
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
  if (!sound) return unsound(kStoreSeal);
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
