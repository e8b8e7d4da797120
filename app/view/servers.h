// The servers as a list for keyboard, screen readers and the choice of what is inspected.
// Thread rule: the functions are pure; the model belongs to the GUI thread.
#pragma once

#include "app/view/row_model.h"
#include "engine/trace/view.h"

namespace view {

/// "leader", "candidate", "pre-candidate", "follower", "paused", "stopped", "refuses to run".
QString roleText(const trace::ServerView& server);
/// The same with its part in the configuration: "learner", "follower, incoming voter", "retired".
QString placeText(const trace::ClusterView& cluster, const trace::ServerView& server);
/// "S3, leader, term 4, 7 entries, 6 committed".
QString describe(const trace::ClusterView& cluster, const trace::ServerView& server);
/// What an open question of a lesson holds back, of what is said about servers.
struct HeldServers {
  bool logs{false};                    ///< how long they are, and how much is committed
  std::vector<trace::ServerId> whole;  ///< nothing is said but their names
};
/// The same, or "S3: held back until you have answered".
QString describe(const trace::ClusterView& cluster, const trace::ServerView& server,
                 const HeldServers& held);

/// Roles: serverId, name, role, status ("up", "paused", "down", "refused"), term, description,
/// membership ("voter", "incoming", "outgoing", "learner", "outside", "spare", "retired").
class ServersModel : public RowModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Instrument")

 public:
  explicit ServersModel(QObject* parent = nullptr);
  void show(const trace::ClusterView& cluster, const HeldServers& held = {});
};

}  // namespace view
