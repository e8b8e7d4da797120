#include "app/explorer/site_study.h"

#include <algorithm>
#include <cmath>

#include "app/explorer/figures.h"
#include "app/explorer/site_downtime.h"
#include "engine/planning/availability.h"

namespace explorer {
namespace {

using planning::Site;

constexpr const char* kSimulated = "simulated_down_minutes_a_year";

QString timesWords(double minutesDown) {
  const planning::Availability availability{minutesDown / planning::kMinutesAYear};
  return QObject::tr("up %1, %2, down %3 a year")
      .arg(upText(availability.down), ninesText(availability.nines()), yearlyText(minutesDown));
}

}  // namespace

SiteStudy::SiteStudy(findings::Cache& cache, QObject* parent)
    : QObject(parent), partRows_({"words", "figures"}), job_(cache) {
  connect(&plan_, &SitePlan::changed, this, &SiteStudy::change);
  connect(&job_, &StudyJob::found, this, &SiteStudy::found);
  connect(&job_, &StudyJob::progressed, this, &SiteStudy::found);
  connect(&job_, &StudyJob::rested, this, &SiteStudy::rested);
  connect(&job_, &StudyJob::seedChanged, this, [this] {
    if (!job_.blank() || job_.busy()) simulate();
  });
  change();
}

void SiteStudy::setHours(double& hours, const QString& text) {
  const auto read = hoursOf(text);
  if (!read) return;
  hours = *read;
  change();
}

void SiteStudy::setUpgrades(bool on) {  // as Qt has it
  upgrading_ = on;
  change();
}

double SiteStudy::serverNines() const { return -std::log10(times_.server.down()); }

void SiteStudy::setServerNines(double nines) {
  const double up = 1 - std::pow(10, -std::clamp(nines, 0.3, 6.0));
  times_.server = planning::upFor(up, times_.server.hoursDown);
  change();
}

QString SiteStudy::serverText() const { return upText(times_.server.down()); }

Site SiteStudy::siteOf(const SiteLayout& layout) const {
  Site site = layout.site(times_);
  if (upgrading_) site.upgrades = round_;
  return site;
}

findings::AvailabilityQuestion SiteStudy::question() const {
  return {{site()}, kYears, static_cast<std::uint64_t>(job_.seed())};
}

// What was simulated is of another site then.
void SiteStudy::change() {
  job_.clear();
  fillParts();
  compare();
  Q_EMIT changed();
  Q_EMIT found();
}

// The same site with less that fails: what each adds.
void SiteStudy::fillParts() {
  std::vector<view::RowModel::Row> rows;
  const auto add = [&](quint64 key, const QString& words, double minutes) {
    rows.push_back({key, {words, timesWords(minutes)}});
  };
  if (trouble().isEmpty()) {
    const DownMinutes down = downMinutesOf(site());
    add(1, tr("Servers that fail alone"), down.servers);
    if (plan_.rackCount() > 0) add(2, tr("and with their rack"), down.racks);
    if (plan_.zoneCount() > 0) add(3, tr("and with their zone"), down.zones);
    if (upgrading_) add(4, tr("and upgrades, one server at a time"), down.all);
  }
  partRows_.setRows(std::move(rows));
}

void SiteStudy::compare() {
  std::vector<NamedSite> sites;
  if (trouble().isEmpty()) {
    const QStringList names = plan_.presets();
    sites.push_back({tr("As they stand"), site()});
    for (int preset = 0; preset < names.size(); ++preset) {
      sites.push_back({names[preset], siteOf(plan_.arranged(preset))});
    }
  }
  elsewhere_.set(downtimePlot(sites));
}

QString SiteStudy::trouble() const { return QString::fromStdString(planning::check(site())); }

QString SiteStudy::computed() const {
  if (!trouble().isEmpty()) return tr("It cannot be computed: %1.").arg(trouble());
  return tr("Computed: %1.").arg(timesWords(planning::availabilityOf(site()).minutesAYear()));
}

void SiteStudy::simulate() {
  if (trouble().isEmpty()) job_.ask(question());
}

QString SiteStudy::simulated() const {
  const findings::Sheet& sheet = job_.sheet();
  const auto down = job_.blank() ? std::nullopt : sheet.estimate(0, kSimulated);
  if (!down) return job_.busy() ? tr("Simulating …") : tr("Not simulated yet.");
  const auto number = [&](const char* key) { return sheet.number(0, key).value_or(0); };
  const auto whole = [](double value) {
    return wholeText(static_cast<std::uint64_t>(value + 0.5));
  };
  const double years = number("years_simulated");
  const auto rate = sheet.estimate(0, "outages_a_year");
  return tr("Simulated: down %1 a year (95 %: %2 to %3), in %4 years; %5 outages, %6 each, the "
            "longest %7.")
      .arg(yearlyText(down->value), yearlyText(down->least), yearlyText(down->most), whole(years),
           whole(rate ? rate->value * years : 0), yearlyText(number("mean_outage_minutes")),
           yearlyText(number("longest_outage_minutes")));
}

QString SiteStudy::compared() const {
  const findings::Sheet& sheet = job_.sheet();
  const auto down = job_.blank() ? std::nullopt : sheet.estimate(0, kSimulated);
  if (!down || !trouble().isEmpty()) return {};
  const QString neither =
      tr("Neither counts the time of an election after a leader fails: the page on timeouts does.");
  if (down->covers(planning::availabilityOf(site()).minutesAYear())) {
    return tr("They agree: the computed time lies in the interval. %1").arg(neither);
  }
  constexpr double kFew = 10;
  const auto rate = sheet.estimate(0, "outages_a_year");
  if (rate && rate->value * sheet.number(0, "years_simulated").value_or(0) < kFew) {
    return tr("Too few outages to tell: they are rare, so more years are needed. %1").arg(neither);
  }
  return tr("The computed time lies outside of the interval, as one in twenty does by chance; more "
            "years tell. %1")
      .arg(neither);
}

}  // namespace explorer
