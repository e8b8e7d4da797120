// Every rule is shown a bad sample: a rule that cannot fail is none.
#include "tests/tidy/rules.h"

#include <gtest/gtest.h>

namespace tidy {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) {
    all += text;
  }
  return all;
}

Source engineFile(std::string_view text) { return sourceOf("engine/raft/sample.h", text); }
Source screen(std::string_view text) { return sourceOf("qml/Flotilla/Stage/Sample.qml", text); }

TEST(SizeRules, RefuseLongFiles) {
  EXPECT_EQ(fileLength(engineFile(repeated("\n", 401))).size(), 1u);
  EXPECT_TRUE(fileLength(engineFile(repeated("\n", 400))).empty());
  EXPECT_EQ(fileLength(screen(repeated("\n", 151))).size(), 1u);
  EXPECT_TRUE(fileLength(screen(repeated("\n", 150))).empty());
}

TEST(SizeRules, CountCharactersNotBytes) {
  EXPECT_EQ(lineWidth(engineFile("\n" + repeated("x", 101)))[0].line, 2u);
  EXPECT_TRUE(lineWidth(engineFile(repeated("\u00e9", 100))).empty());
}

TEST(SizeRules, RefuseLongAndDeepFunctions) {
  EXPECT_EQ(functionSize(engineFile("void f() {\n" + repeated("a();\n", 59) + "}\n")).size(), 1u);
  EXPECT_TRUE(functionSize(engineFile("void f() {\n" + repeated("a();\n", 58) + "}\n")).empty());
  const auto nested = [](int depth) {
    return engineFile("void f() {\n" + repeated("if (a) {\n", depth) + repeated("}\n", depth + 1));
  };
  EXPECT_EQ(describe(functionSize(nested(4))),
            "engine/raft/sample.h:5: nested deeper than 3: return early or name the inner part\n");
  EXPECT_TRUE(functionSize(nested(3)).empty());
}

TEST(RoomRules, RefuseWhatTheTableDoesNotName) {
  const auto includes = [](const char* path, const std::string& what) {
    return roomDependencies(sourceOf(path, "#include " + what + "\n")).size();
  };
  EXPECT_EQ(includes("engine/raft/raft.h", "\"engine/server/ports.h\""), 1u);
  EXPECT_EQ(includes("engine/raft/raft.h", "\"engine/kv/types.h\""), 0u);
  EXPECT_EQ(includes("engine/cluster/world.h", "\"engine/sim/world.h\""), 1u);
  EXPECT_EQ(includes("app/view/servers.h", "\"engine/raft/raft.h\""), 1u);
  EXPECT_EQ(includes("app/view/servers.h", "\"engine/cluster/world.h\""), 1u);
  EXPECT_EQ(includes("app/main.cpp", "\"engine/sim/world.h\""), 0u);
  EXPECT_EQ(includes("engine/new/a.h", "<vector>"), 1u);
}

TEST(RoomRules, KeepLibrariesInTheirRooms) {
  const auto includes = [](const char* path, const std::string& what) {
    return roomDependencies(sourceOf(path, "#include " + what + "\n")).size();
  };
  EXPECT_EQ(includes("engine/trace/view.h", "<QString>"), 1u);
  EXPECT_EQ(includes("app/cli/main.cpp", "<QtCore/QString>"), 1u);
  EXPECT_EQ(includes("app/view/servers.h", "<QString>"), 0u);
  EXPECT_EQ(includes("engine/sim/world.cpp", "<boost/asio.hpp>"), 1u);
  EXPECT_EQ(includes("engine/net/world.cpp", "<boost/asio.hpp>"), 0u);
}

TEST(WordRules, RefuseNamesThatSayNothing) {
  EXPECT_EQ(fileName(sourceOf("engine/raft/utils.h", "")).size(), 1u);
  EXPECT_EQ(fileName(sourceOf("engine/common/log.h", "")).size(), 1u);
  EXPECT_EQ(fileName(sourceOf("engine/raft/RaftLog.h", "")).size(), 1u);
  EXPECT_EQ(fileName(sourceOf("qml/Flotilla/Stage/stage.qml", "")).size(), 1u);
  EXPECT_TRUE(fileName(sourceOf("engine/raft/raft_log.h", "")).empty());
}

TEST(WordRules, WantGuardedHeaders) {
  EXPECT_EQ(pragmaOnce(engineFile("// #pragma once\n")).size(), 1u);
  EXPECT_TRUE(pragmaOnce(engineFile("// Why.\n#pragma once\n")).empty());
}

TEST(WordRules, KeepTimeChanceAndThreadsAtTheEdges) {
  EXPECT_EQ(edgesOnly(engineFile("auto t = std::chrono::steady_clock::now();\n")).size(), 1u);
  EXPECT_EQ(edgesOnly(engineFile("#include <thread>\n")).size(), 1u);
  EXPECT_EQ(edgesOnly(sourceOf("engine/net/clock.cpp", "#include <thread>\n")).size(), 0u);
  EXPECT_EQ(edgesOnly(sourceOf("engine/net/clock.cpp", "int x = std::rand();\n")).size(), 1u);
  EXPECT_EQ(edgesOnly(sourceOf("tests/net/a.cpp", "std::this_thread::sleep_for(d);\n")).size(), 1u);
  EXPECT_TRUE(edgesOnly(engineFile("operand(1); // steady_clock\n")).empty());
}

TEST(WordRules, RefuseWorkLeftBehind) {
  EXPECT_EQ(workLeft(engineFile(std::string("int a; // TO") + "DO\n")).size(), 1u);
}

TEST(QmlRules, WantTranslatedText) {
  EXPECT_EQ(translatedText(screen("Text { text: \"Kill\" }\n")).size(), 1u);
  EXPECT_EQ(translatedText(screen("text: up ? \"Stop\" : \"Start\"\n")).size(), 1u);
  EXPECT_TRUE(translatedText(screen("text: qsTr(\"Kill\")\n")).empty());
  EXPECT_TRUE(translatedText(screen("text: up ? qsTr(\"Stop\") : \"-\"\n")).empty());
  EXPECT_TRUE(translatedText(screen("text: \"1/10\"\n")).empty());
  EXPECT_TRUE(translatedText(screen("text: \"put x=1\"\n")).empty());
}

TEST(QmlRules, WantColoursFromStyle) {
  EXPECT_EQ(coloursFromStyle(screen("color: \"#0E1117\"\n")).size(), 1u);
  EXPECT_EQ(coloursFromStyle(screen("border.color: \"red\"\n")).size(), 1u);
  EXPECT_TRUE(coloursFromStyle(screen("color: \"transparent\"\n")).empty());
  EXPECT_TRUE(coloursFromStyle(screen("color: Style.accent\n")).empty());
  EXPECT_TRUE(coloursFromStyle(sourceOf("qml/Flotilla/Style/Style.qml", "\"#0E1117\"\n")).empty());
}

TEST(QmlRules, WantTypedProperties) {
  EXPECT_EQ(typedProperties(screen("property var model\n")).size(), 1u);
  EXPECT_TRUE(typedProperties(screen("required property int server\n")).empty());
}

}  // namespace
}  // namespace tidy
