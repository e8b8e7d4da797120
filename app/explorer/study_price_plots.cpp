#include "app/explorer/study_price_plots.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace explorer {
namespace {

struct PriceSay {
  Q_DECLARE_TR_FUNCTIONS(PriceSay)
};

canvas::Axis serversAxis(const findings::Sheet& sheet) {
  canvas::Axis axis{PriceSay::tr("Servers"), {}};
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    axis.ticks.push_back(sheet.number(row, "servers").value_or(0));
  }
  return axis;
}

QString notYet() { return PriceSay::tr("Not measured yet"); }

std::optional<std::size_t> rowOf(const findings::Sheet& sheet, double servers) {
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    if (sheet.number(row, "servers") == servers) return row;
  }
  return std::nullopt;
}

/// Where most of the time goes with so many servers.
QString mostOf(const findings::Sheet& sheet, std::size_t row) {
  const std::array<std::pair<const char*, QString>, 6> parts{
      {{"client_ms", PriceSay::tr("the way between client and leader")},
       {"network_ms", PriceSay::tr("the network between servers")},
       {"leader_disk_ms", PriceSay::tr("the leader's disk")},
       {"follower_disk_ms", PriceSay::tr("followers' disks")},
       {"disk_queue_ms", PriceSay::tr("waiting for a disk")},
       {"queueing_ms", PriceSay::tr("waiting for a busy server")}}};
  const auto most = std::max_element(parts.begin(), parts.end(), [&](const auto& a, const auto& b) {
    return sheet.number(row, a.first).value_or(0) < sheet.number(row, b.first).value_or(0);
  });
  return most->second;
}

}  // namespace

canvas::Series seriesOf(const findings::Sheet& sheet, const char* x, const char* y,
                        const QString& name) {
  canvas::Series series{name, canvas::Form::Line, {}};
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const auto across = sheet.number(row, x);
    const auto value = sheet.estimate(row, y);
    if (!across || !value) continue;
    canvas::PlotPoint point{.x = *across, .y = value->value};
    if (value->least < value->most) point.sure = {value->least, value->most};
    series.points.push_back(point);
  }
  return series;
}

canvas::Plot latencyPlot(const findings::Sheet& sheet) {
  canvas::Plot plot{PriceSay::tr("How long a write takes"),
                    serversAxis(sheet),
                    {PriceSay::tr("Latency"), PriceSay::tr("ms")},
                    {},
                    {},
                    notYet()};
  const std::array<std::pair<const char*, QString>, 3> measured{
      {{"p50_ms", PriceSay::tr("p50")},
       {"p99_ms", PriceSay::tr("p99")},
       {"p99_9_ms", PriceSay::tr("p99.9")}}};
  for (const auto& [key, name] : measured) {
    plot.series.push_back(seriesOf(sheet, "servers", key, name));
  }
  const std::array<std::pair<const char*, QString>, 2> live{
      {{"live_p50_ms", PriceSay::tr("p50, Live")}, {"live_p99_ms", PriceSay::tr("p99, Live")}}};
  for (const auto& [key, name] : live) {
    canvas::Series series = seriesOf(sheet, "servers", key, name);
    if (!series.points.empty()) plot.series.push_back(std::move(series));
  }
  return plot;
}

canvas::Plot throughputPlot(const findings::Sheet& sheet) {
  canvas::Plot plot{PriceSay::tr("How many writes a second, with many clients"),
                    serversAxis(sheet),
                    {PriceSay::tr("Writes a second"), {}},
                    {},
                    {},
                    notYet()};
  plot.series.push_back(seriesOf(sheet, "servers", "writes_a_second", PriceSay::tr("Lab")));
  canvas::Series live = seriesOf(sheet, "servers", "live_writes_a_second", PriceSay::tr("Live"));
  if (!live.points.empty()) plot.series.push_back(std::move(live));
  return plot;
}

canvas::Plot partsPlot(const findings::Sheet& sheet) {
  canvas::Plot plot{PriceSay::tr("Where the time goes, on average"),
                    {PriceSay::tr("Servers"), {}},
                    {PriceSay::tr("Time of a write"), PriceSay::tr("ms")},
                    {},
                    {},
                    notYet()};
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    plot.x.names << QString::number(sheet.number(row, "servers").value_or(0));
  }
  const std::array<std::pair<const char*, QString>, 6> parts{
      {{"client_ms", PriceSay::tr("Client")},
       {"network_ms", PriceSay::tr("Network")},
       {"leader_disk_ms", PriceSay::tr("Leader's disk")},
       {"follower_disk_ms", PriceSay::tr("Followers' disks")},
       {"disk_queue_ms", PriceSay::tr("Disk queue")},
       {"queueing_ms", PriceSay::tr("Busy servers")}}};
  for (const auto& [key, name] : parts) {
    canvas::Series series{name, canvas::Form::Stack, {}};
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      series.points.push_back(
          {.x = static_cast<double>(row), .y = sheet.number(row, key).value_or(0)});
    }
    plot.series.push_back(std::move(series));
  }
  return plot;
}

QString priceFinding(const findings::Sheet& sheet) {
  const auto three = rowOf(sheet, 3);
  const auto nine = rowOf(sheet, 9);
  if (!three || !nine) return {};
  const auto ms = [&](std::size_t row, const char* key) {
    return canvas::plotNumber(sheet.number(row, key).value_or(0));
  };
  QString words = PriceSay::tr(
                      "Median %1 ms with three servers, %2 ms with nine; p99 %3 and %4 ms. With "
                      "three, most of it is %5.")
                      .arg(ms(*three, "p50_ms"), ms(*nine, "p50_ms"), ms(*three, "p99_ms"),
                           ms(*nine, "p99_ms"), mostOf(sheet, *three));
  const auto few = sheet.estimate(*three, "p99_ms");
  const auto many = sheet.estimate(*nine, "p99_ms");
  if (few && many && many->most < few->least) {
    words += ' ' + PriceSay::tr(
                       "More servers do not make a write of one client slower here: the "
                       "slowest of a larger minority need not be waited for.");
  }
  return words;
}

}  // namespace explorer
