#include "app/explorer/write_times.h"

#include <cmath>

#include "app/explorer/figures.h"
#include "engine/cluster/chance.h"
#include "engine/study/stopwatch.h"

namespace explorer {
namespace {

constexpr int kTrialsWanted = WriteTimes::kRounds * static_cast<int>(planning::kTableMost);

planning::PricePlan planOf() {
  planning::PricePlan plan;
  plan.network = planning::threeZones();
  plan.disk = planning::ssd();
  plan.seed = WriteTimes::kSeed;
  return plan;
}

double msOf(raft::Duration time) { return static_cast<double>(time.count()) / 1e6; }

}  // namespace

WriteTimes::WriteTimes(QObject* parent) : QObject(parent) {
  connect(&worker_, &studies::Worker::rested, this, &WriteTimes::rested);
}

void WriteTimes::measure() {
  times_ = {};
  latencies_ = {};
  trials_ = 0;
  seconds_ = 0;
  stopped_ = false;
  busy_ = true;
  Q_EMIT found();
  Q_EMIT progressed();
  worker_.start([this](const std::stop_token& stop, const studies::Worker::Report& report) {
    const planning::PricePlan plan = planOf();
    const study::Stopwatch watch;
    for (int trial = 0; trial < kTrialsWanted && !stop.stop_requested(); ++trial) {
      const auto servers = static_cast<std::uint32_t>(trial) % planning::kTableMost + 1;
      const auto round = static_cast<std::uint64_t>(trial) / planning::kTableMost;
      auto measured = planning::measurePrice(plan, servers, cluster::mix(plan.seed + round));
      report([this, servers, latencies = std::move(measured.alone.latencies),
              seconds = watch.seconds()] {
        seconds_ = seconds;
        take(servers, latencies);
      });
    }
    report([this, stopped = stop.stop_requested()] {
      stopped_ = stopped;
      end();
    });
  });
}

void WriteTimes::take(std::uint32_t servers, std::vector<raft::Duration> latencies) {
  auto& all = latencies_[servers];
  all.insert(all.end(), latencies.begin(), latencies.end());
  times_[servers] = study::Distribution(all);
  ++trials_;
  Q_EMIT found();
  Q_EMIT progressed();
}

void WriteTimes::end() {
  busy_ = false;
  Q_EMIT progressed();
}

double WriteTimes::progress() const {
  return static_cast<double>(trials_) / static_cast<double>(kTrialsWanted);
}

double WriteTimes::axisMs() const {
  double most = 0;
  for (const study::Distribution& times : times_) {
    most = std::max(most, planning::quantileOf(times, 0.99).value);
  }
  if (most <= 0) return 0;
  // The next of 1, 2, 5, 10, ... above it.
  const double ten = std::pow(10, std::floor(std::log10(most)));
  for (const double step : {1.0, 2.0, 4.0, 5.0}) {
    if (most * 1.1 <= step * ten) return step * ten;
  }
  return 10 * ten;
}

SizeTimes WriteTimes::of(std::uint32_t servers) const {
  const study::Distribution& times = times_[servers];
  SizeTimes size;
  size.writes = times.size();
  if (size.writes == 0) return size;
  size.p50 = planning::quantileOf(times, 0.5);
  size.p99 = planning::quantileOf(times, 0.99);
  size.bins.assign(kBins, 0);
  const double axis = axisMs();
  double most = 0;
  for (const raft::Duration time : latencies_[servers]) {
    const auto bin = static_cast<std::size_t>(std::max(0.0, msOf(time) / axis * kBins));
    if (bin < size.bins.size()) most = std::max(most, ++size.bins[bin]);
  }
  for (double& count : size.bins) count /= std::max(1.0, most);
  return size;
}

QString WriteTimes::report() const {
  const QString where =
      tr("Three zones of a region, SSD, one client, in virtual time; seed %1.").arg(kSeed);
  if (trials_ == 0 && !busy_) return tr("Not measured yet. %1").arg(where);
  const QString writes =
      wholeText(static_cast<std::uint64_t>(trials_) * planning::Price::kWritesOfTrial);
  if (busy_) {
    const double left = trials_ == 0 ? 0 : seconds_ / trials_ * (kTrialsWanted - trials_);
    return tr("Measured: %1 writes, %2 s left. %3").arg(writes).arg(std::ceil(left)).arg(where);
  }
  const QString end = stopped_ ? tr("Stopped after %1 writes") : tr("%1 writes");
  return end.arg(writes) + tr(" in %1 s. %2").arg(QString::number(seconds_, 'f', 1), where);
}

}  // namespace explorer
