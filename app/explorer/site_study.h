// Where the servers stand, what fails there, and how much of the time a quorum is up: computed at
// once, simulated in the background.
// Thread rule: GUI thread; years are simulated on the worker's threads.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/studies/worker.h"
#include "app/view/row_model.h"
#include "engine/planning/outages.h"

namespace explorer {

class SiteStudy : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Explorer")
  /// Roles: server, place, slot (among its place's), learner, words.
  Q_PROPERTY(view::RowModel* servers READ servers CONSTANT)
  /// What fails as a whole. Roles: place, name, rack, many, words.
  Q_PROPERTY(view::RowModel* places READ places CONSTANT)
  Q_PROPERTY(int serverCount READ serverCount NOTIFY changed)
  Q_PROPERTY(int placeCount READ placeCount NOTIFY changed)
  /// The most servers in one place.
  Q_PROPERTY(int tallest READ tallest NOTIFY changed)
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
  Q_PROPERTY(QString simulated READ simulated NOTIFY progressed)
  /// Whether both agree, and what neither counts.
  Q_PROPERTY(QString compared READ compared NOTIFY progressed)
  Q_PROPERTY(bool busy READ busy NOTIFY progressed)
  Q_PROPERTY(double progress READ progress NOTIFY progressed)

 public:
  static constexpr int kPlacesMost = 6;
  static constexpr int kServersMost = 15;
  static constexpr std::uint64_t kSeed = 1;

  explicit SiteStudy(QObject* parent = nullptr);

  view::RowModel* servers() { return &serverRows_; }
  view::RowModel* places() { return &placeRows_; }
  view::RowModel* parts() { return &partRows_; }
  int serverCount() const { return static_cast<int>(machines_.size()); }
  int placeCount() const { return static_cast<int>(racks_.size()); }
  int tallest() const;
  QString serverUp() const;
  QString serverDown() const;
  QString rackUp() const;
  QString rackDown() const;
  QString zoneUp() const;
  QString zoneDown() const;
  QString upgradeEvery() const;
  QString upgradeEach() const;
  void setServerUp(const QString& text) { setHours(server_.hoursUp, text); }
  void setServerDown(const QString& text) { setHours(server_.hoursDown, text); }
  void setRackUp(const QString& text) { setHours(rack_.hoursUp, text); }
  void setRackDown(const QString& text) { setHours(rack_.hoursDown, text); }
  void setZoneUp(const QString& text) { setHours(zone_.hoursUp, text); }
  void setZoneDown(const QString& text) { setHours(zone_.hoursDown, text); }
  void setUpgradeEvery(const QString& text) { setHours(round_.hoursBetween, text); }
  void setUpgradeEach(const QString& text) { setHours(round_.hoursEach, text); }
  bool upgrades() const { return upgrading_; }
  void setUpgrades(bool on);  // NOLINT: as Qt has it
  double serverNines() const;
  void setServerNines(double nines);
  QString serverText() const;
  QString trouble() const;
  QString computed() const;
  QString simulated() const;
  QString compared() const;
  bool busy() const { return busy_; }
  bool idle() const { return worker_.idle(); }
  double progress() const { return progress_; }

  /// To the place before or after, or to this one; there is none beyond the ends.
  Q_INVOKABLE void move(int server, int place);
  Q_INVOKABLE void toggleLearner(int server);
  Q_INVOKABLE void addServer(int place);
  Q_INVOKABLE void removeServer();
  Q_INVOKABLE void addPlace();
  /// The last one; its servers go to the one before it.
  Q_INVOKABLE void removePlace();
  Q_INVOKABLE void toggleRack(int place);
  Q_INVOKABLE void simulate();
  Q_INVOKABLE void cancel() { worker_.cancel(); }

  planning::Site site() const;
  const planning::OutageReport& report() const { return report_; }

 signals:
  void changed();
  void progressed();
  void rested();

 private:
  struct Standing {
    int place{0};
    bool learner{false};
  };
  void setHours(double& hours, const QString& text);
  void change();
  void fillServers();
  void fillPlaces();
  void fillParts();
  QString nameOf(int place) const;
  void take(const planning::OutageReport& report, double share, double seconds);

  std::vector<Standing> machines_;
  std::vector<bool> racks_;  ///< of each place: a rack, or a zone
  planning::Renewal server_{990, 10};
  planning::Renewal rack_{8'760, 8};
  planning::Renewal zone_{17'520, 4};
  planning::Upgrades round_{30 * 24, 0.25};
  bool upgrading_{false};
  planning::OutageReport report_;
  bool busy_{false};
  bool stopped_{false};
  double progress_{0};
  double seconds_{0};
  view::RowModel serverRows_;
  view::RowModel placeRows_;
  view::RowModel partRows_;
  studies::Worker worker_;
};

/// "90 min", "4 h", "41 d", "2 y" in hours; nullopt: it is no time above zero.
std::optional<double> hoursOf(const QString& text);
/// In the largest unit that leaves a number of at least one.
QString hoursText(double hours);

}  // namespace explorer
