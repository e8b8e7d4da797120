#include "app/share/table_drawing.h"

#include <algorithm>

#include "app/view/palette.h"

namespace share {
namespace {

/// A drawing has at most so many rows of keys.
constexpr int kKeysMost = 200;

const view::Palette& coloursOf(const DrawingLook& look) {
  return view::palette(static_cast<view::Theme>(look.theme));
}

/// What of it fits, about: these letters are all as wide.
QString cut(const QString& words, double width, double size) {
  const auto letters = static_cast<qsizetype>(std::max(1.0, width / (0.62 * size)));
  return words.size() <= letters ? words : words.left(letters - 1) + QChar(0x2026);
}

/// Where the rows and columns of the replicas' table are.
struct Grid {
  double pad, row, first, column;
  double x(qsizetype k) const { return first + static_cast<double>(k) * column; }
};

void drawHeads(view::DataView& data, const DrawingLook& look, const Grid& grid,
               canvas::DrawList& list) {
  const view::Palette& c = coloursOf(look);
  const double size = 12 * look.textScale;
  list.text({grid.pad, 1.4 * size}, data.summary(), {size, data.same() ? 400 : 600},
            data.same() ? c.text2 : c.text1);
  for (int k = 0; k < data.heads()->count(); ++k) {
    const double x = grid.x(k);
    list.text({x, 3.2 * size}, data.heads()->cell(k, "title").toString(), {size, 700}, c.text1);
    list.text({x, 4.5 * size}, data.heads()->cell(k, "applied").toString(), {0.85 * size, 400},
              c.text2);
  }
}

}  // namespace

Drawing drawData(view::DataView& data, const DrawingLook& look) {
  const view::Palette& c = coloursOf(look);
  const double size = 12 * look.textScale;
  const int servers = std::max(1, data.heads()->count());
  Grid grid{12, 3.2 * size, 110 * look.textScale, 0};
  grid.column = (look.size.width() - grid.first - grid.pad) / servers;
  const int rows = std::min(data.rowCount(), kKeysMost);
  const double top = 5.2 * size;
  const double height = std::max(look.size.height(), top + grid.row * rows + grid.pad);
  Drawing drawing{{}, {look.size.width(), height}, c.bg1};
  canvas::DrawList& list = drawing.list;
  drawHeads(data, look, grid, list);
  const auto roles = data.roleNames();
  for (int row = 0; row < rows; ++row) {
    const QModelIndex at = data.index(row, 0);
    const double y = top + grid.row * row;
    const QStringList values = data.data(at, roles.key("values")).toStringList();
    const QStringList notes = data.data(at, roles.key("notes")).toStringList();
    list.line({grid.pad, y}, {look.size.width() - grid.pad, y}, {c.line, 1});
    const QString key = data.data(at, roles.key("key")).toString();
    list.text({grid.pad, y + 1.5 * size}, cut(key, grid.first - grid.pad - 4, size),
              {size, 600, canvas::Face::Mono}, c.text1);
    for (qsizetype k = 0; k < values.size(); ++k) {
      const QString value = values[k].isEmpty() ? QStringLiteral("-") : values[k];
      list.text({grid.x(k), y + 1.4 * size}, cut(value, grid.column - 4, size),
                {size, 600, canvas::Face::Mono}, values[k].isEmpty() ? c.text3 : c.text1);
      list.text({grid.x(k), y + 2.6 * size}, cut(notes.value(k), grid.column - 4, 0.85 * size),
                {0.85 * size, 400}, c.text2);
    }
  }
  return drawing;
}

Drawing drawEvents(const view::TraceList& events, const DrawingLook& look) {
  const view::Palette& c = coloursOf(look);
  const double size = 11 * look.textScale;
  const double step = 1.8 * size;
  Drawing drawing{{}, look.size, c.bg1};
  const int rows = std::max(1, static_cast<int>((look.size.height() - 12) / step));
  const int most = std::max(0, events.rowCount() - rows);
  const int first = std::clamp(events.current() - rows / 2, 0, most);
  const auto roles = events.roleNames();
  const auto word = [&](int row, const char* role) {
    return events.data(events.index(row, 0), roles.key(role)).toString();
  };
  const double letter = 0.62 * size;
  for (int row = first; row < std::min(events.rowCount(), first + rows); ++row) {
    const double y = 6 + step * (row - first);
    const bool ahead = row > events.current();
    if (row == events.current()) {
      drawing.list.rect({0, y, look.size.width(), step}, 0, c.accentSoft);
      drawing.list.rect({0, y, 3, step}, 0, c.accent);
    }
    const canvas::Font font{size, 400, canvas::Face::Mono};
    const double base = y + 0.5 * step + 0.36 * size;
    const QColor ink = ahead ? c.text3 : c.text1;
    drawing.list.text({14 * letter, base}, word(row, "time"), font, ahead ? c.text3 : c.text2,
                      canvas::Anchor::End);
    drawing.list.text({16 * letter, base}, word(row, "server"), {size, 700, canvas::Face::Mono},
                      ink);
    drawing.list.text({20 * letter, base}, word(row, "name"), font, ahead ? c.text3 : c.text2);
    const double x = 44 * letter;
    drawing.list.text({x, base}, cut(word(row, "words"), look.size.width() - x - 8, size), font,
                      ink);
  }
  return drawing;
}

}  // namespace share
