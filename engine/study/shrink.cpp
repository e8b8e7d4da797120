#include "engine/study/shrink.h"

#include <algorithm>

#include "engine/study/smaller.h"

namespace study {

namespace {

class Shrinker {
 public:
  Shrinker(const Plan& plan, const Finding& finding, const std::stop_token& stop)
      : wanted_(finding), stop_(stop) {
    take(plan, play(plan));
  }

  Shrunk run() {
    if (!played_.finding) return {best_, played_, plays_};
    for (std::size_t before = 0; before != size() && goesOn();) {
      before = size();
      dropActs();
      dropServers();
      plainSettings();
      earlier();
      roundTimes();
    }
    return {best_, played_, plays_};
  }

 private:
  /// Acts, servers and the length in ms: what gets smaller.
  std::size_t size() const {
    const auto length =
        std::chrono::duration_cast<std::chrono::milliseconds>(best_.until.time_since_epoch());
    return best_.acts.size() * 1'000'000 + best_.settings.allServers() * 100'000 +
           static_cast<std::size_t>(length.count());
  }
  bool goesOn() const { return plays_ < kPlaysMost && !stop_.stop_requested(); }

  bool tryOut(const Plan& plan) {
    if (!goesOn()) return false;
    ++plays_;
    Played played = play(plan);
    const bool same = played.finding && played.finding->what == wanted_.what &&
                      played.finding->name == wanted_.name;
    if (same) take(plan, std::move(played));
    return same;
  }

  // What made no sense, or came after the finding, goes.
  void take(const Plan& plan, Played played) {
    played_ = std::move(played);
    best_ = plan;
    best_.acts = played_.acts;
    if (best_.healFrom != raft::kNever) {
      best_.acts.resize(std::min(best_.acts.size(), played_.healingFrom));
    } else if (played_.finding) {
      best_.until = played_.finding->at;
    }
  }

  void dropActs() {
    for (std::size_t length = best_.acts.size(); length > 0 && goesOn(); length /= 2) {
      // From the end, since what comes first makes the rest possible.
      for (std::size_t end = best_.acts.size(); end > 0;) {
        const std::size_t begin = end - std::min(end, length);
        Plan fewer = best_;
        fewer.acts.erase(fewer.acts.begin() + static_cast<std::ptrdiff_t>(begin),
                         fewer.acts.begin() + static_cast<std::ptrdiff_t>(end));
        tryOut(fewer);
        end = std::min(begin, best_.acts.size());
      }
    }
  }

  void dropServers() {
    while (const auto fewer = withoutLastServer(best_)) {
      if (!tryOut(*fewer)) return;
    }
  }

  void plainSettings() {
    for (const Change change : plainerSettings()) {
      Plan plainer = best_;
      change(plainer.settings);
      if (plainer.settings != best_.settings) tryOut(plainer);
    }
  }

  // Each gap goes as far as it can: whole, or in halves.
  void earlier() {
    for (std::size_t i = 0; i < best_.acts.size() && goesOn(); ++i) {
      for (int part = 1; part <= 8; part *= 2) {
        const Instant before = i == 0 ? Instant{} : best_.acts[i - 1].at;
        const Duration gap = (best_.acts[i].at - before) / part;
        if (gap >= std::chrono::milliseconds(1)) tryOut(shifted(best_, i, gap));
      }
    }
    if (best_.healFrom == raft::kNever) return;
    Plan soon = best_;
    soon.healFrom = best_.acts.empty() ? Instant{} : best_.acts.back().at;
    if (soon.healFrom < best_.healFrom) tryOut(soon);
  }

  void roundTimes() {
    using std::chrono::microseconds;
    for (std::size_t i = 0; i < best_.acts.size() && goesOn(); ++i) {
      for (const Duration unit : {Duration(microseconds(10'000)), Duration(microseconds(1'000)),
                                  Duration(microseconds(100))}) {
        const Duration odd = best_.acts[i].at.time_since_epoch() % unit;
        if (odd == Duration{0}) break;
        Plan rounder = best_;
        rounder.acts[i].at -= odd;
        std::stable_sort(rounder.acts.begin(), rounder.acts.end(),
                         [](const Act& a, const Act& b) { return a.at < b.at; });
        if (tryOut(rounder)) break;
      }
    }
  }

  Finding wanted_;
  const std::stop_token& stop_;
  Plan best_;
  Played played_;
  std::uint64_t plays_{0};
};

}  // namespace

Shrunk shrink(const Plan& plan, const Finding& finding, const std::stop_token& stop) {
  return Shrinker(plan, finding, stop).run();
}

}  // namespace study
