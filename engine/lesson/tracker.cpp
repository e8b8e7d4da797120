#include "engine/lesson/tracker.h"

#include <algorithm>

#include "engine/lesson/facts.h"

namespace lesson {

Tracker::Tracker(Predicate predicate)
    : predicate_(std::move(predicate)),
      now_(predicate_.nodes.size(), false),
      kept_(predicate_.nodes.size(), false),
      armed_(predicate_.nodes.size(), false) {}

void Tracker::begin() {
  for (std::size_t i = 0; i < predicate_.nodes.size(); ++i) {
    if (predicate_.nodes[i].since == Predicate::Since::Lesson) continue;
    now_[i] = kept_[i] = armed_[i] = false;
  }
}

void Tracker::observe(const Seen& seen) {
  for (std::size_t i = 0; i < predicate_.nodes.size(); ++i) now_[i] = nodeNow(i, seen);
}

bool Tracker::sinceLesson() const {
  return std::any_of(
      predicate_.nodes.begin(), predicate_.nodes.end(),
      [](const Predicate::Node& node) { return node.since == Predicate::Since::Lesson; });
}

bool Tracker::nodeNow(std::size_t place, const Seen& seen) {
  const Predicate::Node& node = predicate_.nodes[place];
  switch (node.kind) {
    case Predicate::Kind::Is:
      return isSo(node.fact, seen);
    case Predicate::Kind::And:
      return now_[node.left] && now_[node.right];
    case Predicate::Kind::Or:
      return now_[node.left] || now_[node.right];
    case Predicate::Kind::Not:
      return !now_[node.left];
    case Predicate::Kind::Once:
      kept_[place] = kept_[place] || now_[node.left];
      return kept_[place];
    case Predicate::Kind::After:
      // Later means a later step: `crash after crash` is a second crash.
      if (armed_[place] && now_[node.left]) kept_[place] = true;
      armed_[place] = armed_[place] || now_[node.right];
      return kept_[place];
  }
  return false;
}

}  // namespace lesson
