#include "app/explorer/site_plan.h"

#include <algorithm>
#include <array>

#include "app/explorer/figures.h"

namespace explorer {
namespace {

struct Spread {
  int zones;
  int racksEach;
};
/// In the order of their names.
constexpr std::array kSpreads{Spread{3, 1}, Spread{2, 1}, Spread{1, 3}, Spread{1, 1}};

}  // namespace

SitePlan::SitePlan(QObject* parent)
    : QObject(parent),
      zoneRows_({"place", "column", "row", "tall", "name", "words"}),
      rackRows_({"place", "column", "row", "tall", "name", "words"}),
      serverRows_({"server", "column", "row", "slot", "learner", "words"}) {
  draw();
}

QStringList SitePlan::presets() const {
  return {tr("Three zones"), tr("Two zones"), tr("Three racks"), tr("One rack")};
}

QStringList SitePlan::presetHints() const {
  return {tr("Three zones with a rack each"), tr("Two zones with a rack each"),
          tr("One zone with three racks"), tr("All of them in one rack of one zone")};
}

SiteLayout SitePlan::arranged(int preset) const {
  SiteLayout layout = layout_;
  if (preset < 0 || preset >= std::ssize(kSpreads)) return layout;
  const Spread& spread = kSpreads[static_cast<std::size_t>(preset)];
  layout.spread(spread.zones, spread.racksEach);
  return layout;
}

void SitePlan::take(SiteLayout layout) {
  layout_ = std::move(layout);
  tell();
}

void SitePlan::tell() {
  draw();
  Q_EMIT changed();
}

void SitePlan::fit(int columns, int inRow) {
  columns_ = std::max(1, columns);
  inRow_ = std::max(1, inRow);
  draw();
}

void SitePlan::draw() {
  geometry_ = geometryOf(layout_, columns_, inRow_);
  fillZones();
  fillRacks();
  fillServers();
  Q_EMIT drawn();
}

void SitePlan::fillZones() {
  std::vector<view::RowModel::Row> rows;
  for (const SiteBox& box : geometry_.zones) {
    const auto racks = std::count_if(layout_.racks().begin(), layout_.racks().end(),
                                     [&](const auto& rack) { return rack.zone == box.place; });
    int servers = layout_.serversIn(box.place);
    for (const SiteLayout::Rack& rack : layout_.racks()) {
      if (rack.zone == box.place) servers += layout_.serversIn(rack.id);
    }
    const QString name = layout_.nameOf(box.place);
    const QString racksWords = racks == 1 ? tr("1 rack") : tr("%1 racks").arg(racks);
    rows.push_back(
        {static_cast<quint64>(box.place),
         {box.place, box.column, box.top, box.tall, name,
          tr("%1, %2, %3")
              .arg(name, racksWords, serversText(static_cast<std::uint64_t>(servers)))}});
  }
  zoneRows_.setRows(std::move(rows));
}

void SitePlan::fillRacks() {
  std::vector<view::RowModel::Row> rows;
  for (const SiteBox& box : geometry_.racks) {
    const auto many = static_cast<std::uint64_t>(layout_.serversIn(box.place));
    rows.push_back({static_cast<quint64>(box.place),
                    {box.place, box.column, box.top, box.tall, layout_.nameOf(box.place),
                     tr("%1, %2").arg(layout_.whereWords(box.place), serversText(many))}});
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  rackRows_.setRows(std::move(rows));
}

// In the order of their numbers, wherever they stand: so that each keeps its row, and the keyboard.
void SitePlan::fillServers() {
  std::vector<view::RowModel::Row> rows;
  for (const SiteChip& chip : geometry_.chips) {
    const SiteLayout::Server& server = layout_.servers()[static_cast<std::size_t>(chip.server - 1)];
    const bool learner = server.vote == planning::Vote::Learner;
    rows.push_back(
        {static_cast<quint64>(chip.server),
         {chip.server, chip.column, chip.top, chip.slot, learner,
          tr("S%1, %2, in %3")
              .arg(chip.server)
              .arg(learner ? tr("learner") : tr("voter"), layout_.whereWords(server.place))}});
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  serverRows_.setRows(std::move(rows));
}

}  // namespace explorer
