#include "app/canvas/space_time_list.h"

#include <cmath>

#include "app/canvas/space_time_parts.h"

namespace canvas {

void SpaceTimeScene::clear() {
  list.clear();
  arrows.clear();
  marks.clear();
  requests.clear();
}

double axisStepMs(double msPerPixel, double pixels) {
  const double least = std::max(1e-6, msPerPixel * pixels);
  const double power = std::pow(10, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (power * factor >= least) return power * factor;
  }
  return power * 10;
}

QString fitted(const QString& words, double size, double width) {
  const auto most = static_cast<qsizetype>(width / (0.54 * size));
  if (words.size() <= most) return words;
  return most < 2 ? QString() : words.left(most - 1).trimmed() + QChar(0x2026);
}

void drawSpaceTime(const view::SpaceTimeWindow& window, const SpaceTimeGeometry& geometry,
                   const SpaceTimeLook& look, SpaceTimeScene& scene) {
  scene.clear();
  const SpaceTimeSheet sheet{window, geometry, look, scene};
  drawAxis(sheet);
  drawPartitions(sheet);
  drawBeats(sheet);
  if (window.dense()) drawDensity(sheet);
  drawLanes(sheet);
  drawLeases(sheet);
  drawArrows(sheet);
  drawTerms(sheet);
  drawMarks(sheet);
  drawRequests(sheet);
  drawHeads(sheet);
  drawPlayhead(sheet);
}

}  // namespace canvas
