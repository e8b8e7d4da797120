#include "engine/check/timeline.h"

#include <algorithm>

namespace check {

Timeline::Timeline(const std::vector<Step>& steps) : marks_(1), places_(steps.size()) {
  // A rank in the upper half, what it is in the lower: sorts faster than a structure.
  std::vector<std::uint64_t> order;
  order.reserve(2 * steps.size());
  for (std::uint64_t i = 0; i < steps.size(); ++i) {
    if (steps[i].optional()) continue;
    order.push_back(std::uint64_t{steps[i].call} << 32 | i << 1);
    order.push_back(std::uint64_t{steps[i].returned} << 32 | i << 1 | 1);
  }
  std::sort(order.begin(), order.end());
  for (const std::uint64_t mark : order) {
    const auto step = static_cast<std::uint32_t>(mark) >> 1;
    const bool isReturn = (mark & 1) != 0;
    const auto node = static_cast<Node>(marks_.size());
    (isReturn ? places_[step].returned : places_[step].call) = node;
    marks_.push_back({step, isReturn});
  }
  links_.resize(marks_.size());
  for (Node node = 0; node < links_.size(); ++node) {
    const auto size = static_cast<Node>(links_.size());
    links_[node] = {(node + size - 1) % size, (node + 1) % size};
  }
  giveBits();
}

void Timeline::giveBits() {
  std::vector<std::uint32_t> unused;
  std::uint32_t bits = 0;
  for (Node node = 1; node < marks_.size(); ++node) {
    Place& place = places_[marks_[node].step];
    if (marks_[node].isReturn) {
      unused.push_back(place.bit);
    } else if (unused.empty()) {
      place.bit = bits++;
    } else {
      place.bit = unused.back();
      unused.pop_back();
    }
  }
  underWay_.resize((bits + 63) / 64);
}

void Timeline::unlink(Node node) {
  links_[links_[node].previous].next = links_[node].next;
  links_[links_[node].next].previous = links_[node].previous;
}

void Timeline::relink(Node node) {
  links_[links_[node].previous].next = node;
  links_[links_[node].next].previous = node;
}

void Timeline::takeOut(std::uint32_t step) {
  Place& place = places_[step];
  unlink(place.call);
  unlink(place.returned);
  place.out = true;
  if (place.call < frontier_) wordOf(step) |= maskOf(step);
}

void Timeline::putBack(std::uint32_t step) {
  Place& place = places_[step];
  relink(place.returned);
  relink(place.call);
  place.out = false;
  if (place.call < frontier_) wordOf(step) &= ~maskOf(step);
}

void Timeline::moveFrontier(Node to) {
  for (; frontier_ < to; ++frontier_) {
    const std::uint32_t step = stepOf(frontier_);
    if (isReturn(frontier_)) {
      wordOf(step) &= ~maskOf(step);
    } else if (places_[step].out) {
      wordOf(step) |= maskOf(step);
    }
  }
  while (frontier_ > to) {
    --frontier_;
    const std::uint32_t step = stepOf(frontier_);
    if (isReturn(frontier_)) {
      wordOf(step) |= maskOf(step);
    } else {
      wordOf(step) &= ~maskOf(step);
    }
  }
}

}  // namespace check
