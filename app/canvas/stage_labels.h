// A server's role and timer in words, for its label and for whoever asks what it is.
// Thread rule: pure.
#pragma once

#include <QString>

#include "app/view/moment.h"

namespace canvas {

/// "leader", "candidate, 2 of 3 votes", "follower, voted for S2", "stopped".
QString roleText(const trace::ServerView& server, const trace::ClusterView& cluster);
/// "159 ms left, next", "beat in 43 ms"; empty when no timer runs.
QString timerText(const trace::ServerView& server, const view::Moment& moment);

}  // namespace canvas
