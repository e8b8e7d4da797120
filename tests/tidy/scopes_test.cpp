// The brace counter finds what it should, and nothing else.
#include "tests/tidy/scopes.h"

#include <gtest/gtest.h>

#include "tests/tidy/strip.h"

namespace tidy {
namespace {

std::vector<Function> functionsIn(std::string_view text) {
  return functionsOf(sourceOf("engine/raft/sample.cpp", text));
}

TEST(Strip, DropsCommentsAndLiteralsButKeepsLines) {
  EXPECT_EQ(strip("a /* {\n{ */ b // {\nc"), "a \n b \nc");
  EXPECT_EQ(strip("f(\"{\\\"{\", '{', 1'000)"), "f(\"\", '', 1'000)");
  EXPECT_EQ(strip("R\"x(\n{)\" )x\" + 1"), "\"\"\n + 1");
  EXPECT_EQ(strip("#include \"engine/kv/types.h\"\n"), "#include \"engine/kv/types.h\"\n");
}

TEST(Scopes, MeasureAFunctionFromItsHeadToItsBrace) {
  const auto functions = functionsIn("namespace a {\n\nint f(int x,\n      int y) {\n\n}\n}\n");
  ASSERT_EQ(functions.size(), 1u);
  EXPECT_EQ(functions[0].firstLine, 3u);
  EXPECT_EQ(functions[0].lastLine, 6u);
}

TEST(Scopes, SeeMembersConstructorsAndOperators) {
  EXPECT_EQ(functionsIn("struct A : B {\n  public:\n  A() : x_{1}, y_(2) {}\n"
                        "  bool operator()(int) const override { return true; }\n"
                        "  int x_{}; int y_ = {3};\n};\n")
                .size(),
            2u);
  EXPECT_EQ(
      functionsIn("template <class T>\nauto f(T t) -> std::pair<T, T> { return {t, t}; }\n").size(),
      1u);
}

TEST(Scopes, TypesAndTablesAreNotFunctions) {
  EXPECT_TRUE(functionsIn("enum class A : int { B, C };\nstruct D { int e; };\n"
                          "const std::array kRows = {Row{1, f(2)}, Row{3, f(4)}};\n")
                  .empty());
}

TEST(Scopes, CountNestedControlFlow) {
  const auto functions = functionsIn(
      "void f() {\n  for (int i : {1, 2}) {\n    if (i > Pair{1, 2}.first) {\n"
      "      while (true) {\n        switch (i) {\n          default: break;\n        }\n"
      "      }\n    } else {\n      do {\n      } while (false);\n    }\n  }\n}\n");
  ASSERT_EQ(functions.size(), 1u);
  EXPECT_EQ(functions[0].nesting, 4u);
  EXPECT_EQ(functions[0].nestingLine, 5u);
}

TEST(Scopes, LambdasDeepenNothingByThemselves) {
  const auto functions = functionsIn(
      "void f() {\n  if (std::any_of(a, b, [&](const auto& x) { return x[0]; })) {\n"
      "    run([this]() mutable {\n      if (true) {\n      }\n    });\n  }\n}\n");
  ASSERT_EQ(functions.size(), 1u);
  EXPECT_EQ(functions[0].nesting, 2u);
}

TEST(Scopes, LocalTypesHaveFunctionsOfTheirOwn) {
  EXPECT_EQ(functionsIn("int f() {\n  struct V {\n    int operator()(int x) { return x; }\n  };\n"
                        "  return std::visit(V{}, v);\n}\n")
                .size(),
            2u);
}

}  // namespace
}  // namespace tidy
