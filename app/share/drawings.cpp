#include "app/share/drawings.h"

#include <QPainter>

#include "app/canvas/health_item.h"
#include "app/canvas/history_item.h"
#include "app/canvas/log_item.h"
#include "app/canvas/pdf.h"
#include "app/canvas/space_time_item.h"
#include "app/canvas/stage_item.h"
#include "app/canvas/tape_item.h"
#include "app/share/table_drawing.h"

namespace share {

struct Easel::Items {
  canvas::StageItem stage;
  canvas::LogItem log;
  canvas::SpaceTimeItem spaceTime;
  canvas::HistoryItem history;
  canvas::TapeItem tape;
  view::HistoryView operations;
  view::DataView data;
  view::TraceList events;
  view::HealthView health;
  canvas::HealthItem charts;
};

Easel::Easel(Sight sight, const DrawingLook& look)
    : sight_(sight), look_(look), items_(std::make_unique<Items>()) {
  for (canvas::CanvasItem* item : std::initializer_list<canvas::CanvasItem*>{
           &items_->stage, &items_->log, &items_->spaceTime, &items_->history, &items_->tape,
           &items_->charts}) {
    item->setSize(look.size);
    item->setTheme(look.theme);
    item->setTextScale(look.textScale);
  }
}

Easel::~Easel() = default;

Drawing Easel::draw(const view::Moment& moment, const trace::Tape& tape, trace::Instant end) {
  const view::Palette& palette = view::palette(static_cast<view::Theme>(look_.theme));
  Drawing drawing{{}, look_.size, sight_ == Sight::Stage ? palette.bg0 : palette.bg1};
  switch (sight_) {
    case Sight::Stage:
      items_->stage.show(moment);
      drawing.list = items_->stage.scene().list;
      break;
    case Sight::Log:
      items_->log.show(moment);
      drawing.list = items_->log.list();
      break;
    case Sight::SpaceTime:
      items_->spaceTime.show(moment, {});
      drawing.list = items_->spaceTime.scene().list;
      break;
    case Sight::History:
      do {
        items_->operations.show(moment);
      } while (items_->operations.history().readTo() < moment.trace->lastId());
      items_->history.show(moment, items_->operations);
      drawing.list = items_->history.list();
      break;
    case Sight::Tape:
      items_->tape.show(tape, {}, moment.time, end);
      drawing.list = items_->tape.list();
      break;
    case Sight::Data:
      // It folds so many entries at a time and asks for more when a turn of the loop later.
      for (std::uint64_t folded = 0; folded <= moment.cluster->committed().value;
           folded += view::Replicas::kEntriesAFrame) {
        items_->data.show(moment);
      }
      return drawData(items_->data, look_);
    case Sight::Events:
      items_->events.show(moment);
      return drawEvents(items_->events, look_);
    case Sight::Health:
      do {
        items_->health.show(moment);
      } while (items_->health.log().readTo() < moment.trace->lastId());
      items_->charts.show(items_->health);
      drawing.list = items_->charts.list();
      break;
  }
  return drawing;
}

QImage imageOf(const Drawing& drawing, double scale, canvas::Painter& painter) {
  const QSize pixels = (drawing.size * scale).toSize();
  QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(scale);
  image.fill(drawing.ground);
  QPainter brush(&image);
  painter.paint(drawing.list, brush);
  return image;
}

QByteArray pdfOf(const Drawing& drawing, const QString& title) {
  return canvas::pdfOf(drawing.list, drawing.size, drawing.ground, title);
}

}  // namespace share
