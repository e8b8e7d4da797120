// Links and what travels on them.
#include <algorithm>

#include "engine/trace/folder.h"

namespace trace {
namespace {
constexpr Duration kDropKept = std::chrono::seconds(1);
constexpr double kWhole = 1'000'000;
}  // namespace

void Folder::operator()(const LinkChanged& e) {
  view.links_[(e.from.value - 1) * view.servers_.size() + e.to.value - 1] = e.state;
}

void Folder::operator()(const MessageSent& e) {
  auto& flying = view.messages_;
  auto place = flying.end();
  if (!flying.empty() && e.id < flying.back().id) {
    place = std::lower_bound(flying.begin(), flying.end(), e.id,
                             [](const MessageView& m, MessageId k) { return m.id < k; });
  }
  flying.insert(place, MessageView{e.id, event.id, e.message, event.at, e.deliverAt, e.willBeLost,
                                   static_cast<bool>(e.duplicateOf), 0, event.at});
}

/// The message leaves the air; one without id if it never was there.
MessageView Folder::take(MessageId id) {
  auto& flying = view.messages_;
  const auto it = std::lower_bound(flying.begin(), flying.end(), id,
                                   [](const MessageView& m, MessageId k) { return m.id < k; });
  if (it == flying.end() || it->id != id) return {};
  MessageView taken = std::move(*it);
  flying.erase(it);
  return taken;
}

void Folder::operator()(const MessageDelivered& e) {
  const MessageView taken = take(e.id);
  if (!taken.message || !event.server || !server().leads()) return;
  const bool answers = std::holds_alternative<raft::AppendEntriesReply>(taken.message->body) ||
                       std::holds_alternative<raft::HeartbeatReply>(taken.message->body);
  if (!answers || taken.message->term != server().currentTerm) return;
  for (ProgressView& p : server().progress) {
    if (p.peer == taken.message->from) p.lastReplyAt = event.at;
  }
}

void Folder::operator()(const MessageDropped& e) {
  MessageView taken = take(e.id);
  if (taken.id) view.drops_.push_back({std::move(taken), event.at, e.reason});
}

void Folder::operator()(const MessageMoved& e) {
  auto& flying = view.messages_;
  const auto it = std::lower_bound(flying.begin(), flying.end(), e.id,
                                   [](const MessageView& m, MessageId k) { return m.id < k; });
  if (it == flying.end() || it->id != e.id) return;
  it->movedPpm = static_cast<std::uint32_t>(it->shareAt(event.at) * kWhole);
  it->movedAt = event.at;
  it->deliverAt = e.deliverAt;
}

double MessageView::shareAt(Instant now) const {
  const double before = movedPpm / kWhole;
  if (deliverAt == raft::kNever) return before;
  const auto whole = static_cast<double>((deliverAt - movedAt).count());
  const auto gone = static_cast<double>((now - movedAt).count());
  return whole <= 0 ? 1 : before + (1 - before) * std::clamp(gone / whole, 0.0, 1.0);
}

void Folder::pruneDrops() {
  auto& drops = view.drops_;
  const auto kept = std::find_if(drops.begin(), drops.end(),
                                 [&](const DropView& d) { return d.at + kDropKept >= event.at; });
  drops.erase(drops.begin(), kept);
}

}  // namespace trace
