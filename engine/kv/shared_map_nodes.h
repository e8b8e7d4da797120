// The tree behind shared_map.h: how nodes are found, split and joined.
// Thread rule: as there.
#pragma once

#include "engine/kv/shared_map.h"

namespace kv {

template <class Key, class Value>
template <class Like>
std::size_t SharedMap<Key, Value>::Node::placeOf(const Like& key) const {
  const auto found = std::lower_bound(entries.begin(), entries.end(), key,
                                      [](const Entry& e, const Like& k) { return e.key < k; });
  return static_cast<std::size_t>(found - entries.begin());
}

template <class Key, class Value>
template <class Like>
std::size_t SharedMap<Key, Value>::Node::kidFor(const Like& key) const {
  const auto later = std::upper_bound(lows.begin() + 1, lows.end(), key,
                                      [](const Like& k, const Key& low) { return low > k; });
  return static_cast<std::size_t>(later - lows.begin()) - 1;
}

template <class Key, class Value>
auto SharedMap<Key, Value>::Iterator::operator++() -> Iterator& {
  ++steps_[depth_ - 1].at;
  settle();
  return *this;
}

template <class Key, class Value>
void SharedMap<Key, Value>::Iterator::settle() {
  while (depth_ > 0 && place() == leaf().size()) {
    if (--depth_ > 0) ++steps_[depth_ - 1].at;
  }
  while (depth_ > 0 && !leaf().isLeaf()) push(*leaf().kids[place()], 0);
}

template <class Key, class Value>
auto SharedMap<Key, Value>::begin() const -> Iterator {
  Iterator it;
  if (root_) it.push(*root_, 0);
  it.settle();
  return it;
}

template <class Key, class Value>
template <class Like>
auto SharedMap<Key, Value>::from(const Like& key) const -> Iterator {
  Iterator it;
  if (!root_) return it;
  const Node* node = &*root_;
  while (!node->isLeaf()) {
    const std::size_t kid = node->kidFor(key);
    it.push(*node, kid);
    node = &*node->kids[kid];
  }
  it.push(*node, node->placeOf(key));
  it.settle();
  return it;
}

template <class Key, class Value>
template <class Like>
auto SharedMap<Key, Value>::find(const Like& key) const -> const Entry* {
  if (!root_) return nullptr;
  const Node* node = &*root_;
  while (!node->isLeaf()) node = &*node->kids[node->kidFor(key)];
  const std::size_t place = node->placeOf(key);
  const bool found = place < node->entries.size() && !(node->entries[place].key > key);
  return found ? &node->entries[place] : nullptr;
}

// A kid's keys may all be greater although its low is not: then the one before it has the key.
template <class Key, class Value>
template <class Like>
auto SharedMap<Key, Value>::upTo(const Node& node, const Like& key) -> const Entry* {
  if (node.isLeaf()) {
    const std::size_t place = node.placeOf(key);
    if (place < node.entries.size() && !(node.entries[place].key > key)) {
      return &node.entries[place];
    }
    return place == 0 ? nullptr : &node.entries[place - 1];
  }
  for (std::size_t kid = node.kidFor(key) + 1; kid > 0; --kid) {
    if (const Entry* found = upTo(*node.kids[kid - 1], key)) return found;
  }
  return nullptr;
}

template <class Key, class Value>
auto SharedMap<Key, Value>::last() const -> const Entry* {
  if (empty()) return nullptr;
  const Node* node = &*root_;
  while (!node->isLeaf()) node = &*node->kids.back();
  return &node->entries.back();
}

/// `full` keeps what is before `at`; the rest is given back.
template <class Key, class Value>
auto SharedMap<Key, Value>::split(Node& full, std::size_t at) -> Node {
  const auto move = [at](auto& from, auto& to) {
    if (from.empty()) return;
    const auto first = from.begin() + static_cast<std::ptrdiff_t>(at);
    to.assign(std::make_move_iterator(first), std::make_move_iterator(from.end()));
    from.erase(first, from.end());
  };
  Node rest;
  move(full.kids, rest.kids);
  move(full.lows, rest.lows);
  move(full.entries, rest.entries);
  return rest;
}

// Keys that come in order leave full nodes behind them.
template <class Key, class Value>
void SharedMap<Key, Value>::makeRoom(Node& parent, std::size_t kid, const Key& key) {
  if (parent.kids[kid]->size() < kMost) return;
  Node& full = parent.kids[kid].own();
  const bool atEnd = full.isLeaf() ? full.entries.back().key < key : !(full.lows.back() > key);
  Node rest = split(full, atEnd ? kMost - 1 : kMost / 2);
  Key low = rest.isLeaf() ? rest.entries.front().key : rest.lows.front();
  const auto place = static_cast<std::ptrdiff_t>(kid) + 1;
  parent.kids.insert(parent.kids.begin() + place, Shared(std::move(rest)));
  parent.lows.insert(parent.lows.begin() + place, std::move(low));
}

template <class Key, class Value>
Value& SharedMap<Key, Value>::edit(const Key& key) {
  if (!root_) root_ = Shared(Node{});
  if (root_->size() == kMost) {
    Node above;
    above.kids.push_back(std::move(root_));
    above.lows.emplace_back();
    makeRoom(above, 0, key);
    root_ = Shared(std::move(above));
  }
  Node* node = &root_.own();
  while (!node->isLeaf()) {
    makeRoom(*node, node->kidFor(key), key);
    node = &node->kids[node->kidFor(key)].own();
  }
  const std::size_t place = node->placeOf(key);
  const bool found = place < node->entries.size() && !(node->entries[place].key > key);
  if (!found) {
    node->entries.insert(node->entries.begin() + static_cast<std::ptrdiff_t>(place),
                         Entry{key, Value{}});
    ++size_;
  }
  return node->entries[place].value;
}

template <class Key, class Value>
template <class Like>
bool SharedMap<Key, Value>::erase(const Like& key) {
  if (!contains(key)) return false;
  erase(root_.own(), key);
  --size_;
  while (!root_->isLeaf() && root_->kids.size() == 1) {
    Shared<Node> only = root_->kids.front();
    root_ = std::move(only);
  }
  return true;
}

template <class Key, class Value>
template <class Like>
void SharedMap<Key, Value>::erase(Node& node, const Like& key) {
  if (node.isLeaf()) {
    node.entries.erase(node.entries.begin() + static_cast<std::ptrdiff_t>(node.placeOf(key)));
    return;
  }
  const std::size_t kid = node.kidFor(key);
  erase(node.kids[kid].own(), key);
  if (node.kids[kid]->size() == 0) {
    node.kids.erase(node.kids.begin() + static_cast<std::ptrdiff_t>(kid));
    node.lows.erase(node.lows.begin() + static_cast<std::ptrdiff_t>(kid));
    return;
  }
  const bool merged = kid + 1 < node.kids.size() && merge(node, kid);
  if (!merged && kid > 0) merge(node, kid - 1);
}

template <class Key, class Value>
bool SharedMap<Key, Value>::merge(Node& parent, std::size_t left) {
  if (parent.kids[left]->size() + parent.kids[left + 1]->size() > kMerged) return false;
  Node& into = parent.kids[left].own();
  Node& from = parent.kids[left + 1].own();
  if (!from.isLeaf()) from.lows.front() = std::move(parent.lows[left + 1]);
  const auto move = [](auto& source, auto& target) {
    target.insert(target.end(), std::make_move_iterator(source.begin()),
                  std::make_move_iterator(source.end()));
  };
  move(from.entries, into.entries);
  move(from.kids, into.kids);
  move(from.lows, into.lows);
  const auto gone = static_cast<std::ptrdiff_t>(left) + 1;
  parent.kids.erase(parent.kids.begin() + gone);
  parent.lows.erase(parent.lows.begin() + gone);
  return true;
}

}  // namespace kv
