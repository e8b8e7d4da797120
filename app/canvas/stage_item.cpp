#include "app/canvas/stage_item.h"

#include <algorithm>

#include "app/canvas/stage_labels.h"
#include "app/view/faults.h"

namespace canvas {

void StageItem::show(const view::Moment& moment) {
  if (moment.cluster == nullptr) return;
  const std::size_t servers = moment.cluster->size();
  const bool other = moved_ != placed_ || servers != geometry_.servers() || size() != laidOut_;
  if (small_) {
    geometry_ = StageGeometry::small(servers, size(), textScale());
  } else if (other) {
    geometry_ = StageGeometry(servers, size(), moved_);
    placed_ = moved_;
    laidOut_ = size();
  }
  look_.palette = &colours();
  look_.textScale = textScale();
  followCalls(moment);
  drawStage(moment, geometry_, look_, scene_);
  ringMessages();
  ringLit();
  remember(moment);
  update();
  Q_EMIT redrawn();
}

// A lesson's open question must not be answered by the picture.
void StageItem::followCalls(const view::Moment& moment) {
  calls_.clear();
  traffic_ = {};
  if (outside_ && moment.trace != nullptr) {
    if (!held_.logs) calls_ = tracker_.bring(moment);
    traffic_ = meter_.bring(moment);
  }
  look_.calls = &calls_;
  look_.traffic = &traffic_;
}

void StageItem::remember(const view::Moment& moment) {
  clientWords_.clear();
  for (const ClientSpot& spot : scene_.clients) clientWords_ << view::pathText(spot.path, moment);
  const auto& servers = moment.cluster->servers();
  const bool other = facts_.size() != servers.size();
  facts_.resize(servers.size());
  for (std::size_t i = 0; i < servers.size(); ++i) {
    const trace::ServerView& server = servers[i];
    facts_[i] = {roleText(server, *moment.cluster),
                 server.currentTerm.value,
                 server.log.lastIndex().value,
                 server.commitIndex.value,
                 server.running(),
                 view::serverFaults(*moment.cluster, server, moment.time)};
  }
  rememberLinks(*moment.cluster);
  time_ = moment.time;
  if (other) Q_EMIT serverCountChanged();
}

void StageItem::rememberLinks(const trace::ClusterView& cluster) {
  linkFacts_.clear();
  linksAtStart_ = cluster.started().links;
  for (const trace::ServerView& from : cluster.servers()) {
    for (const trace::ServerView& to : cluster.servers()) {
      if (from.id == to.id) continue;
      trace::LinkState link = cluster.link(from.id, to.id);
      link.cut = linksAtStart_.cut;
      if (link != linksAtStart_) linkFacts_.push_back({from.id.value, to.id.value, link});
    }
  }
}

void StageItem::setSelectedServer(int server) {
  const trace::ServerId id{static_cast<std::uint64_t>(std::max(0, server))};
  if (id == look_.selected) return;
  look_.selected = id;
  Q_EMIT pointedChanged();
  becomeStale();
}

void StageItem::setHoveredServer(int server) {
  const trace::ServerId id{static_cast<std::uint64_t>(std::max(0, server))};
  if (id == look_.hovered) return;
  look_.hovered = id;
  Q_EMIT pointedChanged();
  becomeStale();
}

void StageItem::setHoveredMessage(int message) {
  const trace::MessageId id{static_cast<std::uint64_t>(std::max(0, message))};
  if (id == hoveredMessage_) return;
  hoveredMessage_ = id;
  Q_EMIT pointedChanged();
  becomeStale();
}

void StageItem::setSelectedMessage(int message) {
  const trace::MessageId id{static_cast<std::uint64_t>(std::max(0, message))};
  if (id == selectedMessage_) return;
  selectedMessage_ = id;
  Q_EMIT pointedChanged();
  becomeStale();
}

void StageItem::setHoveredCall(int call) {
  const trace::OperationId id{static_cast<std::uint64_t>(std::max(0, call))};
  if (id == look_.hoveredCall) return;
  look_.hoveredCall = id;
  Q_EMIT pointedChanged();
  becomeStale();
}

void StageItem::setSelectedCall(int call) {
  const trace::OperationId id{static_cast<std::uint64_t>(std::max(0, call))};
  if (id == look_.selectedCall) return;
  look_.selectedCall = id;
  tracker_.keep(id);
  Q_EMIT pointedChanged();
  becomeStale();
}

// Over all else: they are looked for.
void StageItem::ringMessages() {
  const double z = geometry_.zoom();
  for (const MessageSpot& spot : scene_.messages) {
    if (hoveredMessage_ && spot.message.id == hoveredMessage_) {
      scene_.list.circle(spot.at, 15 * z, Filling(), {look_.palette->accent, 2.5});
    }
    if (selectedMessage_ && spot.message.id == selectedMessage_) {
      scene_.list.circle(spot.at, 19 * z, Filling(), {look_.palette->accent, 1.5, 3, 3});
    }
  }
}

void StageItem::light(std::vector<trace::ServerId> servers, std::vector<trace::EventId> sendings) {
  if (servers == litServers_ && sendings == litSendings_) return;
  litServers_ = std::move(servers);
  litSendings_ = std::move(sendings);
  becomeStale();
}

// The chain of causes: a dotted ring round who took part, one round what is still under way.
void StageItem::ringLit() {
  const double z = geometry_.zoom();
  const Stroke ring{look_.palette->accent, 2, 2, 4};
  for (const trace::ServerId id : litServers_) {
    if (id.value == 0 || id.value > geometry_.servers()) continue;
    scene_.list.circle(geometry_.place(id.value), geometry_.radius() + 18 * z, Filling(), ring);
  }
  for (const MessageSpot& spot : scene_.messages) {
    const bool lit = std::find(litSendings_.begin(), litSendings_.end(), spot.message.sentBy) !=
                     litSendings_.end();
    if (lit) scene_.list.circle(spot.at, 17 * z, Filling(), ring);
  }
}

void StageItem::setFocusShown(bool shown) {
  if (shown == look_.focused) return;
  look_.focused = shown;
  Q_EMIT pointedChanged();
  becomeStale();
}

void StageItem::setOutside(bool outside) {
  if (outside == outside_) return;
  outside_ = outside;
  Q_EMIT outsideChanged();
  becomeStale();
}

void StageItem::setSmall(bool small) {
  if (small == small_) return;
  small_ = small;
  Q_EMIT smallChanged();
  becomeStale();
}

void StageItem::setCutFrom(QPointF point) {
  if (point == look_.cutLine.p1()) return;
  look_.cutLine.setP1(point);
  Q_EMIT cutChanged();
  becomeStale();
}

void StageItem::setCutTo(QPointF point) {
  if (point == look_.cutLine.p2()) return;
  look_.cutLine.setP2(point);
  Q_EMIT cutChanged();
  becomeStale();
}

void StageItem::moveServer(int server, double x, double y) {
  if (server < 1 || server > serverCount() || width() <= 0 || height() <= 0) return;
  moved_[static_cast<std::size_t>(server)] = {x / width(), y / height()};
  becomeStale();
}

void StageItem::resetPlaces() {
  moved_.clear();
  becomeStale();
}

}  // namespace canvas
