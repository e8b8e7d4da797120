// What can be wrong with one way of a link, or with every link, and the commands that make it so.
// Thread rule: pure.
#pragma once

#include "app/session/server_dials.h"

namespace session {

/// From one server to another; 0 and 0: every way.
struct Way {
  raft::ServerId from;
  raft::ServerId to;
  bool all() const { return from.value == 0; }
  friend bool operator==(const Way&, const Way&) = default;
};

/// Of every way: what the ways share; what they differ in has no value.
/// REQUIRES: of one way, its servers are two of the view's.
std::vector<Dial> linkDials(const trace::ClusterView& view, const cluster::Settings& settings,
                            Way way);
Turn turnLink(const trace::ClusterView& view, Way way, const QString& key, const Typed& typed);
/// What makes both ways between two servers, or every link, as the run began; cuts included.
Turn healLinks(const trace::ClusterView& view, const cluster::Settings& settings, Way way);
/// "S1 to S2", "every link".
QString nameOf(Way way);

}  // namespace session
