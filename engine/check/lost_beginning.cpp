#include "engine/check/lost_beginning.h"

#include <algorithm>
#include <map>

namespace check {
namespace {

using PlacesOfOne = std::vector<std::size_t>;

bool hasReturned(const Operation& operation) {
  return operation.answer != Answer::Unknown && operation.returned != kNoReturn;
}

bool writesForSure(const Operation& operation) {
  return operation.answer == Answer::Ok && hasReturned(operation) &&
         !std::holds_alternative<kv::Get>(operation.what);
}

/// The place in `of` of the first write that settles the key; of.size(): there is none.
std::size_t firstSettling(const History& history, const PlacesOfOne& of) {
  std::uint64_t busyUntil = history.lostThrough;
  for (std::size_t k = 0; k < of.size(); ++k) {
    const Operation& operation = history.operations[of[k]];
    const bool aloneAfter =
        k + 1 == of.size() || history.operations[of[k + 1]].call > operation.returned;
    if (writesForSure(operation) && operation.call > busyUntil && aloneAfter) return k;
    if (hasReturned(operation)) busyUntil = std::max(busyUntil, operation.returned);
  }
  return of.size();
}

/// What the client was told belongs to what is lost.
void begin(Operation& settling) {
  if (const auto* cas = std::get_if<kv::CompareAndSet>(&settling.what)) {
    settling.what = kv::Put{cas->key, cas->value};
  }
  settling.seen.reset();
}

}  // namespace

std::string objectOf(const kv::Operation& what, Model model) {
  return model == Model::Register ? std::string() : kv::keyOf(what);
}

History fromKnown(History history, Model model) {
  std::map<std::string, PlacesOfOne> objects;
  for (std::size_t i = 0; i < history.operations.size(); ++i) {
    const kv::Operation& what = history.operations[i].what;
    if (!std::holds_alternative<kv::Call>(what)) objects[objectOf(what, model)].push_back(i);
  }
  for (const auto& [object, places] : objects) {
    const std::size_t settling = firstSettling(history, places);
    const bool known = settling < places.size();
    for (std::size_t k = 0; k < settling; ++k) {
      Operation& before = history.operations[places[k]];
      if (!known || hasReturned(before)) before.answer = Answer::Failed;
    }
    if (known) begin(history.operations[places[settling]]);
  }
  history.lostThrough = 0;
  return history;
}

}  // namespace check
