// The term tape as a draw list: bands of terms with marks above, writes and branches beneath, a
// time axis and the playhead. Thread rule: pure. Law: equal arguments, equal lists; the cost
// depends on the visible part.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "app/canvas/draw_list.h"
#include "app/view/palette.h"
#include "engine/trace/tape.h"

namespace canvas {

/// Another future of the same past, drawn beneath from where it began.
struct TapeFork {
  QString name;
  trace::Instant forkedAt{};
  trace::Instant end{};
  std::vector<trace::TermBand> bands;  ///< of the whole branch; the shared part is not drawn
  bool lit{false};                     ///< pointed at
};

struct TapeLook {
  const view::Palette* palette{nullptr};
  double textScale{1};
  QSizeF size;
  /// The window. REQUIRES: from < to.
  trace::Instant from{};
  trace::Instant to{};
  trace::Instant playhead{};
  trace::Instant end{};  ///< of what has happened on this branch
  QString name{};        ///< of this branch; said where there are others
  std::vector<trace::Instant> bookmarks{};
  std::optional<trace::Instant> difference{};  ///< where a compared branch goes another way
  std::optional<trace::Instant> spanFrom{};    ///< where exports begin
  std::optional<trace::Instant> spanTo{};      ///< where exports end
};

/// Where times and rows are.
class TapeGeometry {
 public:
  static constexpr double kMargin = 16;

  TapeGeometry() = default;
  explicit TapeGeometry(const TapeLook& look) : look_(look) {}

  double left() const { return kMargin; }
  double right() const { return std::max(kMargin + 1, look_.size.width() - kMargin); }
  double top() const { return 22; }
  /// Of a band of the tape: as high as its words need.
  double band() const { return 18 * std::max(1.0, look_.textScale); }
  double axis() const { return std::max(top() + band() + 24, look_.size.height() - 6); }
  double x(trace::Instant at) const;
  trace::Instant time(double x) const;
  /// Rows of forks that have room above the axis.
  std::size_t forkRows() const;
  double forkRow() const { return 10 * std::max(1.0, look_.textScale); }
  double forkY(std::size_t row) const {
    const double gap = axis() - top() - band() < 30 ? 7 : 10;
    return top() + band() + gap + forkRow() * static_cast<double>(row);
  }
  /// The fork's row; forks share a row when they do not overlap.
  std::vector<std::size_t> rowsOf(const std::vector<TapeFork>& forks) const;

 private:
  TapeLook look_;
};

/// REQUIRES: look.palette.
void drawTape(const trace::Tape& tape, const std::vector<TapeFork>& forks, const TapeLook& look,
              DrawList& list);

}  // namespace canvas
