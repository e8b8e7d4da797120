#include "engine/kv/readable.h"

#include <algorithm>

namespace kv {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

/// What moves the words around it: controls, and the signs that turn the direction of writing.
bool movesOthers(std::string_view sequence) {
  if (sequence.size() == 1)
    return static_cast<unsigned char>(sequence[0]) < 0x20 || sequence[0] == 0x7f;
  if (sequence.size() == 2) return sequence[0] == '\xc2' && sequence[1] < '\xa0';
  if (sequence.size() != 3 || sequence[0] != '\xe2') return false;
  const bool lines = sequence[1] == '\x80' && sequence[2] >= '\xa8' && sequence[2] <= '\xae';
  const bool isolates = sequence[1] == '\x81' && sequence[2] >= '\xa6' && sequence[2] <= '\xa9';
  return lines || isolates;
}

void escape(std::string& out, std::string_view bytes) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += "\\x";
      out += kHexDigits[byte / 16];
      out += kHexDigits[byte % 16];
    }
  }
}

}  // namespace

std::size_t sequenceOf(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  // Overlong forms, surrogates, and what lies beyond U+10FFFF.
  const unsigned char second = byte(1);
  const bool wrong = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                     (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
  return wrong ? 0 : length;
}

std::string clientName(ClientId client) {
  if (client > kKeepers) return "c" + std::to_string(client - kKeepers);
  if (client >= kOutside) return "etcd" + std::to_string(client - kOutside);
  return "c" + std::to_string(client);
}

std::string readable(std::string_view bytes, std::size_t most) {
  std::string out;
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const std::size_t length = sequenceOf(rest);
    const std::string_view next = rest.substr(0, std::max<std::size_t>(length, 1));
    const bool tooMany = bytes.size() > most && bytes.size() - rest.size() + next.size() > most;
    if (tooMany) return out + "… (" + std::to_string(bytes.size()) + " bytes)";
    if (length == 0 || movesOthers(next)) {
      escape(out, next);
    } else if (next == "\\") {
      out += "\\\\";
    } else {
      out += next;
    }
    rest.remove_prefix(next.size());
  }
  return out;
}

}  // namespace kv
