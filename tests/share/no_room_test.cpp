// Nowhere to write to: a full disk, a place that takes no files, a folder under the file's name.
#include <sys/resource.h>
#include <QDir>
#include <QEventLoop>
#include <QRegularExpression>

#include <csignal>

#include "app/share/autosave.h"
#include "app/share/exporter.h"
#include "tests/share/run_fixture.h"

namespace share {
namespace {

/// Files cannot grow beyond so many bytes: what a full disk does to them. Other programs that are
/// started meanwhile have the same limit.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit now = before_;
    now.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
};

class NoRoom : public SharedRun {
 protected:
  void SetUp() override {
    SharedRun::SetUp();
    act();
    exporter.setProperty("lastMs", 100.0);
    ASSERT_TRUE(QDir().mkpath(path("out")));
    QObject::connect(&exporter, &Exporter::said, [this](const QString& s) { said << s; });
  }
  QString write(Exporter::What what, const QString& to) {
    const auto before = said.size();
    QEventLoop loop;
    QObject::connect(&exporter, &Exporter::said, &loop, &QEventLoop::quit);
    exporter.write(what, 0, QUrl::fromLocalFile(to));
    if (said.size() == before) loop.exec();
    return said.last();
  }
  /// Where, what, and what to do; and nothing is left.
  void expectRefused(Exporter::What what, const QString& to) {
    const QString sentence = write(what, to);
    const QString stem = to.left(to.lastIndexOf('.'));
    EXPECT_TRUE(sentence.startsWith(stem)) << sentence.toStdString();
    EXPECT_TRUE(sentence.contains("cannot be written: ")) << sentence.toStdString();
    EXPECT_TRUE(sentence.endsWith("Choose another place.")) << sentence.toStdString();
    EXPECT_FALSE(exporter.busy());
  }
  QStringList left() const { return QDir(path("out")).entryList(QDir::Files | QDir::Hidden); }

  static constexpr std::array kAll{Exporter::Png,       Exporter::Svg,     Exporter::Pdf,
                                   Exporter::Gif,       Exporter::Frames,  Exporter::Video,
                                   Exporter::JsonLines, Exporter::Servers, Exporter::Operations,
                                   Exporter::Events,    Exporter::Data,    Exporter::Health};
  session::Background background;
  Exporter exporter{session, background};
  QStringList said;
};

TEST_F(NoRoom, AFullDiskIsSaidAndLeavesNothingHalfWritten) {
  const FullDisk full(16);
  for (const auto what : kAll) {
    if (what == Exporter::Video && Film::ffmpeg().isEmpty()) continue;
    expectRefused(what, path("out/it.") + exporter.suffixOf(what));
    EXPECT_EQ(left(), QStringList()) << what;
  }
}

TEST_F(NoRoom, AFilmThatNoLongerFitsTakesItsBeginningAway) {
  exporter.setProperty("lastMs", 0.0);
  const FullDisk full(8'000);
  expectRefused(Exporter::Gif, path("out/film.gif"));
  EXPECT_EQ(left(), QStringList());
  if (Film::ffmpeg().isEmpty()) return;
  expectRefused(Exporter::Video, path("out/film.mp4"));
  EXPECT_EQ(left(), QStringList());
}

TEST_F(NoRoom, WhatWasThereStaysWhenTheNewOneDoesNotFit) {
  const QString file = path("out/events.csv");
  EXPECT_EQ(write(Exporter::Events, file), "Saved events.csv.");
  const QByteArray before = bytesOf("out/events.csv");
  run(100.0);
  const FullDisk full(64);
  expectRefused(Exporter::Events, file);
  EXPECT_EQ(bytesOf("out/events.csv"), before);
}

TEST_F(NoRoom, APlaceThatTakesNoFilesIsSaid) {
  for (const auto what : kAll) {
    if (what == Exporter::Video && Film::ffmpeg().isEmpty()) continue;
    expectRefused(what, "/proc/it." + exporter.suffixOf(what));
  }
}

TEST_F(NoRoom, AFolderUnderTheFilesNameIsSaid) {
  for (const auto what : kAll) {
    // The pictures of a film have names of their own.
    if (what == Exporter::Frames) continue;
    if (what == Exporter::Video && Film::ffmpeg().isEmpty()) continue;
    const QString inTheWay = path("out/it." + exporter.suffixOf(what));
    ASSERT_TRUE(QDir().mkpath(inTheWay + "/full"));
    expectRefused(what, inTheWay);
    EXPECT_TRUE(QDir(inTheWay + "/full").exists());
    EXPECT_EQ(left(), QStringList());
  }
}

TEST_F(NoRoom, ASavedScenarioSaysItToo) {
  const auto save = [&](const QString& to) {
    session.saveScenario(QUrl::fromLocalFile(to));
    session.settle();
    EXPECT_TRUE(session.notice().startsWith(to + " cannot be written: ")) << to.toStdString();
    EXPECT_TRUE(session.notice().endsWith("Choose another place."));
  };
  save("/proc/run.flotilla");
  save(path("out"));
  const FullDisk full(16);
  save(path("out/run.flotilla"));
  EXPECT_EQ(left(), QStringList());
}

TEST_F(NoRoom, ARunThatCannotBeKeptIsSaidOnceAndKeptWhenThereIsRoomAgain) {
  Autosave autosave(session);
  QStringList failures;
  QObject::connect(&autosave, &Autosave::failed, [&](const QString& s) { failures << s; });
  autosave.begin(path("out"));
  {
    const FullDisk full(16);
    for (int k = 0; k < 3; ++k) {
      autosave.saveNow();
      session.settle();
      autosave.settle();
    }
  }
  ASSERT_EQ(failures.size(), 1);
  EXPECT_TRUE(failures.first().endsWith("Save it by hand (Ctrl+S)."));
  EXPECT_TRUE(QDir(path("out"))
                  .entryList({"*.flotilla*"})
                  .filter(QRegularExpression("flotilla$"))
                  .isEmpty());
  autosave.saveNow();
  session.settle();
  autosave.settle();
  EXPECT_EQ(QDir(path("out")).entryList({"running-*.flotilla"}).size(), 1);
}

}  // namespace
}  // namespace share
