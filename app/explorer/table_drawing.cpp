#include "app/explorer/table_drawing.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include <array>

#include "app/canvas/painter.h"
#include "app/canvas/svg.h"
#include "app/explorer/figures.h"

namespace explorer {
namespace {

using canvas::Anchor;
using canvas::Face;
using canvas::Font;

constexpr double kRow = 40;
constexpr double kHead = 96;
constexpr double kPitch = 24;
constexpr double kSquare = 20;
constexpr double kCellsAt = 210;
constexpr double kBarAt = kCellsAt + 16 * kPitch + 16;
constexpr double kBar = 160;
constexpr double kNinesAt = kBarAt + kBar + 24;
constexpr double kNines = 130;
constexpr double kTimesAt = kNinesAt + kNines + 24;
constexpr double kTimes = 150;
constexpr double kWidth = kTimesAt + kTimes + 24;
constexpr double kPixelsAPoint = 2;
const Font kSmall{12, 600, Face::Sans};
const Font kFigure{12, 400, Face::Mono};

/// One row of the table, drawn from what the page shows.
class RowPainter {
 public:
  RowPainter(Table& table, int row, const view::Palette& palette, canvas::DrawList& list)
      : table_(table), row_(row), palette_(palette), list_(list), y_(kHead + row * kRow) {}

  void draw() {
    const bool even = cell("noGain").toInt() > 0;
    ink_ = even ? palette_.text2 : palette_.text1;
    if (even) list_.rect({0, y_, kWidth, kRow}, 0, palette_.bg2);
    text(24, cell("servers").toString(), {20, 700, Face::Mono});
    text(84, cell("quorum").toString(), {15, 400, Face::Mono});
    text(134, cell("tolerated").toString(), {15, 600, Face::Mono}, even ? -8 : 0);
    if (even) {
      list_.text({134, y_ + 33}, QObject::tr("no gain over %1").arg(cell("noGain").toInt()),
                 {11, 400, Face::Sans}, ink_);
    }
    squares();
    bar();
    nines();
    times();
  }

 private:
  QVariant cell(const char* role) const { return table_.rows()->cell(row_, role); }
  void text(double x, const QString& words, const Font& font, double lift = 0) {
    list_.text({x, y_ + kRow / 2 + font.size * 0.36 + lift}, words, font, ink_);
  }
  void squares() {
    const int servers = cell("servers").toInt();
    for (int down = 0; down <= servers; ++down) {
      const QRectF box(kCellsAt + down * kPitch, y_ + (kRow - kSquare) / 2, kSquare, kSquare);
      const QPointF middle = box.center();
      if (down <= cell("tolerated").toInt()) {
        list_.rect(box, 4, ink_);
        const std::array tick{middle + QPointF(-5, 0), middle + QPointF(-1.5, 4),
                              middle + QPointF(5.5, -4.5)};
        list_.polyline(tick, {palette_.bg1, 2.2});
      } else {
        list_.rect(box, 4, palette_.bg1, {palette_.ctl, 1});
        list_.line(middle - QPointF(5, 0), middle + QPointF(5, 0), {palette_.text2, 1.6});
      }
    }
  }
  void bar() {
    const auto slices = cell("slices").value<QList<double>>();
    double from = 0;
    for (qsizetype down = 0; down < slices.size(); ++down) {
      const bool keeps = down <= cell("tolerated").toInt();
      const double wide = std::max(0.0, (slices[down] - from) * kBar - 1);
      list_.rect({kBarAt + from * kBar, y_ + 6, wide, 12}, 0, keeps ? ink_ : palette_.bg3);
      from = slices[down];
    }
    below(kBarAt, cell("keeps").toString(), Anchor::Start);
    below(kBarAt + kBar, cell("percent").toString(), Anchor::End);
  }
  void nines() {
    constexpr double kMost = 12;
    const double shown = std::min(kMost, cell("nines").toDouble());
    for (int block = 0; block < shown; ++block) {
      const double wide = std::min(1.0, shown - block) * kNines / kMost - 2;
      list_.rect({kNinesAt + block * kNines / kMost, y_ + 6, std::max(1.0, wide), 12}, 1, ink_);
    }
    below(kNinesAt, cell("ninesText").toString(), Anchor::Start);
  }
  void times() {
    list_.line({kTimesAt, y_ + 22}, {kTimesAt + kTimes, y_ + 22}, {palette_.line, 1});
    const auto bins = cell("bins").value<QList<double>>();
    if (bins.isEmpty()) return;
    const double step = kTimes / static_cast<double>(bins.size());
    for (qsizetype bin = 0; bin < bins.size(); ++bin) {
      const double high = 18 * bins[bin];
      list_.rect({kTimesAt + static_cast<double>(bin) * step, y_ + 22 - high, step - 1, high}, 0,
                 palette_.ctl);
    }
    const auto mark = [&](const char* role, const canvas::Stroke& stroke) {
      const double x = kTimesAt + cell(role).toDouble() / table_.axisMs() * kTimes;
      list_.line({x, y_ + 3}, {x, y_ + 22}, stroke);
    };
    mark("p50", {palette_.text1, 2});
    mark("p99", {palette_.text1, 2, 3, 3});
    below(kTimesAt, "p50 " + cell("p50Text").toString(), Anchor::Start);
    below(kTimesAt + kTimes, "p99 " + cell("p99Text").toString(), Anchor::End);
  }
  void below(double x, const QString& words, Anchor anchor) {
    list_.text({x, y_ + 34}, words, kFigure, ink_, anchor);
  }

  Table& table_;
  int row_;
  const view::Palette& palette_;
  canvas::DrawList& list_;
  double y_;
  QColor ink_;
};

void drawHead(const Table& table, const view::Palette& palette, canvas::DrawList& list) {
  list.text({24, 32}, QObject::tr("How many servers, and how many may fail?"),
            {18, 700, Face::Sans}, palette.text1);
  const QString share = QObject::tr("Each server is up %1; all fail together: %2")
                            .arg(table.serverText(), table.togetherText());
  list.text({kWidth - 24, 32}, share, kFigure, palette.text2, Anchor::End);
  const auto head = [&](double x, const QString& words) {
    list.text({x, 66}, words, kSmall, palette.text2);
  };
  head(24, QObject::tr("Servers"));
  head(84, QObject::tr("Quorum"));
  head(134, QObject::tr("Tolerates"));
  head(kCellsAt, QObject::tr("Servers down: still a quorum?"));
  head(kBarAt, QObject::tr("All up/down patterns"));
  head(kNinesAt, QObject::tr("Cluster is up"));
  head(kTimesAt, QObject::tr("Write latency, ms"));
  for (int down = 0; down <= 15; ++down) {
    list.text({kCellsAt + down * kPitch + kSquare / 2, 86}, QString::number(down), kFigure,
              palette.text3, Anchor::Middle);
  }
  list.line({0, kHead - 1}, {kWidth, kHead - 1}, {palette.line, 1});
}

QByteArray pngOf(const TableDrawing& drawing, const QColor& ground) {
  QImage image((drawing.size * kPixelsAPoint).toSize(), QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(kPixelsAPoint);
  image.fill(ground);
  canvas::Painter painter;
  QPainter brush(&image);
  painter.paint(drawing.list, brush);
  brush.end();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

}  // namespace

TableDrawing drawTable(Table& table, const view::Palette& palette) {
  TableDrawing drawing;
  drawHead(table, palette, drawing.list);
  const int rows = table.rows()->count();
  for (int row = 0; row < rows; ++row) RowPainter(table, row, palette, drawing.list).draw();
  const double foot = kHead + rows * kRow;
  drawing.list.text({24, foot + 26}, table.writes()->report(), {12, 400, Face::Sans},
                    palette.text2);
  drawing.list.text({24, foot + 46}, table.proof()->report(), {12, 400, Face::Sans}, palette.text2);
  drawing.size = {kWidth, foot + 64};
  return drawing;
}

QByteArray tableBytes(Table& table, const QString& fileName, view::Theme theme) {
  const view::Palette& palette = view::palette(theme);
  if (fileName.endsWith(".csv")) return table.csv().toUtf8();
  const QString title = QObject::tr("How many servers, and how many may fail?");
  const TableDrawing drawing = drawTable(table, palette);
  if (fileName.endsWith(".svg")) {
    return canvas::svgOf(drawing.list, drawing.size, palette.bg1, title);
  }
  return fileName.endsWith(".png") ? pngOf(drawing, palette.bg1) : QByteArray();
}

}  // namespace explorer
