// Clients stand beside the servers: each request as a bar from its start to its answer.
#include <array>

#include "app/canvas/glyphs.h"
#include "app/canvas/space_time_parts.h"
#include "app/view/words.h"

namespace canvas {
namespace {

constexpr std::size_t kTracks = 3;  ///< requests of one column at the same time

struct Column {
  std::array<double, kTracks> busyTo{-1e9, -1e9, -1e9};
  double wordsTo{-1e9};
};

std::size_t columnOf(const SpaceTimeSheet& sheet, kv::ClientId client) {
  const auto& all = sheet.look.clients;
  const auto found = std::find(all.begin(), all.end(), client);
  return static_cast<std::size_t>(found - all.begin()) % sheet.geometry.clientColumns();
}

// An answer that never came leaves the bar open and hatched.
void drawBar(const SpaceTimeSheet& sheet, const view::RequestSpan& request, const QRectF& bar) {
  const view::Palette& c = sheet.palette();
  const bool open = request.endedBy.value == 0;
  if (request.outcome == trace::Outcome::Ok && !open) {
    sheet.list().rect(bar, 3, c.text1);
  } else if (request.outcome == trace::Outcome::Failed && !open) {
    sheet.list().rect(bar, 3, c.bg0, {c.danger, 2});
  } else {
    sheet.list().rect(bar, 3, {Fill::Stopped, c.stop, c.bg0}, {c.text2, 1.5, 4, 3});
  }
}

}  // namespace

void drawRequests(const SpaceTimeSheet& sheet) {
  if (sheet.geometry.clientColumns() == 0) return;
  std::array<Column, SpaceTimeGeometry::kClientsMost> columns;
  const double s = sheet.scale();
  const double size = 11 * s;
  for (const view::RequestSpan& request : sheet.window.requests) {
    if (request.from > sheet.look.end) break;
    const std::size_t place = columnOf(sheet, request.client);
    Column& column = columns[place];
    const double from = sheet.seenY(request.from);
    const double to = std::max(from + 8, sheet.seenY(std::min(request.to, sheet.look.end)));
    std::size_t track = 0;
    while (track + 1 < kTracks && column.busyTo[track] > from) ++track;
    column.busyTo[track] = to;
    const double x = sheet.geometry.clientX(place) + 10 * s * static_cast<double>(track);
    const QRectF bar(x, from, 8 * s, to - from);
    drawBar(sheet, request, bar);
    sheet.scene.requests.push_back({bar.adjusted(-3, -2, 3, 2), request});
    const double y = std::max(from, sheet.geometry.top()) + size;
    if (request.words.isEmpty() || y - column.wordsTo < size + 3) continue;
    column.wordsTo = y;
    const double words = sheet.geometry.clientX(place) + 10 * s * kTracks + 4;
    const double room = sheet.geometry.clientX(place) + sheet.geometry.clientWidth() - 8 - words;
    const bool failed = request.endedBy && request.outcome == trace::Outcome::Failed;
    sheet.list().text({words, y - 1}, fitted(request.words, size * 1.1, room),
                      {size, 500, Face::Mono},
                      failed ? sheet.palette().danger : sheet.palette().text1);
  }
}

}  // namespace canvas
