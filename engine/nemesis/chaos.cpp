#include "engine/nemesis/profile.h"

namespace nemesis {

using std::chrono::hours;
using std::chrono::milliseconds;

namespace {

constexpr PerFault<std::uint8_t> chaosWeights() {
  using enum Fault;
  PerFault<std::uint8_t> weights{};
  const auto set = [&](Fault fault, std::uint8_t weight) {
    weights[static_cast<std::size_t>(fault)] = weight;
  };
  set(Crash, 10);
  set(CrashAll, 1);
  set(Bounce, 4);
  set(Pause, 6);
  set(Isolate, 8);
  set(Halves, 6);
  set(OneWay, 4);
  set(Bridge, 4);
  set(Ring, 2);
  set(Loss, 4);
  set(Duplication, 3);
  set(Reordering, 3);
  set(Spikes, 3);
  set(Latency, 4);
  set(SlowDisk, 5);
  set(StalledDisk, 4);
  set(FullDisk, 2);
  set(Transfer, 3);
  set(Campaign, 3);
  return weights;
}

}  // namespace

Profile chaosProfile(Intensity intensity) {
  Profile profile{"low", chaosWeights(), milliseconds(4'000), hours(1), hours(0), 0, 1};
  if (intensity == Intensity::Medium) {
    profile.name = "medium";
    profile.faultEvery = milliseconds(1'500);
  }
  if (intensity == Intensity::High) {
    profile.name = "high";
    profile.faultEvery = milliseconds(500);
  }
  return profile;
}

}  // namespace nemesis
