// Cuts and bad links.
#include "engine/nemesis/nemesis.h"

namespace nemesis {

void Nemesis::cut(std::vector<ServerId> some, std::vector<ServerId> rest, cluster::Ways ways) {
  if (some.empty() || rest.empty()) return;
  now(cluster::Cut{{std::move(some), std::move(rest)}, ways});
}

void Nemesis::isolate() {
  const ServerId one = victim();
  cut({one}, others(one), cluster::Ways::Both);
  plan(ms(50, 1'000), cluster::Heal{});
}

// Often healed in the same moment as the next cut comes, so that halves change.
void Nemesis::halves(cluster::Ways ways) {
  if (dice_.chance(50)) now(cluster::Heal{});
  std::vector<ServerId> left;
  std::vector<ServerId> right;
  for (const ServerId id : servers()) (dice_.chance(50) ? left : right).push_back(id);
  cut(std::move(left), std::move(right), ways);
  plan(ms(50, 1'200), cluster::Heal{});
}

void Nemesis::bridge() {
  std::vector<ServerId> left;
  std::vector<ServerId> right;
  for (const ServerId id : others(victim())) (dice_.chance(50) ? left : right).push_back(id);
  cut(std::move(left), std::move(right), cluster::Ways::Both);
  plan(ms(50, 1'200), cluster::Heal{});
}

void Nemesis::ring() {
  const std::vector<ServerId> all = servers();
  for (std::size_t a = 0; a < all.size(); ++a) {
    for (std::size_t b = a + 2; b < all.size(); ++b) {
      if (a == 0 && b + 1 == all.size()) continue;
      cut({all[a]}, {all[b]}, cluster::Ways::Both);
    }
  }
  plan(ms(50, 1'200), cluster::Heal{});
}

void Nemesis::worsenLinks(Fault fault) {
  constexpr std::uint64_t kPercent = 10'000;  // in parts per million
  const trace::LinkState& header = patient_->settings().links;
  cluster::SetLink worse;
  cluster::SetLink better;
  const std::vector<ServerId> all = servers();
  if (dice_.chance(50) && all.size() > 1) {
    worse.from = dice_.any(all);
    worse.to = dice_.any(others(worse.from));
    better.from = worse.from;
    better.to = worse.to;
  }
  const auto share = static_cast<std::uint32_t>(dice_.between(5 * kPercent, 60 * kPercent));
  if (fault == Fault::Loss) worse.lossPpm = share;
  if (fault == Fault::Duplication) worse.duplicatePpm = share;
  if (fault == Fault::Reordering) worse.reorderPpm = share;
  if (fault == Fault::Spikes) worse.spikePpm = share / 3;
  if (fault == Fault::Spikes) worse.spike = ms(50, 800);
  if (fault == Fault::Latency || fault == Fault::Reordering) {
    worse.latencyMin = ms(0, 20);
    worse.latencyMax = *worse.latencyMin + ms(0, 60);
  }
  if (worse.lossPpm) better.lossPpm = 0;
  if (worse.duplicatePpm) better.duplicatePpm = 0;
  if (worse.reorderPpm) better.reorderPpm = 0;
  if (worse.spikePpm) better.spikePpm = 0;
  if (worse.latencyMin) better.latencyMin = header.latencyMin;
  if (worse.latencyMax) better.latencyMax = header.latencyMax;
  now(worse);
  plan(ms(100, 1'500), better);
}

}  // namespace nemesis
