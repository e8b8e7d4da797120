// Who stands where, as it is edited: servers in racks or zones or in neither, racks in zones or in
// none. Places keep their number and name while others come and go.
// Thread rule: a value. Invariant: a place that a server or a rack stands in is there.
#pragma once

#include <QString>

#include <vector>

#include "engine/planning/site.h"

namespace explorer {

/// How things fail, by level.
struct SiteTimes {
  planning::Renewal server{990, 10};
  planning::Renewal rack{8'760, 8};
  planning::Renewal zone{17'520, 4};
};

class SiteLayout {
 public:
  static constexpr int kZonesMost = 6;
  static constexpr int kRacksMost = 12;
  static constexpr int kServersMost = 15;
  static constexpr int kNameMost = 20;
  static constexpr int kOutside = 0;  ///< the number of no place at all

  struct Zone {
    int id;
    QString name;
  };
  struct Rack {
    int id;
    QString name;
    int zone;
  };
  struct Server {
    int place;
    planning::Vote vote;
  };

  /// So many servers, in so many zones of so many racks.
  SiteLayout(int servers, int zones, int racksEach);

  const std::vector<Zone>& zones() const { return zones_; }
  const std::vector<Rack>& racks() const { return racks_; }
  const std::vector<Server>& servers() const { return servers_; }
  const Rack* rackOf(int place) const;
  bool isThere(int place) const;
  /// Each zone and then its racks; outside, and its racks.
  std::vector<int> places() const;
  int serversIn(int place) const;
  QString nameOf(int place) const;
  /// "Rack 1 of Zone A", "Zone A", "no zone".
  QString whereWords(int place) const;

  // Each says whether that changed anything. Servers count from 1.

  bool move(int server, int place);
  /// To the place so many before or after.
  bool step(int server, int by);
  bool moveRack(int rack, int zone);
  bool stepRack(int rack, int by);
  bool toggleLearner(int server);
  bool addServer(int place);
  bool removeServer(int server);
  bool addZone();
  bool addRack(int zone);
  /// What stood in it stands in what it stood in.
  bool removePlace(int place);
  /// No empty name, none twice.
  bool rename(int place, const QString& name);
  /// The same servers, spread anew over new zones and racks. REQUIRES: as many may be.
  void spread(int zones, int racksEach);

  planning::Site site(const SiteTimes& times) const;

 private:
  bool isNamed(const QString& name) const;

  int nextId_{1};
  std::vector<Zone> zones_;
  std::vector<Rack> racks_;
  std::vector<Server> servers_;
};

}  // namespace explorer
