#include "engine/trace/view.h"

#include <algorithm>

#include "engine/trace/folder.h"

namespace trace {

void ClusterView::fold(const Event& e) {
  lastEvent_ = e.id;
  at_ = e.at;
  Folder folder{*this, e};
  std::visit(folder, e.body);
  if (!drops_.empty()) folder.pruneDrops();
}

const LinkState& ClusterView::link(ServerId from, ServerId to) const {
  return links_[(from.value - 1) * servers_.size() + to.value - 1];
}

const MessageView* ClusterView::message(MessageId id) const {
  const auto it = std::lower_bound(messages_.begin(), messages_.end(), id,
                                   [](const MessageView& m, MessageId k) { return m.id < k; });
  return it != messages_.end() && it->id == id ? &*it : nullptr;
}

ServerId ClusterView::leader() const {
  ServerId best;
  raft::Term term;
  for (const ServerView& s : servers_) {
    if (s.leads() && (!best || s.currentTerm > term)) {
      best = s.id;
      term = s.currentTerm;
    }
  }
  return best;
}

const raft::Configuration& ClusterView::configuration() const {
  static const raft::Configuration kNone;
  if (servers_.empty()) return kNone;
  if (const ServerId leads = leader()) return server(leads).configuration;
  return std::max_element(
             servers_.begin(), servers_.end(),
             [](const ServerView& a, const ServerView& b) { return a.lastApplied < b.lastApplied; })
      ->configuration;
}

raft::Term ClusterView::highestTerm() const {
  raft::Term highest;
  for (const ServerView& s : servers_) highest = std::max(highest, s.currentTerm);
  return highest;
}

const raft::Entry* ClusterView::committedEntry(raft::Index index) const {
  return index <= committed_ && committedLog_.contains(index) ? &committedLog_.at(index) : nullptr;
}

}  // namespace trace
