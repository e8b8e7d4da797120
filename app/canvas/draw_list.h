// What one frame shows, as a flat list of shapes in the order they are painted. Built anew each
// frame into the same memory; comparable, so that tests can say "the same moment, the same
// picture". Thread rule: a value. Units: logical pixels; angles in degrees, 0 = 12 o'clock,
// clockwise.
#pragma once

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <span>
#include <string>
#include <vector>

namespace canvas {

enum class Shape : std::uint8_t { Circle, Arc, Line, Polyline, Polygon, Rect, Text };
enum class Fill : std::uint8_t { None, Solid, Stopped, Wall, Election };
enum class Cap : std::uint8_t { Flat, Round };
enum class Anchor : std::uint8_t { Start, Middle, End };
enum class Face : std::uint8_t { Sans, Mono };

struct Stroke {
  QColor colour;
  double width{0};
  double dash{0};  ///< length of a dash and of a gap; 0: solid
  double gap{0};
  Cap cap{Cap::Flat};
};

/// A hatch has two colours: its bars and its ground.
struct Filling {
  Fill kind{Fill::None};
  QColor colour;
  QColor ground;
  Filling() = default;
  Filling(const QColor& solid) : kind(Fill::Solid), colour(solid) {}  // a colour is a fill
  Filling(Fill hatch, const QColor& bars, const QColor& back)
      : kind(hatch), colour(bars), ground(back) {}
};

struct Font {
  double size{12};
  int weight{400};
  Face face{Face::Sans};
  friend bool operator==(const Font&, const Font&) = default;
};

/// One shape. What x, y, w, h mean: circle and arc: centre, radius in w; arc: `from`, `sweep`;
/// line: both ends; rect: corner, size, radius in `from`; text: baseline point.
struct Primitive {
  Shape shape{Shape::Circle};
  Fill fill{Fill::None};
  Cap cap{Cap::Flat};
  Anchor anchor{Anchor::Start};
  Font font;
  QRgb fillColour{0};
  QRgb ground{0};
  QRgb strokeColour{0};
  float strokeWidth{0};
  float dash{0};
  float gap{0};
  double x{0}, y{0}, w{0}, h{0};
  double from{0}, sweep{0};
  std::uint32_t first{0};  ///< into the points or the characters
  std::uint32_t count{0};
  friend bool operator==(const Primitive&, const Primitive&) = default;
};

class DrawList {
 public:
  void clear();

  void circle(QPointF centre, double radius, const Filling& fill, const Stroke& stroke = {});
  void arc(QPointF centre, double radius, double from, double sweep, const Stroke& stroke);
  void line(QPointF from, QPointF to, const Stroke& stroke);
  void polyline(std::span<const QPointF> points, const Stroke& stroke);
  void polygon(std::span<const QPointF> points, const Filling& fill, const Stroke& stroke = {});
  void rect(const QRectF& box, double radius, const Filling& fill, const Stroke& stroke = {});
  void text(QPointF baseline, QStringView words, const Font& font, const QColor& colour,
            Anchor anchor = Anchor::Start);

  std::span<const Primitive> items() const { return items_; }
  std::span<const QPointF> points(const Primitive& p) const;
  QStringView words(const Primitive& p) const;
  bool empty() const { return items_.empty(); }

  friend bool operator==(const DrawList&, const DrawList&) = default;

 private:
  Primitive& add(Shape shape, const Filling& fill, const Stroke& stroke);
  void take(Primitive& item, std::span<const QPointF> points);

  std::vector<Primitive> items_;
  std::vector<QPointF> points_;
  std::u16string characters_;
};

/// The point `radius` away from `centre` at `degrees`.
QPointF polar(QPointF centre, double radius, double degrees);
/// `colour` with its opacity multiplied.
QColor faded(QColor colour, double opacity);
/// `share` of `colour` on `ground`, opaque. For long lines: Qt paints opaque ones five times as
/// fast, and flat ends ten times as fast as round ones.
QColor mixed(const QColor& colour, const QColor& ground, double share);

}  // namespace canvas
