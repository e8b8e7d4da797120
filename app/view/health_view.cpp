#include "app/view/health_view.h"

#include <algorithm>

#include "app/view/words.h"

namespace view {
namespace {

double msOf(trace::Instant at) { return static_cast<double>(at.time_since_epoch().count()) / 1e6; }

/// "10 min", "250 ms".
QString lengthText(trace::Duration span) {
  using namespace std::chrono;
  if (span % minutes(1) == trace::Duration{0}) return Say::tr("%1 min").arg(span / minutes(1));
  if (span % seconds(1) == trace::Duration{0}) return Say::tr("%1 s").arg(span / seconds(1));
  return spanText(span);
}

}  // namespace

QString valueText(Metric metric, double value) {
  switch (metric) {
    case Metric::Fsync:
    case Metric::RoundTrip:
      return spanText(trace::Duration(static_cast<std::int64_t>(value * 1e9)));
    case Metric::Size:
      return bytesText(static_cast<std::uint64_t>(value));
    case Metric::Up:
    case Metric::HasLeader:
    case Metric::LeaderChanges:
    case Metric::Committed:
    case Metric::Applied:
    case Metric::Pending:
    case Metric::Failed:
      break;
  }
  return QString::number(static_cast<qint64>(value));
}

HealthView::HealthView(QObject* parent)
    : QObject(parent),
      alerts_({"name", "severity", "standing", "words", "meaning", "advice", "condition", "since",
               "server", "spoken"}) {}

void HealthView::setScale(int scale) {
  if (scale == log_.scale() || scale < 1) return;
  log_ = HealthLog(scale);
  Q_EMIT scaleChanged();
  Q_EMIT asked();
}

QString HealthView::scaleWords() const {
  if (scale() == 1) return tr("Windows as in etcd's rules");
  const trace::Duration minute = log_.scaled(std::chrono::minutes(1));
  return tr("Windows %1 times shorter than in etcd's rules: 1 min is %2 here")
      .arg(scale())
      .arg(lengthText(minute));
}

void HealthView::show(const Moment& moment) {
  if (!moment.trace || !moment.cluster) return;
  now_ = moment.cluster->lastEvent();
  time_ = moment.time;
  if (log_.bring(*moment.trace, moment.time)) sizes_.forget();
  const bool sized = sizes_.bring(*moment.cluster);
  const bool whole = log_.readTo() == moment.trace->lastId();
  if (!sized || !whole) QMetaObject::invokeMethod(this, &HealthView::asked, Qt::QueuedConnection);
  setRows();
}

std::optional<double> HealthView::valueAt(Metric metric, trace::ServerId server,
                                          trace::Instant at) const {
  if (metric != Metric::Size) return log_.of(metric, server).valueAt(at, now_);
  const auto applied = log_.of(Metric::Applied, server).valueAt(at, now_);
  return applied ? sizes_.after(static_cast<std::uint64_t>(*applied)) : std::nullopt;
}

QStringList HealthView::valuesOf(Metric metric) const {
  std::vector<std::pair<QString, QStringList>> groups;
  for (std::uint64_t id = 1; id <= log_.servers(); ++id) {
    const trace::ServerId server{id};
    const auto value = valueAt(metric, server, time_);
    const QString text = value ? valueText(metric, *value) : tr("none");
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const auto& known) { return known.first == text; });
    if (group == groups.end()) group = groups.insert(group, {text, {}});
    group->second << nameOf(server);
  }
  if (groups.size() == 1) return {tr("all: %1").arg(groups.front().first)};
  QStringList lines;
  for (const auto& [text, names] : groups) {
    lines << tr("%1: %2").arg(names.join(QStringLiteral(", ")), text);
  }
  return lines;
}

// What is true now comes before what is over; among several servers, the earliest.
HealthView::Standing HealthView::standingOf(std::size_t rule) const {
  Standing standing;
  for (const Episode& episode : log_.episodes()) {
    if (episode.rule != rule || episode.pending > time_) continue;
    const bool lasts = episode.trueAt(time_);
    const bool fired = episode.firedBy(time_);
    if (!lasts && !fired) continue;
    const State state = lasts ? (fired ? Firing : Pending) : Over;
    const bool stronger = state == Firing || (state == Pending && standing.state != Firing);
    const bool newer = state == Over && (standing.state == Quiet || standing.state == Over);
    if (!stronger && !newer) continue;
    if (standing.state != state || state == Over) {
      standing = {state, state == Pending ? episode.pending : episode.firing, episode.ended, {}};
    }
    for (const Concerned& concerned : episode.concerned) {
      if (concerned.since <= time_) standing.servers.push_back(concerned.server);
    }
  }
  return standing;
}

QString HealthView::wordsOf(const AlertRule& rule, const Standing& standing) const {
  const QString since = timeText(standing.since);
  QString text;
  switch (standing.state) {
    case Quiet:
      return tr("not so");
    case Pending:
      text =
          tr("pending since %1 ms, fires after %2").arg(since, lengthText(log_.scaled(rule.lasts)));
      break;
    case Firing:
      text = tr("firing since %1 ms").arg(since);
      break;
    case Over:
      text = tr("over: fired from %1 to %2 ms").arg(since, timeText(standing.until));
      break;
  }
  if (standing.servers.empty()) return text;
  return tr("%1: %2").arg(text, listOf(standing.servers));
}

QString HealthView::conditionOf(const AlertRule& rule) const {
  const QString written = QString::fromLatin1(rule.expression);
  const QString lasts = lengthText(rule.lasts);
  if (scale() == 1) return tr("%1, for %2").arg(written, lasts);
  return tr("%1, for %2 (here %3)").arg(written, lasts, lengthText(log_.scaled(rule.lasts)));
}

void HealthView::setRows() {
  std::vector<RowModel::Row> rows;
  int firing = 0;
  int pending = 0;
  const std::vector<AlertRule>& rules = healthRules();
  for (std::size_t k = 0; k < rules.size(); ++k) {
    const AlertRule& rule = rules[k];
    const Standing standing = standingOf(k);
    firing += standing.state == Firing ? 1 : 0;
    pending += standing.state == Pending ? 1 : 0;
    const int server =
        standing.servers.empty() ? 0 : static_cast<int>(standing.servers.front().value);
    const QString words = wordsOf(rule, standing);
    const QString name = QString::fromLatin1(rule.name);
    const QString spoken = tr("%1, %2: %3").arg(name, wordOf(rule.severity), words);
    rows.push_back({k + 1,
                    {name, wordOf(rule.severity), static_cast<int>(standing.state), words,
                     meaningOf(rule), adviceOf(rule), conditionOf(rule),
                     standing.state == Quiet ? -1.0 : msOf(standing.since), server, spoken}});
  }
  alerts_.setRows(std::move(rows));
  QString text =
      firing + pending == 0 ? tr("No alert") : tr("%1 firing, %2 pending").arg(firing).arg(pending);
  if (!log_.complete()) text += tr(". The oldest events of this run are no longer kept");
  if (text == summary_ && firing == firing_) return;
  summary_ = text;
  firing_ = firing;
  Q_EMIT changed();
}

}  // namespace view
