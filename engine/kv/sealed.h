// Sections of bytes under a name, a version and a checksum: the form of a whole state.
//   name | version (1 byte) | checksum (8 bytes, low part first) | sections
//   section = tag, length, content; each tag once, in rising order
// The checksum is FNV-1a (64 bits) of the sections.
// Thread rule: values.
#pragma once

#include <variant>

#include "engine/kv/bytes.h"

namespace kv {

/// What the bytes begin with, and what a person calls them ("a store").
struct Seal {
  std::string_view name;
  std::uint8_t version{1};
  std::string_view of;
};

/// Appends a section of what `write` appends. The content is moved, but never there twice: it may
/// be most of what a member holds.
template <class Tag, class Write>
void putSection(std::string& out, Tag tag, const Write& write) {
  out.push_back(static_cast<char>(tag));
  const std::size_t begin = out.size();
  write(out);
  std::string length;
  putNumber(length, out.size() - begin);
  out.insert(begin, length);
}

/// Before the first section; its checksum is put in by sealUp().
std::string unsealedHead(const Seal& seal);
/// REQUIRES: `whole` begins with unsealedHead(), and sections follow.
void sealUp(const Seal& seal, std::string& whole);
/// At the first section, or a sentence: the bytes are something else, damaged, or newer.
std::variant<Reader, std::string> unsealed(const Seal& seal, std::string_view bytes);
/// The sentence for sections whose contents do not fit together.
std::string unsound(const Seal& seal);

/// The next section's content; `in` fails if its tag is another.
template <class Tag>
std::string_view section(Reader& in, Tag tag) {
  if (in.byte() != static_cast<std::uint8_t>(tag)) in.ok = false;
  return in.ok ? in.view() : std::string_view();
}

}  // namespace kv
