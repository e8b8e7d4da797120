#include "app/view/groups.h"

#include <algorithm>

namespace view {
namespace {

bool anyWay(const trace::ClusterView& cluster, trace::ServerId a, trace::ServerId b) {
  return !cluster.link(a, b).cut || !cluster.link(b, a).cut;
}

}  // namespace

bool connected(const trace::ClusterView& cluster, trace::ServerId a, trace::ServerId b) {
  return a == b || (!cluster.link(a, b).cut && !cluster.link(b, a).cut);
}

std::vector<Group> groupsOf(const trace::ClusterView& cluster) {
  std::vector<Group> groups;
  std::vector<trace::ServerId> left;
  for (const trace::ServerView& s : cluster.servers()) left.push_back(s.id);
  while (!left.empty()) {
    Group group{left.front()};
    left.erase(left.begin());
    for (std::size_t next = 0; next < group.size(); ++next) {
      const auto apart = std::stable_partition(left.begin(), left.end(), [&](trace::ServerId id) {
        return !anyWay(cluster, group[next], id);
      });
      group.insert(group.end(), apart, left.end());
      left.erase(apart, left.end());
    }
    std::sort(group.begin(), group.end());
    groups.push_back(std::move(group));
  }
  return groups;
}

bool anyCut(const trace::ClusterView& cluster) {
  for (const trace::ServerView& a : cluster.servers()) {
    for (const trace::ServerView& b : cluster.servers()) {
      if (a.id != b.id && cluster.link(a.id, b.id).cut) return true;
    }
  }
  return false;
}

}  // namespace view
