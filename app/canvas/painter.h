// Paints a draw list with QPainter, on any backend. Keeps what is dear to make from frame to frame:
// fonts, laid out texts, hatch brushes, dashed boxes and, for crowded frames, small circles.
// Thread rule: one thread at a time. Law: the picture depends on the list and the scale only.
#pragma once

#include <QBrush>
#include <QHash>
#include <QImage>
#include <QStaticText>

#include "app/canvas/draw_list.h"

class QPainter;

namespace canvas {

class Painter {
 public:
  /// From this many shapes on, small circles come from a store of pictures.
  static constexpr std::size_t kCrowd = 400;

  void paint(const DrawList& list, QPainter& painter);

 private:
  struct FontKey {
    int sizeTenths;
    int weight;
    Face face;
    friend bool operator==(const FontKey&, const FontKey&) = default;
    friend size_t qHash(const FontKey& k, size_t seed = 0) {
      return qHashMulti(seed, k.sizeTenths, k.weight, static_cast<int>(k.face));
    }
  };
  struct DotKey {
    QRgb fill, stroke;
    int radius, width;  ///< in 1/16 pixel
    int shift;          ///< place within its pixel, in quarters: 4 * y + x
    friend bool operator==(const DotKey&, const DotKey&) = default;
    friend size_t qHash(const DotKey& k, size_t seed = 0) {
      return qHashMulti(seed, k.fill, k.stroke, k.radius, k.width, k.shift);
    }
  };
  struct BoxKey {
    QRgb fill, stroke;
    int width, height, radius;  ///< in 1/16 pixel, as what follows
    int line, dash, gap;
    int shift;  ///< as of a dot
    friend bool operator==(const BoxKey&, const BoxKey&) = default;
    friend size_t qHash(const BoxKey& k, size_t seed = 0) {
      return qHashMulti(seed, k.fill, k.stroke, k.width, k.height, k.radius, k.line, k.dash, k.gap,
                        k.shift);
    }
  };
  struct Line {
    QStaticText text;
    double width{0};
    double ascent{0};
  };

  void paintOne(const DrawList& list, const Primitive& item, QPainter& painter);
  void paintText(const DrawList& list, const Primitive& item, QPainter& painter);
  bool paintDot(const Primitive& item, QPainter& painter);
  QImage drawDot(const Primitive& item, double scale, QPointF centre, int side) const;
  bool paintBox(const Primitive& item, QPainter& painter);
  QImage drawBox(const Primitive& item, QPointF corner) const;
  QBrush brushOf(const Primitive& item);
  const QFont& fontOf(const Font& font);

  double scale_{1};
  QHash<FontKey, QFont> fonts_;
  QHash<std::pair<FontKey, QString>, Line> lines_;
  QHash<quint64, QBrush> hatches_;
  QHash<DotKey, QImage> dots_;
  QHash<BoxKey, QImage> boxes_;
};

}  // namespace canvas
