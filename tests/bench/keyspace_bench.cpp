// The keyspace: what a copy costs, and a write, by the number of keys.
#include <benchmark/benchmark.h>

#include "engine/kv/keyspace.h"

namespace {

std::string keyOf(std::uint64_t number) { return "key/" + std::to_string(number * 2654435761U); }

kv::Keyspace filled(std::uint64_t keys) {
  kv::Keyspace space;
  for (std::uint64_t k = 0; k < keys; ++k) {
    space.apply(kv::PutRequest{keyOf(k), "value", 0, {}, {}});
  }
  return space;
}

void keyspaceCopy(benchmark::State& state) {
  const kv::Keyspace space = filled(static_cast<std::uint64_t>(state.range(0)));
  for ([[maybe_unused]] auto round : state) {
    kv::Keyspace copy = space;
    benchmark::DoNotOptimize(copy);
  }
}

void keyspacePut(benchmark::State& state) {
  const auto keys = static_cast<std::uint64_t>(state.range(0));
  kv::Keyspace space = filled(keys);
  std::uint64_t next = 0;
  for ([[maybe_unused]] auto round : state) {
    space.apply(kv::PutRequest{keyOf(++next * 7919 % keys), "value", 0, {}, {}});
  }
}

/// What is shared has to be copied first: the way to one key, not the rest.
void keyspacePutAfterACopy(benchmark::State& state) {
  const auto keys = static_cast<std::uint64_t>(state.range(0));
  kv::Keyspace space = filled(keys);
  std::uint64_t next = 0;
  for ([[maybe_unused]] auto round : state) {
    const kv::Keyspace copy = space;
    space.apply(kv::PutRequest{keyOf(++next * 7919 % keys), "value", 0, {}, {}});
    benchmark::DoNotOptimize(copy.revision());
  }
}

void keyspaceGet(benchmark::State& state) {
  const auto keys = static_cast<std::uint64_t>(state.range(0));
  const kv::Keyspace space = filled(keys);
  kv::RangeRequest request;
  std::uint64_t next = 0;
  for ([[maybe_unused]] auto round : state) {
    request.range = kv::KeyRange::one(keyOf(++next * 7919 % keys));
    benchmark::DoNotOptimize(space.read(request));
  }
}

constexpr std::int64_t kFew = 1'000;
constexpr std::int64_t kMany = 1'000'000;
BENCHMARK(keyspaceCopy)->Arg(kFew)->Arg(kMany);
BENCHMARK(keyspacePut)->Arg(kFew)->Arg(kMany);
BENCHMARK(keyspacePutAfterACopy)->Arg(kFew)->Arg(kMany);
BENCHMARK(keyspaceGet)->Arg(kFew)->Arg(kMany);

}  // namespace
