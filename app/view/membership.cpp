#include "app/view/membership.h"

#include <QStringList>

#include "app/view/words.h"

namespace view {

Membership membershipOf(const trace::ClusterView& cluster, trace::ServerId server) {
  const raft::Configuration& now = cluster.configuration();
  const bool incoming = now.voters.contains(server);
  const bool outgoing = now.outgoing.contains(server);
  if (incoming) return now.joint() && !outgoing ? Membership::Incoming : Membership::Voter;
  if (outgoing) return Membership::Outgoing;
  if (now.isLearner(server)) return Membership::Learner;
  if (now.retired.contains(server)) return Membership::Retired;
  return cluster.server(server).incarnation > 0 ? Membership::Outside : Membership::Spare;
}

bool votes(Membership membership) {
  return membership == Membership::Voter || membership == Membership::Incoming ||
         membership == Membership::Outgoing;
}

QString membershipText(Membership membership) {
  switch (membership) {
    case Membership::Voter:
      return Say::tr("voter");
    case Membership::Incoming:
      return Say::tr("incoming voter");
    case Membership::Outgoing:
      return Say::tr("outgoing voter");
    case Membership::Learner:
      return Say::tr("learner");
    case Membership::Outside:
      return Say::tr("not a member");
    case Membership::Spare:
      return Say::tr("spare");
    case Membership::Retired:
      break;
  }
  return Say::tr("retired");
}

QString membershipName(Membership membership) {
  switch (membership) {
    case Membership::Voter:
      return QStringLiteral("voter");
    case Membership::Incoming:
      return QStringLiteral("incoming");
    case Membership::Outgoing:
      return QStringLiteral("outgoing");
    case Membership::Learner:
      return QStringLiteral("learner");
    case Membership::Outside:
      return QStringLiteral("outside");
    case Membership::Spare:
      return QStringLiteral("spare");
    case Membership::Retired:
      break;
  }
  return QStringLiteral("retired");
}

std::vector<raft::ServerSet> majoritiesOf(const raft::Configuration& configuration) {
  if (configuration.joint()) return {configuration.voters, configuration.outgoing};
  return {configuration.voters};
}

QString changeText(const raft::MembershipChange& change) {
  if (change.leavesJoint()) return Say::tr("leave the joint configuration");
  QStringList parts;
  for (const raft::MemberChange& c : change.changes) {
    switch (c.kind) {
      case raft::ChangeKind::AddVoter:
        parts << Say::tr("add %1").arg(nameOf(c.server));
        break;
      case raft::ChangeKind::AddLearner:
        parts << Say::tr("make %1 a learner").arg(nameOf(c.server));
        break;
      case raft::ChangeKind::Remove:
        parts << Say::tr("remove %1").arg(nameOf(c.server));
        break;
      case raft::ChangeKind::Update:
        parts << Say::tr("update %1").arg(nameOf(c.server));
        break;
    }
  }
  return listOf(parts);
}

QString changeMark(const raft::MembershipChange& change) {
  if (change.leavesJoint()) return Say::tr("leave");
  if (change.changes.size() > 2) return Say::tr("joint");
  QStringList parts;
  for (const raft::MemberChange& c : change.changes) {
    switch (c.kind) {
      case raft::ChangeKind::AddVoter:
        parts << QStringLiteral("+") + nameOf(c.server);
        break;
      case raft::ChangeKind::AddLearner:
        parts << QStringLiteral("~") + nameOf(c.server);
        break;
      case raft::ChangeKind::Remove:
        parts << QStringLiteral("-") + nameOf(c.server);
        break;
      case raft::ChangeKind::Update:
        parts << QStringLiteral("=") + nameOf(c.server);
        break;
    }
  }
  return parts.join(QLatin1Char(' '));
}

QString listOf(const raft::ServerSet& servers) {
  return listOf(std::vector<trace::ServerId>(servers.begin(), servers.end()));
}

QString configurationText(const raft::Configuration& configuration) {
  if (configuration.voters.empty() && configuration.outgoing.empty()) {
    return Say::tr("none yet");
  }
  QString text = configuration.joint()
                     ? Say::tr("joint: %1, and %2")
                           .arg(listOf(configuration.voters), listOf(configuration.outgoing))
                     : (configuration.voters.size() == 1 ? Say::tr("%1 votes") : Say::tr("%1 vote"))
                           .arg(listOf(configuration.voters));
  if (configuration.learners.empty()) return text;
  const QString learners =
      configuration.learners.size() == 1 ? Say::tr("%1 learns") : Say::tr("%1 learn");
  //: %1: "S1 and S2 vote", %2: "S6 learns"
  return Say::tr("%1; %2").arg(text, learners.arg(listOf(configuration.learners)));
}

}  // namespace view
