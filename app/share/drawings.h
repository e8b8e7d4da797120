// The views as drawings apart from the window: of any moment, at any size.
// Thread rule: GUI thread (the views are Qt Quick items, though never shown).
#pragma once

#include <QImage>
#include <QSizeF>

#include <memory>

#include "app/canvas/draw_list.h"
#include "app/canvas/painter.h"
#include "app/view/moment.h"
#include "engine/trace/tape.h"

namespace share {

/// In the order of the export sheet.
enum class Sight : std::uint8_t { Stage, Log, SpaceTime, History, Tape, Data, Events, Health };
inline constexpr int kSights = 8;
/// The first of them are painted items in the window, the others lists of words.
inline constexpr int kPaintedSights = 5;

struct Drawing {
  canvas::DrawList list;
  QSizeF size;
  QColor ground;
};

struct DrawingLook {
  int theme{0};
  double textScale{1};
  QSizeF size;
};

/// Draws one view again and again, as its pane would.
class Easel {
 public:
  Easel(Sight sight, const DrawingLook& look);
  ~Easel();

  /// `tape` and `end` are of the moment's branch; they are used for the tape only.
  Drawing draw(const view::Moment& moment, const trace::Tape& tape, trace::Instant end);

 private:
  struct Items;

  Sight sight_;
  DrawingLook look_;
  std::unique_ptr<Items> items_;
};

/// `scale`: pixels per logical pixel.
QImage imageOf(const Drawing& drawing, double scale, canvas::Painter& painter);
/// One page of the drawing's size, 96 pixels an inch.
QByteArray pdfOf(const Drawing& drawing, const QString& title);

}  // namespace share
