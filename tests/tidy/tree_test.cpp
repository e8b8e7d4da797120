// The rules, held against every file of the project.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "tests/tidy/rules.h"

namespace tidy {
namespace {
namespace fs = std::filesystem;

const std::vector<Source>& code() {
  static const std::vector<Source> sources = sourcesEndingWith({".h", ".cpp"});
  return sources;
}

const std::vector<Source>& screens() {
  static const std::vector<Source> sources = sourcesEndingWith({".qml"});
  return sources;
}

const std::vector<Source>& messages() {
  static const std::vector<Source> sources = sourcesEndingWith({".proto"});
  return sources;
}

using Rule = Findings (*)(const Source&);

testing::AssertionResult clean(const Findings& findings) {
  return findings.empty() ? testing::AssertionSuccess()
                          : testing::AssertionFailure() << "\n"
                                                        << describe(findings);
}

testing::AssertionResult keep(const std::vector<Source>& sources, Rule rule) {
  Findings findings;
  for (const Source& source : sources) {
    append(findings, rule(source));
  }
  return clean(findings);
}

TEST(Tree, IsFound) {
  EXPECT_GT(code().size(), 20u);
  EXPECT_EQ(code().front().path.substr(0, 4), "app/");
}

TEST(Tree, FilesStayShort) {
  EXPECT_TRUE(keep(code(), fileLength));
  EXPECT_TRUE(keep(screens(), fileLength));
  EXPECT_FALSE(messages().empty());
  EXPECT_TRUE(keep(messages(), fileLength));
}

TEST(Tree, LinesFitIntoHundredColumns) {
  EXPECT_TRUE(keep(code(), lineWidth));
  EXPECT_TRUE(keep(screens(), lineWidth));
  EXPECT_TRUE(keep(messages(), lineWidth));
}

TEST(Tree, FunctionsStayShortAndFlat) { EXPECT_TRUE(keep(code(), functionSize)); }

TEST(Tree, RoomsIncludeOnlyWhatTheyMay) { EXPECT_TRUE(keep(code(), roomDependencies)); }

TEST(Tree, FilesAreNamedAfterWhatTheyHold) {
  EXPECT_TRUE(keep(code(), fileName));
  EXPECT_TRUE(keep(screens(), fileName));
}

TEST(Tree, HeadersAreGuarded) { EXPECT_TRUE(keep(sourcesEndingWith({".h"}), pragmaOnce)); }

TEST(Tree, TimeChanceAndThreadsStayAtTheEdges) { EXPECT_TRUE(keep(code(), edgesOnly)); }

TEST(Tree, NoWorkIsLeftBehind) {
  EXPECT_TRUE(keep(code(), workLeft));
  EXPECT_TRUE(keep(screens(), workLeft));
}

TEST(Tree, VisibleTextIsTranslated) { EXPECT_TRUE(keep(screens(), translatedText)); }

TEST(Tree, ColoursComeFromStyle) { EXPECT_TRUE(keep(screens(), coloursFromStyle)); }

TEST(Tree, QmlPropertiesHaveTypes) { EXPECT_TRUE(keep(screens(), typedProperties)); }

// A room is a folder of engine/ or app/ that holds sources.
TEST(Tree, EachRoomHasAShortReadme) {
  constexpr std::size_t kLinesMax = 15;
  std::set<std::string> rooms;
  for (const Source& source : code()) {
    const fs::path folder = fs::path(source.path).parent_path();
    if (within(source.path, {"engine", "app"}) && folder != "app") {
      rooms.insert(folder.generic_string());
    }
  }
  Findings findings;
  for (const std::string& room : rooms) {
    const std::string path = room + "/README.md";
    std::ifstream in(fs::path(FLOTILLA_SOURCE_DIR) / path);
    std::size_t lines = 0;
    for (std::string line; std::getline(in, line);) {
      ++lines;
    }
    if (lines == 0 || lines > kLinesMax) {
      findings.push_back({path, lines, "each room says in 1 to 15 lines what it holds"});
    }
  }
  EXPECT_TRUE(clean(findings));
}

}  // namespace
}  // namespace tidy
