#include "app/explorer/site_study.h"

#include <array>
#include <cmath>

#include "app/explorer/figures.h"
#include "engine/study/runner.h"
#include "engine/study/stopwatch.h"

namespace explorer {
namespace {

using planning::Site;

/// 200 years each: first a few, then twice as many as there are.
constexpr std::uint64_t kTrialsMost = 512;

struct TimeUnit {
  const char* name;
  double hours;
};
constexpr std::array kTimeUnits{TimeUnit{"y", planning::kHoursAYear}, TimeUnit{"d", 24},
                                TimeUnit{"h", 1}, TimeUnit{"min", 1.0 / 60},
                                TimeUnit{"s", 1.0 / 3600}};

unsigned siteThreads() { return std::max(1u, study::allCores() - 1); }

double minutesOf(double share) { return share * planning::kMinutesAYear; }

QString timesWords(double down) {
  const planning::Availability availability{down};
  return QObject::tr("up %1, %2, down %3 a year")
      .arg(upText(down), ninesText(availability.nines()), yearlyText(minutesOf(down)));
}

}  // namespace

std::optional<double> hoursOf(const QString& text) {
  const QString words = text.trimmed();
  qsizetype end = 0;
  while (end < words.size() && (words[end].isDigit() || words[end] == '.')) ++end;
  bool good = false;
  const double number = words.left(end).toDouble(&good);
  const QString unit = words.mid(end).trimmed();
  if (!good || !(number > 0)) return std::nullopt;
  for (const TimeUnit& known : kTimeUnits) {
    if (unit == known.name || (unit.isEmpty() && known.hours == 1)) return number * known.hours;
  }
  return std::nullopt;
}

QString hoursText(double hours) {
  for (const TimeUnit& unit : kTimeUnits) {
    const double number = hours / unit.hours;
    if (number < 1) continue;
    return QString("%1 %2").arg(QString::number(number, 'g', 4), QString(unit.name));
  }
  return QString("%1 s").arg(QString::number(hours * 3600, 'g', 3));
}

SiteStudy::SiteStudy(QObject* parent)
    : QObject(parent),
      machines_{{0, false}, {1, false}, {2, false}},
      racks_{false, false, false},
      serverRows_({"server", "place", "slot", "learner", "words"}),
      placeRows_({"place", "name", "rack", "many", "words"}),
      partRows_({"words", "figures"}) {
  connect(&worker_, &studies::Worker::rested, this, &SiteStudy::rested);
  change();
}

int SiteStudy::tallest() const {
  std::array<int, kPlacesMost> many{};
  for (const Standing& machine : machines_) ++many[static_cast<std::size_t>(machine.place)];
  return *std::max_element(many.begin(), many.end());
}

QString SiteStudy::serverUp() const { return hoursText(server_.hoursUp); }
QString SiteStudy::serverDown() const { return hoursText(server_.hoursDown); }
QString SiteStudy::rackUp() const { return hoursText(rack_.hoursUp); }
QString SiteStudy::rackDown() const { return hoursText(rack_.hoursDown); }
QString SiteStudy::zoneUp() const { return hoursText(zone_.hoursUp); }
QString SiteStudy::zoneDown() const { return hoursText(zone_.hoursDown); }
QString SiteStudy::upgradeEvery() const { return hoursText(round_.hoursBetween); }
QString SiteStudy::upgradeEach() const { return hoursText(round_.hoursEach); }

void SiteStudy::setHours(double& hours, const QString& text) {
  const auto read = hoursOf(text);
  if (!read) return;
  hours = *read;
  change();
}

void SiteStudy::setUpgrades(bool on) {  // NOLINT: as Qt has it
  upgrading_ = on;
  change();
}

double SiteStudy::serverNines() const { return -std::log10(server_.down()); }

void SiteStudy::setServerNines(double nines) {
  const double up = 1 - std::pow(10, -std::clamp(nines, 0.3, 6.0));
  server_ = planning::upFor(up, server_.hoursDown);
  change();
}

QString SiteStudy::serverText() const { return upText(server_.down()); }

Site SiteStudy::site() const {
  Site site;
  for (const Standing& machine : machines_) {
    const auto vote = machine.learner ? planning::Vote::Learner : planning::Vote::Voter;
    site.machines.push_back({server_, static_cast<std::uint32_t>(machine.place), vote});
  }
  for (const bool rack : racks_) site.zones.push_back(rack ? rack_ : zone_);
  if (upgrading_) site.upgrades = round_;
  return site;
}

void SiteStudy::move(int server, int place) {
  if (server < 1 || server > serverCount() || place < 0 || place >= placeCount()) return;
  Standing& machine = machines_[static_cast<std::size_t>(server - 1)];
  if (machine.place == place) return;
  machine.place = place;
  change();
}

void SiteStudy::toggleLearner(int server) {
  if (server < 1 || server > serverCount()) return;
  Standing& machine = machines_[static_cast<std::size_t>(server - 1)];
  machine.learner = !machine.learner;
  change();
}

void SiteStudy::addServer(int place) {
  if (serverCount() == kServersMost || place < 0 || place >= placeCount()) return;
  machines_.push_back({place, false});
  change();
}

void SiteStudy::removeServer() {
  if (serverCount() == 1) return;
  machines_.pop_back();
  change();
}

void SiteStudy::addPlace() {
  if (placeCount() == kPlacesMost) return;
  racks_.push_back(racks_.back());
  change();
}

void SiteStudy::removePlace() {
  if (placeCount() == 1) return;
  racks_.pop_back();
  for (Standing& machine : machines_) machine.place = std::min(machine.place, placeCount() - 1);
  change();
}

void SiteStudy::toggleRack(int place) {
  if (place < 0 || place >= placeCount()) return;
  racks_[static_cast<std::size_t>(place)] = !racks_[static_cast<std::size_t>(place)];
  change();
}

// What was simulated is of another site then.
void SiteStudy::change() {
  report_ = {};
  progress_ = 0;
  if (busy_) worker_.start([](const std::stop_token&, const studies::Worker::Report&) {});
  busy_ = false;
  fillServers();
  fillPlaces();
  fillParts();
  Q_EMIT changed();
  Q_EMIT progressed();
}

QString SiteStudy::nameOf(int place) const {
  const QString letter(QChar('A' + place));
  return racks_[static_cast<std::size_t>(place)] ? tr("Rack %1").arg(letter)
                                                 : tr("Zone %1").arg(letter);
}

void SiteStudy::fillServers() {
  std::vector<view::RowModel::Row> rows;
  std::array<int, kPlacesMost> heights{};
  for (std::size_t i = 0; i < machines_.size(); ++i) {
    const Standing& machine = machines_[i];
    const int server = static_cast<int>(i) + 1;
    const QString what = machine.learner ? tr("learner") : tr("voter");
    rows.push_back(
        {static_cast<quint64>(server),
         {server, machine.place, heights[static_cast<std::size_t>(machine.place)]++,
          machine.learner, tr("S%1, %2, in %3").arg(server).arg(what, nameOf(machine.place))}});
  }
  serverRows_.setRows(std::move(rows));
}

void SiteStudy::fillPlaces() {
  std::vector<view::RowModel::Row> rows;
  for (int place = 0; place < placeCount(); ++place) {
    const bool rack = racks_[static_cast<std::size_t>(place)];
    const auto many = std::count_if(machines_.begin(), machines_.end(),
                                    [&](const Standing& m) { return m.place == place; });
    rows.push_back(
        {static_cast<quint64>(place + 1),
         {place, nameOf(place), rack, static_cast<int>(many),
          tr("%1, %2").arg(nameOf(place), serversText(static_cast<std::uint64_t>(many)))}});
  }
  placeRows_.setRows(std::move(rows));
}

// The same site with less that fails: what each adds.
void SiteStudy::fillParts() {
  std::vector<view::RowModel::Row> rows;
  if (trouble().isEmpty()) {
    Site site = this->site();
    const auto add = [&](quint64 key, const QString& words) {
      rows.push_back({key, {words, timesWords(planning::availabilityOf(site).down)}});
    };
    const std::vector<planning::Renewal> places = site.zones;
    site.upgrades.reset();
    site.zones.assign(places.size(), planning::kNeverFails);
    add(1, tr("Servers that fail alone"));
    site.zones = places;
    add(2, tr("and with their zone or rack"));
    if (upgrading_) {
      site.upgrades = round_;
      add(3, tr("and upgrades, one server at a time"));
    }
  }
  partRows_.setRows(std::move(rows));
}

QString SiteStudy::trouble() const { return QString::fromStdString(planning::check(site())); }

QString SiteStudy::computed() const {
  if (!trouble().isEmpty()) return tr("It cannot be computed: %1.").arg(trouble());
  return tr("Computed: %1.").arg(timesWords(planning::availabilityOf(site()).down));
}

void SiteStudy::simulate() {
  if (!trouble().isEmpty()) return;
  busy_ = true;
  stopped_ = false;
  progress_ = 0;
  report_ = {};
  Q_EMIT progressed();
  worker_.start(
      [this, site = site()](const std::stop_token& stop, const studies::Worker::Report& tell) {
        planning::Outages outages(site, kSeed);
        const study::Stopwatch watch;
        std::uint64_t more = 4;
        while (outages.trials() < kTrialsMost && !stop.stop_requested()) {
          outages.grow(std::min(more, kTrialsMost - outages.trials()), {siteThreads(), stop, {}});
          more = outages.trials();
          tell([this, report = outages.report(), seconds = watch.seconds(),
                share = static_cast<double>(more) / static_cast<double>(kTrialsMost)] {
            take(report, share, seconds);
          });
          if (more == 0) break;
        }
        tell([this, stopped = stop.stop_requested()] {
          busy_ = false;
          stopped_ = stopped;
          Q_EMIT progressed();
        });
      });
}

void SiteStudy::take(const planning::OutageReport& report, double share, double seconds) {
  report_ = report;
  progress_ = share;
  seconds_ = seconds;
  Q_EMIT progressed();
}

QString SiteStudy::simulated() const {
  if (report_.years <= 0) return busy_ ? tr("Simulating …") : tr("Not simulated yet.");
  const auto yearly = [](double share) { return yearlyText(minutesOf(share)); };
  QString words =
      tr("Simulated: down %1 a year (95 %: %2 to %3), in %4 years; %5 outages, %6 each, the "
         "longest %7.")
          .arg(yearly(report_.down.value), yearly(report_.down.least), yearly(report_.down.most),
               wholeText(static_cast<std::uint64_t>(report_.years)), wholeText(report_.outages),
               yearlyText(report_.meanMinutes), yearlyText(report_.longestMinutes));
  if (busy_) {
    const double left = progress_ > 0 ? seconds_ / progress_ * (1 - progress_) : 0;
    words += tr(" %1 s left.").arg(std::ceil(left));
  }
  if (stopped_) words += tr(" Stopped there.");
  return words;
}

QString SiteStudy::compared() const {
  if (report_.years <= 0 || !trouble().isEmpty()) return {};
  const double exact = planning::availabilityOf(site()).down;
  const QString neither =
      tr("Neither counts the time of an election after a leader fails: the page on timeouts does.");
  if (report_.down.covers(exact)) {
    return tr("They agree: the computed time lies in the interval. %1").arg(neither);
  }
  if (report_.outages < 10) {
    return tr("Too few outages to tell: they are rare, so more years are needed. %1").arg(neither);
  }
  return tr("The computed time lies outside of the interval, as one in twenty does by chance; more "
            "years tell. %1")
      .arg(neither);
}

}  // namespace explorer
