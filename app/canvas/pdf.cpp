#include "app/canvas/pdf.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include "app/canvas/painter.h"

namespace canvas {

QByteArray pdfOf(const DrawList& list, const QSizeF& size, const QColor& ground,
                 const QString& title) {
  constexpr int kDotsAnInch = 96;
  constexpr double kPointsAnInch = 72;
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setTitle(title);
  writer.setCreator(QStringLiteral("Flotilla"));
  writer.setResolution(kDotsAnInch);
  writer.setPageSize(QPageSize(size * (kPointsAnInch / kDotsAnInch), QPageSize::Point, QString(),
                               QPageSize::ExactMatch));
  writer.setPageMargins({});
  QPainter brush(&writer);
  brush.fillRect(QRectF({}, size), ground);
  Painter().paint(list, brush);
  brush.end();
  return bytes;
}

}  // namespace canvas
