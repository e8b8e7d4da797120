#include <regex>

#include "tests/tidy/rules.h"

namespace tidy {
namespace {

bool isComment(const std::string& line) {
  return std::regex_search(line, std::regex("^\\s*(//|\\*|/\\*)"));
}

Findings eachMatch(const Source& source, const std::regex& regex, const std::string& advice) {
  Findings findings;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    if (!isComment(source.lines[i]) && std::regex_search(source.lines[i], regex)) {
      findings.push_back({source.path, i + 1, advice});
    }
  }
  return findings;
}

}  // namespace

Findings translatedText(const Source& source) {
  // Two letters in a row make a word; "x", "1" and "%" need no translation, nor does a command of
  // the scenario language.
  static const std::regex pattern(
      "\\b(text|title|label|caption|hint|placeholderText|toolTip|Accessible\\.name|"
      "Accessible\\.description)\\s*:\\s*(\"(?!put )[^\"]*[A-Za-z]{2}|'[^']*[A-Za-z]{2}|"
      "[^\"]*\\?\\s*\"[^\"]*[A-Za-z]{2})");
  return eachMatch(source, pattern, "visible text goes through qsTr()");
}

Findings coloursFromStyle(const Source& source) {
  if (within(source.path, {"qml/Flotilla/Style"})) {
    return {};
  }
  static const std::regex pattern(
      "[\"']#[0-9A-Fa-f]{3,8}[\"']|\\bQt\\.(rgba|hsla)\\(\\s*[0-9.]+\\s*,|"
      "\\b[A-Za-z.]*[cC]olor\\s*:\\s*\"(?!transparent)[a-z]+\"");
  return eachMatch(source, pattern, "colours come from Style");
}

Findings typedProperties(const Source& source) {
  static const std::regex pattern("\\bproperty\\s+var\\b");
  return eachMatch(source, pattern, "give the property its type");
}

}  // namespace tidy
