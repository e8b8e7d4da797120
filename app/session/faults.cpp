#include "app/session/faults.h"

#include <algorithm>
#include <array>

#include "engine/raft/message.h"

namespace session {

namespace {

using cluster::Meddle;
using cluster::Meddling;

/// A command and its verb: "delay by 10 ms".
struct Deed {
  Meddle command;
  QString verb;
};

std::optional<Deed> deedOf(trace::MessageId id, const QString& act) {
  const QLatin1String delay("delay-");
  if (act.startsWith(delay)) {
    const int ms = QStringView(act).mid(delay.size()).toInt();
    if (ms <= 0) return std::nullopt;
    return Deed{{id, Meddling::Delay, std::chrono::milliseconds(ms)},
                Faults::tr("delay by %1 ms").arg(ms)};
  }
  if (act == QLatin1String("drop")) return Deed{{id, Meddling::Drop, {}}, Faults::tr("drop")};
  if (act == QLatin1String("hold")) return Deed{{id, Meddling::Hold, {}}, Faults::tr("hold")};
  if (act == QLatin1String("release")) {
    return Deed{{id, Meddling::Release, {}}, Faults::tr("release")};
  }
  if (act == QLatin1String("duplicate")) {
    return Deed{{id, Meddling::Duplicate, {}}, Faults::tr("duplicate")};
  }
  return std::nullopt;
}

}  // namespace

Faults::Faults(Session& session, QObject* parent) : QObject(parent), session_(session) {
  connect(&session, &Session::moved, this, &Faults::look);
  connect(&session, &Session::routineChanged, this, &Faults::routineChanged);
  connect(&session, &Session::branchChanged, this, &Faults::routineChanged);
}

void Faults::look() {
  presets_.look(session_.cluster(), session_.settings(), session_.playheadTime(),
                raft::ServerId{static_cast<std::uint64_t>(chosen_)});
}

void Faults::setChosen(int server) {
  if (server == chosen_ || server < 0) return;
  chosen_ = server;
  board_.setServer(server);
  look();
  Q_EMIT chosenChanged();
}

QString Faults::chaosText() const {
  const auto* chaos = std::get_if<Chaos>(&session_.routine());
  if (chaos == nullptr) return {};
  const std::array names{tr("low"), tr("medium"), tr("high")};
  return tr("seed %1, %2").arg(chaos->seed).arg(names[static_cast<std::size_t>(chaos->intensity)]);
}

void Faults::pick(int line) {
  if (line < 0 || line >= presets_.rowCount() || session_.cluster().size() == 0) return;
  if (line == static_cast<int>(nemesis::kPresets)) {
    session_.drive(Rolling{});
    return;
  }
  const auto preset = static_cast<nemesis::Preset>(line);
  nemesis::Plan plan =
      nemesis::planOf(preset, session_.cluster(), session_.settings(), session_.playheadTime(),
                      raft::ServerId{static_cast<std::uint64_t>(chosen_)});
  session_.act(std::move(plan.commands), PresetList::textOf(preset).toLower());
}

void Faults::startChaos(double seed, int intensity) {
  const auto whole = static_cast<std::uint64_t>(std::max(seed, 0.0));
  session_.drive(Chaos{whole, static_cast<nemesis::Intensity>(std::clamp(intensity, 0, 2))});
}

void Faults::stop() { session_.drive(Rest{}); }

void Faults::meddle(int message, const QString& act) {
  const trace::MessageId id{static_cast<std::uint64_t>(std::max(message, 0))};
  const trace::MessageView* found = session_.cluster().message(id);
  const auto deed = deedOf(id, act);
  if (found == nullptr || !deed) return;
  const raft::Message& m = *found->message;
  const std::string_view name = raft::nameOf(m.body);
  const QString kind = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
  session_.act({deed->command},
               tr("%1 %2 S%3 to S%4").arg(deed->verb, kind).arg(m.from.value).arg(m.to.value));
}

}  // namespace session
