#include "app/view/trace_list.h"

#include <QStringList>

#include <algorithm>

#include "app/view/words.h"
#include "engine/trace/text.h"
#include "engine/trace/words.h"

namespace view {

int TraceList::rowCount(const QModelIndex& parent) const {
  if (parent.isValid()) return 0;
  return static_cast<int>(filtered() ? found_.size() : last_.value - dropped_.value);
}

trace::EventId TraceList::idAt(int row) const {
  const auto place = static_cast<std::uint64_t>(row);
  return filtered() ? found_[place] : trace::EventId{dropped_.value + 1 + place};
}

int TraceList::eventAt(int row) const {
  return row < 0 || row >= rowCount() ? 0 : static_cast<int>(idAt(row).value);
}

int TraceList::before(int row) const {
  int at = std::min(row, rowCount() - 1);
  if (at <= 0) return 0;
  const trace::Instant here = trace_.at(idAt(at)).at;
  while (at > 0 && trace_.at(idAt(at)).at == here) --at;
  return at;
}

QVariant TraceList::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const trace::EventId id = idAt(index.row());
  if (id <= trace_.droppedThrough() || id > trace_.lastId()) return {};
  const trace::Event& event = trace_.at(id);
  switch (role) {
    case EventIdRole:
      return static_cast<int>(id.value);
    case Time:
      return QString::number(static_cast<double>(event.at.time_since_epoch().count()) / 1e6, 'f',
                             3);
    case Server:
      return event.server ? nameOf(event.server) : QString();
    case Name: {
      const std::string_view name = trace::nameOf(event.body);
      return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    case Words:
      return wordsOfEvent(event);
    case ServerNumber:
      return static_cast<int>(event.server.value);
    case Spoken:
      return tr("%1 ms, %2 %3: %4")
          .arg(data(index, Time).toString(), data(index, Server).toString(),
               data(index, Name).toString(), data(index, Words).toString());
    default:
      return {};
  }
}

QHash<int, QByteArray> TraceList::roleNames() const {
  return {{EventIdRole, "eventId"}, {Time, "time"},   {Server, "server"},
          {Name, "name"},           {Words, "words"}, {ServerNumber, "serverId"},
          {Spoken, "spoken"}};
}

QList<bool> TraceList::kinds() const {
  return QList<bool>(filter_.kinds.begin(), filter_.kinds.end());
}

void TraceList::setText(const QString& text) {
  TraceFilter wanted = filter_;
  wanted.text = text.trimmed();
  setFilter(wanted);
}

void TraceList::setServer(int server) {
  TraceFilter wanted = filter_;
  wanted.server = trace::ServerId{static_cast<std::uint64_t>(std::max(0, server))};
  setFilter(wanted);
}

void TraceList::toggleKind(int kind) {
  if (kind < 0 || kind >= static_cast<int>(kEventKinds)) return;
  TraceFilter wanted = filter_;
  bool& shown = wanted.kinds[static_cast<std::size_t>(kind)];
  shown = !shown;
  setFilter(wanted);
}

QString TraceList::summary() const {
  const std::uint64_t all = last_.value - dropped_.value;
  if (!filtered()) return tr("%1 events").arg(all);
  const QString found = tr("%1 of %2 events").arg(rowCount()).arg(all);
  return searching() ? tr("%1, searching").arg(found) : found;
}

QString TraceList::lines(int first, int last) const {
  QStringList text;
  const int end = std::min({last, rowCount() - 1, first + kCopiedMost - 1});
  for (int row = std::max(0, first); row <= end; ++row) {
    text << QString::fromStdString(trace::textOf(trace_.at(idAt(row)), servers_));
  }
  return text.join(QLatin1Char('\n'));
}

void TraceList::setFilter(const TraceFilter& filter) {
  if (filter == filter_) return;
  const trace::EventId last = last_;
  clear();
  filter_ = filter;
  ++round_;
  waiting_ = false;
  searchedTo_ = dropped_;
  growTo(last);
  Q_EMIT filterChanged();
  searchOn();
  follow(now_);
  Q_EMIT countChanged();
}

// The lines go; the trace stays.
void TraceList::clear() {
  if (rowCount() > 0) beginRemoveRows({}, 0, rowCount() - 1);
  const bool any = rowCount() > 0;
  found_.clear();
  last_ = dropped_;
  if (any) endRemoveRows();
  if (current_ < 0) return;
  current_ = -1;
  Q_EMIT currentChanged();
}

bool TraceList::stillTrue(const trace::Trace& trace) const {
  if (!last_) return true;
  if (&trace != source_ || last_ > trace.lastId()) return false;
  return last_ <= trace.droppedThrough() || trace.at(last_) == lastEvent_;
}

void TraceList::show(const Moment& moment) {
  if (!moment.trace || !moment.cluster) return;
  const trace::Trace& trace = *moment.trace;
  const bool same = stillTrue(trace);
  servers_ = moment.cluster->size();
  if (!same) {
    clear();
    dropped_ = last_ = searchedTo_ = {};
    ++round_;
    waiting_ = false;
  }
  source_ = &trace;
  const bool grew = !same || trace.lastId() != last_ || trace.droppedThrough() != dropped_;
  if (grew) {
    trace_ = trace;
    dropOldest(trace.droppedThrough());
    growTo(trace.lastId());
    if (last_ > dropped_) lastEvent_ = trace.at(last_);
  }
  const bool searched = searching();
  searchOn();
  follow(moment.cluster->lastEvent());
  if (grew || searched) Q_EMIT countChanged();
}

void TraceList::dropOldest(trace::EventId through) {
  if (through <= dropped_) return;
  const int before = rowCount();
  int gone = static_cast<int>(std::min(through, last_).value - std::min(dropped_, last_).value);
  if (filtered()) {
    gone =
        static_cast<int>(std::upper_bound(found_.begin(), found_.end(), through) - found_.begin());
  }
  gone = std::min(gone, before);
  if (gone > 0) beginRemoveRows({}, 0, gone - 1);
  if (filtered()) found_.erase(found_.begin(), found_.begin() + gone);
  dropped_ = through;
  last_ = std::max(last_, through);
  searchedTo_ = std::max(searchedTo_, through);
  if (gone > 0) endRemoveRows();
}

void TraceList::growTo(trace::EventId last) {
  if (last <= last_) return;
  if (filtered()) {
    last_ = last;
    return;
  }
  const int before = rowCount();
  beginInsertRows({}, before, before + static_cast<int>(last.value - last_.value) - 1);
  last_ = last;
  endInsertRows();
}

void TraceList::searchOn() {
  if (!searching() || waiting_) return;
  if (last_.value - searchedTo_.value > kAtOnce) return searchBehind();
  append(search(trace_, filter_, searchedTo_, last_), last_);
}

void TraceList::searchBehind() {
  waiting_ = true;
  const trace::EventId to{std::min(last_.value, searchedTo_.value + kChunk)};
  background_([this, trace = trace_, filter = filter_, from = searchedTo_, to,
               round = round_]() -> std::function<void()> {
    return [this, found = search(trace, filter, from, to), to, round] {
      if (round != round_) return;
      waiting_ = false;
      append(found, to);
      Q_EMIT countChanged();
      QMetaObject::invokeMethod(this, &TraceList::asked, Qt::QueuedConnection);
    };
  });
}

void TraceList::append(const std::vector<trace::EventId>& found, trace::EventId to) {
  searchedTo_ = to;
  if (found.empty()) return;
  const int before = rowCount();
  beginInsertRows({}, before, before + static_cast<int>(found.size()) - 1);
  found_.insert(found_.end(), found.begin(), found.end());
  endInsertRows();
}

void TraceList::follow(trace::EventId now) {
  now_ = now;
  int row = 0;
  if (filtered()) {
    row = static_cast<int>(std::upper_bound(found_.begin(), found_.end(), now) - found_.begin());
  } else if (now > dropped_) {
    row = static_cast<int>(std::min(now, last_).value - dropped_.value);
  }
  if (row - 1 == current_) return;
  current_ = row - 1;
  Q_EMIT currentChanged();
}

}  // namespace view
