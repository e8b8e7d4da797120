// Against trying every order, on thousands of small random histories.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "engine/check/history_text.h"
#include "tests/check/histories.h"

namespace check {
namespace {

std::uint64_t below(std::mt19937_64& draw, std::uint64_t n) { return draw() % n; }

std::string textOf(const History& history) {
  std::string text;
  for (const Operation& o : history.operations) text += jsonOf(o, history.places) + "\n";
  return text;
}

/// Tries all orders of one object's operations, straight from the definition.
bool someOrder(const std::vector<Operation>& all, std::uint64_t done, const Value& value) {
  bool finished = true;
  for (std::size_t i = 0; i < all.size(); ++i) {
    finished = finished && ((done >> i & 1) != 0 || all[i].answer == Answer::Unknown);
  }
  if (finished) return true;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool possible = (done >> i & 1) == 0;
    for (std::size_t j = 0; j < all.size(); ++j) {
      const bool left = (done >> j & 1) == 0 && all[j].answer != Answer::Unknown;
      possible = possible && !(left && all[j].returned < all[i].call);
    }
    Value after = value;
    if (possible && happens(all[i], after) && someOrder(all, done | std::uint64_t{1} << i, after)) {
      return true;
    }
  }
  return false;
}

bool bruteForce(const History& history, Model model) {
  std::map<std::string, std::vector<Operation>> keys;
  for (const Operation& o : history.operations) {
    if (o.answer == Answer::Failed) continue;
    keys[model == Model::Register ? "" : kv::keyOf(o.what)].push_back(o);
  }
  return std::all_of(keys.begin(), keys.end(),
                     [](const auto& key) { return someOrder(key.second, 0, Value()); });
}

kv::Operation randomOperation(std::mt19937_64& draw, std::uint64_t keys, std::uint64_t values) {
  const std::string key(1, static_cast<char>('x' + below(draw, keys)));
  const std::string value = std::to_string(below(draw, values));
  const Value expected = below(draw, 4) == 0 ? Value() : Value(std::to_string(below(draw, values)));
  switch (below(draw, 8)) {
    case 0:
    case 1:
    case 2:
      return kv::Get{key};
    case 3:
    case 4:
      return kv::Put{key, value};
    case 5:
      return kv::Delete{key};
    default:
      return kv::CompareAndSet{key, expected, value};
  }
}

/// Overlapping operations whose answers are random, or mostly those of a real run that took each
/// operation at a random place: about half of all histories are linearizable.
History randomHistory(std::mt19937_64& draw) {
  const std::uint64_t size = 1 + below(draw, 8);
  const std::uint64_t keys = 1 + below(draw, 2);
  const std::uint64_t values = 1 + below(draw, 4);
  const std::uint64_t span = 1 + below(draw, 12);
  const std::uint64_t lies = below(draw, 7);
  struct At {
    std::uint64_t place;
    std::size_t operation;
  };
  History history;
  std::vector<At> order;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint64_t call = below(draw, 20);
    const std::uint64_t returned = call + below(draw, span);
    history.operations.push_back(
        {i, randomOperation(draw, keys, values), call, returned, Answer::Ok, {}, {}, raft::kNever});
    order.push_back({call + below(draw, returned - call + 1), i});
  }
  std::stable_sort(order.begin(), order.end(), [](At a, At b) { return a.place < b.place; });
  std::map<std::string, Value> store;
  for (const At& at : order) {
    Operation& o = history.operations[at.operation];
    Value& value = store[kv::keyOf(o.what)];
    const bool lie = below(draw, 10) < lies;
    const bool told = std::holds_alternative<kv::Get>(o.what) || below(draw, 3) == 0;
    const bool unknown = below(draw, 4) == 0;
    if (unknown) {
      o.answer = Answer::Unknown;
      o.returned = kNoReturn;
      if (below(draw, 2) == 0) continue;
    } else if (told) {
      o.seen = Operation::Seen{lie ? Value(std::to_string(below(draw, values))) : value};
    }
    Operation done = o;
    done.seen.reset();
    if (happens(done, value)) continue;
    if (!unknown) o.answer = Answer::Mismatch;
  }
  return history;
}

/// The order holds what it must, and a store that goes through it says the same.
void expectExplains(const History& history, const Linearizable& found) {
  std::vector<bool> in(history.operations.size(), false);
  std::map<std::string, Value> store;
  std::uint64_t latestCall = 0;
  for (const std::size_t at : found.order) {
    const Operation& o = history.operations[at];
    EXPECT_FALSE(in[at]) << "twice";
    in[at] = true;
    EXPECT_TRUE(happens(o, store[kv::keyOf(o.what)])) << jsonOf(o, history.places);
    EXPECT_GE(o.returned, latestCall) << "it had returned when another before it was called";
    latestCall = std::max(latestCall, o.call);
  }
  for (std::size_t i = 0; i < in.size(); ++i) {
    const Operation& o = history.operations[i];
    const bool must = o.answer == Answer::Mismatch || (o.answer == Answer::Ok && o.seen) ||
                      (o.answer == Answer::Ok && !std::holds_alternative<kv::Get>(o.what));
    EXPECT_TRUE(in[i] || !must) << jsonOf(o, history.places);
  }
}

/// What was called up to `place`; what had not returned before `end` may have happened, with the
/// answer that it gave later.
History cut(const History& history, std::uint64_t place, std::uint64_t end) {
  History prefix;
  for (Operation o : history.operations) {
    const bool open = o.returned >= end;
    if (o.call > place || (open && o.answer == Answer::Mismatch)) continue;
    if (open) o.answer = Answer::Unknown;
    prefix.operations.push_back(std::move(o));
  }
  return prefix;
}

TEST(LinearizabilityLaw, AgreesWithTryingEveryOrder) {
  std::mt19937_64 draw(1);
  std::size_t linearizable = 0;
  constexpr std::size_t kHistories = 20'000;
  for (std::size_t i = 0; i < kHistories && !testing::Test::HasFailure(); ++i) {
    const History history = randomHistory(draw);
    for (const Model model : {Model::KeyValue, Model::Register}) {
      const bool expected = bruteForce(history, model);
      const Verdict verdict = linearize(history, model);
      ASSERT_EQ(std::holds_alternative<Linearizable>(verdict), expected) << "history " << i << "\n"
                                                                         << textOf(history);
      if (model == Model::Register) continue;
      linearizable += expected ? 1 : 0;
      if (expected) expectExplains(history, std::get<Linearizable>(verdict));
    }
    if (testing::Test::HasFailure()) ADD_FAILURE() << "history " << i << "\n" << textOf(history);
  }
  EXPECT_GT(linearizable, kHistories / 4);
  EXPECT_LT(linearizable, kHistories * 3 / 4);
}

TEST(LinearizabilityLaw, StopsAtTheShortestPrefixAndItsWindowIsAContradiction) {
  std::mt19937_64 draw(2);
  for (std::size_t i = 0; i < 10'000 && !testing::Test::HasFailure(); ++i) {
    const History history = randomHistory(draw);
    const Verdict verdict = linearize(history, Model::KeyValue);
    const auto* found = std::get_if<NotLinearizable>(&verdict);
    if (found == nullptr) continue;
    const std::uint64_t end = history.operations[found->stuck].returned;
    History key;
    for (const Operation& o : history.operations) {
      if (kv::keyOf(o.what) == found->key) key.operations.push_back(o);
    }
    EXPECT_FALSE(bruteForce(cut(key, end, end + 1), Model::KeyValue)) << found->reason;
    EXPECT_TRUE(bruteForce(cut(key, end, end), Model::KeyValue)) << found->reason;
    History window;
    for (const std::size_t at : found->window) window.operations.push_back(history.operations[at]);
    EXPECT_FALSE(bruteForce(cut(window, end, end + 1), Model::KeyValue)) << found->reason;
    if (testing::Test::HasFailure()) ADD_FAILURE() << "history " << i << "\n" << textOf(history);
  }
}

TEST(LinearizabilityLaw, AWrittenHistoryIsReadBackTheSame) {
  std::mt19937_64 draw(3);
  for (std::size_t i = 0; i < 1'000; ++i) {
    const History history = randomHistory(draw);
    const ReadHistory read = readHistory(textOf(history));
    ASSERT_TRUE(std::holds_alternative<History>(read)) << std::get<BadHistory>(read).sentence;
    ASSERT_TRUE(std::get<History>(read) == history) << textOf(history);
  }
}

}  // namespace
}  // namespace check
