// The linearizability of long histories of many clients.
#include <algorithm>
#include <map>
#include <random>
#include <stdexcept>

#include "engine/check/linearizability.h"
#include "tests/bench/figures.h"

namespace bench {
namespace {

constexpr std::size_t kOperations = 20'000;
constexpr std::size_t kClients = 20;

/// What the clients write: each its own values, or all the same few.
enum class Written : std::uint8_t { Distinct, Few };

struct HistoryLoad {
  std::size_t keys{1};
  Written written{Written::Distinct};
  unsigned unknownPercent{0};
};

kv::Operation drawn(std::mt19937_64& draw, const HistoryLoad& load, std::size_t number) {
  constexpr unsigned kFew = 5;
  const std::string key = "k" + std::to_string(draw() % load.keys);
  const auto value = [&] {
    return std::to_string(load.written == Written::Few ? draw() % kFew : number);
  };
  const std::uint64_t kind = draw() % 10;
  if (kind < 5) return kv::Get{key};
  if (kind < 9) return kv::Put{key, value()};
  return kv::CompareAndSet{key, std::to_string(draw() % kFew), value()};
}

/// Carries the operation out on the store, at its instant.
void happen(check::Operation& o, check::Value& held) {
  o.answer = check::Answer::Ok;
  if (std::holds_alternative<kv::Get>(o.what)) o.seen = check::Operation::Seen{held};
  if (const auto* put = std::get_if<kv::Put>(&o.what)) held = put->value;
  const auto* cas = std::get_if<kv::CompareAndSet>(&o.what);
  if (cas != nullptr && held == cas->expected) {
    held = cas->value;
  } else if (cas != nullptr) {
    o.answer = check::Answer::Mismatch;
  }
}

/// Every client always has an operation under way, which takes effect somewhere in between.
check::History historyOf(const HistoryLoad& load) {
  struct Effect {
    std::uint64_t at;
    std::size_t operation;
  };
  std::mt19937_64 draw(1);
  check::History history;
  std::vector<Effect> effects;
  std::vector<std::uint64_t> freeAt(kClients, 0);
  for (std::size_t i = 0; i < kOperations; ++i) {
    std::uint64_t& now = freeAt[i % kClients];
    const std::uint64_t call = now + draw() % 50;
    const std::uint64_t returned = call + 50 + draw() % 1'000;
    now = returned + 1;
    history.operations.push_back({i % kClients,
                                  drawn(draw, load, i),
                                  call,
                                  returned,
                                  check::Answer::Ok,
                                  {},
                                  {},
                                  raft::kNever});
    effects.push_back({call + draw() % (returned - call + 1), i});
  }
  std::sort(effects.begin(), effects.end(), [](Effect a, Effect b) {
    return std::pair(a.at, a.operation) < std::pair(b.at, b.operation);
  });
  std::map<std::string, check::Value> store;
  for (const Effect& effect : effects) {
    check::Operation& o = history.operations[effect.operation];
    happen(o, store[kv::keyOf(o.what)]);
    if (draw() % 100 >= load.unknownPercent) continue;
    o.answer = check::Answer::Unknown;
    o.returned = check::kNoReturn;
    o.seen.reset();
  }
  return history;
}

/// The same with one read, near the end, of what was overwritten long before.
check::History withStaleRead(check::History history) {
  auto& all = history.operations;
  const auto isRead = [](const check::Operation& o) { return o.seen && o.seen->value; };
  const auto early = std::find_if(all.begin(), all.end(), isRead);
  const auto late = std::find_if(all.rbegin(), all.rend(), isRead);
  late->seen = early->seen;
  return history;
}

/// Told by a history that is not as expected: a figure of a wrong answer would be worth nothing.
template <class Expected>
double checkedSeconds(const check::History& history) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    best = std::min(
        best, secondsOf([&] {
          if (!std::holds_alternative<Expected>(linearize(history, check::Model::KeyValue))) {
            throw std::logic_error("another verdict");
          }
        }));
  }
  return best;
}

void linearizability(benchmark::State& state) {
  const struct {
    const char* name;
    HistoryLoad load;
  } rows[] = {
      {"one key, distinct values", {1, Written::Distinct, 0}},
      {"one key, five values", {1, Written::Few, 0}},
      {"one key, 2 % without answer", {1, Written::Distinct, 2}},
      {"one key, five values, 2 % without answer", {1, Written::Few, 2}},
      {"100 keys, distinct values", {100, Written::Distinct, 0}},
  };
  std::vector<Figure> figures;
  for (auto _ : state) {
    for (const auto& row : rows) {
      const std::string name = "20,000 operations: " + std::string(row.name);
      const double took = checkedSeconds<check::Linearizable>(historyOf(row.load));
      figures.push_back({name, took * 1e3, "ms", Wanted::AtMost, 1'000});
    }
    const check::History stale = withStaleRead(historyOf({1, Written::Distinct, 0}));
    figures.push_back({"20,000 operations: a stale read found and explained",
                       checkedSeconds<check::NotLinearizable>(stale) * 1e3, "ms"});
  }
  tell(state, figures);
}
BENCHMARK(linearizability)->Iterations(1);

}  // namespace
}  // namespace bench
