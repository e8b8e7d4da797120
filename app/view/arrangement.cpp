#include "app/view/arrangement.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

#include "app/view/words.h"

namespace view {

Dock dockOf(Pane pane) { return pane <= Pane::Data ? Dock::Side : Dock::Below; }

const char* idOf(Pane pane) {
  static constexpr std::array kIds{"inspector", "narration",  "data",  "log",
                                   "history",   "space-time", "trace", "health"};
  return kIds[static_cast<std::size_t>(pane)];
}

QString titleOf(Pane pane) {
  switch (pane) {
    case Pane::Inspector:
      return Say::tr("Inspector");
    case Pane::Narration:
      return Say::tr("What just happened");
    case Pane::Data:
      return Say::tr("Data");
    case Pane::Log:
      return Say::tr("Log");
    case Pane::History:
      return Say::tr("Client history");
    case Pane::SpaceTime:
      return Say::tr("Space-time");
    case Pane::Trace:
      return Say::tr("Events");
    case Pane::Health:
      return Say::tr("Health");
  }
  return {};
}

double leastOf(Pane pane) {
  if (pane == Pane::Inspector) return 240;
  return dockOf(pane) == Dock::Side ? 168 : 360;
}

std::optional<Pane> nextTo(const Places& places, Pane pane) {
  for (std::size_t k = static_cast<std::size_t>(pane) + 1; k < kPaneCount; ++k) {
    const bool beside = dockOf(kPanes[k]) == dockOf(pane);
    if (beside && !places.panes[k].box.isEmpty()) return kPanes[k];
  }
  return std::nullopt;
}

void moveBorder(Arrangement& chosen, const Places& places, const Room& room, Pane pane, double px) {
  const std::optional<Pane> next = nextTo(places, pane);
  if (!next) return;
  const bool side = dockOf(pane) == Dock::Side;
  const auto extent = [&](Pane of) {
    const QRectF& box = places.of(of).box;
    return (side ? box.height() : box.width()) / room.scale;
  };
  const double both = extent(pane) + extent(*next);
  const double most = both - leastOf(*next);
  const double wanted =
      std::clamp(extent(pane) + px / room.scale, leastOf(pane), std::max(leastOf(pane), most));
  chosen.extent[static_cast<std::size_t>(pane)] = wanted;
  chosen.extent[static_cast<std::size_t>(*next)] = both - wanted;
}

QString textOf(const Arrangement& chosen) {
  QStringList words;
  for (const Pane pane : kPanes) {
    const auto k = static_cast<std::size_t>(pane);
    words << QString("%1=%2,%3")
                 .arg(idOf(pane))
                 .arg(chosen.open[k] ? 1 : 0)
                 .arg(std::lround(chosen.extent[k]));
  }
  words << QString("side=%1,0").arg(std::lround(chosen.side));
  words << QString("below=%1,0").arg(std::lround(chosen.below));
  for (const Pane pane : chosen.front) words << QString("front=%1,0").arg(static_cast<int>(pane));
  return words.join(QLatin1Char(' '));
}

namespace {

struct Entry {
  QString name;
  int first{0};
  int second{0};
};

std::optional<Entry> entryOf(const QString& word) {
  const QStringList halves = word.split(QLatin1Char('='));
  if (halves.size() != 2) return std::nullopt;
  const QStringList numbers = halves[1].split(QLatin1Char(','));
  if (numbers.size() != 2) return std::nullopt;
  bool good = true;
  bool alsoGood = true;
  const Entry entry{halves[0], numbers[0].toInt(&good), numbers[1].toInt(&alsoGood)};
  const bool sane = entry.first >= 0 && entry.second >= 0 && entry.first < 10'000;
  if (!good || !alsoGood || !sane) return std::nullopt;
  return entry;
}

void take(Arrangement& chosen, const Entry& entry) {
  if (entry.name == "side") chosen.side = entry.first;
  if (entry.name == "below") chosen.below = entry.first;
  if (entry.name == "front" && entry.first < static_cast<int>(kPaneCount)) {
    const Pane pane = kPanes[static_cast<std::size_t>(entry.first)];
    chosen.front[static_cast<std::size_t>(dockOf(pane))] = pane;
  }
  for (const Pane pane : kPanes) {
    if (entry.name != idOf(pane)) continue;
    chosen.open[static_cast<std::size_t>(pane)] = entry.first != 0;
    chosen.extent[static_cast<std::size_t>(pane)] = std::min(entry.second, 10'000);
  }
}

}  // namespace

void readInto(Arrangement& chosen, const QString& text) {
  for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    if (const auto entry = entryOf(word)) take(chosen, *entry);
  }
}

}  // namespace view
