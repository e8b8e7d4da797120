#include "engine/scenario/cursor.h"

#include <algorithm>
#include <limits>

#include "engine/kv/readable.h"

namespace scenario {
namespace {

constexpr std::string_view kDurationForm = "a duration, as 150ms or 2s (at most 86400s)";
/// Of what was found, characters shown at most.
constexpr std::size_t kShownMost = 40;

/// For a person's eyes: short, and without bytes that would confuse a terminal.
std::string shown(std::string_view source) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  for (std::size_t count = 0; !source.empty(); ++count) {
    if (count == kShownMost) return text + "...";
    const auto byte = static_cast<unsigned char>(source.front());
    const std::size_t length = byte < 0x20 || byte == 0x7f ? 0 : kv::sequenceOf(source);
    if (length == 0) {
      text += std::string("\\x") + kHex[byte / 16] + kHex[byte % 16];
    } else {
      text += source.substr(0, length);
    }
    source.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return text;
}

/// A letter and a number from 1 on.
std::optional<std::uint64_t> readLettered(std::string_view text, char letter) {
  if (text.size() < 2 || text.front() != letter || text[1] == '0') return std::nullopt;
  return readNumber(text.substr(1));
}

}  // namespace

std::optional<ServerId> readServer(std::string_view text) {
  const auto number = readLettered(text, 'S');
  return number ? std::optional(ServerId{*number}) : std::nullopt;
}

Cursor::Cursor(const Line& line, std::uint32_t servers) : line_(&line), servers_(servers) {
  for (std::size_t i = 0; i < line.tokens.size(); ++i) {
    if (line.tokens[i].kind == Token::Kind::Wrong) failAt(i, line.tokens[i].text);
  }
}

const Token* Cursor::next(std::size_t ahead) const {
  if (failed() || place_ + ahead >= line_->tokens.size()) return nullptr;
  return &line_->tokens[place_ + ahead];
}

bool Cursor::nextIs(std::string_view word, std::size_t ahead) const {
  const Token* token = next(ahead);
  return token != nullptr && token->kind != Token::Kind::String && token->text == word;
}

bool Cursor::take(std::string_view word) {
  if (!nextIs(word)) return false;
  ++place_;
  return true;
}

void Cursor::require(std::string_view word) {
  if (!take(word)) fail("'" + std::string(word) + "'");
}

void Cursor::requireEnd() {
  if (!atEnd()) fail("the end of the line");
}

void Cursor::fail(std::string expected) { failAt(place_, std::move(expected)); }

void Cursor::failBefore(std::string expected) {
  failAt(place_ == 0 ? 0 : place_ - 1, std::move(expected));
}

void Cursor::failAt(std::size_t place, std::string expected) {
  if (failed()) return;
  const bool ended = place >= line_->tokens.size();
  problem_ = Problem{line_->number, ended ? line_->endColumn : line_->tokens[place].column,
                     ended ? "the end of the line" : "'" + shown(line_->tokens[place].source) + "'",
                     std::move(expected)};
}

std::string Cursor::word(std::string_view expected) {
  const Token* token = next();
  if (token == nullptr || token->kind != Token::Kind::Word) {
    fail(std::string(expected));
    return "";
  }
  ++place_;
  return token->text;
}

std::string Cursor::value(std::string_view expected) {
  const Token* token = next();
  return token != nullptr && token->kind == Token::Kind::String ? string(expected) : word(expected);
}

std::string Cursor::string(std::string_view expected) {
  const Token* token = next();
  if (token == nullptr || token->kind != Token::Kind::String) {
    fail(std::string(expected));
    return "";
  }
  ++place_;
  return token->text;
}

template <class Read>
auto Cursor::amount(Read read, std::string_view expected) {
  const auto value = read(word(expected));
  if (!value) failBefore(std::string(expected));
  return failed() ? typename std::decay_t<decltype(value)>::value_type{} : *value;
}

std::uint64_t Cursor::number(std::uint64_t most) {
  std::string expected = "a whole number";
  if (most != std::numeric_limits<std::uint64_t>::max()) {
    expected += " up to " + std::to_string(most);
  }
  const auto read = [most](std::string_view text) {
    const auto number = readNumber(text);
    return number && *number <= most ? number : std::nullopt;
  };
  return amount(read, expected);
}

Duration Cursor::duration() { return amount(readDuration, kDurationForm); }
Duration Cursor::offset() { return amount(readOffset, "a duration, as 5ms or -5ms"); }
std::pair<Duration, Duration> Cursor::range() {
  return amount(readRange, "a duration or a range, as 20ms or 10..20ms");
}
std::uint32_t Cursor::percent() { return amount(readPercent, "a percentage, as 5% or 0.1%"); }
std::int32_t Cursor::drift() { return amount(readDrift, "parts per million, as 200ppm"); }

ServerId Cursor::server() {
  const auto read = [this](std::string_view text) {
    const auto id = readServer(text);
    return id && id->value <= servers_ ? id : std::nullopt;
  };
  return amount(read, "a server, S1 to S" + std::to_string(servers_));
}

kv::ClientId Cursor::client() {
  const auto read = [](std::string_view text) { return readLettered(text, 'c'); };
  return amount(read, "a client, as c1");
}

bool Cursor::nextIsClient() const {
  const Token* token = next();
  return token != nullptr && token->kind == Token::Kind::Word && readLettered(token->text, 'c');
}

bool Cursor::nextIsServer() const {
  const Token* token = next();
  return token != nullptr && token->kind == Token::Kind::Word && readServer(token->text);
}

}  // namespace scenario
