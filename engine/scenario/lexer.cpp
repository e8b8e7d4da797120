#include "engine/scenario/lexer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "engine/kv/readable.h"

namespace scenario {
namespace {

/// Longer signs first.
constexpr std::array<std::string_view, 11> kSigns{"->", ">=", "<=", "!=", "|", "{",
                                                  "}",  ",",  "=",  "<",  ">"};
/// Words that mean something where a value may stand; as values they need quotes.
constexpr std::array<std::string_view, 9> kReserved{"via", "as",     "timeout", "retries", "none",
                                                    "is",  "absent", "on",      "within"};
constexpr std::string_view kHexDigits = "0123456789abcdef";

bool isSpace(char c) { return c == ' ' || c == '\t'; }
bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

class Divider {
 public:
  explicit Divider(std::string_view text) : text_(text) {}

  Line divide(std::uint32_t number) {
    Line line;
    line.number = number;
    while (skipSpace()) {
      line.tokens.push_back(next());
      if (line.tokens.back().kind == Token::Kind::Wrong) break;
    }
    line.endColumn = column(place_);
    return line;
  }

 private:
  /// False at the end or a comment.
  bool skipSpace() {
    while (place_ < text_.size() && isSpace(text_[place_])) ++place_;
    return place_ < text_.size() && text_[place_] != '#';
  }

  /// Characters, not bytes: the later bytes of a UTF-8 sequence do not count.
  std::uint32_t column(std::size_t place) {
    for (; counted_ < place; ++counted_) {
      if ((static_cast<unsigned char>(text_[counted_]) & 0xC0u) != 0x80u) ++characters_;
    }
    return characters_ + 1;
  }

  Token token(Token::Kind kind, std::size_t from, std::string text) {
    return {kind, std::move(text), std::string(text_.substr(from, place_ - from)), column(from)};
  }

  std::string_view signAt(std::size_t place) const {
    for (std::string_view sign : kSigns) {
      if (text_.substr(place, sign.size()) == sign) return sign;
    }
    return {};
  }

  Token next() {
    const std::size_t from = place_;
    if (text_[from] == '"') return string();
    if (const std::string_view sign = signAt(from); !sign.empty()) {
      place_ += sign.size();
      return token(Token::Kind::Sign, from, std::string(sign));
    }
    while (place_ < text_.size() && isWord(place_)) ++place_;
    if (place_ > from) {
      return token(Token::Kind::Word, from, std::string(text_.substr(from, place_ - from)));
    }
    ++place_;
    return token(Token::Kind::Wrong, from,
                 "a word, a \"quoted string\" or one of | { } , = != < > -> >= <=");
  }

  bool isWord(std::size_t place) const {
    const char c = text_[place];
    return !isSpace(c) && !isControl(c) && c != '"' && c != '#' && signAt(place).empty();
  }

  Token string() {
    const std::size_t from = place_++;
    std::string value;
    while (place_ < text_.size() && text_[place_] != '"') {
      const std::size_t at = place_;
      const auto character = characterOfString();
      if (!character) {
        place_ = text_.size();
        return token(Token::Kind::Wrong, at, "one of the escapes \\\" \\\\ \\n \\t \\xHH");
      }
      value += *character;
    }
    if (place_ == text_.size()) return token(Token::Kind::Wrong, from, "a closing quote");
    ++place_;
    return token(Token::Kind::String, from, std::move(value));
  }

  std::optional<char> characterOfString() {
    const char c = text_[place_++];
    if (c != '\\') return c;
    if (place_ == text_.size()) return std::nullopt;
    switch (text_[place_++]) {
      case '"':
        return '"';
      case '\\':
        return '\\';
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'x':
        return hexByte();
    }
    return std::nullopt;
  }

  std::optional<char> hexByte() {
    if (text_.size() - place_ < 2) return std::nullopt;
    unsigned value = 0;
    for (int i = 0; i < 2; ++i) {
      const std::size_t digit = kHexDigits.find(text_[place_++]);
      if (digit == std::string_view::npos) return std::nullopt;
      value = value * 16 + static_cast<unsigned>(digit);
    }
    return static_cast<char>(value);
  }

  std::string_view text_;
  std::size_t place_{0};
  std::size_t counted_{0};
  std::uint32_t characters_{0};
};

bool isSafe(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-';
}

}  // namespace

Line divide(std::string_view text, std::uint32_t number) { return Divider(text).divide(number); }

std::string inQuotes(std::string_view value) {
  std::string text = "\"";
  for (std::size_t place = 0; place < value.size(); ++place) {
    const char c = value[place];
    const auto byte = static_cast<unsigned char>(c);
    const std::size_t sequence = kv::sequenceOf(value.substr(place));
    if (c == '"' || c == '\\') {
      text += '\\';
      text += c;
    } else if (c == '\n') {
      text += "\\n";
    } else if (c == '\t') {
      text += "\\t";
    } else if (sequence == 0 || isControl(c)) {
      text += "\\x";
      text += kHexDigits[byte / 16];
      text += kHexDigits[byte % 16];
    } else {
      text += value.substr(place, sequence);
      place += sequence - 1;
    }
  }
  return text + "\"";
}

std::string quoted(std::string_view value) {
  const bool reserved = std::find(kReserved.begin(), kReserved.end(), value) != kReserved.end();
  const bool safe = !value.empty() && std::all_of(value.begin(), value.end(), isSafe);
  return safe && !reserved ? std::string(value) : inQuotes(value);
}

}  // namespace scenario
