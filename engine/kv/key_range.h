// Which keys a request means, in etcd's terms.
// Thread rule: a value.
#pragma once

#include <string>
#include <string_view>

namespace kv {

/// One key (no end), all keys of [key, end), or, with the end "\0" (one zero byte), all keys from
/// `key` on. The prefix p is [p, p with its last byte raised).
struct KeyRange {
  std::string key;
  std::string end;

  static KeyRange one(std::string key) { return {std::move(key), {}}; }
  static KeyRange prefix(std::string_view prefix);
  static KeyRange all() { return {std::string(1, '\0'), std::string(1, '\0')}; }

  bool isOne() const { return end.empty(); }
  bool isOpen() const { return end.size() == 1 && end.front() == '\0'; }
  bool contains(std::string_view k) const;
  /// Is there a key that both could mean?
  bool overlaps(const KeyRange& other) const;
  friend bool operator==(const KeyRange&, const KeyRange&) = default;
};

}  // namespace kv
