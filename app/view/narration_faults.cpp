// Starts, crashes, pauses, disks, clocks, and what the scenario and the checks have to say.
#include "app/view/broken_rule.h"
#include "app/view/narration_parts.h"
#include "app/view/words.h"

namespace view {
namespace {

News important(const Scene& scene, QString text) {
  std::vector<trace::ServerId> about;
  if (scene.event.server) about.push_back(scene.event.server);
  return News{Weight::Important, std::move(text), std::move(about)};
}

QString nameIn(const Scene& scene) { return nameOf(scene.event.server); }

}  // namespace

Told tell(const trace::ClusterStarted& body, const Scene& scene) {
  const std::uint32_t voters = body.voters ? body.voters : body.servers;
  QString text =
      voters == 1 ? Say::tr("One server starts.")
                  : Say::tr("%1 servers start. Nobody leads yet.").arg(capital(numberWord(voters)));
  if (body.servers > voters) {
    const QString more = body.servers - voters == 1 ? Say::tr("%1 more waits to be added.")
                                                    : Say::tr("%1 more wait to be added.");
    text += QLatin1Char(' ') + more.arg(capital(numberWord(body.servers - voters)));
  }
  const QString broken = brokenText(body);
  if (!broken.isEmpty()) text += QLatin1Char(' ') + broken;
  return important(scene, text);
}

Told tell(const trace::ServerStarted& body, const Scene& scene) {
  // The first start is told once, for the whole cluster.
  if (body.incarnation <= 1) return {};
  const std::size_t entries = body.log.size();
  const QString text = entries == 1
                           ? Say::tr("%1 restarts with what its disk kept: term %2, one entry.")
                           : Say::tr("%1 restarts with what its disk kept: term %2, %3 entries.");
  const QString named = text.arg(nameIn(scene)).arg(body.hardState.currentTerm.value);
  return important(scene, entries == 1 ? named : named.arg(entries));
}

Told tell(const trace::ServerCrashed&, const Scene& scene) {
  return important(scene,
                   Say::tr("%1 crashes. Its memory is gone; its disk stays.").arg(nameIn(scene)));
}

Told tell(const trace::ServerRefused& body, const Scene& scene) {
  return important(
      scene, Say::tr("%1 refuses to run: %2").arg(nameIn(scene), QString::fromStdString(body.why)));
}

Told tell(const trace::ServerPaused&, const Scene& scene) {
  return important(
      scene, Say::tr("%1 is paused: it answers nobody and notices nothing.").arg(nameIn(scene)));
}

Told tell(const trace::ServerResumed&, const Scene& scene) {
  return important(
      scene, Say::tr("%1 runs on. It does not know that time has passed.").arg(nameIn(scene)));
}

Told tell(const trace::DiskChanged& body, const Scene& scene) {
  if (body.state.stalled && !scene.prior.disk.stalled) {
    return important(
        scene, Say::tr("%1's disk stalls: nothing it writes becomes durable.").arg(nameIn(scene)));
  }
  if (!body.state.stalled && scene.prior.disk.stalled) {
    return important(scene, Say::tr("%1's disk works again.").arg(nameIn(scene)));
  }
  if (body.state.full && !scene.prior.disk.full) {
    return important(scene,
                     Say::tr("%1's disk is full: it stops at its next write.").arg(nameIn(scene)));
  }
  if (!body.state.full && scene.prior.disk.full) {
    return important(scene, Say::tr("%1's disk has room again.").arg(nameIn(scene)));
  }
  return important(scene,
                   Say::tr("%1's disk now takes %2 to make a write durable.")
                       .arg(nameIn(scene), rangeText(body.state.syncMin, body.state.syncMax)));
}

Told tell(const trace::DiskLost&, const Scene& scene) {
  return important(scene,
                   Say::tr("%1 loses its disk: its term, its vote and its log are gone. It may not "
                           "come back under its name.")
                       .arg(nameIn(scene)));
}

Told tell(const trace::DiskDamaged&, const Scene& scene) {
  return important(scene,
                   Say::tr("A part of %1's disk is damaged. It will find that when it starts.")
                       .arg(nameIn(scene)));
}

Told tell(const trace::BackupTaken& body, const Scene& scene) {
  return important(scene, Say::tr("A backup is made of %1's store, at revision %2.")
                              .arg(nameIn(scene))
                              .arg(body.revision));
}

Told tell(const trace::ClusterRestored& body, const Scene& scene) {
  return important(scene, Say::tr("A new cluster takes the place of this one. It starts from the "
                                  "backup of revision %1; what was written later is lost.")
                              .arg(body.revision));
}

Told tell(const trace::ClockChanged& body, const Scene& scene) {
  const std::int32_t drift = body.state.driftPpm;
  const trace::Duration offset = body.state.offset;
  if (drift == 0 && offset != trace::Duration{0}) {
    const bool ahead = offset > trace::Duration{0};
    const QString words =
        ahead ? Say::tr("%1's clock is %2 ahead.") : Say::tr("%1's clock is %2 behind.");
    return important(scene, words.arg(nameIn(scene), spanText(ahead ? offset : -offset)));
  }
  if (drift == 0) {
    return important(scene, Say::tr("%1's clock runs at the right speed.").arg(nameIn(scene)));
  }
  const QString text =
      drift > 0 ? Say::tr("%1's clock runs %2 too fast.") : Say::tr("%1's clock runs %2 too slow.");
  return important(
      scene, text.arg(nameIn(scene), percentText(static_cast<std::uint32_t>(std::abs(drift)))));
}

Told tell(const trace::Noted& body, const Scene& scene) {
  return important(scene, QString::fromStdString(body.text));
}

Told tell(const trace::Expected& body, const Scene& scene) {
  const QString text =
      body.held ? Say::tr("As expected: %1.") : Say::tr("Expected, but it is not so: %1.");
  return important(scene, text.arg(QString::fromStdString(body.text)));
}

Told tell(const trace::Violated& body, const Scene& scene) {
  return important(
      scene, Say::tr("A guarantee is broken: %1. %2")
                 .arg(QString::fromStdString(body.invariant), QString::fromStdString(body.what)));
}

}  // namespace view
