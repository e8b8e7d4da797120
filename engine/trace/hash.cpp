#include "engine/trace/hash.h"

#include <type_traits>
#include <utility>

#include "engine/trace/fields.h"

namespace trace {
namespace {

/// Feeds values, each with its length where it has one, into a 64-bit state.
struct Hasher {
  std::uint64_t& state;

  void word(std::uint64_t v) {
    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014) after each word.
    std::uint64_t x = (state ^ v) + 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    state = x ^ (x >> 31);
  }

  void put(std::string_view text) {
    word(text.size());
    std::uint64_t gathered = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      gathered |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * (i % 8));
      if (i % 8 == 7 || i + 1 == text.size()) word(std::exchange(gathered, 0));
    }
  }
  void put(const std::string& text) { put(std::string_view(text)); }
  void put(const raft::Payload& payload) { put(payload.bytes()); }
  void put(Duration d) { word(static_cast<std::uint64_t>(d.count())); }
  void put(Instant t) { put(t.time_since_epoch()); }
  template <class Tag>
  void put(raft::Number<Tag> n) {
    word(n.value);
  }
  template <class T>
  void put(const std::optional<T>& v) {
    word(v.has_value());
    if (v) put(*v);
  }
  template <class T>
  void put(const std::vector<T>& all) {
    word(all.size());
    for (const T& v : all) put(v);
  }
  void put(const raft::ServerSet& servers) {
    word(servers.size());
    for (const ServerId id : servers) put(id);
  }
  void put(const raft::Entries& log) {
    put(log.baseIndex());
    put(log.baseTerm());
    word(log.size());
    for (std::uint64_t i = 0; i < log.size(); ++i) put(log.at(log.firstIndex() + i));
  }
  template <class T>
  void put(const std::shared_ptr<const T>& v) {
    word(v != nullptr);
    if (v) put(*v);
  }
  template <class... T>
  void put(const std::variant<T...>& v) {
    word(v.index());
    std::visit([this](const auto& x) { this->put(x); }, v);
  }
  template <class T>
  void put(const T& v) {
    if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
      word(static_cast<std::uint64_t>(v));
    } else {
      fieldsOf(v, [this](const char*, const auto& x) { this->put(x); });
    }
  }
};

}  // namespace

void EventHash::add(const Event& e) {
  Hasher hasher{state_};
  hasher.put(e.id);
  hasher.put(e.at);
  hasher.put(e.server);
  hasher.put(e.body);
}

std::string hexOf(std::uint64_t hash) {
  std::string text(16, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, hash >>= 4) {
    *digit = "0123456789abcdef"[hash & 15];
  }
  return text;
}

}  // namespace trace
