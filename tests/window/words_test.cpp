// Every word a person reads can be translated: qsTr in QML, tr in what makes sentences.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace {

namespace fs = std::filesystem;

struct Line {
  std::string where;
  std::string text;
};

std::vector<Line> linesOf(const fs::path& folder, const std::string& ending) {
  std::vector<Line> lines;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || !entry.path().string().ends_with(ending)) continue;
    std::ifstream file(entry.path());
    std::string text;
    for (int n = 1; std::getline(file, text); ++n) {
      lines.push_back({entry.path().filename().string() + ":" + std::to_string(n), text});
    }
  }
  return lines;
}

fs::path source(const char* folder) { return fs::path(FLOTILLA_SOURCE_DIR) / folder; }

// A property that is read by a person, bound to a bare literal with a word in it.
bool isBareInQml(const std::string& line) {
  static const std::regex spoken(
      "(\\btext|\\btitle|\\bhint|\\bhints|\\babout|\\bheadline|\\bplaceholderText|Accessible\\."
      "name|"
      "Accessible\\.description): (.*)$");
  std::smatch found;
  if (!std::regex_search(line, found, spoken)) return false;
  std::string value = found[2];
  // What is handed to qsTr is fine; so are arguments without words.
  value = std::regex_replace(value, std::regex("<[^>]*>"), "");
  // Words of the scenario language are the same in every language.
  value = std::regex_replace(value, std::regex("\"(put x=1|S3 commit >= 9)\""), "");
  value = std::regex_replace(value, std::regex("qsTr\\(\"([^\"\\\\]|\\\\.)*\"[^)]*\\)"), "");
  static const std::regex literal("\"([^\"]*)\"");
  static const std::regex word("[A-Za-z]{3,}");
  for (std::sregex_iterator at(value.begin(), value.end(), literal), end; at != end; ++at) {
    if (std::regex_search((*at)[1].str(), word)) return true;
  }
  return false;
}

TEST(Words, TheSearchFindsABareLiteral) {
  EXPECT_TRUE(isBareInQml("    text: \"Send\""));
  EXPECT_TRUE(isBareInQml("    Accessible.name: on ? qsTr(\"On\") : \"Off now\""));
  EXPECT_FALSE(isBareInQml("    text: qsTr(\"Send\")"));
  EXPECT_FALSE(isBareInQml("    text: on ? \"?\" : qsTr(\"%1 ms\").arg(time)"));
  EXPECT_FALSE(isBareInQml("    iconName: \"legend\""));
}

TEST(Words, EveryWordInTheInterfaceIsTranslatable) {
  const std::vector<Line> lines = linesOf(source("qml"), ".qml");
  ASSERT_GT(lines.size(), 3000u);
  for (const Line& line : lines) EXPECT_FALSE(isBareInQml(line.text)) << line.where << line.text;
}

// In C++ a sentence is a literal with a blank between words. Sentences go through tr; what names a
// paper's section, a file's key or a pattern does not.
bool isBareInCpp(const std::string& line) {
  static const std::regex literal("(QStringLiteral|QLatin1String|QString)\\(\"([^\"]*)\"");
  std::smatch found;
  if (!std::regex_search(line, found, literal)) return false;
  const std::string text = found[2];
  if (text.starts_with("Raft ") || text.starts_with("thesis ")) return false;
  return std::regex_search(text, std::regex("[a-z]{2,} [a-z]{2,}"));
}

TEST(Words, TheSearchFindsABareSentence) {
  EXPECT_TRUE(isBareInCpp("  return QStringLiteral(\"no leader yet\");"));
  EXPECT_FALSE(isBareInCpp("  return Say::tr(\"no leader yet\");"));
  EXPECT_FALSE(isBareInCpp("  return QStringLiteral(\"Raft 5.3 and more\");"));
}

TEST(Words, EverySentenceTheViewsMakeIsTranslatable) {
  for (const char* folder : {"app/view", "app/canvas"}) {
    const std::vector<Line> lines = linesOf(source(folder), ".cpp");
    ASSERT_GT(lines.size(), 1000u);
    for (const Line& line : lines) EXPECT_FALSE(isBareInCpp(line.text)) << line.where << line.text;
  }
}

}  // namespace
