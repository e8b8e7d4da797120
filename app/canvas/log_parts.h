// The parts of the log matrix beside its cells.
// Thread rule: pure.
#pragma once

#include <QCoreApplication>

#include "app/canvas/log_list.h"

namespace canvas {

/// Where the words of the log are translated.
struct LogSay {
  Q_DECLARE_TR_FUNCTIONS(Log)
};

struct LogSheet {
  const trace::ClusterView& cluster;
  const LogGeometry& geometry;
  const LogLook& look;
  DrawList& list;
};

/// Each row's server: its name, the sign of its role, its term.
void drawHeads(const LogSheet& sheet);
void drawLegend(const LogSheet& sheet);
// log_snapshots.cpp
/// The prefix of a log that a snapshot stands for: one block, with how many entries are in it.
void drawSnapshot(const LogSheet& sheet, trace::ServerId server);
/// Its own newest snapshot reaches further than the entries it gave up.
void drawSnapshotMark(const LogSheet& sheet, trace::ServerId server);

}  // namespace canvas
