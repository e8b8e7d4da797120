#include "app/explorer/staging.h"

#include "app/explorer/figures.h"
#include "app/explorer/ways.h"
#include "engine/planning/fault_table.h"

namespace explorer {
namespace {

QString msWords(raft::Duration time) {
  return QString::number(std::chrono::duration<double, std::milli>(time).count(), 'f', 0) + " ms";
}

QString capital(QString words) {
  if (!words.isEmpty()) words[0] = words[0].toUpper();
  return words;
}

}  // namespace

Staging::Staging(QObject* parent)
    : QObject(parent),
      ways_({"bits", "words", "many", "chosen"}),
      others_({"words", "remain", "works", "here"}) {
  connect(&worker_, &studies::Worker::rested, this, &Staging::rested);
}

void Staging::stage(int servers, int down) {
  const auto size = static_cast<std::uint32_t>(std::clamp(servers, 1, 15));
  const auto lost = static_cast<std::uint32_t>(std::clamp(down, 0, servers));
  put({size, waysOf(size, lost).front().down, 0});
}

void Staging::choose(int downBits) {
  if (stand_.servers == 0) return;
  const std::uint32_t all = (1U << stand_.servers) - 1;
  put({stand_.servers, static_cast<std::uint32_t>(downBits) & all, 0});
}

void Staging::toggle(int server) {
  if (server < 1 || server > servers()) return;
  put({stand_.servers, stand_.down ^ (1U << (server - 1)), 0});
}

void Staging::restart() {
  if (stand_.down == 0) return;
  Stand next = stand_;
  next.restarted = restarted() ? 0 : stand_.firstDown();
  put(next);
}

void Staging::put(const Stand& stand) {
  stand_ = stand;
  busy_ = true;
  std::vector<view::RowModel::Row> rows;
  for (const Way& way : waysOf(stand.servers, stand.downCount())) {
    const bool alike = way.standsFor > 1 && ((way.down ^ stand.down) & 1) == 0;
    const bool chosen = way.down == stand.down || alike;
    rows.push_back(
        {way.down + 1,
         {alike ? stand.down : way.down, downWords(way.down),
          way.standsFor > 1 ? tr("%1 like it").arg(wholeText(way.standsFor)) : QString(), chosen}});
  }
  ways_.setRows(std::move(rows));
  rows.clear();
  const int lost = down();
  for (int size = std::max(1, servers() - 1); size <= servers() + 1; ++size) {
    if (size < lost || size > 15) continue;
    const int left = size - lost;
    rows.push_back({static_cast<quint64>(size),
                    {serversText(static_cast<std::uint64_t>(size)),
                     tr("%1 left, quorum %2").arg(left).arg(size / 2 + 1), left > size / 2,
                     size == servers()}});
  }
  others_.setRows(std::move(rows));
  Q_EMIT changed();
  Q_EMIT tried();
  worker_.start([this, stand, make = make_](const std::stop_token& stop,
                                            const studies::Worker::Report& tell) {
    if (stop.stop_requested()) return;
    tell([this, found = tryStand(stand, make)] { take(found); });
  });
}

void Staging::take(const TriedStand& tried) {
  tried_ = tried;
  busy_ = false;
  Q_EMIT this->tried();
}

QString Staging::title() const {
  if (stand_.servers == 0) return tr("Click a cell");
  return tr("%1, %2 down").arg(serversText(stand_.servers)).arg(down());
}

QString Staging::verdict() const {
  if (stand_.servers == 0) return {};
  if (!works()) return tr("no quorum: writes wait");
  const int more = servers() - down() - quorum();
  return more == 0 ? tr("quorum: can lose no more") : tr("quorum: can lose %1 more").arg(more);
}

QString Staging::sentence() const {
  if (stand_.servers == 0) {
    return tr("A cell is staged on a real cluster and tried: a client writes and reads.");
  }
  const auto left = static_cast<std::uint32_t>(servers() - down());
  if (stand_.servers == 1) return tr("The only server is up. What it has written is all there is.");
  const QString of = numberWord(stand_.servers);
  const QString need = numberWord(static_cast<std::uint32_t>(quorum()));
  if (left == 0)
    return tr("No server is left. What they wrote is on their disks, and waits there.");
  const QString start = capital(
      tr("%1 of %2 servers %3 left").arg(numberWord(left), of, left == 1 ? tr("is") : tr("are")));
  if (works()) {
    return tr("%1: a quorum of %2 is %3. Writes and reads go on.").arg(start, of, need);
  }
  return tr("%1, but a quorum of %2 is %3. The cluster keeps its data and waits.")
      .arg(start, of, need);
}

QString Staging::downWords(std::uint32_t down) const {
  QStringList names;
  for (std::uint32_t server = 1; server <= stand_.servers; ++server) {
    if (Stand{stand_.servers, down, 0}.isDown(server)) names << tr("S%1").arg(server);
  }
  return names.isEmpty() ? tr("nobody down") : tr("%1 down").arg(names.join(' '));
}

QString Staging::waysHead() const {
  const auto all = planning::choose(stand_.servers, stand_.downCount());
  const QString which = tr("Which %1?").arg(numberWord(stand_.downCount()));
  if (stand_.servers == 0) return {};
  if (all == 1) return tr("One way");
  if (all <= kWaysShown) return tr("%1 All %2 ways").arg(which, wholeText(all));
  return tr("%1 %2 ways, in groups").arg(which, wholeText(all));
}

QString Staging::waysFoot() const {
  const auto all = planning::choose(stand_.servers, stand_.downCount());
  return tr("%1 of %2 keep a quorum.").arg(works() ? wholeText(all) : "0", wholeText(all));
}

QString Staging::heldWords(const Told& told) const {
  QStringList names;
  for (const raft::ServerId id : told.holders) names << tr("S%1").arg(id.value);
  return names.join(' ');
}

QString Staging::writeText() const {
  if (busy_ || !known()) return {};
  const Told& told = tried_.write;
  if (told.ok()) {
    return tr("Write: committed at index %1 by %2, in %3.")
        .arg(told.index.value)
        .arg(heldWords(told), msWords(told.took));
  }
  const bool nobody = down() == servers() && !restarted();
  if (nobody)
    return tr("Write: nobody answers; the client gave up after %1.").arg(msWords(told.took));
  return tr("Write: waits, no quorum; the client gave up after %1 and cannot know.")
      .arg(msWords(told.took));
}

QString Staging::readText() const {
  if (busy_ || !known()) return {};
  const Told& told = tried_.read;
  if (told.ok()) {
    const QString value = QString::fromStdString(told.value);
    return tried_.fresh ? tr("Read: x = %1, the last acknowledged write.").arg(value)
                        : tr("Read: x = %1, which is not the last acknowledged write.").arg(value);
  }
  if (down() == servers() && !restarted()) return tr("Read: nobody answers.");
  return tr(
      "Read: refused. Nobody can confirm that it leads, and nobody tells a value that may "
      "be stale.");
}

void Staging::paintOn(canvas::StageItem* stage) const {
  if (!stage || tried_.view.size() == 0) return;
  stage->show({&tried_.trace, &tried_.view, tried_.view.at(), 1.0, true});
}

void Staging::openInLab() {
  if (stand_.servers > 0) Q_EMIT labAsked();
}

QString Staging::text() const {
  return QString::fromStdString(scenarioOf(stand_, title().toStdString()));
}

}  // namespace explorer
