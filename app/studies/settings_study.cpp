#include "app/studies/settings_study.h"

#include <cmath>

#include "engine/scenario/parser.h"
#include "engine/scenario/printer.h"

namespace studies {
namespace {

double msOf(Duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

Duration timeOf(double ms) {
  constexpr double kNanoseconds = 1e6;
  return Duration(std::llround(ms * kNanoseconds));
}

}  // namespace

SettingsStudy::SettingsStudy(QObject* parent) : QObject(parent) {
  connect(&worker_, &Worker::rested, this, &SettingsStudy::rested);
  connect(this, &SettingsStudy::edited, this, [this] {
    if (!loading_) examine();
  });
}

QString SettingsStudy::load(const QString& header) {
  const scenario::Parsed parsed = scenario::parse(header.toStdString());
  if (!parsed.ok()) {
    return QString::fromStdString(scenario::sentenceOf(parsed.problems.front(), "cluster"));
  }
  const cluster::Settings& of = parsed.script.settings;
  settings_ = of;
  servers_ = of.servers;
  electionMin_ = msOf(of.electionTimeoutMin);
  electionMax_ = msOf(of.electionTimeoutMax);
  heartbeat_ = msOf(of.heartbeatInterval);
  latencyMin_ = msOf(of.links.latencyMin);
  latencyMax_ = msOf(of.links.latencyMax);
  syncMin_ = msOf(of.disks.syncMin);
  syncMax_ = msOf(of.disks.syncMax);
  batch_ = static_cast<double>(of.batch);
  inflight_ = static_cast<double>(of.inflight);
  ackEarly_ = of.rules.broken == raft::Rule::DurableAck;
  preVote_ = of.preVote;
  checkQuorum_ = of.checkQuorum;
  const int withoutLog = of.readMode == raft::ReadMode::Lease ? 2 : 1;
  reads_ = of.reads == server::Reads::ThroughLog ? 0 : withoutLog;
  loading_ = true;
  Q_EMIT edited();
  loading_ = false;
  examine();
  Q_EMIT loaded();
  return {};
}

cluster::Settings SettingsStudy::chosen() const {
  cluster::Settings of = settings_;
  of.servers = static_cast<std::uint32_t>(servers_);
  of.spares = std::min(of.spares, cluster::kServersMost - of.servers);
  of.electionTimeoutMin = timeOf(electionMin_);
  of.electionTimeoutMax = timeOf(electionMax_);
  of.heartbeatInterval = timeOf(heartbeat_);
  of.links.latencyMin = timeOf(latencyMin_);
  of.links.latencyMax = timeOf(latencyMax_);
  of.disks.syncMin = timeOf(syncMin_);
  of.disks.syncMax = timeOf(syncMax_);
  of.batch = static_cast<std::uint64_t>(batch_);
  of.inflight = static_cast<std::uint64_t>(inflight_);
  of.preVote = preVote_;
  of.checkQuorum = checkQuorum_;
  of.reads = reads_ == 0 ? server::Reads::ThroughLog : server::Reads::WithoutLog;
  of.readMode = reads_ == 2 ? raft::ReadMode::Lease : raft::ReadMode::ReadIndex;
  of.rules = {};
  if (ackEarly_) of.rules.broken = raft::Rule::DurableAck;
  return of;
}

QString SettingsStudy::header() const {
  scenario::Script script;
  script.settings = settings_;
  return QString::fromStdString(scenario::print(script));
}

bool SettingsStudy::faulty(const char* property, const QString& sentence) {
  wrong_ = QString::fromLatin1(property);
  problem_ = sentence;
  return true;
}

bool SettingsStudy::timesFaulty() {
  struct Named {
    const char* property;
    QString name;
    double value;
    double least;
  };
  const std::array<Named, 7> times{{
      {"electionMin", tr("The shortest election timeout"), electionMin_, 1},
      {"electionMax", tr("The longest election timeout"), electionMax_, 1},
      {"heartbeat", tr("The heartbeat"), heartbeat_, 1},
      {"latencyMin", tr("The shortest latency"), latencyMin_, 0},
      {"latencyMax", tr("The longest latency"), latencyMax_, 0},
      {"syncMin", tr("The shortest fsync"), syncMin_, 0},
      {"syncMax", tr("The longest fsync"), syncMax_, 0},
  }};
  constexpr double kMost = 60'000;
  for (const Named& time : times) {
    if (time.value >= time.least && time.value <= kMost) continue;
    return faulty(time.property, tr("%1 needs a number of milliseconds from %2 to %3.")
                                     .arg(time.name)
                                     .arg(time.least)
                                     .arg(kMost));
  }
  return false;
}

bool SettingsStudy::rangesFaulty() {
  const QString words = tr("%1 ends before it begins: make %2 ms at least %3 ms.");
  const auto check = [&](const char* property, const QString& name, double least, double most) {
    return least > most && faulty(property, words.arg(name).arg(most).arg(least));
  };
  return check("electionMax", tr("The election timeout"), electionMin_, electionMax_) ||
         check("latencyMax", tr("The latency"), latencyMin_, latencyMax_) ||
         check("syncMax", tr("The fsync"), syncMin_, syncMax_);
}

bool SettingsStudy::countsFaulty() {
  const auto check = [this](const char* property, const QString& name, double value, double most) {
    const bool good = value >= 1 && value <= most && value == std::floor(value);
    return !good &&
           faulty(property, tr("%1 needs a whole number from 1 to %2.").arg(name).arg(most));
  };
  constexpr double kMost = 10'000;
  return check("servers", tr("Servers"), servers_, cluster::kServersMost) ||
         check("batch", tr("Entries in a message"), batch_, kMost) ||
         check("inflight", tr("Messages under way"), inflight_, kMost);
}

void SettingsStudy::examine() {
  wrong_.clear();
  problem_.clear();
  bool bad = countsFaulty() || timesFaulty() || rangesFaulty();
  if (!bad && reads_ == 2 && !checkQuorum_) {
    bad = faulty("checkQuorum", tr("Reads by lease trust that a leader without a majority steps "
                                   "down: switch check quorum on, or read another way."));
  }
  loading_ = true;
  Q_EMIT edited();
  loading_ = false;
  worker_.cancel();
  if (bad) return;
  settings_ = chosen();
  take({});
  if (!canElect(settings_)) return;
  worker_.start(
      [this, settings = settings_](const std::stop_token& stop, const Worker::Report& report) {
        Measured measured;
        while (measured.rounds < kRounds && !stop.stop_requested()) {
          measureMore(settings, measured, stop);
          if (stop.stop_requested()) continue;
          // What was on its way when other settings were chosen is about those before.
          report([this, measured, settings] {
            if (settings == settings_) take(measured);
          });
        }
      });
}

void SettingsStudy::take(const Measured& measured) {
  measured_ = measured;
  statements_.show(meaningOf(settings_, measured_));
  Q_EMIT progressed();
}

double SettingsStudy::share() const {
  return static_cast<double>(measured_.rounds) / static_cast<double>(kRounds);
}

}  // namespace studies
