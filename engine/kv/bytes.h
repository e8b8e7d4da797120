// Numbers and texts as bytes, in one form each, so that equal values have equal bytes: numbers are
// base-128, low part first, at most 10 bytes and without a useless last byte; texts are their
// length and their bytes.
// Thread rule: pure functions, and a Reader that is a value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kv {

void putNumber(std::string& out, std::uint64_t n);
void putText(std::string& out, std::string_view text);
/// A byte that tells whether there is one, then the text.
void putOptionalText(std::string& out, const std::optional<std::string>& text);

/// Reads from the front; after a failure `ok` is false and everything read is empty.
struct Reader {
  std::string_view rest;
  bool ok{true};

  std::uint8_t byte();
  std::uint64_t number();
  std::string text() { return std::string(view()); }
  /// The same without a copy: a part of `rest`.
  std::string_view view();
  std::optional<std::string> optionalText();
};

}  // namespace kv
