#include "app/view/data_view.h"

#include <algorithm>

#include "app/view/operations.h"
#include "app/view/words.h"

namespace view {
namespace {

QString valueOf(const DataCell& cell) {
  return cell.value ? valueText(cell.value->value) : QString();
}

QString noteOf(const DataCell& cell) {
  const QString revision =
      cell.value ? Say::tr("rev %1").arg(cell.value->modRevision) : Say::tr("no such key");
  switch (cell.standing) {
    case Standing::Same:
    case Standing::Absent:
      return revision;
    case Standing::Behind:
      return cell.value ? Say::tr("stale") : Say::tr("missing");
    case Standing::Gone:
      break;
  }
  return Say::tr("stopped");
}

QString sayRow(const DataRow& row) {
  QStringList parts;
  for (std::size_t k = 0; k < row.cells.size(); ++k) {
    const DataCell& cell = row.cells[k];
    const QString value = cell.value ? valueOf(cell) + ", " : QString();
    const bool stale = cell.value && cell.standing == Standing::Behind;
    const QString since = stale ? Say::tr(", rev %1").arg(cell.value->modRevision) : QString();
    parts << Say::tr("S%1: %2%3%4").arg(QString::number(k + 1), value, noteOf(cell), since);
  }
  return dataText(row.key) + ". " + parts.join("; ");
}

template <class Value, class Of>
QVariant each(const DataRow& row, Of of) {
  QList<Value> list;
  for (const DataCell& cell : row.cells) list << of(cell);
  return QVariant::fromValue(list);
}

}  // namespace

DataView::DataView(QObject* parent)
    : QAbstractListModel(parent), heads_({"server", "title", "applied", "lag", "running"}) {}

int DataView::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant DataView::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const DataRow& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Key:
      return idOfKey(row.key);
    case Name:
      return dataText(row.key);
    case Values:
      return each<QString>(row, valueOf);
    case Notes:
      return each<QString>(row, noteOf);
    case Standings:
      return each<int>(row, [](const DataCell& cell) { return static_cast<int>(cell.standing); });
    case Said:
      return sayRow(row);
    default:
      return {};
  }
}

QHash<int, QByteArray> DataView::roleNames() const {
  return {{Key, "key"},     {Name, "name"},           {Values, "values"},
          {Notes, "notes"}, {Standings, "standings"}, {Said, "said"}};
}

// A branch shares its past with others, but what it committed later may differ.
bool DataView::samePast(const Moment& moment) {
  const bool here = moment.trace == last_ && seen_ <= moment.trace->lastId();
  const bool kept = here && seen_ && seen_ > moment.trace->droppedThrough();
  const bool same = here && (!kept || moment.trace->at(seen_) == seenEvent_);
  last_ = moment.trace;
  const trace::EventId now = moment.cluster->lastEvent();
  if (!same || now > seen_) {
    seen_ = now;
    if (now > moment.trace->droppedThrough()) seenEvent_ = moment.trace->at(now);
  }
  return same;
}

void DataView::show(const Moment& moment) {
  if (!moment.trace || !moment.cluster) return;
  showMaps(moment);
  leases_.show(moment, rows_);
}

void DataView::showMaps(const Moment& moment) {
  const trace::ClusterView& cluster = *moment.cluster;
  const bool same = samePast(moment);
  if (!same) {
    replicas_.forget();
    own_.clear();
  }
  if (!bring(cluster)) {
    QMetaObject::invokeMethod(this, &DataView::asked, Qt::QueuedConnection);
  }
  std::vector<std::uint64_t> applied;
  for (const trace::ServerView& server : cluster.servers()) {
    applied.push_back(server.running() ? server.lastApplied.value + 1 : 0);
  }
  const bool still = own_.empty() && replicas_.foldedTo() == shownTo_;
  if (same && still && applied == shownFor_) return;
  shownFor_ = std::move(applied);
  shownTo_ = replicas_.foldedTo();
  setHeads(cluster);
  setRows(dataRows(logs(cluster), cluster));
  sum(cluster);
}

bool DataView::bring(const trace::ClusterView& cluster) {
  const bool sound = cluster.started().rules == raft::Rules{};
  own_.resize(sound ? 0 : cluster.size());
  if (sound) return replicas_.bring(cluster);
  bool whole = true;
  for (const trace::ServerView& server : cluster.servers()) {
    whole = own_[server.id.value - 1].bring(cluster, server) && whole;
  }
  return whole;
}

std::vector<const Replicas*> DataView::logs(const trace::ClusterView& cluster) const {
  std::vector<const Replicas*> of(cluster.size(), &replicas_);
  for (std::size_t k = 0; k < own_.size(); ++k) of[k] = &own_[k];
  return of;
}

void DataView::setHeads(const trace::ClusterView& cluster) {
  raft::Index most;
  for (const auto& server : cluster.servers()) {
    if (server.running()) most = std::max(most, server.lastApplied);
  }
  std::vector<RowModel::Row> heads;
  for (const trace::ServerView& server : cluster.servers()) {
    const auto lag = static_cast<int>(most.value - std::min(most, server.lastApplied).value);
    const QString late = lag > 0 ? tr("%n behind", "", lag) : QString();
    const QString applied =
        server.running() ? QString::number(server.lastApplied.value) : tr("stopped");
    heads.push_back({server.id.value,
                     {static_cast<int>(server.id.value), nameOf(server.id), applied,
                      server.running() ? late : QString(), server.running()}});
  }
  heads_.setRows(std::move(heads));
}

void DataView::setRows(std::vector<DataRow> rows) {
  const std::size_t before = rows_.size();
  std::size_t at = 0;
  for (DataRow& row : rows) {
    const auto found = std::lower_bound(
        rows_.begin() + static_cast<std::ptrdiff_t>(at), rows_.end(), row.key,
        [](const DataRow& shown, const std::string& key) { return shown.key < key; });
    const auto place = static_cast<std::size_t>(found - rows_.begin());
    if (place > at) {
      beginRemoveRows({}, static_cast<int>(at), static_cast<int>(place) - 1);
      rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(at), found);
      endRemoveRows();
    }
    const int here = static_cast<int>(at);
    const auto shown = rows_.begin() + here;
    if (shown == rows_.end() || shown->key != row.key) {
      beginInsertRows({}, here, here);
      rows_.insert(shown, std::move(row));
      endInsertRows();
    } else if (*shown != row) {
      *shown = std::move(row);
      Q_EMIT dataChanged(index(here), index(here));
    }
    ++at;
  }
  if (at < rows_.size()) {
    beginRemoveRows({}, static_cast<int>(at), rowCount() - 1);
    rows_.resize(at);
    endRemoveRows();
  }
  if (before != rows_.size()) Q_EMIT countChanged();
}

void DataView::sum(const trace::ClusterView& cluster) {
  std::vector<trace::ServerId> behind;
  for (std::size_t k = 0; k < cluster.size(); ++k) {
    const bool differs = std::any_of(rows_.begin(), rows_.end(), [&](const DataRow& row) {
      return row.cells[k].standing == view::Standing::Behind;
    });
    if (differs) behind.push_back(trace::ServerId{k + 1});
  }
  QString text = behind.empty() ? tr("all that run hold the same")
                                : tr("stale or missing keys: %1").arg(listOf(behind));
  if (rows_.empty()) text.clear();
  if (text == summary_ && same_ == behind.empty()) return;
  summary_ = text;
  same_ = behind.empty();
  Q_EMIT summaryChanged();
}

}  // namespace view
