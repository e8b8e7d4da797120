#include "tests/canvas/golden.h"

#include <QString>

#include <cmath>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace golden {
namespace {

const char* nameOf(canvas::Shape shape) {
  switch (shape) {
    case canvas::Shape::Circle:
      return "circle";
    case canvas::Shape::Arc:
      return "arc";
    case canvas::Shape::Line:
      return "line";
    case canvas::Shape::Polyline:
      return "polyline";
    case canvas::Shape::Polygon:
      return "polygon";
    case canvas::Shape::Rect:
      return "rect";
    case canvas::Shape::Text:
      break;
  }
  return "text";
}

// Halves of a pixel: another compiler's last bit moves nothing.
std::string number(double value) {
  const double half = std::round(value * 2) / 2;
  return QString::number(half == 0 ? 0.0 : half, 'f', 1).toStdString();
}

std::string colour(QRgb rgb) { return QString::number(rgb, 16).toStdString(); }

void write(std::ostream& out, const canvas::DrawList& list, const canvas::Primitive& p) {
  out << nameOf(p.shape) << ' ' << number(p.x) << ' ' << number(p.y) << ' ' << number(p.w) << ' '
      << number(p.h);
  if (p.from != 0 || p.sweep != 0) out << " from " << number(p.from) << ' ' << number(p.sweep);
  if (p.fill != canvas::Fill::None) {
    out << " fill " << static_cast<int>(p.fill) << ' ' << colour(p.fillColour);
  }
  if (p.strokeWidth > 0) {
    out << " pen " << colour(p.strokeColour) << ' ' << number(p.strokeWidth);
    if (p.dash > 0) out << " dash " << number(p.dash) << ' ' << number(p.gap);
  }
  const bool run = p.shape == canvas::Shape::Polyline || p.shape == canvas::Shape::Polygon;
  for (const QPointF& point : run ? list.points(p) : std::span<const QPointF>()) {
    out << ' ' << number(point.x()) << ',' << number(point.y());
  }
  if (p.shape == canvas::Shape::Text) {
    out << " size " << number(p.font.size) << ' ' << p.font.weight << " \""
        << list.words(p).toString().toStdString() << '"';
  }
  out << '\n';
}

std::string pathOf(const std::string& name) {
  return std::string(FLOTILLA_SOURCE_DIR) + "/tests/canvas/golden/" + name + ".txt";
}

}  // namespace

std::string textOf(const canvas::DrawList& list) {
  std::ostringstream out;
  for (const canvas::Primitive& p : list.items()) write(out, list, p);
  return out.str();
}

std::string compare(const std::string& name, const std::string& text) {
  if (std::getenv("FLOTILLA_APPROVE") != nullptr) {
    std::ofstream(pathOf(name)) << text;
    return {};
  }
  std::ifstream file(pathOf(name));
  if (!file) return name + ": no approved picture; FLOTILLA_APPROVE=1 ./dev test canvas";
  std::istringstream now(text);
  std::string wanted;
  std::string drawn;
  for (int line = 1;; ++line) {
    const bool more = static_cast<bool>(std::getline(file, wanted));
    const bool moreNow = static_cast<bool>(std::getline(now, drawn));
    if (!more && !moreNow) return {};
    if (more && moreNow && wanted == drawn) continue;
    return name + " line " + std::to_string(line) + "\n  approved: " + (more ? wanted : "(end)") +
           "\n  drawn:    " + (moreNow ? drawn : "(end)");
  }
}

}  // namespace golden
