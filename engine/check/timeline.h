// The calls and returns of one key, in order, without the operations that took effect already: the
// linked list of Wing and Gong (1993). Taking out and putting back cost nothing; what was taken out
// last must be put back first.
// Private to the room. Thread rule: a value, used by one thread at a time.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/check/question.h"

namespace check {

class Timeline {
 public:
  /// A call or a return, from 1 on in the order of time; 0 is both ends.
  using Node = std::uint32_t;

  /// Optional steps are not in it. REQUIRES: the steps are sorted by call.
  explicit Timeline(const std::vector<Step>& steps);

  Node next(Node node) const { return links_[node].next; }
  Node previous(Node node) const { return links_[node].previous; }
  bool isReturn(Node node) const { return marks_[node].isReturn; }
  std::uint32_t stepOf(Node node) const { return marks_[node].step; }

  void takeOut(std::uint32_t step);
  void putBack(std::uint32_t step);

  /// The first return that is left: what is called before it is under way.
  Node frontier() const { return frontier_; }
  /// REQUIRES: forwards, all returns before `to` are taken out; backwards, all from `to` on were
  /// taken out when the frontier was there.
  void moveFrontier(Node to);
  /// Which of the operations under way at the frontier took effect, one bit each; a bit serves
  /// again after the return.
  const std::vector<std::uint64_t>& underWay() const { return underWay_; }

 private:
  struct Link {
    Node previous{0};
    Node next{0};
  };
  struct Mark {
    std::uint32_t step{0};
    bool isReturn{false};
  };
  struct Place {
    Node call{0};
    Node returned{0};
    std::uint32_t bit{0};
    bool out{false};
  };
  void giveBits();
  void unlink(Node node);
  void relink(Node node);
  std::uint64_t& wordOf(std::uint32_t step) { return underWay_[places_[step].bit / 64]; }
  std::uint64_t maskOf(std::uint32_t step) const {
    return std::uint64_t{1} << (places_[step].bit % 64);
  }

  std::vector<Link> links_;
  std::vector<Mark> marks_;
  std::vector<Place> places_;  ///< of each step
  std::vector<std::uint64_t> underWay_;
  Node frontier_{1};
};

}  // namespace check
