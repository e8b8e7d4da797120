// Leases, watches and clients that stand still, told. What every server applies is told once.
#include "app/view/narration_parts.h"
#include "app/view/words.h"
#include "app/view/words_leases.h"

namespace view {
namespace {

bool isLeader(const Scene& scene) { return scene.after.leader() == scene.event.server; }

}  // namespace

Told tell(const trace::LeaseGranted& body, const Scene& scene) {
  if (!isLeader(scene) || body.client == 0) return {};
  return News{Weight::Passing,
              Say::tr("Lease %1 is granted for %2.").arg(leaseText(body.lease), spanText(body.ttl)),
              {scene.event.server}};
}

Told tell(const trace::LeaseEnded& body, const Scene& scene) {
  if (!isLeader(scene)) return {};
  const QString text = body.why == trace::LeaseEnd::Expired
                           ? Say::tr("Lease %1 has run out: its keys (%2) are deleted.")
                           : Say::tr("Lease %1 is given back: its keys (%2) are deleted.");
  return News{
      Weight::Important, text.arg(leaseText(body.lease)).arg(body.keys), {scene.event.server}};
}

Told tell(const trace::LeasesBegun& body, const Scene& scene) {
  if (!isLeader(scene)) return {};
  return News{Weight::Passing,
              Say::tr("%1 leads, and gives every lease (%2) all its time again.")
                  .arg(nameOf(scene.event.server))
                  .arg(body.leases),
              {scene.event.server}};
}

Told tell(const trace::WatchAsked& body, const Scene&) {
  return News{Weight::Passing,
              Say::tr("%1 asks %2 to watch %3.")
                  .arg(clientText(body.client), nameOf(body.via), keysText(body.key, body.end)),
              {body.via}};
}

Told tell(const trace::WatchHeard& body, const Scene&) {
  if (body.changes == 0) return {};
  return News{Weight::Passing,
              Say::tr("%1 hears of %2, revision %3.")
                  .arg(clientText(body.client), changesText(body.key, body.changes),
                       QString::number(body.through)),
              {}};
}

Told tell(const trace::WatchCancelled& body, const Scene& scene) {
  if (scene.event.server) return {};
  return News{body.why == trace::WatchEnd::Asked ? Weight::Passing : Weight::Important,
              Say::tr("A watch of %1 is over: %2.").arg(clientText(body.client), endText(body)),
              {}};
}

Told tell(const trace::KeepAliveSet& body, const Scene&) {
  const QString who = clientText(body.client);
  if (body.every > trace::Duration::zero()) {
    return News{
        Weight::Passing, Say::tr("%1 keeps lease %2 alive.").arg(who, leaseText(body.lease)), {}};
  }
  return News{Weight::Important,
              Say::tr("%1 keeps lease %2 alive no longer.").arg(who, leaseText(body.lease)),
              {}};
}

Told tell(const trace::ClientPaused& body, const Scene&) {
  return News{Weight::Important,
              Say::tr("%1 stands still: it hears nothing, and does not know it.")
                  .arg(clientText(body.client)),
              {}};
}

Told tell(const trace::ClientResumed& body, const Scene&) {
  return News{
      Weight::Important, Say::tr("%1 goes on where it was.").arg(clientText(body.client)), {}};
}

}  // namespace view
