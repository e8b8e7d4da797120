#include "app/explorer/site_layout.h"

#include <QCoreApplication>

#include <algorithm>

namespace explorer {
namespace {

struct LayoutSay {
  Q_DECLARE_TR_FUNCTIONS(LayoutSay)
};

template <class Places>
auto* placeOf(Places& places, int id) {
  const auto found =
      std::find_if(places.begin(), places.end(), [&](const auto& place) { return place.id == id; });
  return found == places.end() ? nullptr : &*found;
}

template <class Places>
std::uint32_t rankOf(const Places& places, int id) {
  const auto found =
      std::find_if(places.begin(), places.end(), [&](const auto& place) { return place.id == id; });
  return static_cast<std::uint32_t>(found - places.begin());
}

/// What is so many after `at` in a row; `at` itself where the row ends.
int beside(const std::vector<int>& row, int at, int by) {
  const auto here = std::find(row.begin(), row.end(), at) - row.begin() + by;
  return here < 0 || here >= std::ssize(row) ? at : row[static_cast<std::size_t>(here)];
}

}  // namespace

SiteLayout::SiteLayout(int servers, int zones, int racksEach) {
  servers_.assign(static_cast<std::size_t>(servers), {kOutside, planning::Vote::Voter});
  spread(zones, racksEach);
}

const SiteLayout::Rack* SiteLayout::rackOf(int place) const { return placeOf(racks_, place); }

bool SiteLayout::isThere(int place) const {
  return place == kOutside || placeOf(zones_, place) != nullptr || rackOf(place) != nullptr;
}

std::vector<int> SiteLayout::places() const {
  std::vector<int> row;
  const auto add = [&](int zone) {
    row.push_back(zone);
    for (const Rack& rack : racks_) {
      if (rack.zone == zone) row.push_back(rack.id);
    }
  };
  for (const Zone& zone : zones_) add(zone.id);
  add(kOutside);
  return row;
}

int SiteLayout::serversIn(int place) const {
  return static_cast<int>(std::count_if(servers_.begin(), servers_.end(),
                                        [&](const Server& s) { return s.place == place; }));
}

QString SiteLayout::nameOf(int place) const {
  if (const Rack* rack = rackOf(place)) return rack->name;
  const Zone* zone = placeOf(zones_, place);
  return zone == nullptr ? LayoutSay::tr("No zone") : zone->name;
}

QString SiteLayout::whereWords(int place) const {
  const Rack* rack = rackOf(place);
  if (rack == nullptr) return place == kOutside ? LayoutSay::tr("no zone") : nameOf(place);
  if (rack->zone == kOutside) return LayoutSay::tr("%1 of no zone").arg(rack->name);
  return LayoutSay::tr("%1 of %2").arg(rack->name, nameOf(rack->zone));
}

bool SiteLayout::move(int server, int place) {
  if (server < 1 || server > std::ssize(servers_) || !isThere(place)) return false;
  Server& moved = servers_[static_cast<std::size_t>(server - 1)];
  return std::exchange(moved.place, place) != place;
}

bool SiteLayout::step(int server, int by) {
  if (server < 1 || server > std::ssize(servers_)) return false;
  return move(server, beside(places(), servers_[static_cast<std::size_t>(server - 1)].place, by));
}

bool SiteLayout::moveRack(int rack, int zone) {
  Rack* const moved = placeOf(racks_, rack);
  if (moved == nullptr || (zone != kOutside && placeOf(zones_, zone) == nullptr)) return false;
  return std::exchange(moved->zone, zone) != zone;
}

bool SiteLayout::stepRack(int rack, int by) {
  const Rack* const moved = rackOf(rack);
  if (moved == nullptr) return false;
  std::vector<int> row;
  for (const Zone& zone : zones_) row.push_back(zone.id);
  row.push_back(kOutside);
  return moveRack(rack, beside(row, moved->zone, by));
}

bool SiteLayout::toggleLearner(int server) {
  if (server < 1 || server > std::ssize(servers_)) return false;
  planning::Vote& vote = servers_[static_cast<std::size_t>(server - 1)].vote;
  vote = vote == planning::Vote::Voter ? planning::Vote::Learner : planning::Vote::Voter;
  return true;
}

bool SiteLayout::addServer(int place) {
  if (std::ssize(servers_) == kServersMost || !isThere(place)) return false;
  servers_.push_back({place, planning::Vote::Voter});
  return true;
}

bool SiteLayout::removeServer(int server) {
  if (server < 1 || server > std::ssize(servers_) || servers_.size() == 1) return false;
  servers_.erase(servers_.begin() + server - 1);
  return true;
}

bool SiteLayout::isNamed(const QString& name) const {
  const auto same = [&](const auto& place) { return place.name == name; };
  return std::any_of(zones_.begin(), zones_.end(), same) ||
         std::any_of(racks_.begin(), racks_.end(), same);
}

bool SiteLayout::addZone() {
  if (std::ssize(zones_) == kZonesMost) return false;
  QChar letter('A');
  while (isNamed(LayoutSay::tr("Zone %1").arg(letter))) letter = QChar(letter.unicode() + 1);
  zones_.push_back({nextId_++, LayoutSay::tr("Zone %1").arg(letter)});
  return true;
}

bool SiteLayout::addRack(int zone) {
  const bool there = zone == kOutside || placeOf(zones_, zone) != nullptr;
  if (std::ssize(racks_) == kRacksMost || !there) return false;
  int number = 1;
  while (isNamed(LayoutSay::tr("Rack %1").arg(number))) ++number;
  racks_.push_back({nextId_++, LayoutSay::tr("Rack %1").arg(number), zone});
  return true;
}

bool SiteLayout::removePlace(int place) {
  if (place == kOutside || !isThere(place)) return false;
  const Rack* const rack = rackOf(place);
  const int around = rack == nullptr ? kOutside : rack->zone;
  for (Server& server : servers_) {
    if (server.place == place) server.place = around;
  }
  for (Rack& inside : racks_) {
    if (inside.zone == place) inside.zone = around;
  }
  std::erase_if(racks_, [&](const Rack& one) { return one.id == place; });
  std::erase_if(zones_, [&](const Zone& one) { return one.id == place; });
  return true;
}

bool SiteLayout::rename(int place, const QString& name) {
  const QString wanted = name.simplified().left(kNameMost);
  if (wanted.isEmpty() || isNamed(wanted)) return false;
  if (Rack* const rack = placeOf(racks_, place)) {
    rack->name = wanted;
    return true;
  }
  Zone* const zone = placeOf(zones_, place);
  if (zone != nullptr) zone->name = wanted;
  return zone != nullptr;
}

void SiteLayout::spread(int zones, int racksEach) {
  zones_.clear();
  racks_.clear();
  for (int zone = 0; zone < std::min(zones, kZonesMost); ++zone) {
    addZone();
    for (int rack = 0; rack < racksEach; ++rack) addRack(zones_.back().id);
  }
  for (std::size_t i = 0; i < servers_.size(); ++i) {
    const std::size_t zone = i % zones_.size();
    const auto each = static_cast<std::size_t>(racksEach);
    servers_[i].place =
        each == 0 ? zones_[zone].id : racks_[zone * each + i / zones_.size() % each].id;
  }
}

planning::Site SiteLayout::site(const SiteTimes& times) const {
  planning::Site site;
  for (const Server& server : servers_) {
    planning::Place place;
    if (rackOf(server.place) != nullptr) {
      place = planning::InRack{rankOf(racks_, server.place)};
    } else if (server.place != kOutside) {
      place = planning::InZone{rankOf(zones_, server.place)};
    }
    site.machines.push_back({times.server, place, server.vote});
  }
  for (const Rack& rack : racks_) {
    std::optional<std::uint32_t> zone;
    if (rack.zone != kOutside) zone = rankOf(zones_, rack.zone);
    site.racks.push_back({times.rack, zone});
  }
  site.zones.assign(zones_.size(), times.zone);
  return site;
}

}  // namespace explorer
