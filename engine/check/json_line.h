// One JSON object in one line (RFC 8259), its fields as far as histories need them; and text as
// JSON. Thread rule: pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace check {

struct JsonNull {};
/// A number as it is written.
struct JsonNumber {
  std::string digits;
};
/// true, false, an array or an object: known to be there.
struct JsonOther {};
using JsonValue = std::variant<JsonNull, JsonNumber, std::string, JsonOther>;
using JsonFields = std::map<std::string, JsonValue, std::less<>>;

/// The fields, or a sentence that says what is wrong. Of a field that is there twice the last one
/// counts. A lone \udcXX stands for the byte XX.
std::variant<JsonFields, std::string> readJsonLine(std::string_view line);

/// Appends `text` in quotes; a byte that is not UTF-8 as \udcXX.
void appendJson(std::string& out, std::string_view text);

}  // namespace check
