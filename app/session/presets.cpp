#include "app/session/presets.h"

#include <array>

namespace session {

namespace {

using nemesis::Plan;
using nemesis::Preset;
using Servers = std::vector<raft::ServerId>;

QString namesOf(const Servers& servers) {
  QStringList names;
  for (const raft::ServerId id : servers) names << QStringLiteral("S%1").arg(id.value);
  return names.join(QLatin1Char(' '));
}

/// What a plan that can be carried out does: %1 are its servers, %2 the other part.
QString sentenceOf(Preset preset) {
  switch (preset) {
    case Preset::KillFollower:
    case Preset::KillLeader:
      return PresetList::tr("Crashes %1.");
    case Preset::KillQuorum:
      return PresetList::tr("Crashes %1: the rest is no majority.");
    case Preset::KillAll:
      return PresetList::tr("Crashes %1: all at once.");
    case Preset::RestartAll:
      return PresetList::tr("Starts %1 again.");
    case Preset::Blackhole:
      return PresetList::tr("Cuts %1 off: nothing reaches it, nothing leaves it.");
    case Preset::Deaf:
      return PresetList::tr("%1 hears nobody, and is still heard.");
    case Preset::Halves:
      return PresetList::tr("Cuts %1 from %2.");
    case Preset::Bridge:
      return PresetList::tr("Cuts %1 from %2; the last one reaches both.");
    case Preset::SlowDisk:
      return PresetList::tr("Every fsync of %1 takes 150 to 300 ms.");
    case Preset::StalledDisk:
      return PresetList::tr("No fsync of %1 ends until it is repaired.");
    case Preset::FlakyLink:
      return PresetList::tr(
          "Between %1: 30 % lost, 30 % doubled, 30 % overtake, 10 % 400 ms late.");
    case Preset::SlowNetwork:
      return PresetList::tr("Every message takes 80 to 160 ms.");
    case Preset::AsBefore:
      return PresetList::tr("Heals cuts, links, disks and clocks; resumes and restarts servers.");
  }
  return {};
}

QString saysOf(Preset preset, const Plan& plan) {
  if (plan.commands.empty()) {
    return preset == Preset::AsBefore ? PresetList::tr("Nothing is broken.")
                                      : PresetList::tr("Not possible now.");
  }
  return sentenceOf(preset)
      .replace(QLatin1String("%1"), namesOf(plan.servers))
      .replace(QLatin1String("%2"), namesOf(plan.others));
}

}  // namespace

PresetList::PresetList(QObject* parent)
    : QAbstractListModel(parent), lines_(nemesis::kPresets + 1) {}

int PresetList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant PresetList::data(const QModelIndex& index, int role) const {
  const Line& line = lines_[static_cast<std::size_t>(index.row())];
  if (role == Text) return line.text;
  if (role == Says) return line.says;
  return role == Possible ? QVariant(line.possible) : QVariant();
}

QHash<int, QByteArray> PresetList::roleNames() const {
  return {{Text, "text"}, {Says, "says"}, {Possible, "possible"}};
}

void PresetList::look(const trace::ClusterView& view, const cluster::Settings& settings,
                      raft::Instant now, raft::ServerId chosen) {
  if (view.size() == 0) return;
  std::vector<Line> lines;
  for (std::size_t i = 0; i < nemesis::kPresets; ++i) {
    const auto preset = static_cast<Preset>(i);
    const Plan plan = nemesis::planOf(preset, view, settings, now, chosen);
    lines.push_back({textOf(preset), saysOf(preset, plan), !plan.commands.empty()});
  }
  lines.push_back({tr("Rolling restart"),
                   tr("One after the other, the leader last; each waits for the one before."),
                   view.leader().value != 0});
  if (lines == lines_) return;
  lines_ = std::move(lines);
  Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QString PresetList::textOf(Preset preset) {
  const std::array texts{tr("Kill a follower"), tr("Kill the leader"),   tr("Kill a quorum"),
                         tr("Kill all"),        tr("Restart all"),       tr("Blackhole a server"),
                         tr("Deafen a server"), tr("Split into halves"), tr("Bridge two halves"),
                         tr("Slow disk"),       tr("Stalled disk"),      tr("Flaky link"),
                         tr("Slow network"),    tr("All as before")};
  static_assert(std::tuple_size_v<decltype(texts)> == nemesis::kPresets);
  return texts[static_cast<std::size_t>(preset)];
}

}  // namespace session
