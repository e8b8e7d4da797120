#include "engine/kv/readable.h"

#include <gtest/gtest.h>

#include "engine/kv/calls.h"

namespace kv {
namespace {

using namespace std::string_literals;

TEST(Readable, WhatIsTextStandsAsItIs) {
  for (const char* const text : {"", "jobs/1", "a%2Fb", "größe", "日本語", "🚢", "<b>"}) {
    EXPECT_EQ(readable(text), text);
  }
}

TEST(Readable, WhatIsNoTextIsEscapedByteByByte) {
  EXPECT_EQ(readable("\xff\x00z"s + "\xc3"), "\\xff\\x00z\\xc3");
  EXPECT_EQ(readable("a\nb\tc\\"), "a\\nb\\tc\\\\");
  EXPECT_EQ(readable("\xed\xa0\x80"), "\\xed\\xa0\\x80") << "a surrogate";
  EXPECT_EQ(readable("\xc0\xaf"), "\\xc0\\xaf") << "overlong";
}

TEST(Readable, WhatWouldMoveOtherWordsIsEscaped) {
  EXPECT_EQ(readable("\xc2\x85"), "\\xc2\\x85") << "a control";
  EXPECT_EQ(readable("\xe2\x80\xae"
                     "abc"),
            "\\xe2\\x80\\xaeabc")
      << "right to left";
  EXPECT_EQ(readable("\xe2\x80\xa8"), "\\xe2\\x80\\xa8") << "a line's end";
  EXPECT_EQ(readable("\xe2\x82\xac"), "\xe2\x82\xac") << "a euro";
}

TEST(Readable, OfLongOnesTheBeginningAndHowManyBytesThereAre) {
  EXPECT_EQ(readable(std::string(80, 'a')), std::string(80, 'a'));
  EXPECT_EQ(readable(std::string(5000, 'a'), 3), "aaa… (5000 bytes)");
  EXPECT_EQ(readable("aaöö", 3), "aa… (6 bytes)") << "no half of a character";
  EXPECT_EQ(readable(std::string(5000, 'a'), kReadableWhole), std::string(5000, 'a'));
}

TEST(Readable, SoAreTheKeysAndValuesOfOperations) {
  const std::string odd = "\xff";
  EXPECT_EQ(textOf(Operation(Put{odd, odd})), "put \\xff=\\xff");
  EXPECT_EQ(textOf(Operation(CompareAndSet{"x", odd, ""})), "cas x \\xff->");
  EXPECT_EQ(textOf(operationOf(PutRequest{odd, std::string(200, 'v'), 7, {}, {}})),
            "put \\xff=" + std::string(80, 'v') + "… (200 bytes) with lease 7");
  EXPECT_EQ(textOf(operationOf(DeleteRequest{KeyRange{"\x01", "\x05"}, {}})),
            "delete \\x01 to \\x05");
  EXPECT_EQ(textOf(Operation(Put{"k", std::string(200, 'v')}), kReadableWhole),
            "put k=" + std::string(200, 'v'));
}

TEST(Readable, ClientsOutsideAreCalledByWhomTheyCall) {
  EXPECT_EQ(clientName(3), "c3");
  EXPECT_EQ(clientName(kOutside + 2), "etcd2");
  EXPECT_EQ(clientName(kKeepers + 3), "c3");
}

}  // namespace
}  // namespace kv
