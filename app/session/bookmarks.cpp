#include "app/session/bookmarks.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

#include "app/session/numbers.h"

namespace session {

namespace {

/// A name is one line and has no quotes.
QString oneLine(const QString& name) { return QString(name).replace('"', '\'').simplified(); }

}  // namespace

int Bookmarks::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant Bookmarks::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Bookmark& row = rows_[index.row()];
  switch (role) {
    case Qt::DisplayRole:
    case Name:
      return row.name;
    case Time:
      return msOf(row.at);
    case OfBranch:
      return row.branch;
  }
  return {};
}

QHash<int, QByteArray> Bookmarks::roleNames() const {
  return {{Name, "name"}, {Time, "time"}, {OfBranch, "ofBranch"}};
}

int Bookmarks::add(Bookmark bookmark) {
  bookmark.name = oneLine(bookmark.name);
  const auto same = std::find_if(rows_.begin(), rows_.end(), [&](const Bookmark& b) {
    return b.at == bookmark.at && b.branch == bookmark.branch;
  });
  if (same != rows_.end()) return static_cast<int>(same - rows_.begin());
  const auto place = std::upper_bound(rows_.begin(), rows_.end(), bookmark.at,
                                      [](Instant at, const Bookmark& b) { return at < b.at; });
  const int row = static_cast<int>(place - rows_.begin());
  beginInsertRows({}, row, row);
  rows_.insert(place, std::move(bookmark));
  endInsertRows();
  Q_EMIT changed();
  return row;
}

void Bookmarks::rename(int row, const QString& name) {
  if (row < 0 || row >= count() || oneLine(name).isEmpty()) return;
  rows_[row].name = oneLine(name);
  Q_EMIT dataChanged(index(row), index(row), {Name});
  Q_EMIT changed();
}

void Bookmarks::remove(int row) {
  if (row < 0 || row >= count()) return;
  beginRemoveRows({}, row, row);
  rows_.erase(rows_.begin() + row);
  endRemoveRows();
  Q_EMIT changed();
}

void Bookmarks::clear() {
  if (rows_.empty()) return;
  beginRemoveRows({}, 0, count() - 1);
  rows_.clear();
  endRemoveRows();
  Q_EMIT changed();
}

QString Bookmarks::text(const std::vector<Bookmark>& bookmarks) {
  QString lines;
  for (const Bookmark& row : bookmarks) {
    lines += QStringLiteral("# bookmark %1ms \"%2\"\n").arg(msOf(row.at), 0, 'f', 6).arg(row.name);
  }
  return lines;
}

void Bookmarks::read(const QString& text) {
  static const QRegularExpression line(
      QStringLiteral("^\\s*#\\s*bookmark\\s+(\\d{1,9}(?:\\.\\d{1,6})?)ms\\s+\"([^\"\\n]*)\"\\s*$"),
      QRegularExpression::MultilineOption);
  auto found = line.globalMatch(text);
  while (found.hasNext()) {
    const QRegularExpressionMatch match = found.next();
    const auto ns = std::llround(match.captured(1).toDouble() * 1e6);
    add({Instant{Duration{ns}}, 0, match.captured(2)});
  }
}

}  // namespace session
