#include "app/explorer/site_downtime.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

#include "engine/planning/availability.h"

namespace explorer {
namespace {

struct DowntimeSay {
  Q_DECLARE_TR_FUNCTIONS(DowntimeSay)
};

}  // namespace

DownMinutes downMinutesOf(const planning::Site& site) {
  const auto minutes = [](const planning::Site& of) {
    return planning::availabilityOf(of).minutesAYear();
  };
  planning::Site less = site;
  less.upgrades.reset();
  const double zones = minutes(less);
  less.zones.assign(site.zones.size(), planning::kNeverFails);
  const double racks = minutes(less);
  for (planning::Rack& rack : less.racks) rack.itself = planning::kNeverFails;
  return {minutes(less), racks, zones, minutes(site)};
}

canvas::Plot downtimePlot(const std::vector<NamedSite>& sites) {
  canvas::Plot plot{DowntimeSay::tr("The same servers elsewhere: time without a quorum"),
                    {DowntimeSay::tr("Where they stand"), {}},
                    {DowntimeSay::tr("Down a year"), DowntimeSay::tr("min")},
                    {},
                    {},
                    DowntimeSay::tr("It cannot be computed")};
  const std::array names{DowntimeSay::tr("Servers alone"), DowntimeSay::tr("Racks"),
                         DowntimeSay::tr("Zones"), DowntimeSay::tr("Upgrades")};
  for (const QString& name : names) plot.series.push_back({name, canvas::Form::Stack, {}});
  for (std::size_t i = 0; i < sites.size(); ++i) {
    plot.x.names << sites[i].name;
    const DownMinutes down = downMinutesOf(sites[i].site);
    const std::array parts{down.servers, down.racks - down.servers, down.zones - down.racks,
                           down.all - down.zones};
    for (std::size_t part = 0; part < parts.size(); ++part) {
      plot.series[part].points.push_back(
          {.x = static_cast<double>(i), .y = std::max(0.0, parts[part])});
    }
  }
  // What never fails is no part of it.
  std::erase_if(plot.series, [](const canvas::Series& part) {
    return std::all_of(part.points.begin(), part.points.end(),
                       [](const canvas::PlotPoint& point) { return point.y <= 0; });
  });
  return plot;
}

}  // namespace explorer
