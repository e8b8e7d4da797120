// The run that survives a crash of the program, hints, versions.
#include "app/share/autosave.h"

#include <QDir>

#include "app/share/about.h"
#include "app/share/hints.h"
#include "engine/scenario/parser.h"
#include "tests/share/run_fixture.h"

namespace share {
namespace {

class Kept : public SharedRun {
 protected:
  /// What a program that died leaves behind: its file, and no lock that anybody holds.
  void die(Autosave& autosave) {
    autosave.saveNow();
    session.settle();
    autosave.settle();
    const QStringList files = QDir(path("kept")).entryList({"running-*.flotilla"});
    ASSERT_EQ(files.size(), 1);
    ASSERT_TRUE(QFile::copy(path("kept/" + files.first()), path("left.flotilla")));
    autosave.endWell();
    ASSERT_TRUE(QFile::rename(path("left.flotilla"), path("kept/running-1.flotilla")));
  }
};

TEST_F(Kept, WritesNothingBeforeSomebodyActs) {
  Autosave autosave(session);
  autosave.begin(path("kept"));
  autosave.saveNow();
  session.settle();
  autosave.settle();
  EXPECT_TRUE(QDir(path("kept")).entryList({"*.flotilla"}).isEmpty());
}

TEST_F(Kept, OffersARunThatWasCutShortAndGoesOnFromIt) {
  act();
  const double end = session.time();
  const std::uint64_t events = session.trace().lastId().value;
  const std::uint64_t hash = session::hashOf(session.trace(), session.trace().lastId());
  {
    Autosave first(session);
    first.begin(path("kept"));
    EXPECT_EQ(first.offer(), "");
    die(first);
  }
  open(session::kFive);
  Autosave second(session);
  second.begin(path("kept"));
  EXPECT_TRUE(second.offer().contains("was cut short")) << second.offer().toStdString();
  EXPECT_EQ(second.goOn(), "");
  session.settle();
  EXPECT_EQ(second.offer(), "");
  EXPECT_NEAR(session.time(), end, 0.001);
  ASSERT_GE(session.trace().lastId().value, events);
  EXPECT_EQ(session::hashOf(session.trace(), trace::EventId{events}), hash);
}

TEST_F(Kept, IsOfferedOnceAndNotLost) {
  act();
  {
    Autosave first(session);
    first.begin(path("kept"));
    die(first);
  }
  {
    Autosave second(session);
    second.begin(path("kept"));
    EXPECT_NE(second.offer(), "");
    second.dismiss();
    EXPECT_EQ(second.offer(), "");
    second.endWell();
  }
  Autosave third(session);
  third.begin(path("kept"));
  EXPECT_EQ(third.offer(), "");
  const QByteArray text = bytesOf(QString("kept/") + Autosave::kCutShort);
  EXPECT_TRUE(scenario::parse(text.toStdString()).ok());
  EXPECT_TRUE(text.contains("crash")) << text.toStdString();
}

TEST_F(Kept, AnEndAsItShouldBeLeavesNothingToOffer) {
  act();
  {
    Autosave first(session);
    first.begin(path("kept"));
    first.saveNow();
    session.settle();
    first.settle();
    first.endWell();
  }
  Autosave second(session);
  second.begin(path("kept"));
  EXPECT_EQ(second.offer(), "");
}

TEST_F(Kept, LeavesTheFileOfAProgramThatStillRuns) {
  act();
  Autosave first(session);
  first.begin(path("kept"));
  first.saveNow();
  session.settle();
  first.settle();
  Autosave second(session);
  second.begin(path("kept"));
  EXPECT_EQ(second.offer(), "");
}

TEST_F(Kept, SaysOnceWhyItCannotBeWritten) {
  QFile inTheWay(path("file"));
  ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
  act();
  Autosave autosave(session);
  QStringList said;
  QObject::connect(&autosave, &Autosave::failed, [&](const QString& s) { said << s; });
  autosave.begin(path("file/kept"));
  autosave.saveNow();
  session.settle();
  autosave.settle();
  ASSERT_EQ(said.size(), 1);
  EXPECT_TRUE(said.first().contains("Ctrl+S")) << said.first().toStdString();
}

class HintLines : public SharedRun {
 protected:
  std::unique_ptr<QSettings> settings() const {
    return std::make_unique<QSettings>(path("hints.ini"), QSettings::IniFormat);
  }
};

TEST_F(HintLines, AreNotShownUnlessTheyAreBegun) {
  Hints hints(session);
  act();
  EXPECT_EQ(hints.text(), "");
}

TEST_F(HintLines, ComeWhenTheyHelpAndGoWhenTheyAreFollowed) {
  Hints hints(session);
  hints.begin(settings());
  EXPECT_EQ(hints.text(), "");
  runToLeader();
  EXPECT_TRUE(hints.text().contains("press K")) << hints.text().toStdString();
  session.crashOrRestart(leader());
  session.settle();
  EXPECT_TRUE(hints.text().contains("Ctrl+Z")) << hints.text().toStdString();
}

TEST_F(HintLines, AreShownOnceEach) {
  {
    Hints hints(session);
    hints.begin(settings());
    runToLeader();
    ASSERT_NE(hints.text(), "");
  }
  Hints again(session);
  again.begin(settings());
  frame(0.0);
  EXPECT_EQ(again.text(), "");
}

TEST_F(HintLines, AreSwitchedOffForGood) {
  {
    Hints hints(session);
    hints.begin(settings());
    runToLeader();
    hints.setOn(false);
    EXPECT_EQ(hints.text(), "");
  }
  Hints again(session);
  again.begin(settings());
  EXPECT_FALSE(again.on());
  act();
  EXPECT_EQ(again.text(), "");
}

TEST(AboutPage, NamesVersionsLicencesAndTheMemoryOfARun) {
  const About about;
  EXPECT_EQ(about.version(), "Flotilla 1.2.3");
  EXPECT_TRUE(about.memory().contains("768 MB"));
  const QString parts = about.parts().join('\n');
  EXPECT_TRUE(parts.contains("Qt 6.")) << parts.toStdString();
  EXPECT_TRUE(parts.contains("Boost 1.")) << parts.toStdString();
  EXPECT_TRUE(parts.contains("Protobuf 3.")) << parts.toStdString();
  EXPECT_GE(about.licences().size(), 5);
  for (const QString& licence : about.licences()) {
    EXPECT_GT(about.textOf(licence).size(), 500) << licence.toStdString();
  }
}

}  // namespace
}  // namespace share
