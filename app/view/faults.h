// What is wrong with a server, its disk and clock, or with a link, in words: all that differs from
// how the run began. Thread rule: pure.
#pragma once

#include <QString>

#include "engine/trace/view.h"

namespace view {

/// A disk that works, but not at the pace the run began with.
bool otherPace(const trace::ClusterView& cluster, const trace::ServerView& server);
/// By how much the server's clock is ahead of the run's; below zero: behind.
trace::Duration clockError(const trace::ServerView& server, trace::Instant now);

/// "disk lost", "full, fsync 150 to 300 ms"; empty: as the run began.
QString diskText(const trace::ClusterView& cluster, const trace::ServerView& server);
/// "5 ms ahead, drifts by 200 ppm"; empty: right.
QString clockText(const trace::ServerView& server, trace::Instant now);
/// Both, for a sentence about the server: "disk stalled, clock 5 ms ahead"; empty: neither.
QString serverFaults(const trace::ClusterView& cluster, const trace::ServerView& server,
                     trace::Instant now);
/// Of one way, without its cut: "10 % lost, 80 to 160 ms"; empty: as the run began.
QString linkFaults(const trace::LinkState& link, const trace::LinkState& start);
/// All ways of three servers or more are alike, cuts apart: what they do is said once for all.
bool linksAlike(const trace::ClusterView& cluster);

}  // namespace view
