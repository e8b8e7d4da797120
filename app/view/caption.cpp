#include "app/view/caption.h"

#include <algorithm>

#include "app/view/faults.h"
#include "app/view/membership.h"
#include "app/view/words.h"

namespace view {
namespace {

// A sentence older than this no longer says what is going on.
constexpr trace::Duration kFresh = std::chrono::milliseconds(1500);

QString stateOf(const trace::ClusterView& cluster) {
  const bool enough = decides(cluster.configuration(), [&](trace::ServerId id) {
    return cluster.server(id).status == trace::ServerStatus::Up;
  });
  if (!enough) {
    return Say::tr("Too few servers answer: nothing can be decided.");
  }
  const trace::ServerId leader = cluster.leader();
  if (!leader) return Say::tr("Nobody leads. Whoever's timer runs out first asks for votes.");
  return Say::tr("%1 leads term %2 and sends heartbeats.")
      .arg(nameOf(leader))
      .arg(cluster.server(leader).currentTerm.value);
}

/// Of links that are all alike: what is not as at first, beside latency and loss.
QString oddities(const trace::ClusterView& cluster) {
  const trace::LinkState& start = cluster.started().links;
  trace::LinkState link = cluster.link(cluster.servers()[0].id, cluster.servers()[1].id);
  link.latencyMin = start.latencyMin;
  link.latencyMax = start.latencyMax;
  link.lossPpm = start.lossPpm;
  return linkFaults(link, start);
}

}  // namespace

QString captionOf(const Story& story, const trace::ClusterView& cluster) {
  if (cluster.size() == 0) return {};
  const auto told = story.told();
  const auto newest = std::find_if(told.rbegin(), told.rend(),
                                   [](const Sentence& s) { return s.weight == Weight::Important; });
  const bool fresh = newest != told.rend() && cluster.at() - newest->at <= kFresh;
  return fresh ? newest->text : stateOf(cluster);
}

// Beside latency and loss, where all links are alike: "Links 8 to 16 ms, no loss, twice 5 %".
QString linksNoteOf(const trace::ClusterView& cluster) {
  if (cluster.size() < 2) return {};
  trace::Duration least = trace::Duration::max();
  trace::Duration most{0};
  std::uint32_t lossLeast = 1'000'000;
  std::uint32_t lossMost = 0;
  for (const trace::ServerView& a : cluster.servers()) {
    for (const trace::ServerView& b : cluster.servers()) {
      if (a.id == b.id) continue;
      const trace::LinkState& link = cluster.link(a.id, b.id);
      least = std::min(least, link.latencyMin);
      most = std::max(most, link.latencyMax);
      lossLeast = std::min(lossLeast, link.lossPpm);
      lossMost = std::max(lossMost, link.lossPpm);
    }
  }
  QString loss = Say::tr("no loss");
  if (lossMost > 0) {
    loss = lossLeast == lossMost ? Say::tr("%1 lost").arg(percentText(lossMost))
                                 : Say::tr("up to %1 lost").arg(percentText(lossMost));
  }
  const QString note = Say::tr("Links %1, %2").arg(rangeText(least, most), loss);
  const QString more = linksAlike(cluster) ? oddities(cluster) : QString();
  return more.isEmpty() ? note : QStringLiteral("%1, %2").arg(note, more);
}

void Line::show(const QString& text) {
  if (text == text_) return;
  text_ = text;
  Q_EMIT changed();
}

}  // namespace view
