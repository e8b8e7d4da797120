// Changes of the membership told (Raft 6, thesis 4).
#include "app/view/membership.h"
#include "app/view/narration_parts.h"
#include "app/view/words.h"

namespace view {
namespace {

std::vector<trace::ServerId> serversOf(const raft::MembershipChange& change,
                                       trace::ServerId asked) {
  std::vector<trace::ServerId> about{asked};
  for (const raft::MemberChange& c : change.changes) about.push_back(c.server);
  return about;
}

QString majorityText(const raft::Configuration& now) {
  const std::size_t voters = now.voters.size();
  return voters == 1 ? Say::tr("One server votes.")
                     : Say::tr("%1 servers vote, %2 are a majority.")
                           .arg(capital(numberWord(voters)), numberWord(quorumOf(now.voters)));
}

// "S6 votes now", "S6 receives the log and does not vote", "S1 is no member any more".
QStringList differences(const raft::Configuration& was, const raft::Configuration& now) {
  QStringList parts;
  for (const trace::ServerId id : now.voters) {
    if (!was.isVoter(id)) parts << Say::tr("%1 votes now").arg(nameOf(id));
  }
  for (const trace::ServerId id : now.learners) {
    if (!was.isLearner(id)) {
      parts << Say::tr("%1 receives the log and does not vote").arg(nameOf(id));
    }
  }
  for (const trace::ServerId id : was.everyone()) {
    if (!now.contains(id)) parts << Say::tr("%1 is no member any more").arg(nameOf(id));
  }
  return parts;
}

QString changeOf(const raft::Configuration& was, const raft::Configuration& now) {
  if (now.joint()) {
    return Say::tr(
               "The joint configuration is in force: a decision needs a majority of %1, and "
               "one of %2.")
        .arg(listOf(now.voters), listOf(now.outgoing));
  }
  QString text;
  if (was.joint()) text = Say::tr("The joint configuration is left.") + QLatin1Char(' ');
  const QStringList parts = differences(was, now);
  if (!parts.isEmpty()) text += Say::tr("%1.").arg(listOf(parts)) + QLatin1Char(' ');
  return text + majorityText(now);
}

}  // namespace

Told tell(const raft::ConfigurationChanged&, const Scene& scene) {
  // The others apply it later; the news is when it comes into force where it counts.
  const raft::Configuration& now = scene.after.configuration();
  if (now == scene.prior.configuration) return {};
  std::vector<trace::ServerId> about;
  for (const trace::ServerId id : now.everyone()) about.push_back(id);
  return News{Weight::Important, changeOf(scene.prior.configuration, now), std::move(about)};
}

Told tell(const raft::MembershipRefused& body, const Scene& scene) {
  return News{Weight::Important,
              Say::tr("%1 does not change the members (%2): %3.")
                  .arg(nameOf(scene.event.server), changeText(body.change),
                       QString::fromStdString(body.why)),
              serversOf(body.change, scene.event.server)};
}

Told tell(const trace::MembershipAsked& body, const Scene& scene) {
  return News{
      Weight::Passing,
      Say::tr("%1 is asked to %2.").arg(nameOf(scene.event.server), changeText(body.change)),
      serversOf(body.change, scene.event.server)};
}

}  // namespace view
