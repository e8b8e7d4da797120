// The marks between which something is exported, progress, and cancelling.
#include <QEventLoop>

#include "app/share/exporter.h"
#include "tests/share/run_fixture.h"

namespace share {
namespace {

class Span : public SharedRun {
 protected:
  void SetUp() override {
    SharedRun::SetUp();
    act();
    run(400.0);
    QObject::connect(&exporter, &Exporter::said, [this](const QString& s) { said << s; });
  }
  void mark(double fromMs, double toMs) {
    session.seek(fromMs);
    exporter.span()->markIn();
    session.seek(toMs);
    exporter.span()->markOut();
  }
  QByteArray written(Exporter::What what, const QString& name) {
    const auto before = said.size();
    QEventLoop loop;
    QObject::connect(&exporter, &Exporter::said, &loop, &QEventLoop::quit);
    exporter.write(what, 0, QUrl::fromLocalFile(path(name)));
    if (said.size() == before) loop.exec();
    return bytesOf(name);
  }
  static trace::Instant ms(int value) { return trace::Instant{std::chrono::milliseconds(value)}; }
  /// Events with from <= at <= to.
  qsizetype within(trace::Instant from, trace::Instant to) const {
    qsizetype count = 0;
    for (trace::EventId id{1}; id <= session.trace().lastId(); ++id) {
      const trace::Instant at = session.trace().at(id).at;
      count += at >= from && at <= to ? 1 : 0;
    }
    return count;
  }

  session::Background background;
  Exporter exporter{session, background};
  QStringList said;
};

TEST_F(Span, MarksAreSetAtThePlayheadAndTakenAwayThere) {
  ExportSpan& span = *exporter.span();
  EXPECT_FALSE(span.used());
  mark(100.0, 300.0);
  EXPECT_TRUE(span.used());
  EXPECT_EQ(span.from(), ms(100));
  EXPECT_EQ(span.to(), ms(300));
  span.markOut();
  EXPECT_EQ(span.to(), session.branches()->currentBranch().now) << "there again: away";
  session.seek(100.0);
  span.markIn();
  EXPECT_FALSE(span.marked());
  mark(300.0, 200.0);
  EXPECT_EQ(span.from(), trace::Instant{}) << "a span is never turned round";
  EXPECT_EQ(span.to(), ms(200));
  open(session::kFive);
  EXPECT_FALSE(span.marked()) << "another run, other marks";
}

TEST_F(Span, TablesAndJsonLinesKeepToIt) {
  const QByteArray all = written(Exporter::JsonLines, "all.jsonl");
  EXPECT_EQ(all.count('\n'), within({}, raft::kNever));
  mark(100.0, 300.0);
  const qsizetype wanted = within(ms(100), ms(300));
  ASSERT_GT(wanted, 10);
  ASSERT_LT(wanted, all.count('\n'));
  const QByteArray lines = written(Exporter::JsonLines, "part.jsonl");
  EXPECT_EQ(lines.count('\n'), wanted);
  EXPECT_TRUE(all.contains(lines)) << "line for line what the whole run has";
  EXPECT_EQ(written(Exporter::Events, "part.csv").count('\n'), wanted + 1);
  exporter.span()->setUsed(false);
  EXPECT_EQ(written(Exporter::JsonLines, "again.jsonl"), all);
}

TEST_F(Span, OperationsAreThoseCalledWithinIt) {
  EXPECT_EQ(written(Exporter::Operations, "all.csv").count('\n'), 2);
  mark(0.0, 10.0);
  EXPECT_EQ(written(Exporter::Operations, "none.csv").count('\n'), 1);
}

TEST_F(Span, AFilmShowsIt) {
  mark(100.0, 300.0);
  session.seek(0.0);
  exporter.setProperty("picturesASecond", 10);
  EXPECT_EQ(exporter.filmText(), "10 pictures, 1.0 s");
  written(Exporter::Frames, "f.png");
  EXPECT_EQ(said.last(), "Saved 10 pictures.");
  // Its last picture is of 280 ms, wherever the playhead stands.
  const QByteArray last = bytesOf("f-0010.png");
  mark(280.0, 300.0);
  written(Exporter::Frames, "g.png");
  EXPECT_EQ(bytesOf("g-0001.png"), last);
}

TEST_F(Span, ACancelledTableLeavesNoFile) {
  run(5'000.0);
  exporter.write(Exporter::JsonLines, 0, QUrl::fromLocalFile(path("events.jsonl")));
  ASSERT_TRUE(exporter.busy());
  exporter.cancel();
  QEventLoop loop;
  QObject::connect(&exporter, &Exporter::said, &loop, &QEventLoop::quit);
  if (said.isEmpty()) loop.exec();
  EXPECT_EQ(said.last(), "Cancelled: no file was written.");
  EXPECT_FALSE(QFile::exists(path("events.jsonl")));
  EXPECT_FALSE(exporter.busy());
}

TEST_F(Span, ACancelledFilmTakesItsPicturesAway) {
  exporter.setProperty("lastMs", 0.0);
  exporter.write(Exporter::Frames, 0, QUrl::fromLocalFile(path("frame.png")));
  QEventLoop loop;
  QObject::connect(&exporter, &Exporter::progressed, &loop, [&] {
    if (exporter.progress() > 0.05) loop.quit();
  });
  loop.exec();
  ASSERT_TRUE(QFile::exists(path("frame-0001.png")));
  exporter.cancel();
  EXPECT_FALSE(QFile::exists(path("frame-0001.png")));
}

TEST_F(Span, EveryViewIsAPageOfItsSize) {
  for (int sight = 0; sight < kSights; ++sight) {
    const auto before = said.size();
    exporter.write(Exporter::Pdf, sight, QUrl::fromLocalFile(path("page.pdf")));
    ASSERT_EQ(said.size(), before + 1);
    const QByteArray page = bytesOf("page.pdf");
    EXPECT_TRUE(page.startsWith("%PDF-"));
    // 960 pixels, 96 an inch, 72 points an inch.
    EXPECT_TRUE(page.contains("/MediaBox [0 0 720")) << sight;
    EXPECT_TRUE(page.contains("/Font")) << sight;
    // Hatches apart, all is lines and letters.
    const bool hatched =
        sight <= static_cast<int>(Sight::SpaceTime) || sight == static_cast<int>(Sight::Tape);
    EXPECT_TRUE(hatched || !page.contains("/Subtype /Image")) << sight;
  }
}

TEST_F(Span, ListsOfWordsAreDrawnWithTheirWords) {
  session.toEnd();
  const auto svg = [&](Sight sight) {
    exporter.write(Exporter::Svg, static_cast<int>(sight), QUrl::fromLocalFile(path("v.svg")));
    return QString::fromUtf8(bytesOf("v.svg"));
  };
  const QString data = svg(Sight::Data);
  EXPECT_TRUE(data.contains(">x<"));
  EXPECT_TRUE(data.contains(">5<"));
  EXPECT_TRUE(data.contains(">S5<"));
  EXPECT_TRUE(svg(Sight::Events).contains(">MessageSent<"));
}

}  // namespace
}  // namespace share
