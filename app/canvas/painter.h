// Paints a draw list with QPainter, on any backend. Keeps what is dear to make from frame to frame:
// fonts, laid out texts, hatch brushes and stamps of small shapes.
// Thread rule: one thread at a time. Law: the picture depends on the list and the scale only.
#pragma once

#include <QBrush>
#include <QHash>
#include <QStaticText>

#include "app/canvas/draw_list.h"
#include "app/canvas/stamps.h"

class QPainter;

namespace canvas {

class Painter {
 public:
  /// From this many shapes on, all small ones are stamped; else only dashed boxes are, the dearest.
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
  struct Line {
    QStaticText text;
    double width{0};
    double ascent{0};
  };

  void paintShape(const DrawList& list, const Primitive& item, QPainter& painter);
  void paintText(const DrawList& list, const Primitive& item, QPainter& painter);
  QBrush brushOf(const Primitive& item);
  const QFont& fontOf(const Font& font);

  double scale_{1};
  QHash<FontKey, QFont> fonts_;
  QHash<std::pair<FontKey, QString>, Line> lines_;
  QHash<quint64, QBrush> hatches_;
  Stamps stamps_;
};

}  // namespace canvas
