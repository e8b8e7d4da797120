// A lesson as a talk: every lesson can be presented as it is.
#include <gtest/gtest.h>

#include "app/presenter/talks.h"
#include "engine/lesson/folder.h"
#include "engine/scenario/player.h"
#include "engine/trace/hash.h"
#include "tests/presenter/talk_text.h"

namespace presenter {
namespace {

const QString kLessons = QStringLiteral(FLOTILLA_SOURCE_DIR "/lessons/");

Talk talkOfLesson(const std::string& folder) {
  Found found = readLessonTalk(kLessons + QString::fromStdString(folder), labOf);
  const auto* why = std::get_if<QString>(&found);
  EXPECT_EQ(why, nullptr) << folder << ": " << (why ? why->toStdString() : "");
  return why ? Talk() : std::get<Talk>(found);
}

std::uint64_t hashAt(const Talk& talk, Instant at) {
  const scenario::Parsed parsed = scenario::parse(talk.scenario);
  EXPECT_TRUE(parsed.ok());
  scenario::Run run(labOf(parsed.script.settings));
  scenario::Player player(run, parsed.script);
  player.advance(at);
  std::vector<trace::Event> events;
  run.drain(events);
  trace::EventHash hash;
  for (const trace::Event& event : events) hash.add(event);
  return hash.value();
}

TEST(LessonTalk, EveryLessonCanBePresented) {
  const std::vector<std::string> folders = lesson::lessonFolders(kLessons.toStdString());
  ASSERT_GE(folders.size(), 10u);
  for (const std::string& folder : folders) {
    const Talk talk = talkOfLesson(folder);
    EXPECT_GE(talk.cues.size(), 3u) << folder;
    EXPECT_FALSE(talk.title.empty()) << folder;
    for (std::size_t i = 0; i < talk.cues.size(); ++i) {
      const Cue& cue = talk.cues[i];
      EXPECT_FALSE(cue.headline.empty()) << folder << ", cue " << i + 1;
      EXPECT_EQ(cue.headline.find("[["), std::string::npos) << cue.headline;
      if (i > 0) {
        EXPECT_GT(cue.at, talk.cues[i - 1].at) << folder << ", cue " << i + 1;
      }
      if (!cue.question) continue;
      EXPECT_GE(cue.question->choices.size(), 2u) << folder;
      EXPECT_LT(cue.question->right, cue.question->choices.size()) << folder;
      EXPECT_GE(cue.question->decided, cue.at) << folder << ", cue " << i + 1;
      EXPECT_FALSE(cue.question->because.empty()) << folder;
      if (i + 1 < talk.cues.size()) {
        EXPECT_GT(talk.cues[i + 1].at, cue.question->decided) << folder << ", cue " << i + 1;
      }
    }
  }
}

// The author's claim and the run agree; the notes are the teacher's.
TEST(LessonTalk, QuestionsAreThoseOfTheLessonAndRightAsItsAuthorSays) {
  const auto files =
      std::get<lesson::Files>(lesson::readFolder((kLessons + "06-cut-in-two").toStdString()));
  const lesson::GlossaryRead glossary =
      lesson::readGlossaryNear((kLessons + "06-cut-in-two").toStdString());
  const lesson::Read read = lesson::readLesson(files, glossary.glossary);
  ASSERT_TRUE(read.ok());
  const Talk talk = talkOfLesson("06-cut-in-two");
  EXPECT_EQ(talk.notes, lesson::plain(read.lesson.notes));
  std::vector<std::size_t> claimed;
  for (const lesson::Step& step : read.lesson.steps) {
    if (step.prediction) claimed.push_back(step.prediction->right.value());
  }
  std::vector<std::size_t> decided;
  for (const Cue& cue : talk.cues) {
    if (cue.question) decided.push_back(cue.question->right);
  }
  EXPECT_EQ(decided, claimed);
}

TEST(LessonTalk, TheSameLessonGivesTheSameEventsAtEachCue) {
  const Talk one = talkOfLesson("05-majority-of-what");
  const Talk two = talkOfLesson("05-majority-of-what");
  ASSERT_EQ(one, two);
  for (const Cue& cue : one.cues) EXPECT_EQ(hashAt(one, cue.at), hashAt(two, cue.at));
}

// What a task came to is a cue, reached with the lesson's own solution.
TEST(LessonTalk, ATaskIsFollowedByWhatCameOfIt) {
  const Talk talk = talkOfLesson("06-cut-in-two");
  const Cue& last = talk.cues.back();
  EXPECT_EQ(last.headline.find("S1 heard a higher term"), 0u) << last.headline;
}

TEST(LessonTalk, AFolderThatHoldsNoLessonIsSaidToBe) {
  const Found found = readLessonTalk("/nowhere/at-all", labOf);
  ASSERT_TRUE(std::holds_alternative<QString>(found));
  EXPECT_FALSE(std::get<QString>(found).isEmpty());
}

}  // namespace
}  // namespace presenter
