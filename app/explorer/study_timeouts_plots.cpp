#include "app/explorer/study_timeouts_plots.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/explorer/study_advice.h"
#include "engine/planning/advice.h"

namespace explorer {
namespace {

struct TimeoutSay {
  Q_DECLARE_TR_FUNCTIONS(TimeoutSay)
};

constexpr const char* kCurve = "leaderless_ms";

canvas::Axis timeAxis() { return {TimeoutSay::tr("Time without a leader"), TimeoutSay::tr("ms")}; }

QString notMeasured() { return TimeoutSay::tr("Not measured yet"); }

QString numberIn(const findings::Sheet& sheet, std::size_t row, const char* key) {
  return canvas::plotNumber(sheet.number(row, key).value_or(0));
}

void addQuantile(const findings::Sheet& sheet, const char* key, const QString& name,
                 canvas::Plot& plot) {
  if (const auto at = sheet.number(0, key)) plot.marks.push_back({*at, name});
}

/// The share of a curve that is not above x.
double shareAt(const findings::Curve& curve, double x) {
  const auto after =
      std::upper_bound(curve.points.begin(), curve.points.end(), x,
                       [](double value, const auto& point) { return value < point.first; });
  return after == curve.points.begin() ? 0 : std::prev(after)->second;
}

canvas::Series stepsOf(const findings::Curve& curve, const QString& name) {
  constexpr double kPercent = 100;
  canvas::Series series{name, canvas::Form::Steps, {}};
  for (const auto& [x, share] : curve.points) {
    series.points.push_back({.x = x, .y = kPercent * share});
  }
  return series;
}

/// By the shortest timeout, of the candidates whose range is that wide.
canvas::Series candidates(const findings::Sheet& sheet, const char* key, const QString& name) {
  canvas::Series series{name, canvas::Form::Line, {}};
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const auto x = sheet.number(row, "timeout_min_ms");
    const auto most = sheet.number(row, "timeout_max_ms");
    const auto y = sheet.estimate(row, key);
    constexpr double kWide = 1.6;
    if (!x || !most || !y || *most < kWide * *x) continue;
    series.points.push_back({.x = *x, .y = y->value, .sure = std::pair(y->least, y->most)});
  }
  std::sort(series.points.begin(), series.points.end(),
            [](const auto& a, const auto& b) { return a.x < b.x; });
  return series;
}

canvas::Axis shortestAxis() {
  return {TimeoutSay::tr("Shortest timeout"), TimeoutSay::tr("ms"), canvas::Scale::Log};
}

}  // namespace

canvas::Plot leaderlessHistogram(const findings::Sheet& sheet) {
  constexpr int kBars = 30;
  constexpr double kPercent = 100;
  canvas::Plot plot{TimeoutSay::tr("How long the cluster is without a leader"),
                    timeAxis(),
                    {TimeoutSay::tr("Share of crashes"), TimeoutSay::tr("%")},
                    {},
                    {},
                    notMeasured()};
  const findings::Curve* curve = sheet.curve(kCurve);
  if (curve == nullptr || curve->points.size() < 2) return plot;
  // The longest hundredth would press all others together.
  const double least = curve->points.front().first;
  const double most = std::max(least + 1, sheet.number(0, "leaderless_p99_ms").value_or(least));
  canvas::Series bars{TimeoutSay::tr("Crashes"), canvas::Form::Bars, {}};
  for (int bar = 0; bar < kBars; ++bar) {
    const double from = least + (most - least) * bar / kBars;
    const double to = least + (most - least) * (bar + 1) / kBars;
    const double share = shareAt(*curve, to) - (bar == 0 ? 0 : shareAt(*curve, from));
    bars.points.push_back(
        {.x = (from + to) / 2, .y = kPercent * share, .sure = {}, .low = from, .high = to});
  }
  plot.series.push_back(std::move(bars));
  addQuantile(sheet, "leaderless_p50_ms", TimeoutSay::tr("median"), plot);
  return plot;
}

canvas::Plot leaderlessCurve(const findings::Sheet& sheet) {
  canvas::Plot plot{TimeoutSay::tr("How soon there is a leader again"),
                    timeAxis(),
                    {TimeoutSay::tr("Crashes"), TimeoutSay::tr("%")},
                    {},
                    {},
                    notMeasured()};
  plot.y.most = 100;
  const findings::Curve* curve = sheet.curve(kCurve);
  if (curve == nullptr || curve->points.empty()) return plot;
  plot.series.push_back(stepsOf(*curve, TimeoutSay::tr("Crashes")));
  addQuantile(sheet, "leaderless_p50_ms", TimeoutSay::tr("median"), plot);
  addQuantile(sheet, "leaderless_p99_ms", TimeoutSay::tr("p99"), plot);
  return plot;
}

canvas::Plot classicSpreads(const findings::Sheet& sheet) {
  canvas::Plot plot{TimeoutSay::tr("By range of timeouts, with the published medians"),
                    timeAxis(),
                    {TimeoutSay::tr("Timeouts"), {}},
                    {},
                    {},
                    notMeasured()};
  plot.x.scale = canvas::Scale::Log;
  canvas::Series ours{TimeoutSay::tr("Measured"), canvas::Form::Spread, {}};
  canvas::Series published{TimeoutSay::tr("Published median"), canvas::Form::Points, {}};
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const auto y = static_cast<double>(row);
    plot.y.names << QString::fromStdString(sheet.text(row, "timeout"));
    const auto p50 = sheet.estimate(row, "p50_ms");
    const auto low = sheet.number(row, "p10_ms");
    if (!p50 || !low) continue;
    ours.points.push_back({.x = p50->value,
                           .y = y,
                           .sure = std::pair(p50->least, p50->most),
                           .low = *low,
                           .high = sheet.number(row, "p90_ms").value_or(p50->value),
                           .least = sheet.number(row, "min_ms").value_or(*low),
                           .most = sheet.number(row, "p99_ms").value_or(p50->value)});
    if (const auto median = sheet.number(row, "published_p50_ms")) {
      published.points.push_back({.x = *median, .y = y});
    }
  }
  plot.series = {std::move(ours), std::move(published)};
  return plot;
}

canvas::Plot classicCurvesPlot(const findings::Sheet& sheet) {
  canvas::Plot plot{TimeoutSay::tr("How soon there is a leader again"),
                    timeAxis(),
                    {TimeoutSay::tr("Crashes"), TimeoutSay::tr("%")},
                    {},
                    {},
                    notMeasured()};
  plot.x.scale = canvas::Scale::Log;
  plot.y.most = 100;
  for (const char* const key :
       {"150-300 ms", "150-200 ms", "150-175 ms", "150-155 ms", "150-151 ms", "150-150 ms"}) {
    const findings::Curve* curve = sheet.curve(key);
    if (curve == nullptr || curve->points.empty()) continue;
    plot.series.push_back(stepsOf(*curve, QString::fromLatin1(key)));
  }
  canvas::Series published{TimeoutSay::tr("Published"), canvas::Form::Points, {}};
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    if (!sheet.text(row, "timeout").starts_with("150-")) continue;
    for (const auto& [key, percent] : {std::pair{"published_p10_ms", 10.0},
                                       {"published_p50_ms", 50.0},
                                       {"published_p90_ms", 90.0},
                                       {"published_p99_ms", 99.0}}) {
      const auto at = sheet.number(row, key);
      if (at) published.points.push_back({.x = *at, .y = percent});
    }
  }
  if (!plot.series.empty()) plot.series.push_back(std::move(published));
  return plot;
}

canvas::Plot adviceLeaderless(const findings::Sheet& sheet) {
  canvas::Plot plot{TimeoutSay::tr("After a crash: time without a leader"),
                    shortestAxis(),
                    timeAxis(),
                    {},
                    {},
                    notMeasured()};
  plot.y.scale = canvas::Scale::Log;
  plot.series = {candidates(sheet, "leaderless_p50_ms", TimeoutSay::tr("p50")),
                 candidates(sheet, "leaderless_p99_ms", TimeoutSay::tr("p99"))};
  return plot;
}

canvas::Plot adviceNeedless(const findings::Sheet& sheet) {
  canvas::Plot plot{TimeoutSay::tr("Without a crash: elections that nobody needs"),
                    shortestAxis(),
                    {TimeoutSay::tr("Elections an hour"), {}},
                    {},
                    {},
                    notMeasured()};
  plot.series = {candidates(sheet, "needless_an_hour", TimeoutSay::tr("calm")),
                 candidates(sheet, "rough_needless_an_hour", TimeoutSay::tr("rough weather"))};
  return plot;
}

QString timeoutsFinding(const findings::Sheet& sheet) {
  if (sheet.rows.empty() || sheet.number(0, "crashes").value_or(0) == 0) return {};
  QString words =
      TimeoutSay::tr(
          "Half of the crashes are over within %1 ms, 99 in 100 within %2 "
          "ms; %3 % of first elections split.")
          .arg(numberIn(sheet, 0, "leaderless_p50_ms"), numberIn(sheet, 0, "leaderless_p99_ms"),
               numberIn(sheet, 0, "split_percent"));
  if (const auto needless = sheet.estimate(0, "needless_an_hour")) {
    words +=
        ' ' + TimeoutSay::tr("Elections that nobody needs: %1 an hour (95 %: %2 to %3).")
                  .arg(canvas::plotNumber(needless->value), canvas::plotNumber(needless->least),
                       canvas::plotNumber(needless->most));
  }
  if (sheet.number(0, "undecided").value_or(0) > 0) {
    words += ' ' + TimeoutSay::tr("After %1 crashes nobody was elected in time.")
                       .arg(numberIn(sheet, 0, "undecided"));
  }
  return words;
}

QString classicFinding(const findings::Sheet& sheet) {
  std::size_t judged = 0;
  double worst = 0;
  QString where;
  QStringList narrow;
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const auto ours = sheet.number(row, "p50_ms");
    const auto theirs = sheet.number(row, "published_p50_ms");
    if (!ours || !theirs || *theirs <= 0 || sheet.number(row, "trials").value_or(0) == 0) continue;
    const QString name = QString::fromStdString(sheet.text(row, "timeout"));
    // Up to a millisecond of range chance and clocks decide all.
    if (name == QStringLiteral("150-150 ms") || name == QStringLiteral("150-151 ms")) {
      narrow << TimeoutSay::tr("%1: %2 ms (published %3)")
                    .arg(name, canvas::plotNumber(*ours), canvas::plotNumber(*theirs));
      continue;
    }
    ++judged;
    const double off = 100 * (*ours - *theirs) / *theirs;
    if (std::abs(off) < std::abs(worst)) continue;
    worst = off;
    where = name;
  }
  if (judged == 0) return {};
  return TimeoutSay::tr(
             "A few milliseconds of range end the split votes. Of %1 medians the one "
             "farthest from the published one is that of %2: %3 % off.")
             .arg(judged)
             .arg(where, canvas::plotNumber(std::round(worst))) +
         ' ' +
         TimeoutSay::tr("Without a range only chance and clocks end them: %1.")
             .arg(narrow.join(TimeoutSay::tr(", ")));
}

QString advised(const findings::Sheet& sheet) {
  if (sheet.rows.empty()) return {};
  if (sheet.text(0, "against_key") != planning::keyOf(planning::Against::Nothing)) {
    return TimeoutSay::tr("None of the candidates can be advised: %1").arg(adviceAgainst(sheet, 0));
  }
  return TimeoutSay::tr(
             "Advice: a heartbeat every %1 ms, timeouts of %2 to %3 ms (%4). After a "
             "crash a leader is back within %5 ms in 99 of 100 cases, and nobody stood "
             "for election needlessly, also not in rough weather.")
      .arg(numberIn(sheet, 0, "heartbeat_ms"), numberIn(sheet, 0, "timeout_min_ms"),
           numberIn(sheet, 0, "timeout_max_ms"), adviceOrigin(sheet, 0),
           numberIn(sheet, 0, "leaderless_p99_ms"));
}

}  // namespace explorer
