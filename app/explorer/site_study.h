// How much of the time a quorum is up, where the servers stand and as things fail there: computed
// at once, simulated in the background.
// Thread rule: GUI thread; years are simulated on the job's threads.
#pragma once

#include "app/canvas/plot_item.h"
#include "app/explorer/site_hours.h"
#include "app/explorer/site_plan.h"
#include "app/explorer/study_job.h"

namespace explorer {

class SiteStudy : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Explorer")
  Q_PROPERTY(explorer::SitePlan* plan READ plan CONSTANT)
  Q_PROPERTY(explorer::StudyJob* job READ job CONSTANT)
  /// The same servers as the presets spread them.
  Q_PROPERTY(canvas::PlotSource* elsewhere READ elsewhere CONSTANT)
  /// Times with a unit: "41 d", "4 h", "30 min". What cannot be read changes nothing.
  Q_PROPERTY(QString serverUp READ serverUp WRITE setServerUp NOTIFY changed)
  Q_PROPERTY(QString serverDown READ serverDown WRITE setServerDown NOTIFY changed)
  Q_PROPERTY(QString rackUp READ rackUp WRITE setRackUp NOTIFY changed)
  Q_PROPERTY(QString rackDown READ rackDown WRITE setRackDown NOTIFY changed)
  Q_PROPERTY(QString zoneUp READ zoneUp WRITE setZoneUp NOTIFY changed)
  Q_PROPERTY(QString zoneDown READ zoneDown WRITE setZoneDown NOTIFY changed)
  Q_PROPERTY(QString upgradeEvery READ upgradeEvery WRITE setUpgradeEvery NOTIFY changed)
  Q_PROPERTY(QString upgradeEach READ upgradeEach WRITE setUpgradeEach NOTIFY changed)
  Q_PROPERTY(bool upgrades READ upgrades WRITE setUpgrades NOTIFY changed)
  /// Of a server: 1 for 90 %, 4 for 99.99 %; setting it keeps the repair time.
  Q_PROPERTY(double serverNines READ serverNines WRITE setServerNines NOTIFY changed)
  Q_PROPERTY(QString serverText READ serverText NOTIFY changed)
  /// Why this cannot be computed; "": it can.
  Q_PROPERTY(QString trouble READ trouble NOTIFY changed)
  Q_PROPERTY(QString computed READ computed NOTIFY changed)
  /// What makes the computed time, step by step. Roles: words, figures.
  Q_PROPERTY(view::RowModel* parts READ parts CONSTANT)
  Q_PROPERTY(QString simulated READ simulated NOTIFY found)
  /// Whether both agree, and what neither counts.
  Q_PROPERTY(QString compared READ compared NOTIFY found)

 public:
  /// Of the simulation.
  static constexpr std::uint64_t kYears = 100'000;

  explicit SiteStudy(findings::Cache& cache, QObject* parent = nullptr);

  SitePlan* plan() { return &plan_; }
  StudyJob* job() { return &job_; }
  canvas::PlotSource* elsewhere() { return &elsewhere_; }
  view::RowModel* parts() { return &partRows_; }
  QString serverUp() const { return hoursText(times_.server.hoursUp); }
  QString serverDown() const { return hoursText(times_.server.hoursDown); }
  QString rackUp() const { return hoursText(times_.rack.hoursUp); }
  QString rackDown() const { return hoursText(times_.rack.hoursDown); }
  QString zoneUp() const { return hoursText(times_.zone.hoursUp); }
  QString zoneDown() const { return hoursText(times_.zone.hoursDown); }
  QString upgradeEvery() const { return hoursText(round_.hoursBetween); }
  QString upgradeEach() const { return hoursText(round_.hoursEach); }
  void setServerUp(const QString& text) { setHours(times_.server.hoursUp, text); }
  void setServerDown(const QString& text) { setHours(times_.server.hoursDown, text); }
  void setRackUp(const QString& text) { setHours(times_.rack.hoursUp, text); }
  void setRackDown(const QString& text) { setHours(times_.rack.hoursDown, text); }
  void setZoneUp(const QString& text) { setHours(times_.zone.hoursUp, text); }
  void setZoneDown(const QString& text) { setHours(times_.zone.hoursDown, text); }
  void setUpgradeEvery(const QString& text) { setHours(round_.hoursBetween, text); }
  void setUpgradeEach(const QString& text) { setHours(round_.hoursEach, text); }
  bool upgrades() const { return upgrading_; }
  void setUpgrades(bool on);  // as Qt has it
  double serverNines() const;
  void setServerNines(double nines);
  QString serverText() const;
  QString trouble() const;
  QString computed() const;
  QString simulated() const;
  QString compared() const;
  bool idle() const { return job_.idle(); }

  Q_INVOKABLE void simulate();

  planning::Site site() const { return siteOf(plan_.layout()); }
  findings::AvailabilityQuestion question() const;

 signals:
  void changed();
  void found();
  void rested();

 private:
  planning::Site siteOf(const SiteLayout& layout) const;
  void setHours(double& hours, const QString& text);
  void change();
  void fillParts();
  void compare();

  SitePlan plan_;
  SiteTimes times_;
  planning::Upgrades round_{30 * 24, 0.25};
  bool upgrading_{false};
  view::RowModel partRows_;
  canvas::PlotSource elsewhere_;
  StudyJob job_;
};

}  // namespace explorer
