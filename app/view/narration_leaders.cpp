// Leaders told: how they hand over, give up, and answer reads (thesis 3.10, 6.2, 6.4).
#include "app/view/narration_parts.h"
#include "app/view/words.h"

namespace view {
namespace {

QString stepDownText(raft::StepDown why) {
  switch (why) {
    case raft::StepDown::QuorumSilent:
      return Say::tr("%1 stops leading: for an election timeout it has heard from no majority.");
    case raft::StepDown::Removed:
      return Say::tr("%1 stops leading: it is no longer a voter of the cluster.");
    case raft::StepDown::DiskStalled:
      break;
  }
  return Say::tr("%1 stops leading: its disk does not finish its writes.");
}

QString abortText(raft::TransferEnd why) {
  switch (why) {
    case raft::TransferEnd::TimedOut:
      return Say::tr("%2 has not taken over in time: %1 leads on and takes commands again.");
    case raft::TransferEnd::NotAVoter:
      return Say::tr("%2 does not vote any more: %1 leads on and takes commands again.");
    case raft::TransferEnd::Replaced:
      break;
  }
  return Say::tr("%1 gives up handing over to %2: it was asked for another.");
}

}  // namespace

Told tell(const raft::TransferStarted& body, const Scene& scene) {
  return News{Weight::Important,
              Say::tr("%1 hands over to %2: until %2 has its whole log, it takes no commands.")
                  .arg(nameOf(scene.event.server), nameOf(body.to)),
              {scene.event.server, body.to}};
}

Told tell(const raft::TransferAborted& body, const Scene& scene) {
  return News{Weight::Important,
              abortText(body.why).arg(nameOf(scene.event.server), nameOf(body.to)),
              {scene.event.server, body.to}};
}

Told tell(const raft::SteppedDown& body, const Scene& scene) {
  return News{Weight::Important,
              stepDownText(body.why).arg(nameOf(scene.event.server)),
              {scene.event.server}};
}

// A lease is extended with each round of heartbeats: only a new one is news.
Told tell(const raft::LeaseExtended& body, const Scene& scene) {
  if (scene.prior.leaseUntil >= scene.event.at) return {};
  return News{Weight::Passing,
              Say::tr("A majority has answered: until %2 ms of its clock %1 may answer reads by "
                      "itself.")
                  .arg(nameOf(scene.event.server), timeText(body.until)),
              {scene.event.server}};
}

Told tell(const raft::ReadConfirmed& body, const Scene& scene) {
  return News{Weight::Passing,
              Say::tr("A majority confirms that %1 still leads: reads may be answered once entry "
                      "%2 is applied.")
                  .arg(nameOf(scene.event.server))
                  .arg(body.index.value),
              {scene.event.server}};
}

Told tell(const raft::LeaderLearned& body, const Scene& scene) {
  if (body.leader) return {};
  return News{Weight::Passing,
              Say::tr("%1 no longer believes in its leader.").arg(nameOf(scene.event.server)),
              {scene.event.server}};
}

Told tell(const trace::TransferAsked& body, const Scene& scene) {
  return News{
      Weight::Passing,
      Say::tr("%1 is asked to hand over to %2.").arg(nameOf(scene.event.server), nameOf(body.to)),
      {scene.event.server, body.to}};
}

Told tell(const trace::AskRefused& body, const Scene& scene) {
  return News{
      Weight::Important,
      Say::tr("%1 refuses: %2.").arg(nameOf(scene.event.server), QString::fromStdString(body.why)),
      {scene.event.server}};
}

}  // namespace view
