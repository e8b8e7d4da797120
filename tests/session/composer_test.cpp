// What a person types, and what is understood.
#include "app/session/composer.h"

#include <gtest/gtest.h>

namespace session {
namespace {

TEST(Composer, ReadsWhatPeopleWrite) {
  struct Row {
    const char* text;
    kv::Operation operation;
  };
  const std::vector<Row> rows{
      {"put x=8", kv::Put{"x", "8"}},
      {"put x 8", kv::Put{"x", "8"}},
      {"put x = 8", kv::Put{"x", "8"}},
      {"  PUT   x=8  ", kv::Put{"x", "8"}},
      {"set x 8", kv::Put{"x", "8"}},
      {"x=8", kv::Put{"x", "8"}},
      {"x = 8", kv::Put{"x", "8"}},
      {"x=", kv::Put{"x", ""}},
      {"x=a=b", kv::Put{"x", "a=b"}},
      {"get x", kv::Get{"x"}},
      {"del x", kv::Delete{"x"}},
      {"delete x", kv::Delete{"x"}},
      {"cas x 5 6", kv::CompareAndSet{"x", "5", "6"}},
      {"cas x none 6", kv::CompareAndSet{"x", std::nullopt, "6"}},
  };
  for (const Row& row : rows) {
    const auto read = parseOperation(row.text);
    ASSERT_TRUE(read) << row.text;
    EXPECT_EQ(*read, row.operation) << row.text;
  }
}

TEST(Composer, RefusesWhatItCannotRead) {
  for (const char* text : {"", "   ", "put", "put x", "put x 1 2", "get", "get x y", "del",
                           "cas x 1", "hello", "x 8", "crash S1", "=8", "put =8", "put x=1 2"}) {
    EXPECT_FALSE(parseOperation(text)) << text;
  }
}

}  // namespace
}  // namespace session
