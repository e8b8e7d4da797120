#include "engine/check/linearizability.h"

#include <algorithm>
#include <map>

#include "engine/check/explanation.h"
#include "engine/check/lost_beginning.h"
#include "engine/check/search.h"

namespace check {
namespace {

using Key = std::pair<std::string, std::vector<std::uint32_t>>;

/// The operations of each key, keys in order.
std::vector<Key> keysOf(const History& history, Model model) {
  std::map<std::string, std::vector<std::uint32_t>> keys;
  for (std::uint32_t i = 0; i < history.operations.size(); ++i) {
    const kv::Operation& what = history.operations[i].what;
    const bool isKnown =
        !std::holds_alternative<kv::Call>(what) && !history.unjudged.covers(kv::keyOf(what));
    if (!isKnown) continue;
    keys[objectOf(what, model)].push_back(i);
  }
  return {std::make_move_iterator(keys.begin()), std::make_move_iterator(keys.end())};
}

/// An operation at the earliest place where its order lets it take effect.
struct Placed {
  std::uint64_t at;
  std::size_t operation;
};

void append(std::vector<Placed>& all, const Ordered& order, const Question& question,
            const History& history) {
  std::uint64_t at = 0;
  for (const std::uint32_t step : order.steps) {
    const std::uint32_t operation = question.steps[step].operation;
    at = std::max(at, history.operations[operation].call);
    all.push_back({at, operation});
  }
}

// The orders of the keys go together by time: each took effect after its call, and no later than
// the calls that come after it.
std::vector<std::size_t> merged(std::vector<Placed> all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const Placed& a, const Placed& b) { return a.at < b.at; });
  std::vector<std::size_t> order;
  order.reserve(all.size());
  for (const Placed& placed : all) order.push_back(placed.operation);
  return order;
}

}  // namespace

Verdict linearize(const History& history, Model model, Limit limit) {
  if (history.lostThrough > 0) return linearize(fromKnown(history, model), model, limit);
  std::uint64_t left = limit.steps;
  std::vector<Placed> all;
  for (const auto& [key, operations] : keysOf(history, model)) {
    const Question question = questionOf(history, operations);
    const SearchResult result = search(question, Aim::Decide, left);
    if (const auto* none = std::get_if<NoOrder>(&result)) {
      NotLinearizable found = explain(history, model, question, none->stuck);
      found.key = key;
      found.steps = limit.steps - left;
      return found;
    }
    if (const auto* order = std::get_if<Ordered>(&result)) {
      append(all, *order, question, history);
      continue;
    }
    return Undecided{key, limit.steps};
  }
  return Linearizable{merged(std::move(all)), limit.steps - left};
}

}  // namespace check
