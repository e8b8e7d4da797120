#include "engine/cluster/targets.h"

#include <algorithm>

namespace cluster {
namespace {

template <class Wanted>
std::vector<DirectedPair> pairsWhere(std::uint32_t servers, const Wanted& wanted) {
  std::vector<DirectedPair> pairs;
  for (ServerId from{1}; from.value <= servers; ++from) {
    for (ServerId to{1}; to.value <= servers; ++to) {
      if (from != to && wanted(from, to)) pairs.push_back({from, to});
    }
  }
  return pairs;
}

bool fits(ServerId wanted, ServerId server) { return !wanted || wanted == server; }

void join(std::vector<DirectedPair>& pairs, const std::vector<ServerId>& from,
          const std::vector<ServerId>& to) {
  for (ServerId a : from) {
    for (ServerId b : to) {
      if (a != b) pairs.push_back({a, b});
    }
  }
}

template <class Value>
void set(Value& field, const std::optional<Value>& value) {
  if (value) field = *value;
}

}  // namespace

std::vector<DirectedPair> targetsOf(const Cut& cut) {
  std::vector<DirectedPair> pairs;
  for (std::size_t a = 0; a < cut.groups.size(); ++a) {
    for (std::size_t b = a + 1; b < cut.groups.size(); ++b) {
      join(pairs, cut.groups[a], cut.groups[b]);
      if (cut.ways == Ways::Both) join(pairs, cut.groups[b], cut.groups[a]);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

std::vector<DirectedPair> targetsOf(const Heal& heal, std::uint32_t servers) {
  return pairsWhere(servers, [&](ServerId from, ServerId to) {
    return (fits(heal.a, from) && fits(heal.b, to)) || (fits(heal.a, to) && fits(heal.b, from));
  });
}

std::vector<DirectedPair> targetsOf(const SetLink& set, std::uint32_t servers) {
  return pairsWhere(servers, [&](ServerId from, ServerId to) {
    return fits(set.from, from) && fits(set.to, to);
  });
}

std::vector<ServerId> targetsOf(const SetDisk& set, std::uint32_t servers) {
  if (set.server) return {set.server};
  std::vector<ServerId> all;
  for (ServerId id{1}; id.value <= servers; ++id) all.push_back(id);
  return all;
}

trace::LinkState changed(trace::LinkState state, const SetLink& change) {
  set(state.latencyMin, change.latencyMin);
  set(state.latencyMax, change.latencyMax);
  set(state.lossPpm, change.lossPpm);
  set(state.duplicatePpm, change.duplicatePpm);
  set(state.reorderPpm, change.reorderPpm);
  set(state.spikePpm, change.spikePpm);
  set(state.spike, change.spike);
  return state;
}

trace::DiskState changed(trace::DiskState state, const SetDisk& change) {
  set(state.writeLatency, change.writeLatency);
  set(state.syncMin, change.syncMin);
  set(state.syncMax, change.syncMax);
  set(state.stalled, change.stalled);
  set(state.full, change.full);
  return state;
}

}  // namespace cluster
