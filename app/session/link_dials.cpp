#include "app/session/link_dials.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace session {

namespace {

struct LinkSay {
  Q_DECLARE_TR_FUNCTIONS(session::FaultBoard)
};

using trace::LinkState;

constexpr double kPpmPerPercent = 10'000.0;

std::vector<const LinkState*> waysOf(const trace::ClusterView& view, Way way) {
  if (!way.all()) return {&view.link(way.from, way.to)};
  std::vector<const LinkState*> ways;
  for (const trace::ServerView& from : view.servers()) {
    for (const trace::ServerView& to : view.servers()) {
      if (from.id != to.id) ways.push_back(&view.link(from.id, to.id));
    }
  }
  return ways;
}

/// The rows of some ways, one after the other.
class Rows {
 public:
  Rows(std::vector<const LinkState*> ways, const LinkState& good)
      : ways_(std::move(ways)), good_(good) {}

  void cut() {
    Dial dial = row("cut", LinkSay::tr("Messages"), LinkSay::tr("Cut, none arrives on this way."),
                    DialKind::Switch, [](const LinkState& link) { return link.cut; });
    dial.choices = {LinkSay::tr("pass"), LinkSay::tr("cut")};
    dial.faulty = ways_.front()->cut;
    if (dial.same) dial.value = dial.choices[dial.faulty ? 1 : 0];
    dials_.push_back(dial);
  }
  void latency() {
    Dial dial =
        row("latency", LinkSay::tr("Latency"), LinkSay::tr("How long a message is under way."),
            DialKind::Range,
            [](const LinkState& link) { return std::pair(link.latencyMin, link.latencyMax); });
    dial.from = msOf(ways_.front()->latencyMin);
    dial.to = msOf(ways_.front()->latencyMax);
    dial.unit = LinkSay::tr("ms");
    if (dial.same) dial.value = rangeWords(dial.from, dial.to);
    dials_.push_back(dial);
  }
  void share(const char* key, const QString& name, const QString& says,
             std::uint32_t LinkState::*field) {
    Dial dial = row(key, name, says, DialKind::Number,
                    [field](const LinkState& link) { return link.*field; });
    dial.from = dial.to = ways_.front()->*field / kPpmPerPercent;
    dial.unit = QStringLiteral("%");
    if (dial.same) dial.value = QString::number(dial.from, 'g', 7) + QStringLiteral(" %");
    dials_.push_back(dial);
  }
  void spikeLength() {
    Dial dial = row("spike-delay", LinkSay::tr("Spike length"),
                    LinkSay::tr("How much longer a message takes that meets a spike."),
                    DialKind::Number, [](const LinkState& link) { return link.spike; });
    dial.from = dial.to = msOf(ways_.front()->spike);
    dial.unit = LinkSay::tr("ms");
    if (dial.same) dial.value = rangeWords(dial.from, dial.from);
    dials_.push_back(dial);
  }
  std::vector<Dial> take() { return std::move(dials_); }

 private:
  template <class Of>
  Dial row(const char* key, const QString& name, const QString& says, DialKind kind, Of of) const {
    Dial dial;
    dial.key = QString::fromLatin1(key);
    dial.name = name;
    dial.says = says;
    dial.kind = kind;
    const auto is = [&](const LinkState& other) {
      return [&, of](const LinkState* way) { return of(*way) == of(other); };
    };
    dial.same = std::all_of(ways_.begin(), ways_.end(), is(*ways_.front()));
    dial.changed = !std::all_of(ways_.begin(), ways_.end(), is(good_));
    if (!dial.same) dial.value = LinkSay::tr("they differ");
    return dial;
  }

  std::vector<const LinkState*> ways_;
  const LinkState& good_;
  std::vector<Dial> dials_;
};

cluster::SetLink changeOf(Way way) {
  cluster::SetLink change;
  change.from = way.from;
  change.to = way.to;
  return change;
}

cluster::SetLink goodOf(Way way, const LinkState& good) {
  return {way.from,          way.to,          good.latencyMin, good.latencyMax, good.lossPpm,
          good.duplicatePpm, good.reorderPpm, good.spikePpm,   good.spike};
}

Turn turnCut(const trace::ClusterView& view, Way way, bool cut) {
  const QString name = nameOf(way);
  if (way.all() && !cut) return {{cluster::Heal{}}, LinkSay::tr("heal every link"), {}};
  if (way.all()) {
    cluster::Cut all;
    for (const trace::ServerView& server : view.servers()) all.groups.push_back({server.id});
    return {{all}, LinkSay::tr("cut every link"), {}};
  }
  if (cut == view.link(way.from, way.to).cut) return {};
  const auto oneWay = [](raft::ServerId from, raft::ServerId to) {
    return cluster::Cut{{{from}, {to}}, cluster::Ways::One};
  };
  if (cut) return {{oneWay(way.from, way.to)}, LinkSay::tr("cut %1").arg(name), {}};
  Turn turn{{cluster::Heal{way.from, way.to}}, LinkSay::tr("heal %1").arg(name), {}};
  // Healing ends the cuts of both ways.
  if (view.link(way.to, way.from).cut) turn.commands.push_back(oneWay(way.to, way.from));
  return turn;
}

struct Share {
  const char* key;
  std::optional<std::uint32_t> cluster::SetLink::*field;
};

Turn turnShare(Way way, const Share& share, double percent) {
  if (!(percent >= 0 && percent <= 100))
    return {{}, {}, LinkSay::tr("Give a share from 0 to 100 %.")};
  cluster::SetLink change = changeOf(way);
  change.*share.field = static_cast<std::uint32_t>(std::llround(percent * kPpmPerPercent));
  const QString key = QString::fromLatin1(share.key);
  const QString words = key == QLatin1String("loss")        ? LinkSay::tr("%1 % lost, %2")
                        : key == QLatin1String("duplicate") ? LinkSay::tr("%1 % doubled, %2")
                        : key == QLatin1String("reorder")   ? LinkSay::tr("%1 % overtake, %2")
                                                            : LinkSay::tr("%1 % meet a spike, %2");
  return {{change}, words.arg(QString::number(percent, 'g', 7), nameOf(way)), {}};
}

}  // namespace

QString nameOf(Way way) {
  return way.all() ? LinkSay::tr("every link")
                   : LinkSay::tr("S%1 to S%2").arg(way.from.value).arg(way.to.value);
}

std::vector<Dial> linkDials(const trace::ClusterView& view, const cluster::Settings& settings,
                            Way way) {
  std::vector<const LinkState*> ways = waysOf(view, way);
  if (ways.empty()) return {};
  Rows rows(std::move(ways), settings.links);
  rows.cut();
  rows.latency();
  rows.share("loss", LinkSay::tr("Lost"), LinkSay::tr("The share of messages that never arrive."),
             &LinkState::lossPpm);
  rows.share("duplicate", LinkSay::tr("Doubled"),
             LinkSay::tr("The share of messages that arrive twice."), &LinkState::duplicatePpm);
  rows.share("reorder", LinkSay::tr("Overtake"),
             LinkSay::tr("The share of messages that may overtake earlier ones."),
             &LinkState::reorderPpm);
  rows.share("spike", LinkSay::tr("Spikes"),
             LinkSay::tr("The share of messages that take much longer."), &LinkState::spikePpm);
  rows.spikeLength();
  return rows.take();
}

Turn turnLink(const trace::ClusterView& view, Way way, const QString& key, const Typed& typed) {
  if (typed.empty()) return {};
  if (key == QLatin1String("cut")) return turnCut(view, way, typed.front() > 0);
  for (const Share& share : {Share{"loss", &cluster::SetLink::lossPpm},
                             Share{"duplicate", &cluster::SetLink::duplicatePpm},
                             Share{"reorder", &cluster::SetLink::reorderPpm},
                             Share{"spike", &cluster::SetLink::spikePpm}}) {
    if (key == QLatin1String(share.key)) return turnShare(way, share, typed.front());
  }
  const QString problem = wrongTimes(typed.front(), typed.back());
  if (!problem.isEmpty()) return {{}, {}, problem};
  cluster::SetLink change = changeOf(way);
  const QString words = rangeWords(typed.front(), typed.back());
  if (key == QLatin1String("spike-delay")) {
    change.spike = timeOf(typed.front());
    return {{change}, LinkSay::tr("spikes of %1, %2").arg(words, nameOf(way)), {}};
  }
  change.latencyMin = timeOf(typed.front());
  change.latencyMax = timeOf(typed.back());
  return {{change}, LinkSay::tr("latency %1, %2").arg(words, nameOf(way)), {}};
}

Turn healLinks(const trace::ClusterView& view, const cluster::Settings& settings, Way way) {
  Turn turn;
  const std::vector<Way> ways =
      way.all() ? std::vector{way} : std::vector{way, Way{way.to, way.from}};
  bool cut = false;
  for (const Way& one : ways) {
    bool worse = false;
    for (const LinkState* link : waysOf(view, one)) {
      LinkState quality = *link;
      cut = cut || quality.cut;
      quality.cut = settings.links.cut;
      worse = worse || quality != settings.links;
    }
    if (worse) turn.commands.emplace_back(goodOf(one, settings.links));
  }
  if (cut) turn.commands.insert(turn.commands.begin(), cluster::Heal{way.from, way.to});
  turn.words = way.all()
                   ? LinkSay::tr("every link as before")
                   : LinkSay::tr("link S%1 - S%2 as before").arg(way.from.value).arg(way.to.value);
  return turn;
}

}  // namespace session
