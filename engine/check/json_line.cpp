#include "engine/check/json_line.h"

#include <charconv>
#include <cstdint>

namespace check {
namespace {

constexpr std::uint32_t kByteEscapes = 0xDC00;  ///< plus the byte; half of a surrogate pair

void appendUtf8(std::string& out, std::uint32_t code) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80 | ((code >> shift) & 0x3F));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

/// Reads from the front; after a failure `wrong` says why and everything read is empty.
class JsonReader {
 public:
  explicit JsonReader(std::string_view line) : rest_(line) {}

  std::variant<JsonFields, std::string> object() {
    JsonFields fields;
    expect('{');
    if (!peeked('}')) {
      do {
        std::string name = text();
        expect(':');
        fields.insert_or_assign(std::move(name), value());
      } while (wrong_.empty() && accepted(','));
    }
    expect('}');
    blank();
    if (wrong_.empty() && !rest_.empty()) wrong_ = "There is something after the object.";
    if (!wrong_.empty()) return wrong_;
    return fields;
  }

 private:
  void blank() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size())); }
  bool peeked(char c) {
    blank();
    return !rest_.empty() && rest_.front() == c;
  }
  bool accepted(char c) {
    const bool there = peeked(c);
    if (there) rest_.remove_prefix(1);
    return there;
  }
  void expect(char c) {
    if (wrong_.empty() && !accepted(c)) {
      wrong_ = rest_.empty() ? "The line ends too early: " : "Found '" + start() + "': ";
      wrong_ += "there must be a '" + std::string(1, c) + "' of a JSON object.";
    }
  }
  std::string start() const { return std::string(rest_.substr(0, 1)); }

  JsonValue value() {
    if (peeked('"')) return text();
    if (peeked('{') || peeked('[')) return nested();
    const std::size_t size = std::min(rest_.find_first_of(",}] \t"), rest_.size());
    const std::string word(rest_.substr(0, size));
    rest_.remove_prefix(size);
    if (word == "null") return JsonNull{};
    if (word == "true" || word == "false") return JsonOther{};
    if (word.empty() || word.find_first_not_of("+-.0123456789eE") != std::string::npos) {
      if (wrong_.empty()) wrong_ = "'" + word + "' is no JSON value.";
    }
    return JsonNumber{word};
  }

  /// Past an array or an object, whose content nobody asks for.
  JsonValue nested() {
    std::size_t depth = 0;
    do {
      if (peeked('"')) {
        text();
        continue;
      }
      if (rest_.empty()) wrong_ = "The line ends too early: a bracket is not closed.";
      if (!wrong_.empty()) break;
      if (peeked('{') || peeked('[')) ++depth;
      if (peeked('}') || peeked(']')) --depth;
      rest_.remove_prefix(1);
    } while (depth > 0 && wrong_.empty());
    return JsonOther{};
  }

  std::string text() {
    expect('"');
    std::string out;
    while (wrong_.empty() && !rest_.empty() && rest_.front() != '"') {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '\\') {
        escape(out);
      } else {
        out += c;
      }
    }
    if (wrong_.empty() && rest_.empty()) wrong_ = "The line ends too early: a '\"' is missing.";
    if (wrong_.empty()) rest_.remove_prefix(1);
    return out;
  }

  void escape(std::string& out) {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const char letter = rest_.empty() ? '\0' : rest_.front();
    if (letter == 'u') return unicode(out);
    const std::size_t at = letter == '\0' ? std::string_view::npos : kLetters.find(letter);
    if (at == std::string_view::npos) {
      wrong_ = "'\\" + start() + "' is no escape of JSON.";
      return;
    }
    out += kMeanings[at];
    rest_.remove_prefix(1);
  }

  void unicode(std::string& out) {
    constexpr std::uint32_t kHigh = 0xD800;
    std::uint32_t code = unit();
    if (code >= kHigh && code < kByteEscapes && rest_.starts_with("\\u")) {
      rest_.remove_prefix(1);
      const std::uint32_t low = unit();
      if (low < kByteEscapes || low > 0xDFFF) wrong_ = "A surrogate pair is broken.";
      code = 0x10000 + ((code - kHigh) << 10) + (low - kByteEscapes);
    } else if (code >= kByteEscapes && code <= kByteEscapes + 0xFF) {
      out += static_cast<char>(code - kByteEscapes);
      return;
    }
    appendUtf8(out, code);
  }

  /// "uXXXX".
  std::uint32_t unit() {
    constexpr std::size_t kSize = 5;
    std::uint32_t code = 0;
    const std::string_view hex = rest_.substr(0, kSize);
    const char* const end = hex.data() + hex.size();
    const auto [stop, error] = std::from_chars(hex.data() + (hex.empty() ? 0 : 1), end, code, 16);
    if (hex.size() < kSize || error != std::errc() || stop != end) {
      wrong_ = "\\u needs four hexadecimal digits.";
      return 0;
    }
    rest_.remove_prefix(kSize);
    return code;
  }

  std::string_view rest_;
  std::string wrong_;
};

/// Length of the well-formed UTF-8 sequence at the start of `text`, 0 if there is none (RFC 3629).
std::size_t sequenceAt(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (length == 0 || first > 0xF4 || text.size() < length) return 0;
  std::uint32_t code = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
    code = code << 6 | (byte(i) & 0x3Fu);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool outside = (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF;
  return overlong || outside ? 0 : length;
}

void appendEscape(std::string& out, std::uint32_t code) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[code >> shift & 15];
}

}  // namespace

std::variant<JsonFields, std::string> readJsonLine(std::string_view line) {
  return JsonReader(line).object();
}

void appendJson(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const std::size_t length = sequenceAt(text);
    const auto first = static_cast<unsigned char>(text.front());
    if (length == 0) {
      appendEscape(out, kByteEscapes + first);
    } else if (first < 0x20) {
      appendEscape(out, first);
    } else {
      if (first == '"' || first == '\\') out += '\\';
      out += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  out += '"';
}

}  // namespace check
