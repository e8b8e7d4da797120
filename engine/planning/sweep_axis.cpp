#include "engine/planning/sweep_axis.h"

#include <algorithm>
#include <cmath>

namespace planning {

namespace {

constexpr double kPercent = 100;

Duration fromMs(double ms) { return Duration(std::llround(ms * 1e6)); }

double meanMs(const Stalls& stalls) {
  return (study::inMs(stalls.least) + study::inMs(stalls.most)) / 2;
}

Stalls stallsOf(const TimeoutPlan& plan) {
  return plan.disk.stalls ? *plan.disk.stalls : *stalling().stalls;
}

double widestJitter(const Network& network) {
  Duration widest{0};
  for (const auto& row : network.oneWay) {
    for (const Latency& link : row) widest = std::max(widest, link.most - link.least);
  }
  return study::inMs(widest);
}

double widthMs(const Timing& timing) { return study::inMs(timing.timeoutMax - timing.timeoutMin); }

/// Changes every link.
template <class Change>
void changeLinks(Network& network, const Change& change) {
  for (auto& row : network.oneWay) {
    for (Latency& link : row) change(link);
  }
}

void scaleLatency(Network& network, double ms) {
  const double own = study::inMs(network.longest());
  changeLinks(network, [&](Latency& link) {
    if (own <= 0) {
      link = {fromMs(ms), fromMs(ms)};
    } else {
      link = {fromMs(study::inMs(link.least) * ms / own),
              fromMs(study::inMs(link.most) * ms / own)};
    }
  });
}

void scaleJitter(Network& network, double ms) {
  const double own = widestJitter(network);
  changeLinks(network, [&](Latency& link) {
    const double share = own > 0 ? study::inMs(link.most - link.least) / own : 1;
    link.most = link.least + fromMs(share * ms);
  });
}

void setStallShare(TimeoutPlan& plan, double percent) {
  Stalls stalls = stallsOf(plan);
  plan.disk.stalls.reset();
  if (percent <= 0) return;
  const double share = percent / kPercent;
  stalls.every = fromMs(meanMs(stalls) * (1 - share) / share);
  plan.disk.stalls = stalls;
}

void setStallLength(TimeoutPlan& plan, double ms) {
  Stalls stalls = stallsOf(plan);
  plan.disk.stalls.reset();
  if (ms <= 0) return;
  const double least = study::inMs(stalls.least) / study::inMs(stalls.most);
  stalls.most = fromMs(ms);
  stalls.least = fromMs(least * ms);
  plan.disk.stalls = stalls;
}

/// As one would write them down, by how many a power of ten has.
const std::vector<std::vector<double>>& roundSeries() {
  static const std::vector<std::vector<double>> all{{1, 1.5, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}, {1}};
  return all;
}

/// Round values in [least, most], as many as are measured at most.
std::vector<double> roundValues(double least, double most) {
  constexpr std::size_t kMost = 10;
  std::vector<double> values;
  for (const std::vector<double>& series : roundSeries()) {
    values.clear();
    for (double k = std::floor(std::log10(least)); std::pow(10, k) <= most; ++k) {
      for (const double factor : series) values.push_back(factor * std::pow(10, k));
    }
    std::erase_if(values, [&](double value) { return value < least || value > most; });
    if (values.size() <= kMost) break;
  }
  return values;
}

struct Reach {
  double least{0};
  double most{0};
};

/// From well within what holds to well beyond it.
Reach reachOf(const TimeoutPlan& plan, SweepAxis axis) {
  const double own = ownValue(plan, axis);
  const double heartbeat = study::inMs(plan.timing.heartbeat);
  const double from = study::inMs(plan.timing.timeoutMin);
  const double to = study::inMs(plan.timing.timeoutMax);
  // A setting that is at 0 has no surroundings of its own.
  const double some = own > 0 ? own / 4 : from / 100;
  switch (axis) {
    case SweepAxis::Heartbeat:
      return {std::min(own / 4, from / 8), std::max(2 * own, 2 * to)};
    case SweepAxis::TimeoutFrom:
      return {std::min(own / 4, heartbeat / 2), std::max(4 * own, 4 * heartbeat)};
    case SweepAxis::TimeoutWidth:
      return {own > 0 ? own / 100 : from / 100, own > 0 ? 4 * own : 2 * from};
    case SweepAxis::Latency:
    case SweepAxis::Jitter:
      return {some, std::max(4 * own, 2 * to)};
    case SweepAxis::StallShare:
      return {0.1, std::max(30.0, std::min(80.0, 4 * own))};
    case SweepAxis::StallLength:
      return {std::min(some, from / 10), std::max(4 * own, 2 * to)};
  }
  return {};
}

}  // namespace

const std::vector<SweepAxisName>& sweepAxes() {
  static const std::vector<SweepAxisName> all{
      {SweepAxis::Heartbeat, "heartbeat", "heartbeat_ms", "heartbeat, ms"},
      {SweepAxis::TimeoutFrom, "timeout", "timeout_min_ms", "timeouts from, ms"},
      {SweepAxis::TimeoutWidth, "width", "timeout_width_ms", "timeouts' range, ms"},
      {SweepAxis::Latency, "latency", "latency_ms", "longest latency, ms"},
      {SweepAxis::Jitter, "jitter", "jitter_ms", "jitter, ms"},
      {SweepAxis::StallShare, "stalls", "stalled_percent", "stalled, %"},
      {SweepAxis::StallLength, "stall-length", "stall_ms", "longest stall, ms"},
  };
  return all;
}

const SweepAxisName& nameOf(SweepAxis axis) { return sweepAxes()[static_cast<std::size_t>(axis)]; }

double ownValue(const TimeoutPlan& plan, SweepAxis axis) {
  switch (axis) {
    case SweepAxis::Heartbeat:
      return study::inMs(plan.timing.heartbeat);
    case SweepAxis::TimeoutFrom:
      return study::inMs(plan.timing.timeoutMin);
    case SweepAxis::TimeoutWidth:
      return widthMs(plan.timing);
    case SweepAxis::Latency:
      return study::inMs(plan.network.longest());
    case SweepAxis::Jitter:
      return widestJitter(plan.network);
    case SweepAxis::StallShare: {
      if (!plan.disk.stalls) return 0;
      const double mean = meanMs(*plan.disk.stalls);
      return kPercent * mean / (mean + study::inMs(plan.disk.stalls->every));
    }
    case SweepAxis::StallLength:
      return plan.disk.stalls ? study::inMs(plan.disk.stalls->most) : 0;
  }
  return 0;
}

TimeoutPlan planAt(const TimeoutPlan& plan, SweepAxis axis, double value) {
  TimeoutPlan at = plan;
  if (value == ownValue(plan, axis)) return at;
  const Duration width = plan.timing.timeoutMax - plan.timing.timeoutMin;
  switch (axis) {
    case SweepAxis::Heartbeat:
      at.timing.heartbeat = fromMs(value);
      break;
    case SweepAxis::TimeoutFrom:
      at.timing.timeoutMin = fromMs(value);
      at.timing.timeoutMax = at.timing.timeoutMin + width;
      break;
    case SweepAxis::TimeoutWidth:
      at.timing.timeoutMax = at.timing.timeoutMin + fromMs(value);
      break;
    case SweepAxis::Latency:
      scaleLatency(at.network, value);
      break;
    case SweepAxis::Jitter:
      scaleJitter(at.network, value);
      break;
    case SweepAxis::StallShare:
      setStallShare(at, value);
      break;
    case SweepAxis::StallLength:
      setStallLength(at, value);
      break;
  }
  return at;
}

std::vector<double> sweepValues(const TimeoutPlan& plan, SweepAxis axis) {
  constexpr double kSame = 1.12;
  const double own = ownValue(plan, axis);
  const Reach reach = reachOf(plan, axis);
  std::vector<double> values = roundValues(reach.least, reach.most);
  std::erase_if(values, [&](double value) { return value < own * kSame && value * kSame > own; });
  const bool stalls = axis == SweepAxis::StallShare || axis == SweepAxis::StallLength;
  if (stalls && own > 0) values.push_back(0);
  values.push_back(own);
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace planning
