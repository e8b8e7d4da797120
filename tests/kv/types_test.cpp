#include "engine/kv/types.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace kv {
namespace {

std::string randomText(std::mt19937_64& random) {
  std::string text(random() % 200, '\0');
  for (char& c : text) c = static_cast<char>(random() & 0xff);
  return text;
}

Operation randomOperation(std::mt19937_64& random) {
  switch (random() % 4) {
    case 0:
      return Put{randomText(random), randomText(random)};
    case 1:
      return Get{randomText(random)};
    case 2:
      return Delete{randomText(random)};
    default:
      break;
  }
  std::optional<std::string> expected;
  if (random() % 2 == 0) expected = randomText(random);
  return CompareAndSet{randomText(random), expected, randomText(random)};
}

Command randomCommand(std::mt19937_64& random) {
  return {random() >> (random() % 64), random() >> (random() % 64), randomOperation(random)};
}

TEST(CommandBytes, DecodeGivesBackWhatWasEncoded) {
  std::mt19937_64 random(1);
  for (int k = 0; k < 2'000; ++k) {
    const Command command = randomCommand(random);
    EXPECT_EQ(decode(encode(command)), command);
  }
}

TEST(CommandBytes, HoldTheLargestNumbers) {
  const auto most = std::numeric_limits<std::uint64_t>::max();
  const Command command{most, most, Get{"x"}};
  EXPECT_EQ(decode(encode(command)), command);
}

TEST(CommandBytes, TellAnAbsentExpectationFromAnEmptyOne) {
  const Command absent{1, 1, CompareAndSet{"x", std::nullopt, "1"}};
  const Command empty{1, 1, CompareAndSet{"x", "", "1"}};
  EXPECT_EQ(decode(encode(absent)), absent);
  EXPECT_EQ(decode(encode(empty)), empty);
  EXPECT_NE(encode(absent), encode(empty));
}

TEST(CommandBytes, StayCompact) { EXPECT_EQ(encode({1, 1, Put{"x", "5"}}).size(), 8U); }

TEST(CommandBytes, AnyPrefixAndAnyTailIsRefused) {
  const std::string bytes = encode({300, 70'000, CompareAndSet{"key", "old", "new"}});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(decode(std::string_view(bytes).substr(0, size)), std::nullopt) << size;
  }
  EXPECT_EQ(decode(bytes + "x"), std::nullopt);
}

TEST(CommandBytes, WhatIsReadFromAnyBytesHasThoseBytes) {
  std::mt19937_64 random(2);
  int read = 0;
  for (int k = 0; k < 20'000; ++k) {
    std::string bytes = encode(randomCommand(random));
    const std::size_t hits = random() % 3;
    for (std::size_t h = 0; h < hits; ++h)
      bytes[random() % bytes.size()] = static_cast<char>(random() & 0xff);
    if (k % 2 == 0) bytes = randomText(random);
    const std::optional<Command> command = decode(bytes);
    if (!command) continue;
    ++read;
    EXPECT_EQ(encode(*command), bytes);
  }
  EXPECT_GT(read, 0);
}

TEST(CommandBytes, OtherVersionsKindsAndLongNumbersAreRefused) {
  std::string bytes = encode({1, 1, Get{"x"}});
  std::string version = bytes;
  version[0] = 2;
  std::string kind = bytes;
  kind[1] = 9;
  EXPECT_EQ(decode(version), std::nullopt);
  EXPECT_EQ(decode(kind), std::nullopt);
  EXPECT_EQ(decode(std::string("\x01\x02\x81\x00\x01\x01x", 7)), std::nullopt);
  EXPECT_EQ(decode(std::string("\x01\x02") + std::string(11, '\xff')), std::nullopt);
}

TEST(OperationText, IsWhatAPersonWrites) {
  struct Row {
    Operation operation;
    std::string text;
  };
  const Row rows[] = {{Put{"x", "5"}, "put x=5"},
                      {Get{"x"}, "get x"},
                      {Delete{"x"}, "delete x"},
                      {CompareAndSet{"x", "5", "6"}, "cas x 5->6"},
                      {CompareAndSet{"x", std::nullopt, "6"}, "cas x none->6"}};
  for (const Row& row : rows) {
    EXPECT_EQ(textOf(row.operation), row.text);
    EXPECT_EQ(keyOf(row.operation), "x");
  }
}

}  // namespace
}  // namespace kv
