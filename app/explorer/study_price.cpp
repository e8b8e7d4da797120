#include "app/explorer/study_price.h"

#include <algorithm>

#include "app/explorer/study_price_plots.h"

namespace explorer {
namespace {

constexpr int kBytesMost = 1'048'576;
using LiveOrWhy = std::variant<findings::LiveBySize, std::string>;
using CalibrationOrWhy = std::variant<findings::Calibration, std::string>;

LiveOrWhy measureSizes(const findings::LiveWorlds& worlds, const planning::PricePlan& plan,
                       const std::stop_token& stop) {
  findings::LiveBySize live;
  for (const std::uint32_t size : findings::kLiveSizes) {
    if (stop.stop_requested()) break;
    auto writes = findings::measureLive(worlds, size, plan.valueBytes, plan.clients);
    if (auto* why = std::get_if<std::string>(&writes)) return std::move(*why);
    live.emplace(size, std::get<findings::LiveWrites>(std::move(writes)));
  }
  return live;
}

}  // namespace

PriceStudy::PriceStudy(findings::Cache& cache, QObject* parent) : QObject(parent), job_(cache) {
  connect(&place_, &StudyPlace::changed, this, [this] { ask(); });
  connect(&job_, &StudyJob::seedChanged, this, [this] { ask(); });
  connect(&job_, &StudyJob::found, this, [this] {
    draw();
    Q_EMIT found();
  });
  connect(&job_, &StudyJob::rested, this, &PriceStudy::rested);
  connect(&machine_, &studies::Worker::rested, this, [this] {
    Q_EMIT machineChanged();
    Q_EMIT rested();
  });
  draw();
}

void PriceStudy::setValueBytes(int bytes) {
  const int wanted = std::clamp(bytes, 1, kBytesMost);
  if (wanted == valueBytes_) return;
  valueBytes_ = wanted;
  live_.clear();
  Q_EMIT settingsChanged();
  ask();
}

findings::LatencyQuestion PriceStudy::question() const {
  findings::LatencyQuestion question;
  question.plan.network = place_.chosenNetwork();
  question.plan.disk = place_.chosenDisk();
  if (calibration_) question.plan.server = calibration_->server;
  question.plan.valueBytes = static_cast<std::uint32_t>(valueBytes_);
  question.plan.seed = static_cast<std::uint64_t>(job_.seed());
  return question;
}

void PriceStudy::begin() {
  if (begun_) return;
  begun_ = true;
  ask();
}

void PriceStudy::ask() {
  if (!begun_) return;
  if (place_.problem().isEmpty()) return job_.ask(question());
  job_.clear();
}

void PriceStudy::draw() {
  findings::Sheet sheet = job_.sheet();
  if (!sheet.rows.empty() && !live_.empty()) findings::addLive(sheet, live_);
  latency_.set(latencyPlot(sheet));
  throughput_.set(throughputPlot(sheet));
  parts_.set(partsPlot(sheet));
}

QString PriceStudy::finding() const { return priceFinding(job_.sheet()); }

void PriceStudy::measureLive() {
  if (!worlds_ || !machine_.idle()) return;
  machineWords_ = tr("Measuring real members on this machine, a few seconds each ...");
  machine_.start([this, worlds = worlds_, plan = question().plan](
                     const std::stop_token& stop, const studies::Worker::Report& report) {
    const LiveOrWhy live = measureSizes(worlds, plan, stop);
    report([this, live] { endLive(live); });
  });
  Q_EMIT machineChanged();
}

void PriceStudy::endLive(const LiveOrWhy& live) {
  if (const auto* why = std::get_if<std::string>(&live)) {
    machineWords_ = tr("Live cannot be measured: %1").arg(QString::fromStdString(*why));
  } else {
    live_ = std::get<findings::LiveBySize>(live);
    machineWords_ =
        tr("Live: real members, loopback sockets and a real fdatasync, all on this one machine and "
           "stepped by one thread; in the Lab each server has a machine of its own.");
  }
  draw();
  Q_EMIT machineChanged();
}

void PriceStudy::calibrate() {
  if (!worlds_ || !machine_.idle()) return;
  machineWords_ = tr("Measuring what this machine's processor and disk take ...");
  machine_.start(
      [this, worlds = worlds_](const std::stop_token&, const studies::Worker::Report& report) {
        const CalibrationOrWhy measured = findings::calibrate(worlds);
        report([this, measured] { endCalibration(measured); });
      });
  Q_EMIT machineChanged();
}

void PriceStudy::endCalibration(const CalibrationOrWhy& measured) {
  if (const auto* why = std::get_if<std::string>(&measured)) {
    machineWords_ = tr("Live cannot be measured: %1").arg(QString::fromStdString(*why));
  } else {
    calibration_ = std::get<findings::Calibration>(measured);
    constexpr double kMicroseconds = 1e-3;
    constexpr double kMega = 1e6;
    machineWords_ =
        tr("Calibrated on this machine: %1 µs of processor a message, %2 MB a second or more%3.")
            .arg(canvas::plotNumber(kMicroseconds *
                                    static_cast<double>(calibration_->server.processing.count())))
            .arg(canvas::plotNumber(static_cast<double>(calibration_->server.bandwidth) / kMega))
            .arg(calibration_->restless() ? tr("; its disk was not at rest") : QString());
    ask();
  }
  Q_EMIT machineChanged();
}

}  // namespace explorer
