#include "app/session/breakpoints.h"

#include <algorithm>

#include "engine/scenario/printer.h"

namespace session {

QString sentenceOf(const scenario::Problem& problem) {
  const QString expected = QString::fromStdString(problem.expected);
  if (problem.found.empty()) return expected;
  return Breakpoints::tr("At character %1: found %2, expected %3.")
      .arg(problem.column)
      .arg(QString::fromStdString(problem.found), expected);
}

int Breakpoints::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant Breakpoints::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& row = rows_[index.row()];
  switch (role) {
    case Qt::DisplayRole:
    case Words:
      return row.words;
    case Text:
      return row.text;
    case On:
      return row.on;
    case Fits:
      return fits(row.point.condition, servers_);
  }
  return {};
}

QHash<int, QByteArray> Breakpoints::roleNames() const {
  return {{Words, "words"}, {Text, "text"}, {On, "on"}, {Fits, "fits"}};
}

QString Breakpoints::add(const QString& text, const QString& words) {
  const auto read = scenario::readCondition(text.toStdString(), servers_);
  if (const auto* problem = std::get_if<scenario::Problem>(&read)) return sentenceOf(*problem);
  const auto& condition = std::get<scenario::Condition>(read);
  const auto same = std::find_if(rows_.begin(), rows_.end(),
                                 [&](const Row& row) { return row.point.condition == condition; });
  if (same != rows_.end()) {
    setOn(static_cast<int>(same - rows_.begin()), true);
    return {};
  }
  const QString written = QString::fromStdString(scenario::print(condition));
  beginInsertRows({}, count(), count());
  rows_.push_back({{++lastId_, condition}, written, words.isEmpty() ? written : words, true});
  endInsertRows();
  Q_EMIT changed();
  return {};
}

void Breakpoints::setOn(int row, bool on) {
  if (row < 0 || row >= count() || rows_[row].on == on) return;
  rows_[row].on = on;
  Q_EMIT dataChanged(index(row), index(row), {On});
  Q_EMIT changed();
}

void Breakpoints::remove(int row) {
  if (row < 0 || row >= count()) return;
  beginRemoveRows({}, row, row);
  rows_.erase(rows_.begin() + row);
  endRemoveRows();
  Q_EMIT changed();
}

void Breakpoints::setServers(std::uint32_t servers) {
  servers_ = servers;
  if (rows_.empty()) return;
  Q_EMIT dataChanged(index(0), index(count() - 1), {Fits});
  Q_EMIT changed();
}

std::vector<WatchPoint> Breakpoints::points() const {
  std::vector<WatchPoint> points;
  for (const Row& row : rows_) {
    if (row.on && fits(row.point.condition, servers_)) points.push_back(row.point);
  }
  return points;
}

QString Breakpoints::wordsOf(int id) const {
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [id](const Row& r) { return r.point.id == id; });
  return found == rows_.end() ? QString() : found->words;
}

}  // namespace session
