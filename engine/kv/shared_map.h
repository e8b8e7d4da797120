// An ordered map of which a copy costs next to nothing: a B+ tree whose nodes are shared by all
// copies, and copied when one of them changes (a path of them, O(log n)).
// Thread rule: a value, used by one thread at a time; copies may be used on different threads.
// Invariants: the keys below kids[i] are not less than lows[i] (but for i = 0) and less than
// lows[i + 1]; all leaves are equally deep; no node but the root's leaf is empty.
#pragma once

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "engine/kv/shared.h"

namespace kv {

template <class Key, class Value>
class SharedMap {
  struct Node;

 public:
  struct Entry {
    Key key;
    Value value;
    friend bool operator==(const Entry&, const Entry&) = default;
  };

  /// In the order of the keys; ends with std::default_sentinel. Void once the map changes.
  class Iterator {
   public:
    const Entry& operator*() const { return leaf().entries[place()]; }
    const Entry* operator->() const { return &**this; }
    Iterator& operator++();
    friend bool operator==(const Iterator& it, std::default_sentinel_t) { return it.depth_ == 0; }

   private:
    friend class SharedMap;
    /// The tree of 2^64 keys is not deeper.
    static constexpr std::size_t kDeepest = 18;
    struct Step {
      const Node* node{nullptr};
      std::size_t at{0};
    };
    const Node& leaf() const { return *steps_[depth_ - 1].node; }
    std::size_t place() const { return steps_[depth_ - 1].at; }
    void push(const Node& node, std::size_t at) { steps_[depth_++] = {&node, at}; }
    /// Where a node is at its end: to the next one of its parent.
    void settle();

    std::array<Step, kDeepest> steps_;
    std::size_t depth_{0};
  };

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Iterator begin() const;
  std::default_sentinel_t end() const { return {}; }
  /// At the first key that is not less than `key`.
  template <class Like>
  Iterator from(const Like& key) const;
  /// nullptr: there is none.
  template <class Like>
  const Entry* find(const Like& key) const;
  template <class Like>
  bool contains(const Like& key) const {
    return find(key) != nullptr;
  }
  /// The last key that is not greater than `key`; nullptr: there is none.
  template <class Like>
  const Entry* upTo(const Like& key) const {
    return root_ ? upTo(*root_, key) : nullptr;
  }
  /// nullptr: the map is empty.
  const Entry* last() const;

  /// The key's value, to be changed; a new one if the key is not there.
  Value& edit(const Key& key);
  /// False: there is no such key.
  template <class Like>
  bool erase(const Like& key);

  friend bool operator==(const SharedMap& a, const SharedMap& b) {
    if (a.size_ != b.size_) return false;
    if (a.root_.isSameAs(b.root_)) return true;
    Iterator other = b.begin();
    for (const Entry& entry : a) {
      if (!(entry == *other)) return false;
      ++other;
    }
    return true;
  }

 private:
  static constexpr std::size_t kMost = 32;  ///< entries, or kids, of a node
  /// Neighbours that have no more together become one.
  static constexpr std::size_t kMerged = 20;

  struct Node {
    std::vector<Entry> entries;  ///< of a leaf
    std::vector<Shared<Node>> kids;
    std::vector<Key> lows;

    bool isLeaf() const { return kids.empty(); }
    std::size_t size() const { return isLeaf() ? entries.size() : kids.size(); }
    template <class Like>
    std::size_t placeOf(const Like& key) const;
    template <class Like>
    std::size_t kidFor(const Like& key) const;
  };

  template <class Like>
  static const Entry* upTo(const Node& node, const Like& key);
  static Node split(Node& full, std::size_t at);
  static void makeRoom(Node& parent, std::size_t kid, const Key& key);
  template <class Like>
  static void erase(Node& node, const Like& key);
  static bool merge(Node& parent, std::size_t left);

  Shared<Node> root_;
  std::size_t size_{0};
};

}  // namespace kv

#include "engine/kv/shared_map_nodes.h"
