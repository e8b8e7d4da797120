#include "app/explorer/study_place.h"

#include <algorithm>

namespace explorer {
namespace {

const std::vector<planning::Network>& presets() {
  static const std::vector<planning::Network> all{planning::lan(), planning::threeZones(),
                                                  planning::threeContinents()};
  return all;
}

QString latencyWords(const planning::Latency& latency) {
  const auto ms = [](planning::Duration time) {
    return QString::number(std::chrono::duration<double, std::milli>(time).count());
  };
  return latency.least == latency.most ? ms(latency.least)
                                       : ms(latency.least) + '-' + ms(latency.most);
}

}  // namespace

StudyPlace::StudyPlace(QObject* parent) : QObject(parent) {
  for (const auto& row : planning::threeContinents().oneWay) {
    for (const planning::Latency& latency : row) cells_ << latencyWords(latency);
  }
}

QStringList StudyPlace::networks() const {
  return {tr("One rack (LAN)"), tr("Three zones"), tr("Three continents"), tr("Own matrix")};
}

QStringList StudyPlace::disks() const { return {tr("NVMe"), tr("SSD"), tr("HDD"), tr("Stalling")}; }

bool StudyPlace::own() const { return network_ == static_cast<int>(presets().size()); }

void StudyPlace::setNetwork(int network) {
  const int wanted = std::clamp(network, 0, static_cast<int>(presets().size()));
  if (wanted == network_) return;
  network_ = wanted;
  readMatrix();
  Q_EMIT changed();
}

void StudyPlace::setDisk(int disk) {
  const int wanted = std::clamp(disk, 0, static_cast<int>(planning::disks().size()) - 1);
  if (wanted == disk_) return;
  disk_ = wanted;
  Q_EMIT changed();
}

// What was written stays; what is new is as far as the first pair is.
void StudyPlace::setPlaces(int places) {
  const int wanted = std::clamp(places, 2, kPlacesMost);
  if (wanted == places_) return;
  QStringList cells;
  for (int row = 0; row < wanted; ++row) {
    for (int column = 0; column < wanted; ++column) {
      const bool there = row < places_ && column < places_;
      cells << (there ? cells_[row * places_ + column] : cells_[row == column ? 0 : 1]);
    }
  }
  cells_ = cells;
  places_ = wanted;
  Q_EMIT cellsChanged();
  readMatrix();
  Q_EMIT changed();
}

// A pair is as far back as there, unless the way back, below the diagonal, is written too.
void StudyPlace::setCell(int row, int column, const QString& words) {
  if (row < 0 || column < 0 || row >= places_ || column >= places_) return;
  QString& cell = cells_[row * places_ + column];
  QString& back = cells_[column * places_ + row];
  if (cell == words) return;
  if (row < column && back == cell) back = words;
  cell = words;
  Q_EMIT cellsChanged();
  readMatrix();
  Q_EMIT changed();
}

void StudyPlace::readMatrix() {
  problem_.clear();
  if (!own()) {
    chosen_ = presets()[static_cast<std::size_t>(network_)];
    return;
  }
  QStringList rows;
  for (int row = 0; row < places_; ++row) rows << cells_.mid(row * places_, places_).join(',');
  auto read = planning::networkFromText(rows.join(';').toStdString());
  if (auto* network = std::get_if<planning::Network>(&read)) {
    chosen_ = std::move(*network);
    return;
  }
  problem_ =
      tr("The matrix cannot be read: write milliseconds one way, like 5 or 5-6, up to "
         "10 000.");
}

planning::Disk StudyPlace::chosenDisk() const {
  return planning::disks()[static_cast<std::size_t>(disk_)];
}

}  // namespace explorer
