// The bytes of a store:
//   sealed sections (sealed.h) under "FKVS", version 2:
//     1: the keyspace's sections (keyspace_bytes.cpp)
//     2: sessions, by client: count, then client, sequence, done, optional value, revision, answer
//     3: clients outside: count, then client and its sequences as runs: count, then how far the run
//        is behind the one before, and its length
// Numbers and texts are as in bytes.h; a later version adds sections.
#include "engine/kv/new_store.h"
#include "engine/kv/sealed.h"
#include "engine/kv/store.h"

namespace kv {
namespace {

constexpr Seal kStoreSeal{"FKVS", 2, "a store"};
enum class StoreTag : std::uint8_t { Space = 1, Sessions = 2, Outside = 3 };
/// About what is needed beside the keys and values, bytes; the rest is made room for as it comes.
constexpr std::size_t kRoom = 4'096;

struct SequenceRun {
  std::uint64_t first{0};
  std::uint64_t length{0};
};

}  // namespace

class SessionBytes {
 public:
  static std::string stateOf(const Keyspace& space, const Store& sessions) {
    std::string out = unsealedHead(kStoreSeal);
    out.reserve(space.bytes() + kRoom);
    putSection(out, StoreTag::Space, [&](std::string& to) { space.encodeSections(to); });
    putSection(out, StoreTag::Sessions, [&](std::string& to) { putSessions(to, sessions); });
    putSection(out, StoreTag::Outside, [&](std::string& to) { putOutside(to, sessions); });
    sealUp(kStoreSeal, out);
    return out;
  }

  static void putSessions(std::string& out, const Store& store) {
    putNumber(out, store.sessions_.size());
    for (const auto& [client, session] : store.sessions_) {
      putNumber(out, client);
      putNumber(out, session.sequence);
      out.push_back(session.result.done ? 1 : 0);
      putOptionalText(out, session.result.value);
      putNumber(out, session.result.revision);
      putText(out, session.result.answer);
    }
  }

  static void putOutside(std::string& out, const Store& store) {
    putNumber(out, store.outside_.size());
    for (const auto& [client, window] : store.outside_) {
      putNumber(out, client);
      const std::vector<SequenceRun> runs = runsOf(window);
      putNumber(out, runs.size());
      std::uint64_t end = 0;
      for (const SequenceRun& run : runs) {
        putNumber(out, run.first - end);
        putNumber(out, run.length);
        end = run.first + run.length;
      }
    }
  }

  static bool readSessions(Reader in, Store& store) {
    for (std::uint64_t count = in.number(); count > 0 && in.ok; --count) {
      const ClientId client = in.number();
      const auto* last = store.sessions_.last();
      const bool inOrder = last == nullptr || last->key < client;
      if (!inOrder || client == 0) return false;
      Store::Session& session = store.sessions_.edit(client);
      session.sequence = in.number();
      const std::uint8_t done = in.byte();
      session.result.done = done == 1;
      session.result.value = in.optionalText();
      session.result.revision = in.number();
      session.result.answer = in.text();
      if (done > 1) return false;
    }
    return in.ok && in.rest.empty();
  }

  static bool readOutside(Reader in, Store& store) {
    for (std::uint64_t count = in.number(); count > 0 && in.ok; --count) {
      const ClientId client = in.number();
      const auto* last = store.outside_.last();
      const bool inOrder = last == nullptr || last->key < client;
      if (!inOrder || client < kOutside) return false;
      Store::Window& window = store.outside_.edit(client);
      std::uint64_t next = 0;
      for (std::uint64_t runs = in.number(); runs > 0 && in.ok; --runs) {
        next += in.number();
        const std::uint64_t length = in.number();
        if (window.size() + length > Store::kWindow) return false;
        for (std::uint64_t k = 0; k < length; ++k) window.edit(next++);
      }
    }
    return in.ok && in.rest.empty();
  }

 private:
  static std::vector<SequenceRun> runsOf(const Store::Window& window) {
    std::vector<SequenceRun> runs;
    for (const auto& [sequence, nothing] : window) {
      const bool goesOn = !runs.empty() && runs.back().first + runs.back().length == sequence;
      if (!goesOn) runs.push_back({sequence, 0});
      ++runs.back().length;
    }
    return runs;
  }
};

std::string Store::encodeState() const { return SessionBytes::stateOf(space_, *this); }

std::string newStateOf(const Keyspace& space) {
  Keyspace begun = space;
  begun.forgetPeerUrls();
  return SessionBytes::stateOf(begun, Store{});
}

std::variant<Store, std::string> Store::restore(std::string_view bytes, Revision kept) {
  auto opened = unsealed(kStoreSeal, bytes);
  if (auto* why = std::get_if<std::string>(&opened)) return std::move(*why);
  Reader in = std::get<Reader>(opened);
  const std::string_view space = section(in, StoreTag::Space);
  const std::string_view sessions = section(in, StoreTag::Sessions);
  const std::string_view outside = section(in, StoreTag::Outside);
  Store store(kept);
  const bool sound = in.ok && in.rest.empty() && store.space_.readSections(space) &&
                     SessionBytes::readSessions(Reader{sessions}, store) &&
                     SessionBytes::readOutside(Reader{outside}, store);
  if (!sound) return unsound(kStoreSeal);
  return store;
}

}  // namespace kv
