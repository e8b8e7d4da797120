// The run as tables of comma-separated values (RFC 4180) with a line of names, and its events as
// JSON lines. Thread rule: pure but for the device written to; for any thread.
#pragma once

#include <QByteArray>
#include <QStringList>

#include "app/share/export_job.h"
#include "app/view/moment.h"

class QIODevice;

namespace share {

/// One record with its line end. Fields with commas, quotes or line ends are quoted.
QByteArray csvRow(const QStringList& fields);

/// Each server at the moment, in the paper's names.
void writeServers(const trace::ClusterView& cluster, QIODevice& to);
/// Each operation of a client that was called within the extent: call, return, outcome.
void writeOperations(const trace::Trace& trace, const Extent& extent, QIODevice& to);
/// Each event of the extent, as words.
void writeEvents(const trace::Trace& trace, const Extent& extent, QIODevice& to);
/// Each replica's value of each key at the moment. GUI thread.
void writeData(const view::Moment& moment, QIODevice& to);
/// What operators watch, of each server under etcd's names: a row whenever a value changed. Where
/// it is a 99th percentile, `window_s` says over how long. `scale`: of view::HealthLog.
void writeHealth(const trace::Trace& trace, const Extent& extent, int scale, QIODevice& to);
/// As `flotilla-cli run --events jsonl` writes them.
void writeJsonLines(const trace::Trace& trace, const Extent& extent, QIODevice& to);

}  // namespace share
