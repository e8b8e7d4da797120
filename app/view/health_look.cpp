// The rules, looked at once in a while, as Prometheus does. Quantiles are exact, not of buckets;
// growth is counted, not extrapolated to the window's ends.
#include <algorithm>

#include "app/view/health_reader.h"

namespace view {
namespace {

constexpr trace::Duration kSubquery = std::chrono::minutes(1);
/// Of failed sends a second.
constexpr double kFailuresMost = 0.01;
constexpr double kShare = 0.99;

double secondsOf(trace::Duration span) { return std::chrono::duration<double>(span).count(); }

}  // namespace

void HealthLook::operator()() const {
  if (log.servers_.empty()) return;
  sample();
  for (std::size_t rule = 0; rule < healthRules().size(); ++rule) judge(rule);
}

void HealthLook::sample() const {
  const trace::Instant from = now - log.scaled(kQuantileRange);
  for (HealthLog::Server& server : log.servers_) {
    const auto set = [&](Metric metric, const Series& each) {
      server.series[static_cast<std::size_t>(metric)].change(
          {now, log.readTo_, quantileOf(each.within(from, now), kShare)});
    };
    set(Metric::Fsync, server.syncs);
    set(Metric::RoundTrip, server.trips);
  }
  if (now.time_since_epoch() % log.scaled(kSubquery) != trace::Duration{0}) return;
  double most = 0;
  for (const HealthLog::Server& server : log.servers_) {
    const bool answers = server.running && !server.paused;
    if (answers) most = std::max(most, server.leaderChanges);
  }
  log.changes_.add({now, log.readTo_, most});
}

std::vector<trace::ServerId> HealthLook::silent() const {
  std::vector<trace::ServerId> ids;
  for (std::uint64_t id = 1; id <= log.servers_.size(); ++id) {
    const HealthLog::Server& server = log.servers_[id - 1];
    const bool answers = server.running && !server.paused;
    if (log.members_.contains(trace::ServerId{id}) && !answers) ids.push_back(trace::ServerId{id});
  }
  return ids;
}

std::vector<trace::ServerId> HealthLook::unreached(const AlertRule& rule) const {
  const trace::Duration range = log.scaled(rule.range);
  std::vector<trace::ServerId> ids;
  for (std::uint64_t id = 1; id <= log.servers_.size(); ++id) {
    const Series& missed = log.servers_[id - 1].missed;
    const auto count = static_cast<double>(missed.within(now - range, now).size());
    const bool member = log.members_.contains(trace::ServerId{id});
    if (member && count / secondsOf(range) > kFailuresMost) ids.push_back(trace::ServerId{id});
  }
  return ids;
}

bool HealthLook::holds(const AlertRule& rule, const HealthLog::Server& server) const {
  const Series& series = server.series[static_cast<std::size_t>(rule.metric)];
  const bool answers = server.running && !server.paused;
  const std::optional<double> value = series.valueAt(now, log.readTo_);
  if (!answers || !value) return false;
  if (rule.condition == Condition::ValueIsZero) return *value == 0;
  if (rule.condition == Condition::ValueAbove) return *value > rule.most;
  const trace::Duration range = log.scaled(rule.range);
  return series.growthWithin(now - range, now) / secondsOf(range) > rule.most;
}

void HealthLook::judge(std::size_t rule) const {
  const AlertRule& judged = healthRules()[rule];
  switch (judged.condition) {
    case Condition::MembersDown: {
      std::vector<trace::ServerId> down = silent();
      std::vector<trace::ServerId> missed = unreached(judged);
      if (missed.size() > down.size()) down = std::move(missed);
      const bool so = !down.empty();
      return settle(rule, {}, so, down);
    }
    case Condition::TooFewUp: {
      std::vector<trace::ServerId> down = silent();
      std::size_t members = 0;
      for (std::uint64_t id = 1; id <= log.servers_.size(); ++id) {
        members += log.members_.contains(trace::ServerId{id}) ? 1 : 0;
      }
      const bool so = 2 * (members - down.size()) < members + 1;
      return settle(rule, {}, so, down);
    }
    case Condition::LeaderGrowth: {
      const trace::Duration range = log.scaled(judged.range);
      return settle(rule, {}, log.changes_.growthWithin(now - range, now) >= judged.most, {});
    }
    case Condition::ValueIsZero:
    case Condition::RateAbove:
    case Condition::ValueAbove:
      break;
  }
  for (std::uint64_t id = 1; id <= log.servers_.size(); ++id) {
    const trace::ServerId server{id};
    const bool member = log.members_.contains(server);
    settle(rule, server, member && holds(judged, log.servers_[id - 1]), {server});
  }
}

void HealthLook::settle(std::size_t rule, trace::ServerId server, bool so,
                        const std::vector<trace::ServerId>& concerned) const {
  std::optional<std::size_t>& open = log.open_[rule][server.value];
  if (!so) {
    if (open) log.episodes_[*open].ended = now;
    open.reset();
    return;
  }
  if (!open) {
    open = log.episodes_.size();
    log.episodes_.push_back({rule, server, {}, now, raft::kNever, raft::kNever});
  }
  Episode& episode = log.episodes_[*open];
  for (const trace::ServerId id : concerned) {
    const auto known = std::find_if(episode.concerned.begin(), episode.concerned.end(),
                                    [&](const Concerned& c) { return c.server == id; });
    if (known == episode.concerned.end()) episode.concerned.push_back({id, now});
  }
  const bool due = now - episode.pending >= log.scaled(healthRules()[rule].lasts);
  if (episode.firing == raft::kNever && due) episode.firing = now;
}

}  // namespace view
