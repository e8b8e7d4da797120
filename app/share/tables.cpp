#include "app/share/tables.h"

#include <QIODevice>

#include "app/view/client_history.h"
#include "app/view/data_view.h"
#include "app/view/operations.h"
#include "app/view/words.h"
#include "engine/trace/jsonl.h"
#include "engine/trace/text.h"
#include "engine/trace/words.h"

namespace share {
namespace {

QString textOf(std::string_view words) {
  return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

/// Milliseconds with a point, to the nanosecond, whatever the language.
QString msOf(trace::Instant at) {
  return QString::number(static_cast<double>(at.time_since_epoch().count()) / 1e6, 'f', 6);
}

QString nameOrNone(trace::ServerId id) { return id ? view::nameOf(id) : QString(); }

QString statusOf(const trace::ServerView& server) {
  switch (server.status) {
    case trace::ServerStatus::Up:
      return QStringLiteral("up");
    case trace::ServerStatus::Paused:
      return QStringLiteral("paused");
    case trace::ServerStatus::Down:
      return QStringLiteral("down");
    case trace::ServerStatus::Refused:
      return QStringLiteral("refused");
  }
  return {};
}

QString valueOf(const std::optional<std::string>& value) {
  return value ? view::dataText(*value, view::Length::Whole) : QString();
}

}  // namespace

QByteArray csvRow(const QStringList& fields) {
  QStringList written;
  for (QString field : fields) {
    const bool plain = !field.contains(',') && !field.contains('"') && !field.contains('\n') &&
                       !field.contains('\r');
    if (!plain) field = '"' + field.replace('"', QStringLiteral("\"\"")) + '"';
    written << field;
  }
  return written.join(',').toUtf8() + "\r\n";
}

void writeServers(const trace::ClusterView& cluster, QIODevice& to) {
  to.write(csvRow({"server", "status", "role", "currentTerm", "votedFor", "leader", "lastIndex",
                   "commitIndex", "lastApplied", "snapshotIndex", "revision"}));
  for (const trace::ServerView& server : cluster.servers()) {
    to.write(csvRow(
        {view::nameOf(server.id), statusOf(server),
         server.running() ? textOf(trace::nameOf(server.role)) : QString(),
         QString::number(server.currentTerm.value), nameOrNone(server.votedFor),
         nameOrNone(server.leader), QString::number(server.log.lastIndex().value),
         QString::number(server.commitIndex.value), QString::number(server.lastApplied.value),
         QString::number(server.snapshotIndex.value), QString::number(server.revision)}));
  }
}

void writeOperations(const trace::Trace& trace, const Extent& extent, QIODevice& to) {
  view::ClientHistory history;
  do {
    history.bring(trace);
    if (!extent.progress->wanted()) return;
  } while (history.readTo() < trace.lastId());
  to.write(csvRow({"operation", "client", "via", "command", "called_ms", "returned_ms", "outcome",
                   "result", "revision", "failure"}));
  for (const view::ClientOperation& operation : history.operations()) {
    const trace::OperationView& shown = operation.shown;
    if (!extent.holds(shown.startedAt)) continue;
    const bool ok = shown.finished() && shown.outcome == trace::Outcome::Ok;
    const bool failed = shown.finished() && shown.failure != trace::Failure::None;
    to.write(csvRow({QString::number(shown.id.value), view::clientText(shown.command.client),
                     nameOrNone(shown.via),
                     view::operationText(shown.command.operation, view::Length::Whole),
                     msOf(shown.startedAt), shown.finished() ? msOf(shown.finishedAt) : QString(),
                     view::outcomeName(shown), ok ? valueOf(shown.result.value) : QString(),
                     ok ? QString::number(shown.result.revision) : QString(),
                     failed ? textOf(trace::nameOf(shown.failure)) : QString()}));
  }
}

void writeEvents(const trace::Trace& trace, const Extent& extent, QIODevice& to) {
  to.write(csvRow({"event", "time_ms", "server", "kind", "words", "trigger"}));
  const trace::EventId last = extent.last(trace);
  for (trace::EventId id = extent.first(trace); id <= last && extent.goesOn(id, last); ++id) {
    const trace::Event& event = trace.at(id);
    to.write(csvRow({QString::number(id.value), msOf(event.at), nameOrNone(event.server),
                     textOf(trace::nameOf(event.body)), textOf(trace::wordsOf(event)),
                     event.trigger ? QString::number(event.trigger.value) : QString()}));
  }
}

void writeData(const view::Moment& moment, QIODevice& to) {
  view::DataView data;
  // It folds so many entries at a time and asks for more when a turn of the loop later.
  for (std::uint64_t folded = 0; folded <= moment.cluster->committed().value;
       folded += view::Replicas::kEntriesAFrame) {
    data.show(moment);
  }
  QStringList names{QStringLiteral("key")};
  for (const trace::ServerView& server : moment.cluster->servers()) {
    names << view::nameOf(server.id) << view::nameOf(server.id) + QStringLiteral("_note");
  }
  to.write(csvRow(names));
  const int notesRole = data.roleNames().key("notes");
  for (int place = 0; place < data.rowCount(); ++place) {
    const view::DataRow& row = data.rows()[static_cast<std::size_t>(place)];
    const QStringList notes = data.data(data.index(place, 0), notesRole).toStringList();
    QStringList fields{view::dataText(row.key, view::Length::Whole)};
    for (std::size_t k = 0; k < row.cells.size(); ++k) {
      const auto& value = row.cells[k].value;
      fields << (value ? view::dataText(value->value, view::Length::Whole) : QString())
             << notes.value(static_cast<qsizetype>(k));
    }
    to.write(csvRow(fields));
  }
}

void writeJsonLines(const trace::Trace& trace, const Extent& extent, QIODevice& to) {
  const trace::EventId first = extent.first(trace);
  const trace::EventId last = extent.last(trace);
  trace::JsonLines lines(trace.viewAt(trace::EventId{first.value - 1}));
  for (trace::EventId id = first; id <= last && extent.goesOn(id, last); ++id) {
    to.write(QByteArray::fromStdString(lines.next(trace.at(id))) + '\n');
  }
}

}  // namespace share
