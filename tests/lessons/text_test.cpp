// The words of the lessons: spelt right, and what they cite and name exists.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "engine/lesson/folder.h"
#include "engine/lesson/proof.h"
#include "tests/lessons/words_of.h"

namespace lesson {
namespace {

const std::string kSource = std::string(FLOTILLA_SOURCE_DIR) + "/";
const std::string kLessons = kSource + "lessons/";

/// The sections that the two works have, as far as anything here may cite them.
const std::set<std::string> kSections{
    "Raft 2",        "Raft 5.1",      "Raft 5.2",      "Raft 5.3",       "Raft 5.4",
    "Raft 5.4.1",    "Raft 5.4.2",    "Raft 5.4.3",    "Raft 5.5",       "Raft 5.6",
    "Raft 6",        "Raft 7",        "Raft 8",        "Raft 9.3",       "Raft Figure 2",
    "Raft Figure 3", "Raft Figure 7", "Raft Figure 8", "Raft Figure 13", "thesis 3.8",
    "thesis 3.9",    "thesis 3.10",   "thesis 4.1",    "thesis 4.2.1",   "thesis 4.2.2",
    "thesis 4.2.3",  "thesis 4.3",    "thesis 6.2",    "thesis 6.3",     "thesis 6.4",
    "thesis 6.4.1",  "thesis 9.3",    "thesis 9.6",    "thesis 10.2.1",  "thesis 10.2.2"};

std::string readText(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// Sentences by where they stand: the lessons, the glossary, what people believe, the guide.
std::map<std::string, std::vector<std::string>> everythingSaid() {
  std::map<std::string, std::vector<std::string>> said;
  const Glossary glossary = readGlossaryNear(kLessons + "01-bank-account").glossary;
  for (const Term& term : glossary.terms()) {
    said["glossary.txt"].push_back(term.definition + " (" + term.source + ")");
    said["glossary.txt"].push_back(term.name);
  }
  for (const std::string& name : lessonFolders(kLessons)) {
    const auto files = readFolder(kLessons + name);
    const Checked checked = check(std::get<Files>(files), glossary);
    if (checked.lesson) said[name] = sentencesOf(*checked.lesson);
  }
  said["misconceptions"] = misconceptions();
  said["README.md"] = {withoutCode(readText(kLessons + "README.md"))};
  return said;
}

/// What hunspell does not know in British English.
std::set<std::string> unknownWords(const std::string& text) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir());
  const std::string in = folder / "flotilla_said.txt";
  const std::string out = folder / "flotilla_unknown.txt";
  std::ofstream(in) << text;
  const std::string command = "hunspell -d en_GB -i UTF-8 -l " + in + " > " + out;
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  std::ifstream read(out);
  return {std::istream_iterator<std::string>(read), {}};
}

bool dictionaryIsThere() {
  return std::system("echo | hunspell -d en_GB -l > /dev/null 2>&1") == 0;
}

TEST(Words, AreSpeltAsInTheDictionaryOrInTheListOfOurOwn) {
  if (!dictionaryIsThere()) GTEST_SKIP() << "hunspell and hunspell-en-gb are not installed";
  EXPECT_THAT(unknownWords("a recieved mesage"), testing::ElementsAre("mesage", "recieved"));
  std::ifstream list(kSource + "tests/lessons/own_words.txt");
  const std::set<std::string> own{std::istream_iterator<std::string>(list), {}};
  ASSERT_FALSE(own.empty());
  std::string all;
  for (const auto& [where, sentences] : everythingSaid()) {
    for (const std::string& sentence : sentences) all += sentence + "\n";
  }
  for (const std::string& word : unknownWords(all)) {
    EXPECT_TRUE(own.contains(word)) << word << " (to look for it: git grep -w)";
  }
}

TEST(Words, CiteSectionsThatExist) {
  std::set<std::string> cited;
  for (const auto& [where, sentences] : everythingSaid()) {
    for (const std::string& sentence : sentences) {
      for (const std::string& section : citedIn(sentence)) {
        EXPECT_TRUE(kSections.contains(section)) << where << ": " << section;
        cited.insert(section);
      }
    }
  }
  EXPECT_THAT(cited, testing::IsSupersetOf({"Raft 5.4.2", "Raft Figure 8", "thesis 4.2.3"}));
}

TEST(Words, AreFoundToCiteEachSectionOfAList) {
  EXPECT_THAT(citedIn("so (Raft 5.4.2, 8); then (Raft Figure 2, thesis 3.8)."),
              testing::ElementsAre("Raft 5.4.2", "Raft 8", "Raft Figure 2", "thesis 3.8"));
}

TEST(Words, NameScenariosThatComeWithTheProgram) {
  std::set<std::string> titles;
  for (const auto& file : std::filesystem::directory_iterator(kSource + "assets/scenarios")) {
    const std::string text = readText(file.path());
    const std::size_t from = text.find("\ntitle \"");
    if (from == std::string::npos) continue;
    titles.insert(text.substr(from + 8, text.find('"', from + 8) - from - 8));
  }
  const std::string before = "scenario \"";
  std::size_t named = 0;
  for (const auto& [where, sentences] : everythingSaid()) {
    for (const std::string& sentence : sentences) {
      for (std::size_t at = sentence.find(before); at != std::string::npos;
           at = sentence.find(before, at + 1)) {
        const std::size_t from = at + before.size();
        const std::string title = sentence.substr(from, sentence.find('"', from) - from);
        EXPECT_TRUE(titles.contains(title)) << where << ": " << title;
        ++named;
      }
    }
  }
  EXPECT_GT(named, 0u);
}

TEST(Words, LeadToFilesThatExist) {
  const std::string guide = readText(kLessons + "README.md");
  const std::regex path("`(engine/[^`]*)`");
  std::size_t named = 0;
  for (std::sregex_iterator at(guide.begin(), guide.end(), path); at != std::sregex_iterator();
       ++at) {
    EXPECT_TRUE(std::filesystem::exists(kSource + (*at)[1].str())) << (*at)[1];
    ++named;
  }
  EXPECT_GT(named, 0u);
}

TEST(Glossary, NamesEachTermOnceAndSaysWhereItComesFrom) {
  const Glossary glossary = readGlossaryNear(kLessons + "01-bank-account").glossary;
  EXPECT_GT(glossary.terms().size(), 30u);
  std::set<std::string> seen;
  for (const Term& term : glossary.terms()) {
    EXPECT_TRUE(seen.insert(term.name).second) << term.name << " is defined twice";
    for (const std::string& spelling : term.spellings) {
      EXPECT_TRUE(seen.insert(spelling).second) << spelling << " belongs to two terms";
    }
    EXPECT_FALSE(citedIn(term.source).empty()) << term.name << " [" << term.source << "]";
  }
}

}  // namespace
}  // namespace lesson
