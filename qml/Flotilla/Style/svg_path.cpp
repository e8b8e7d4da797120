#include "qml/Flotilla/Style/svg_path.h"

#include <QtMath>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <string>

namespace style {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view drawing) : text_(drawing) {}

  bool atEnd() {
    skipGaps();
    return at_ >= text_.size();
  }
  bool atLetter() { return !atEnd() && std::isalpha(static_cast<unsigned char>(text_[at_])) != 0; }
  char letter() { return text_[at_++]; }
  double number() {
    skipGaps();
    const char* start = text_.c_str() + at_;
    char* end = nullptr;
    const double value = std::strtod(start, &end);
    at_ += static_cast<std::size_t>(end - start);
    good_ = good_ && end != start;
    return value;
  }
  bool good() const { return good_; }

 private:
  void skipGaps() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == ',')) ++at_;
  }
  std::string text_;
  std::size_t at_{0};
  bool good_{true};
};

struct Bend {
  double radius;
  bool large;
  bool clockwise;
};

/// Adds a circle's arc from the present point (SVG 1.1, F.6.5, for rx = ry).
void addArc(QPainterPath& path, Bend bend, QPointF to) {
  const QPointF from = path.currentPosition();
  const QPointF half = (to - from) / 2;
  const double reach = std::hypot(half.x(), half.y());
  if (reach == 0) return;
  const double radius = std::max(bend.radius, reach);
  const double height = std::sqrt(radius * radius - reach * reach);
  const double side = bend.large == bend.clockwise ? 1 : -1;
  const QPointF normal(half.y() / reach, -half.x() / reach);
  const QPointF centre = from + half + normal * (side * height);
  const auto angle = [centre](QPointF p) {
    return qRadiansToDegrees(std::atan2(centre.y() - p.y(), p.x() - centre.x()));
  };
  double sweep = angle(to) - angle(from);
  if (bend.clockwise && sweep > 0) sweep -= 360;
  if (!bend.clockwise && sweep < 0) sweep += 360;
  path.arcTo(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius, angle(from), sweep);
}

QPointF point(Reader& in, QPointF base) {
  const double x = in.number();
  const double y = in.number();
  return base + QPointF(x, y);
}

void readArc(QPainterPath& path, Reader& in, QPointF base) {
  const double radius = in.number();
  in.number();  // ry = rx
  in.number();  // a circle looks the same at every rotation
  const bool large = in.number() != 0;
  const bool clockwise = in.number() != 0;
  addArc(path, Bend{radius, large, clockwise}, point(in, base));
}

void readCurve(QPainterPath& path, Reader& in, QPointF base) {
  const QPointF a = point(in, base);
  const QPointF b = point(in, base);
  path.cubicTo(a, b, point(in, base));
}

bool readStep(QPainterPath& path, Reader& in, char command) {
  const QPointF now = path.currentPosition();
  const bool relative = std::islower(static_cast<unsigned char>(command)) != 0;
  const QPointF base = relative ? now : QPointF();
  switch (std::toupper(static_cast<unsigned char>(command))) {
    case 'M':
      path.moveTo(point(in, base));
      return in.good();
    case 'L':
      path.lineTo(point(in, base));
      return in.good();
    case 'H':
      path.lineTo(base.x() + in.number(), now.y());
      return in.good();
    case 'V':
      path.lineTo(now.x(), base.y() + in.number());
      return in.good();
    case 'C':
      readCurve(path, in, base);
      return in.good();
    case 'A':
      readArc(path, in, base);
      return in.good();
  }
  return false;
}

/// After a move, further pairs without a letter are lines (SVG 1.1, 8.3.2).
char repeatOf(char command) {
  if (command == 'M') return 'L';
  if (command == 'm') return 'l';
  return command;
}

}  // namespace

QPainterPath pathFromSvg(std::string_view drawing) {
  QPainterPath path;
  Reader in(drawing);
  char command = 'M';
  while (!in.atEnd()) {
    command = in.atLetter() ? in.letter() : repeatOf(command);
    if (command == 'Z' || command == 'z') {
      path.closeSubpath();
    } else if (!readStep(path, in, command)) {
      break;
    }
  }
  return path;
}

}  // namespace style
