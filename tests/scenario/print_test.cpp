// Laws of the language: what is printed is read back, and no bytes crash the parser.
#include <gtest/gtest.h>

#include <random>

#include "engine/kv/readable.h"
#include "engine/scenario/lexer.h"
#include "engine/scenario/parser.h"
#include "engine/scenario/printer.h"
#include "tests/scenario/random_script.h"

namespace scenario {
namespace {

TEST(Print, EveryRandomScriptIsReadBackTheSame) {
  for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
    const Script script = randomScript(seed);
    const std::string text = print(script);
    const Parsed parsed = parse(text);
    ASSERT_TRUE(parsed.ok()) << "seed " << seed << "\n"
                             << sentenceOf(parsed.problems.front(), "script") << "\n"
                             << text;
    ASSERT_EQ(parsed.script, script) << "seed " << seed << "\n" << text;
    ASSERT_EQ(print(parsed.script), text) << "seed " << seed;
  }
}

// A saved scenario is text, whatever its clients write.
TEST(Print, EveryByteOfAKeyOrValueIsReadBackAndWrittenAsText) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  for (const std::string& bytes : {all, std::string("gr\xc3\xb6\xc3\x9f"), std::string("\xff")}) {
    const std::string line = "put " + scenario::quoted(bytes) + " " + scenario::quoted(bytes);
    for (std::string_view rest = line; !rest.empty();) {
      const std::size_t length = kv::sequenceOf(rest);
      ASSERT_GT(length, 0u) << line;
      rest.remove_prefix(length);
    }
    EXPECT_EQ(divide(line, 1).tokens.at(1).text, bytes) << line;
  }
}

TEST(Print, NoBytesCrashTheParser) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string text = "flotilla 1\ncluster 5\n";
    const std::size_t size = random() % 200;
    for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(random());
    const Parsed parsed = parse(text);
    for (const Problem& problem : parsed.problems) {
      EXPECT_FALSE(sentenceOf(problem, "random").empty());
    }
  }
}

TEST(Print, DamagedScriptsAreReadOrExplained) {
  std::mt19937 random(2);
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    std::string text = print(randomScript(seed));
    for (int i = 0; i < 3; ++i) text[random() % text.size()] = static_cast<char>(random());
    const Parsed parsed = parse(text);
    if (parsed.ok()) {
      EXPECT_EQ(parse(print(parsed.script)).script, parsed.script) << "seed " << seed;
    } else {
      EXPECT_GT(parsed.problems.front().line, 0u);
      EXPECT_GT(parsed.problems.front().column, 0u);
    }
  }
}

}  // namespace
}  // namespace scenario
