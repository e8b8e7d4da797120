// How scripts are read, played and compared. The scripts here are our own.
#include <gtest/gtest.h>

#include "tests/conformance/interaction/play.h"
#include "tests/conformance/scripts/script.h"

namespace conformance {
namespace {

using Lines = std::vector<std::string>;

Script scriptOf(std::string_view text) {
  auto script = readScript(text);
  const auto* bad = std::get_if<Malformed>(&script);
  EXPECT_EQ(bad, nullptr) << bad->line << ": " << bad->why;
  return bad ? Script{} : std::get<Script>(std::move(script));
}

TEST(Script, HasCommandsWithArgumentsInputAndOutput) {
  const Script script = scriptOf(
      "# a remark\n\nfirst 1 k=v k2=(a, b)\nv1 l2\n----\none\ntwo\n\n\nsecond\n----\nok\n");
  ASSERT_EQ(script.size(), 2U);
  const Command& first = script[0].command;
  EXPECT_EQ(first.name, "first");
  ASSERT_EQ(first.arguments.size(), 3U);
  EXPECT_EQ(first.arguments[0].key, "1");
  EXPECT_EQ(first.arguments[1].values, Lines{"v"});
  EXPECT_EQ(first.arguments[2].values, (Lines{"a", "b"}));
  EXPECT_EQ(script[0].input, Lines{"v1 l2"});
  EXPECT_EQ(script[0].expected, (Lines{"one", "two"}));
  EXPECT_EQ(script[0].outputLine, 6U);
  EXPECT_EQ(script[1].line, 10U);
}

TEST(Script, KeepsBlankLinesBetweenDoubledFences) {
  const Script script = scriptOf("say\n----\n----\none\n\ntwo\n----\n----\n\nnext\n----\nok");
  ASSERT_EQ(script.size(), 2U);
  EXPECT_EQ(script[0].expected, (Lines{"one", "", "two"}));
}

TEST(Script, NamesTheLineOfWhatIsMalformed) {
  for (const auto& [text, line] :
       std::vector<std::pair<const char*, std::size_t>>{{"say\nmore\n", 1},
                                                        {"ok\n----\nok\n\nsay k=(1\n----\nok\n", 5},
                                                        {"a\n----\n----\nb", 1}}) {
    const auto script = readScript(text);
    const auto* bad = std::get_if<Malformed>(&script);
    ASSERT_NE(bad, nullptr) << text;
    EXPECT_EQ(bad->line, line) << text;
  }
}

constexpr std::string_view kAsynchronous = R"(
log-level none
----
ok

add-nodes 2 voters=(1,2) index=5 async-storage-writes=true
----
ok

campaign 1
----
ok

stabilize
----
ok

log-level info
----
ok

propose 1 x
----
ok

process-ready 1
----
Ready MustSync=true:
Entries:
1/7 EntryNormal "x"
Messages:
1->2 MsgApp Term:1 Log:1/6 Commit:6 Entries:[1/7 EntryNormal "x"]
1->AppendThread MsgStorageAppend Term:0 Log:0/0 Entries:[1/7 EntryNormal "x"] Responses:[
  1->1 MsgAppResp Term:1 Log:0/7
  AppendThread->1 MsgStorageAppendResp Term:1 Log:1/7
]

stabilize 2
----
> 2 receiving messages
  1->2 MsgApp Term:1 Log:1/6 Commit:6 Entries:[1/7 EntryNormal "x"]
> 2 handling Ready
  Ready MustSync=true:
  Entries:
  1/7 EntryNormal "x"
  Messages:
  2->AppendThread MsgStorageAppend Term:0 Log:0/0 Entries:[1/7 EntryNormal "x"] Responses:[
    2->1 MsgAppResp Term:1 Log:0/7
    AppendThread->2 MsgStorageAppendResp Term:1 Log:1/7
  ]
> 2 processing append thread
  Processing:
  2->AppendThread MsgStorageAppend Term:0 Log:0/0 Entries:[1/7 EntryNormal "x"]
  Responses:
  2->1 MsgAppResp Term:1 Log:0/7
  AppendThread->2 MsgStorageAppendResp Term:1 Log:1/7
> 2 receiving messages
  AppendThread->2 MsgStorageAppendResp Term:1 Log:1/7

# The leader's own copy does not count before it is on its disk: one of two is no majority.
deliver-msgs 1
----
2->1 MsgAppResp Term:1 Log:0/7

status 1
----
1: StateReplicate match=6 next=7
2: StateReplicate match=7 next=8

raft-log 1
----
1/6 EntryNormal ""

process-append-thread 1
----
Processing:
1->AppendThread MsgStorageAppend Term:0 Log:0/0 Entries:[1/7 EntryNormal "x"]
Responses:
1->1 MsgAppResp Term:1 Log:0/7
AppendThread->1 MsgStorageAppendResp Term:1 Log:1/7

deliver-msgs 1
----
1->1 MsgAppResp Term:1 Log:0/7
AppendThread->1 MsgStorageAppendResp Term:1 Log:1/7

process-ready 1
----
Ready MustSync=false:
HardState Term:1 Vote:1 Commit:7
CommittedEntries:
1/7 EntryNormal "x"
Messages:
1->2 MsgApp Term:1 Log:1/7 Commit:7
1->AppendThread MsgStorageAppend Term:1 Log:0/0 Commit:7 Vote:1
1->ApplyThread MsgStorageApply Term:0 Log:0/0 Entries:[1/7 EntryNormal "x"] Responses:[
  ApplyThread->1 MsgStorageApplyResp Term:0 Log:0/0 Entries:[1/7 EntryNormal "x"]
]
)";

/// Empty: the script agrees.
std::string said(const Result& result) {
  if (const auto* bad = std::get_if<Malformed>(&result)) return bad->why;
  const auto& difference = std::get<std::optional<Difference>>(result);
  return difference ? text(*difference) : "";
}

// Figure 2: what is not durable does not count
TEST(Play, AsynchronousStorageAnswersWhenItIsDone) {
  EXPECT_EQ(said(play(scriptOf(kAsynchronous), Level::Everything)), "");
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(Play, FindsTheFirstLineThatDiffersAtTheLevelThatSeesIt) {
  const std::string script(kAsynchronous);
  const std::vector<std::pair<std::string, Level>> wrong = {
      {replaced(script, "  1->2 MsgApp Term:1 Log:1/6", "  1->2 MsgApp Term:1 Log:1/5"),
       Level::Messages},
      {replaced(script, "HardState Term:1 Vote:1 Commit:7", "HardState Term:1 Vote:1 Commit:6"),
       Level::Outputs},
      {replaced(script, "1: StateReplicate match=6", "1: StateProbe match=6"), Level::Everything},
      {replaced(script, "Ready MustSync=true", "Ready MustSync=false"), Level::Everything},
  };
  for (const auto& [text, least] : wrong) {
    for (const Level level : {Level::Messages, Level::Outputs, Level::Everything}) {
      const bool seen = !said(play(scriptOf(text), level)).empty();
      EXPECT_EQ(seen, level >= least) << static_cast<int>(level) << ":\n" << text;
    }
  }
}

TEST(Play, LinesOfTheLogDoNotCount) {
  const std::string script = replaced(std::string(kAsynchronous), "propose 1 x\n----\nok",
                                      "propose 1 x\n----\nINFO 1 appends x");
  EXPECT_EQ(said(play(scriptOf(script), Level::Everything)), "");
}

// Two spellings of a command that shows nothing.
TEST(Play, AQuietCommandShowsNothing) {
  const std::string script = "log-level none\n----\nok (quiet)\n\nadd-nodes 1\n----\nok\n\n";
  EXPECT_EQ(said(play(scriptOf(script), Level::Everything)), "");
  EXPECT_NE(said(play(scriptOf(script + "log-level info\nraft-state\n----\nok (quiet)\n"),
                      Level::Everything)),
            "");
}

// thesis 4.2.2, Raft 6
TEST(Play, CommandsThatCannotBeCarriedOutSayWhy) {
  const Script script = scriptOf(
      "add-nodes 1 voters=(1) index=1\n----\nindex must be specified as > 1 due to bootstrap\n\n"
      "add-nodes 1 voters=(1) index=2\n----\nok\n\n"
      "propose 1 x\n----\nraft proposal dropped\n\n"
      "propose-conf-change 1 v1=true\nv2 v3\n----\n"
      "v1 conf change can only have one operation and no transition\n\n"
      "deliver-msgs 1\n----\nno messages\n\n"
      "process-append-thread 1\n----\nno append work to perform\n\n"
      "raft-log 1\n----\nlog is empty: first index=3, last index=2\n\n"
      "dance\n----\nunknown command\n");
  EXPECT_EQ(said(play(script, Level::Everything)), "");
}

}  // namespace
}  // namespace conformance
