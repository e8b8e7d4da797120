// Pictures, films, events and tables are written and can be read.
#include "app/share/exporter.h"

#include <QEventLoop>
#include <QImageReader>
#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamReader>

#include "app/share/tables.h"
#include "tests/share/run_fixture.h"

namespace share {
namespace {

class Export : public SharedRun {
 protected:
  void SetUp() override {
    SharedRun::SetUp();
    act();
    QObject::connect(&exporter, &Exporter::said, [this](const QString& s) { said << s; });
  }
  /// Writes and waits until that has ended.
  void write(Exporter::What what, Sight sight, const QString& name) {
    const auto before = said.size();
    QEventLoop loop;
    QObject::connect(&exporter, &Exporter::said, &loop, &QEventLoop::quit);
    exporter.write(what, static_cast<int>(sight), QUrl::fromLocalFile(path(name)));
    if (said.size() == before) loop.exec();
    ASSERT_EQ(said.size(), before + 1);
  }
  /// Records of a table, in fields.
  std::vector<QStringList> table(const QString& name) {
    std::vector<QStringList> rows(1, QStringList{QString()});
    bool inside = false;
    const QString text = QString::fromUtf8(bytesOf(name));
    for (qsizetype k = 0; k < text.size(); ++k) {
      const QChar c = text[k];
      if (inside && c == '"' && text.mid(k + 1, 1) == "\"") {
        rows.back().back() += text[++k];
      } else if (c == '"') {
        inside = !inside;
      } else if (!inside && c == ',') {
        rows.back() << QString();
      } else if (!inside && c == '\n') {
        rows.push_back({QString()});
      } else if (inside || c != '\r') {
        rows.back().back() += c;
      }
    }
    EXPECT_EQ(rows.back(), QStringList{QString()}) << "the last record has its line end";
    rows.pop_back();
    return rows;
  }

  session::Background background;
  Exporter exporter{session, background};
  QStringList said;
};

TEST_F(Export, WritesAPictureOfEveryView) {
  exporter.setProperty("scale", 2);
  for (int sight = 0; sight < kSights; ++sight) {
    const QString name = QString("view%1.png").arg(sight);
    write(Exporter::Png, static_cast<Sight>(sight), name);
    EXPECT_EQ(said.last(), "Saved " + name + ".");
    const QImage image(path(name));
    ASSERT_FALSE(image.isNull());
    EXPECT_EQ(image.width(), 1920);
    // It is not an empty ground.
    QImage ground(image.size(), image.format());
    ground.fill(image.pixelColor(0, 0));
    EXPECT_NE(image, ground) << sight;
  }
}

TEST_F(Export, WritesEveryViewAsSvg) {
  for (int sight = 0; sight < kSights; ++sight) {
    const QString name = QString("view%1.svg").arg(sight);
    write(Exporter::Svg, static_cast<Sight>(sight), name);
    QXmlStreamReader xml(bytesOf(name));
    QStringList texts;
    while (!xml.atEnd()) {
      xml.readNext();
      if (xml.isStartElement() && xml.name() == QLatin1String("text")) {
        texts << xml.readElementText();
      }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    EXPECT_FALSE(texts.isEmpty()) << sight;
    EXPECT_TRUE(sight != 0 || (texts.contains("S1") && texts.contains("S5")));
  }
}

TEST_F(Export, WritesAFilmInVirtualTime) {
  exporter.setProperty("lastMs", 100.0);
  exporter.setProperty("speed", 0.2);
  exporter.setProperty("picturesASecond", 10);
  EXPECT_EQ(exporter.filmText(), "5 pictures, 0.5 s");
  write(Exporter::Gif, Sight::Stage, "film.gif");
  EXPECT_EQ(said.last(), "Saved film.gif.");
  QImageReader reader(path("film.gif"));
  EXPECT_EQ(reader.imageCount(), 5);
  QImage last;
  int different = 0;
  for (QImage image = reader.read(); !image.isNull(); image = reader.read()) {
    EXPECT_EQ(image.size(), QSize(960, 600));
    different += image != last ? 1 : 0;
    last = image;
  }
  EXPECT_EQ(different, 5) << "messages move from picture to picture";
  EXPECT_FALSE(exporter.busy());
}

TEST_F(Export, TheSameSpanGivesTheSameFilm) {
  exporter.setProperty("lastMs", 60.0);
  write(Exporter::Gif, Sight::SpaceTime, "a.gif");
  write(Exporter::Gif, Sight::SpaceTime, "b.gif");
  EXPECT_GT(bytesOf("a.gif").size(), 1'000);
  EXPECT_EQ(bytesOf("a.gif"), bytesOf("b.gif"));
}

TEST_F(Export, WritesFilmsAsPictures) {
  exporter.setProperty("lastMs", 20.0);
  write(Exporter::Frames, Sight::Log, "frame.png");
  EXPECT_EQ(said.last(), "Saved 2 pictures.");
  EXPECT_FALSE(QImage(path("frame-0001.png")).isNull());
  EXPECT_FALSE(QImage(path("frame-0002.png")).isNull());
}

TEST_F(Export, WritesAVideoIfFfmpegIsThere) {
  exporter.setProperty("lastMs", 50.0);
  if (Film::ffmpeg().isEmpty()) {
    write(Exporter::Video, Sight::Stage, "film.mp4");
    EXPECT_TRUE(said.last().contains("ffmpeg")) << said.last().toStdString();
    EXPECT_NE(exporter.videoNote(), "");
    return;
  }
  write(Exporter::Video, Sight::Stage, "film.mp4");
  EXPECT_EQ(said.last(), "Saved film.mp4.");
  EXPECT_EQ(bytesOf("film.mp4").mid(4, 4), "ftyp");
}

TEST_F(Export, ACancelledFilmLeavesNoFile) {
  exporter.setProperty("lastMs", 0.0);
  exporter.setProperty("speed", 0.1);
  exporter.write(Exporter::Gif, 0, QUrl::fromLocalFile(path("film.gif")));
  ASSERT_TRUE(exporter.busy());
  exporter.cancel();
  EXPECT_FALSE(exporter.busy());
  EXPECT_TRUE(said.last().contains("no film")) << said.last().toStdString();
  EXPECT_FALSE(QFile::exists(path("film.gif")));
}

TEST_F(Export, WritesEachEventAsALineOfJson) {
  write(Exporter::JsonLines, Sight::Stage, "events.jsonl");
  const QList<QByteArray> lines = bytesOf("events.jsonl").trimmed().split('\n');
  ASSERT_EQ(static_cast<std::uint64_t>(lines.size()), session.trace().lastId().value);
  for (qsizetype k = 0; k < lines.size(); ++k) {
    const QJsonObject event = QJsonDocument::fromJson(lines[k]).object();
    ASSERT_EQ(event["id"].toInt(), k + 1) << lines[k].toStdString();
  }
}

TEST_F(Export, WritesTablesWithAsManyFieldsInEachRecord) {
  write(Exporter::Servers, Sight::Stage, "servers.csv");
  write(Exporter::Operations, Sight::Stage, "operations.csv");
  write(Exporter::Events, Sight::Stage, "events.csv");
  write(Exporter::Data, Sight::Stage, "data.csv");
  write(Exporter::Health, Sight::Stage, "health.csv");
  EXPECT_EQ(table("servers.csv").size(), 6u);
  EXPECT_EQ(table("events.csv").size(), session.trace().lastId().value + 1);
  const auto operations = table("operations.csv");
  ASSERT_EQ(operations.size(), 2u);
  EXPECT_EQ(operations[1][3], "put x=5");
  EXPECT_EQ(operations[1][6], "ok");
  const auto data = table("data.csv");
  ASSERT_EQ(data.size(), 2u);
  EXPECT_EQ(data[1][0], "x");
  EXPECT_TRUE(data[1].contains("5"));
  const auto health = table("health.csv");
  EXPECT_EQ(health[0][2], "metric");
  EXPECT_EQ(health[1], QStringList({"0.000000", "S1", "up", "1", ""}));
  for (const char* name :
       {"servers.csv", "operations.csv", "events.csv", "data.csv", "health.csv"}) {
    const auto rows = table(name);
    for (const QStringList& row : rows) EXPECT_EQ(row.size(), rows.front().size()) << name;
  }
}

// RFC 4180, section 2.
TEST(Csv, QuotesWhatWouldBeReadOtherwise) {
  EXPECT_EQ(csvRow({"a", "b,c", "d\"e", "f\ng", ""}), "a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
}

TEST_F(Export, SaysWhyAFileCannotBeWritten) {
  for (const auto what : {Exporter::Png, Exporter::Svg, Exporter::Gif, Exporter::Frames,
                          Exporter::JsonLines, Exporter::Servers}) {
    write(what, Sight::Stage, "nowhere/file.x");
    EXPECT_TRUE(said.last().contains("cannot be written")) << said.last().toStdString();
    EXPECT_FALSE(exporter.busy());
  }
}

TEST_F(Export, RefusesAFilmWithoutEnd) {
  session.settle();
  run(2'000.0);
  exporter.setProperty("lastMs", 0.0);
  exporter.setProperty("speed", 0.01);
  exporter.setProperty("picturesASecond", 60);
  write(Exporter::Gif, Sight::Stage, "film.gif");
  EXPECT_TRUE(said.last().contains("more than 3000 pictures")) << said.last().toStdString();
}

}  // namespace
}  // namespace share
