#include "app/explorer/site_geometry.h"

#include <algorithm>

namespace explorer {
namespace {

constexpr double kHeadLine = 1.05;      ///< the line with a place's name
constexpr double kBelowPlace = 0.2;     ///< below a place
constexpr double kBelowServers = 0.05;  ///< below what stands in a rack

class Drafting {
 public:
  Drafting(const SiteLayout& layout, int columns, int inRow)
      : layout_(layout), columns_(columns), inRow_(inRow) {}

  SiteGeometry draw() {
    for (const SiteLayout::Zone& zone : layout_.zones()) drawZone(zone.id);
    drawZone(SiteLayout::kOutside);
    endLine();
    drawn_.tall = line_;
    return std::move(drawn_);
  }

 private:
  void drawZone(int zone) {
    if (column_ == columns_) endLine();
    double at = drawServers(zone, line_ + kHeadLine);
    for (const SiteLayout::Rack& rack : layout_.racks()) {
      if (rack.zone != zone) continue;
      const double top = at;
      at = std::max(drawServers(rack.id, top + kHeadLine), top + kHeadLine + 1) + kBelowServers;
      drawn_.racks.push_back({rack.id, column_, top, at - top});
      at += kBelowPlace;
    }
    drawn_.zones.push_back({zone, column_++, line_, at - line_});
    tallest_ = std::max({tallest_, at - line_, kHeadLine + 1});
  }
  /// Where the servers that stand there end.
  double drawServers(int place, double top) {
    int many = 0;
    for (std::size_t i = 0; i < layout_.servers().size(); ++i) {
      if (layout_.servers()[i].place != place) continue;
      drawn_.chips.push_back(
          {static_cast<int>(i) + 1, column_, top + many / inRow_, many % inRow_});
      ++many;
    }
    return top + (many + inRow_ - 1) / inRow_;
  }
  /// Zones beside each other are equally tall.
  void endLine() {
    for (std::size_t i = drawn_.zones.size() - static_cast<std::size_t>(column_);
         i < drawn_.zones.size(); ++i) {
      drawn_.zones[i].tall = tallest_;
    }
    line_ += tallest_ + kBelowPlace;
    tallest_ = 0;
    column_ = 0;
  }

  const SiteLayout& layout_;
  int columns_;
  int inRow_;
  int column_{0};
  double line_{0};  ///< where this line of zones begins
  double tallest_{0};
  SiteGeometry drawn_;
};

int placeIn(const std::vector<SiteBox>& boxes, double across, double down) {
  for (const SiteBox& box : boxes) {
    const bool beside = across < box.column || across >= box.column + 1;
    if (!beside && down >= box.top && down < box.top + box.tall) return box.place;
  }
  return -1;
}

}  // namespace

int SiteGeometry::placeAt(double across, double down) const {
  const int rack = placeIn(racks, across, down);
  return rack < 0 ? zoneAt(across, down) : rack;
}

int SiteGeometry::zoneAt(double across, double down) const { return placeIn(zones, across, down); }

SiteGeometry geometryOf(const SiteLayout& layout, int columns, int inRow) {
  return Drafting(layout, columns, inRow).draw();
}

}  // namespace explorer
