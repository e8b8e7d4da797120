#include "app/session/server_dials.h"

#include <QCoreApplication>

#include <cmath>

#include "engine/cluster/local_clock.h"

namespace session {

namespace {

struct ServerSay {
  Q_DECLARE_TR_FUNCTIONS(session::FaultBoard)
};

using trace::ServerStatus;

/// What the engine takes, in ms.
constexpr double kTimeMost = 3'600'000.0;
constexpr double kDriftMost = 1'000'000.0;

QString numberWords(double value) { return QString::number(std::round(value * 1e6) / 1e6, 'g', 9); }

Dial made(const char* key, const QString& name, const QString& says, DialKind kind) {
  Dial dial;
  dial.key = QString::fromLatin1(key);
  dial.name = name;
  dial.says = says;
  dial.kind = kind;
  return dial;
}

Dial stateOf(Dial dial, const QStringList& choices, bool faulty, bool possible) {
  dial.choices = choices;
  dial.faulty = faulty;
  dial.changed = faulty;
  dial.possible = possible;
  dial.value = choices[faulty ? 1 : 0];
  return dial;
}

Dial numberOf(Dial dial, double value, double good, const QString& unit) {
  dial.from = dial.to = value;
  dial.changed = value != good;
  dial.unit = unit;
  dial.value = numberWords(value) + u' ' + unit;
  return dial;
}

Dial deedOf(Dial dial, const QString& verb, bool done, bool possible) {
  dial.choices = {verb};
  dial.changed = done;
  dial.possible = possible;
  dial.value = done ? ServerSay::tr("done") : QString();
  return dial;
}

/// By how much the server's clock is ahead of the run's.
raft::Duration offBy(const trace::ServerView& server, raft::Instant now) {
  return cluster::toLocal(server.clock, now) - now;
}

void addProcess(const trace::ServerView& s, std::vector<Dial>& out) {
  const bool ran = s.incarnation > 0;
  Dial runs = stateOf(
      made("running", ServerSay::tr("Process"),
           ServerSay::tr("Crashed, its memory is lost; its disk stays."), DialKind::Switch),
      {ServerSay::tr("running"), ServerSay::tr("crashed")}, !s.running(), ran && !s.diskLost);
  if (s.status == ServerStatus::Refused) runs.value = ServerSay::tr("refuses to run");
  if (!ran) runs.value = ServerSay::tr("never ran");
  runs.changed = ran && !s.running();
  out.push_back(runs);
  out.push_back(stateOf(
      made("pause", ServerSay::tr("Pause"),
           ServerSay::tr("Paused, it stands still and keeps its memory."), DialKind::Switch),
      {ServerSay::tr("awake"), ServerSay::tr("paused")}, s.status == ServerStatus::Paused,
      s.running()));
}

void addDisk(const trace::ServerView& s, const trace::DiskState& good, std::vector<Dial>& out) {
  const QString ms = ServerSay::tr("ms");
  const bool there = !s.diskLost;
  Dial write = numberOf(
      made("write", ServerSay::tr("Disk write"),
           ServerSay::tr("How long a write takes before it can be synced."), DialKind::Number),
      msOf(s.disk.writeLatency), msOf(good.writeLatency), ms);
  write.possible = there;
  out.push_back(write);
  Dial sync =
      made("fsync", ServerSay::tr("Disk fsync"),
           ServerSay::tr("How long it takes until what was written is durable."), DialKind::Range);
  sync.from = msOf(s.disk.syncMin);
  sync.to = msOf(s.disk.syncMax);
  sync.unit = ms;
  sync.changed = s.disk.syncMin != good.syncMin || s.disk.syncMax != good.syncMax;
  sync.value = rangeWords(sync.from, sync.to);
  sync.possible = there;
  out.push_back(sync);
  out.push_back(stateOf(
      made("stalled", ServerSay::tr("Disk works"),
           ServerSay::tr("Stalled, nothing completes until it works again."), DialKind::Switch),
      {ServerSay::tr("working"), ServerSay::tr("stalled")}, s.disk.stalled, there));
  out.push_back(
      stateOf(made("full", ServerSay::tr("Disk room"),
                   ServerSay::tr("Full, every write fails: the server stops at its first."),
                   DialKind::Switch),
              {ServerSay::tr("has room"), ServerSay::tr("full")}, s.disk.full, there));
  const bool holds = there && s.incarnation > 0;
  const bool damaged = s.status == ServerStatus::Refused;
  Dial damage = deedOf(
      made("damage", ServerSay::tr("Disk damage"),
           ServerSay::tr("It stops, and finds the damage when it starts again."), DialKind::Deed),
      ServerSay::tr("Damage it"), damaged, holds);
  if (damaged) damage.value = ServerSay::tr("found: it refuses to run");
  out.push_back(damage);
  Dial lost = deedOf(
      made("lose-disk", ServerSay::tr("Disk loss"),
           ServerSay::tr("It stops, and all it had promised is gone for ever."), DialKind::Deed),
      ServerSay::tr("Lose it"), s.diskLost, holds);
  if (s.diskLost) lost.value = ServerSay::tr("lost");
  out.push_back(lost);
}

void addClock(const trace::ServerView& s, raft::Instant now, std::vector<Dial>& out) {
  out.push_back(
      numberOf(made("drift", ServerSay::tr("Clock drift"),
                    ServerSay::tr("How much too fast it runs, in millionths; below zero too slow."),
                    DialKind::Number),
               s.clock.driftPpm, 0, ServerSay::tr("ppm")));
  out.push_back(
      numberOf(made("offset", ServerSay::tr("Clock is off by"),
                    ServerSay::tr("How far it is ahead now; below zero behind."), DialKind::Number),
               msOf(offBy(s, now)), 0, ServerSay::tr("ms")));
  const bool wrong = s.clock != trace::ClockState{};
  Dial right = deedOf(
      made("clock-right", ServerSay::tr("Clock"),
           ServerSay::tr("It shows the time of the run again, and keeps to it."), DialKind::Deed),
      ServerSay::tr("Right again"), wrong, wrong);
  right.value = wrong ? ServerSay::tr("wrong") : ServerSay::tr("right");
  out.push_back(right);
}

cluster::SetDisk diskOf(const trace::ServerView& server) {
  cluster::SetDisk disk;
  disk.server = server.id;
  return disk;
}

Turn turnProcess(const trace::ServerView& s, const QString& key, bool faulty) {
  const QString name = QStringLiteral("S%1").arg(s.id.value);
  if (key == QLatin1String("running")) {
    if (faulty == !s.running()) return {};
    if (faulty) return {{cluster::Crash{s.id}}, ServerSay::tr("crash %1").arg(name), {}};
    return {{cluster::Restart{s.id}}, ServerSay::tr("restart %1").arg(name), {}};
  }
  if (faulty == (s.status == ServerStatus::Paused)) return {};
  if (faulty) return {{cluster::Pause{s.id}}, ServerSay::tr("pause %1").arg(name), {}};
  return {{cluster::Resume{s.id}}, ServerSay::tr("resume %1").arg(name), {}};
}

Turn turnDisk(const trace::ServerView& s, const QString& key, const Typed& typed) {
  const QString name = QStringLiteral("S%1").arg(s.id.value);
  cluster::SetDisk disk = diskOf(s);
  if (key == QLatin1String("write") || key == QLatin1String("fsync")) {
    const QString problem = wrongTimes(typed.front(), typed.back());
    if (!problem.isEmpty()) return {{}, {}, problem};
  }
  if (key == QLatin1String("write")) {
    disk.writeLatency = timeOf(typed.front());
    return {{disk},
            ServerSay::tr("%1's disk writes in %2 ms").arg(name, numberWords(typed.front())),
            {}};
  }
  if (key == QLatin1String("fsync")) {
    disk.syncMin = timeOf(typed.front());
    disk.syncMax = timeOf(typed.back());
    return {{disk},
            ServerSay::tr("%1's fsync takes %2").arg(name, rangeWords(typed.front(), typed.back())),
            {}};
  }
  const bool faulty = typed.front() > 0;
  if (key == QLatin1String("stalled")) {
    disk.stalled = faulty;
    return {{disk},
            faulty ? ServerSay::tr("stall %1's disk").arg(name)
                   : ServerSay::tr("%1's disk works").arg(name),
            {}};
  }
  disk.full = faulty;
  return {{disk},
          faulty ? ServerSay::tr("fill %1's disk").arg(name)
                 : ServerSay::tr("room on %1's disk").arg(name),
          {}};
}

// With another drift the clock goes on from what it shows; it does not jump.
Turn turnClock(const trace::ServerView& s, const QString& key, const Typed& typed,
               raft::Instant now) {
  const QString name = QStringLiteral("S%1").arg(s.id.value);
  if (key == QLatin1String("clock-right")) {
    return {
        {cluster::SetClock{s.id, {}}}, ServerSay::tr("%1's clock is right again").arg(name), {}};
  }
  const double value = typed.front();
  const bool drifts = key == QLatin1String("drift");
  if (drifts && !(value > -kDriftMost && value <= kDriftMost && value == std::round(value))) {
    return {{}, {}, ServerSay::tr("Give whole millionths above -1000000, at most 1000000.")};
  }
  if (!drifts && !(std::abs(value) <= kTimeMost)) {
    return {{}, {}, ServerSay::tr("Give a time of at most an hour, in ms.")};
  }
  trace::ClockState clock = s.clock;
  if (drifts) clock.driftPpm = static_cast<std::int32_t>(value);
  clock.offset = {};
  const raft::Duration drifted = cluster::toLocal(clock, now) - now;
  clock.offset = (drifts ? offBy(s, now) : timeOf(value)) - drifted;
  return {{cluster::SetClock{s.id, clock}},
          drifts ? ServerSay::tr("%1's clock drifts by %2 ppm").arg(name, numberWords(value))
                 : ServerSay::tr("%1's clock is off by %2 ms").arg(name, numberWords(value)),
          {}};
}

}  // namespace

double msOf(raft::Duration time) { return static_cast<double>(time.count()) / 1e6; }

raft::Duration timeOf(double ms) { return raft::Duration{std::llround(ms * 1e6)}; }

QString wrongTimes(double from, double to) {
  if (!(from >= 0 && to <= kTimeMost)) return ServerSay::tr("Give a time from 0 ms to an hour.");
  return from <= to ? QString() : ServerSay::tr("Give two times, the smaller first.");
}

QString rangeWords(double from, double to) {
  return from == to ? ServerSay::tr("%1 ms").arg(numberWords(from))
                    : ServerSay::tr("%1 to %2 ms").arg(numberWords(from), numberWords(to));
}

std::vector<Dial> serverDials(const trace::ServerView& server, const cluster::Settings& settings,
                              raft::Instant now) {
  std::vector<Dial> dials;
  addProcess(server, dials);
  addDisk(server, settings.disks, dials);
  addClock(server, now, dials);
  return dials;
}

Turn turnServer(const trace::ServerView& server, const QString& key, const Typed& typed,
                raft::Instant now) {
  const QString name = QStringLiteral("S%1").arg(server.id.value);
  if (key == QLatin1String("damage")) {
    return {{cluster::DamageDisk{server.id}}, ServerSay::tr("damage %1's disk").arg(name), {}};
  }
  if (key == QLatin1String("lose-disk")) {
    return {{cluster::LoseDisk{server.id}}, ServerSay::tr("lose %1's disk").arg(name), {}};
  }
  if (key == QLatin1String("clock-right")) return turnClock(server, key, typed, now);
  if (typed.empty()) return {};
  if (key == QLatin1String("running") || key == QLatin1String("pause")) {
    return turnProcess(server, key, typed.front() > 0);
  }
  if (key == QLatin1String("drift") || key == QLatin1String("offset")) {
    return turnClock(server, key, typed, now);
  }
  return turnDisk(server, key, typed);
}

}  // namespace session
