#include "app/session/faults.h"

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

Faults::Faults(Session& session, QObject* parent) : QObject(parent), session_(session) {}

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
