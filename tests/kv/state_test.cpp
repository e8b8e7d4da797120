// The store's state as bytes: what a snapshot carries (Raft 7, thesis 5).
#include <gtest/gtest.h>

#include <random>

#include "engine/kv/calls.h"
#include "engine/kv/store.h"

namespace kv {
namespace {

std::string text(std::mt19937_64& random) {
  std::string out(random() % 6, '\0');
  for (char& c : out) c = static_cast<char>(random());
  return out;
}

Operation operationOnFewKeys(std::mt19937_64& random) {
  const std::string key(1, static_cast<char>('a' + random() % 6));
  switch (random() % 6) {
    case 0:
      return Get{key};
    case 3:
      return callOf(LeaseGrantRequest{static_cast<LeaseId>(1 + random() % 3), 10});
    case 4:
      return callOf(PutRequest{key, text(random), static_cast<LeaseId>(random() % 4), {}, {}});
    case 1:
      return Delete{key};
    case 2:
      return CompareAndSet{key, random() % 2 == 0 ? std::nullopt : std::optional(std::string("1")),
                           text(random)};
    default:
      return Put{key, random() % 2 == 0 ? "1" : text(random)};
  }
}

/// Some of them repeat a sequence, or come too late.
std::vector<Command> randomCommands(std::mt19937_64& random, std::size_t count) {
  std::vector<Command> out;
  std::uint64_t sequences[4] = {0, 0, 0, 0};
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t client = random() % 4;
    if (random() % 4 != 0) ++sequences[client];
    const std::uint64_t late = random() % 8 == 0 && sequences[client] > 1 ? 1 : 0;
    const ClientId name = client == 3 ? kOutside + 1 : client;
    out.push_back({name, sequences[client] - late, operationOnFewKeys(random)});
  }
  return out;
}

Store restored(const std::string& bytes) {
  auto store = Store::restore(bytes);
  if (const auto* why = std::get_if<std::string>(&store)) ADD_FAILURE() << *why;
  return std::get<Store>(std::move(store));
}

Store someStore() {
  std::mt19937_64 random(5);
  Store store;
  for (const Command& command : randomCommands(random, 60)) store.apply(command);
  return store;
}

TEST(State, GoesOnFromASnapshotAtAnyPointAsWithoutOne) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    std::mt19937_64 random(seed);
    const std::vector<Command> commands = randomCommands(random, 40);
    Store whole;
    for (std::size_t at = 0; at <= commands.size(); ++at) {
      Store store = restored(whole.encodeState());
      ASSERT_EQ(store, whole) << "seed " << seed << " at " << at;
      Store other = whole;
      for (std::size_t i = at; i < commands.size(); ++i) {
        ASSERT_EQ(store.apply(commands[i]), other.apply(commands[i])) << "seed " << seed;
      }
      ASSERT_EQ(store, other);
      ASSERT_EQ(store.encodeState(), other.encodeState());
      if (at < commands.size()) whole.apply(commands[at]);
    }
  }
}

TEST(State, ACommandRetriedAfterASnapshotIsAppliedOnce) {  // thesis 6.3
  Store store;
  const Command command{7, 1, CompareAndSet{"x", std::nullopt, "1"}};
  const Result first = store.apply(command);
  Store later = restored(store.encodeState());
  EXPECT_EQ(later.apply(command), first);
  EXPECT_EQ(later.revision(), 2u);
  EXPECT_EQ(later.at("x")->version, 1u);
}

TEST(State, EqualStoresHaveEqualBytesHoweverTheyCameAbout) {
  Store a;
  a.apply({0, 0, Put{"x", "1"}});
  a.apply({0, 0, Put{"y", "2"}});
  a.apply({2, 1, Get{"x"}});
  a.apply({1, 1, Get{"x"}});
  Store b;
  b.apply({0, 0, Put{"x", "1"}});
  b.apply({0, 0, Put{"y", "2"}});
  b.apply({1, 1, Get{"x"}});
  b.apply({2, 1, Get{"x"}});
  ASSERT_EQ(a, b);
  EXPECT_EQ(a.encodeState(), b.encodeState());
  b.apply({0, 0, Delete{"y"}});
  EXPECT_NE(a.encodeState(), b.encodeState());
}

TEST(State, EveryFlippedBitAndEveryCutIsRefusedWithASentence) {
  const std::string sound = someStore().encodeState();
  for (std::size_t at = 0; at < sound.size(); ++at) {
    std::string flipped = sound;
    flipped[at] ^= static_cast<char>(1 << (at % 8));
    for (const std::string& bytes : {flipped, sound.substr(0, at)}) {
      const auto result = Store::restore(bytes);
      ASSERT_TRUE(std::holds_alternative<std::string>(result)) << "byte " << at;
      EXPECT_FALSE(std::get<std::string>(result).empty());
    }
  }
  EXPECT_TRUE(std::holds_alternative<std::string>(Store::restore(sound + "x")));
}

TEST(State, ANewerVersionIsNamed) {
  std::string bytes = someStore().encodeState();
  bytes[4] = 9;
  EXPECT_EQ(std::get<std::string>(Store::restore(bytes)),
            "The store's state was written by a newer version of Flotilla (format 9; this one "
            "reads 2).");
}

}  // namespace
}  // namespace kv
