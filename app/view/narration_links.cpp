// Cuts, heals and slow or lossy links told; many links at one instant are one sentence.
#include <algorithm>

#include "app/view/groups.h"
#include "app/view/narration_parts.h"
#include "app/view/words.h"

namespace view {
namespace {

bool was(const LinkNews& news, bool cutBefore, bool cutAfter) {
  return news.before.cut == cutBefore && news.after.cut == cutAfter;
}

using Pair = std::pair<trace::ServerId, trace::ServerId>;

// The pairs of servers that the news are about, each once.
std::vector<Pair> pairsOf(const std::vector<LinkNews>& links) {
  std::vector<Pair> pairs;
  for (const LinkNews& l : links) {
    const Pair pair{std::min(l.from, l.to), std::max(l.from, l.to)};
    if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
  }
  return pairs;
}

QString pairsText(const std::vector<Pair>& pairs) {
  QStringList names;
  for (const Pair& pair : pairs) {
    names << Say::tr("%1-%2").arg(nameOf(pair.first), nameOf(pair.second));
  }
  return listOf(names);
}

QString cutText(const std::vector<LinkNews>& links, const trace::ClusterView& after) {
  const std::vector<Group> groups = groupsOf(after);
  if (groups.size() == 2) {
    return Say::tr("A cut leaves %1 on one side, %2 on the other.")
        .arg(listOf(groups[0]), listOf(groups[1]));
  }
  if (groups.size() > 2) {
    QStringList names;
    for (const Group& group : groups) names << listOf(group);
    return Say::tr("Cuts leave %1 groups apart: %2.")
        .arg(numberWord(groups.size()), names.join(Say::tr("; ")));
  }
  const std::vector<Pair> pairs = pairsOf(links);
  if (links.size() == 1 && !after.link(links[0].to, links[0].from).cut) {
    return Say::tr("What %1 sends to %2 is cut off; the other way stays open.")
        .arg(nameOf(links[0].from), nameOf(links[0].to));
  }
  if (pairs.size() == 1) {
    return Say::tr("The link between %1 and %2 is cut.")
        .arg(nameOf(pairs[0].first), nameOf(pairs[0].second));
  }
  return Say::tr("Links are cut: %1.").arg(pairsText(pairs));
}

QString healText(const std::vector<LinkNews>& links, const trace::ClusterView& after) {
  if (!anyCut(after)) return Say::tr("No link is cut any more: all servers can talk.");
  const std::vector<Pair> pairs = pairsOf(links);
  if (pairs.size() == 1) {
    return Say::tr("The link between %1 and %2 is whole again.")
        .arg(nameOf(pairs[0].first), nameOf(pairs[0].second));
  }
  return Say::tr("Links are whole again: %1.").arg(pairsText(pairs));
}

QString qualityText(const std::vector<LinkNews>& links, const trace::ClusterView& after) {
  const trace::LinkState& now = links.back().after;
  const std::vector<Pair> pairs = pairsOf(links);
  const bool all = links.size() == after.size() * (after.size() - 1);
  const QString who =
      all ? Say::tr("All links")
          : (links.size() == 1
                 ? Say::tr("The link from %1 to %2").arg(nameOf(links[0].from), nameOf(links[0].to))
                 : Say::tr("The links %1").arg(pairsText(pairs)));
  const QString loss =
      now.lossPpm == 0 ? Say::tr("no loss") : Say::tr("%1 lost").arg(percentText(now.lossPpm));
  //: %1: "All links"; %2: "8 to 16 ms"; %3: "10 % lost"
  return Say::tr("%1: now %2, %3.").arg(who, rangeText(now.latencyMin, now.latencyMax), loss);
}

}  // namespace

News tellLinks(const std::vector<LinkNews>& links, const trace::ClusterView& after) {
  const auto anyOf = [&](bool cutBefore, bool cutAfter) {
    return std::any_of(links.begin(), links.end(),
                       [&](const LinkNews& l) { return was(l, cutBefore, cutAfter); });
  };
  News news;
  news.weight = Weight::Important;
  if (anyOf(false, true)) {
    news.text = cutText(links, after);
  } else if (anyOf(true, false)) {
    news.text = healText(links, after);
  } else {
    news.text = qualityText(links, after);
  }
  for (const LinkNews& l : links) {
    for (const trace::ServerId id : {l.from, l.to}) {
      if (std::find(news.about.begin(), news.about.end(), id) == news.about.end()) {
        news.about.push_back(id);
      }
    }
  }
  std::sort(news.about.begin(), news.about.end());
  return news;
}

Told tell(const trace::LinkChanged& body, const Scene& scene) {
  return tellLinks({{body.from, body.to, scene.prior.link, body.state}}, scene.after);
}

}  // namespace view
