#include "app/explorer/study_sweep_plots.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace explorer {
namespace {

struct SweepSay {
  Q_DECLARE_TR_FUNCTIONS(SweepSay)
};

QString sweepNotYet() { return SweepSay::tr("Not measured yet"); }

/// The setting across: on a scale of powers, or as places side by side where 0 is among its values.
class Across {
 public:
  explicit Across(const findings::Sheet& sheet) {
    const auto swept = sweptAxis(sheet);
    if (!swept) return;
    axis_ = sweepAxisWords(*swept);
    key_ = sheet.columns.front().key;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      values_.push_back(sheet.number(row, key_).value_or(0));
      const auto* flag = std::get_if<findings::Flag>(&sheet.rows[row][1]);
      if (flag != nullptr && flag->set) own_ = row;
    }
    const bool places = !values_.empty() && values_.front() <= 0;
    axis_.scale = places ? canvas::Scale::Linear : canvas::Scale::Log;
    if (values_.empty()) return;
    if (!places) {
      // The same for each plot, also where some values have no figure.
      constexpr double kMargin = 1.08;
      axis_.least = values_.front() / kMargin;
      axis_.most = values_.back() * kMargin;
      return;
    }
    for (const double value : values_) axis_.names << nameOf(value);
  }

  const canvas::Axis& axis() const { return axis_; }
  double at(std::size_t row) const {
    return axis_.names.isEmpty() ? values_[row] : static_cast<double>(row);
  }
  QString nameOf(double value) const { return canvas::plotNumber(value) + ' ' + axis_.unit; }
  QStringList names() const {
    QStringList all;
    for (const double value : values_) all << nameOf(value);
    return all;
  }
  std::vector<canvas::PlotMark> marks() const {
    if (!own_) return {};
    return {{at(*own_), SweepSay::tr("your setting")}};
  }
  std::optional<std::size_t> own() const { return own_; }

 private:
  canvas::Axis axis_;
  std::string key_;
  std::vector<double> values_;
  std::optional<std::size_t> own_;
};

canvas::Plot plotAcross(const Across& across, const QString& title, const canvas::Axis& y) {
  canvas::Plot plot{title, across.axis(), y, {}, {}, sweepNotYet()};
  return plot;
}

/// The marks belong to a plot that shows something.
void addMarks(const Across& across, canvas::Plot& plot) {
  if (!plot.blank()) plot.marks = across.marks();
}

canvas::Series estimates(const findings::Sheet& sheet, const Across& across, const char* key,
                         const QString& name) {
  canvas::Series series{name, canvas::Form::Line, {}};
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const auto y = sheet.estimate(row, key);
    if (!y || !std::isfinite(y->value)) continue;
    series.points.push_back(
        {.x = across.at(row), .y = y->value, .sure = std::pair(y->least, y->most)});
  }
  return series;
}

/// The least x that at least this share does not exceed.
double quantile(const findings::Curve& curve, double share) {
  const auto found = std::find_if(curve.points.begin(), curve.points.end(),
                                  [&](const auto& point) { return point.second >= share - 1e-9; });
  return found == curve.points.end() ? curve.points.back().first : found->first;
}

/// Wide figures are read on a scale of powers.
void scaleUp(canvas::Axis& axis, const std::vector<canvas::Series>& all) {
  constexpr double kWide = 20;
  double least = HUGE_VAL;
  double most = 0;
  for (const canvas::Series& series : all) {
    for (const canvas::PlotPoint& point : series.points) {
      least = std::min(least, point.y);
      most = std::max(most, point.y);
    }
  }
  if (least > 0 && most > kWide * least) axis.scale = canvas::Scale::Log;
}

}  // namespace

std::optional<planning::SweepAxis> sweptAxis(const findings::Sheet& sheet) {
  if (sheet.columns.empty()) return std::nullopt;
  for (const planning::SweepAxisName& name : planning::sweepAxes()) {
    if (sheet.columns.front().key == name.column) return name.axis;
  }
  return std::nullopt;
}

canvas::Axis sweepAxisWords(planning::SweepAxis axis) {
  switch (axis) {
    case planning::SweepAxis::Heartbeat:
      return {SweepSay::tr("Heartbeat every"), SweepSay::tr("ms")};
    case planning::SweepAxis::TimeoutFrom:
      return {SweepSay::tr("Timeouts begin at"), SweepSay::tr("ms")};
    case planning::SweepAxis::TimeoutWidth:
      return {SweepSay::tr("Width of the timeouts' range"), SweepSay::tr("ms")};
    case planning::SweepAxis::Latency:
      return {SweepSay::tr("Latency of the slowest link, at most"), SweepSay::tr("ms")};
    case planning::SweepAxis::Jitter:
      return {SweepSay::tr("Jitter of the latency"), SweepSay::tr("ms")};
    case planning::SweepAxis::StallShare:
      return {SweepSay::tr("Share of the time that a disk stalls"), SweepSay::tr("%")};
    case planning::SweepAxis::StallLength:
      return {SweepSay::tr("Longest stall of a disk"), SweepSay::tr("ms")};
  }
  return {};
}

canvas::Plot sweepNeedless(const findings::Sheet& sheet) {
  const Across across(sheet);
  canvas::Plot plot =
      plotAcross(across, SweepSay::tr("Without a crash: elections that nobody needs"),
                 {SweepSay::tr("Elections an hour"), {}, canvas::Scale::Log});
  canvas::Series seen{SweepSay::tr("seen"), canvas::Form::Line, {}};
  canvas::Series none{SweepSay::tr("none seen: fewer"), canvas::Form::Points, {}};
  double least = HUGE_VAL;
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const auto rate = sheet.estimate(row, "needless_an_hour");
    if (!rate) continue;
    const bool some = rate->value > 0;
    const double y = some ? rate->value : rate->most;
    least = std::min(least, y);
    if (some) {
      seen.points.push_back(
          {.x = across.at(row), .y = y, .sure = std::pair(rate->least, rate->most)});
    } else {
      none.points.push_back({.x = across.at(row), .y = y});
    }
  }
  if (std::isfinite(least)) plot.y.least = least / 2;
  plot.series = {std::move(seen), std::move(none)};
  addMarks(across, plot);
  return plot;
}

canvas::Plot sweepLeaderless(const findings::Sheet& sheet) {
  const Across across(sheet);
  canvas::Plot plot = plotAcross(across, SweepSay::tr("After a crash: time without a leader"),
                                 {SweepSay::tr("Time without a leader"), SweepSay::tr("ms")});
  plot.series = {estimates(sheet, across, "leaderless_p50_ms", SweepSay::tr("p50")),
                 estimates(sheet, across, "leaderless_p99_ms", SweepSay::tr("p99"))};
  scaleUp(plot.y, plot.series);
  addMarks(across, plot);
  return plot;
}

canvas::Plot sweepSplit(const findings::Sheet& sheet) {
  const Across across(sheet);
  canvas::Plot plot = plotAcross(across, SweepSay::tr("After a crash: first elections that split"),
                                 {SweepSay::tr("Split votes"), SweepSay::tr("%")});
  plot.series = {estimates(sheet, across, "split_percent", SweepSay::tr("measured"))};
  canvas::Series closed =
      estimates(sheet, across, "split_closed_form_percent", SweepSay::tr("closed form"));
  for (canvas::PlotPoint& point : closed.points) point.sure.reset();
  if (!closed.points.empty()) plot.series.push_back(std::move(closed));
  addMarks(across, plot);
  return plot;
}

canvas::Plot sweepSpreads(const findings::Sheet& sheet) {
  const Across across(sheet);
  canvas::Plot plot{SweepSay::tr("How long, in how many crashes"),
                    {SweepSay::tr("Time without a leader"), SweepSay::tr("ms")},
                    {across.axis().title, {}},
                    {},
                    {},
                    sweepNotYet()};
  plot.x.scale = canvas::Scale::Log;
  canvas::Series spread{SweepSay::tr("Measured"), canvas::Form::Spread, {}};
  std::size_t curve = 0;
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const QString name = across.names()[static_cast<qsizetype>(row)];
    plot.y.names << (across.own() == row ? SweepSay::tr("yours: %1").arg(name) : name);
    // Curves are those of the values at which somebody crashed and was followed.
    const auto p50 = sheet.estimate(row, "leaderless_p50_ms");
    const double followed =
        sheet.number(row, "crashes").value_or(0) - sheet.number(row, "undecided").value_or(0);
    if (followed <= 0 || curve >= sheet.curves.size()) continue;
    const findings::Curve& points = sheet.curves[curve++];
    if (!p50 || !std::isfinite(p50->value) || points.points.empty()) continue;
    spread.points.push_back({.x = p50->value,
                             .y = static_cast<double>(row),
                             .sure = std::pair(p50->least, p50->most),
                             .low = quantile(points, 0.1),
                             .high = quantile(points, 0.9),
                             .least = quantile(points, 0),
                             .most = quantile(points, 0.99)});
  }
  plot.series = {std::move(spread)};
  return plot;
}

}  // namespace explorer
