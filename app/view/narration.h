// An event as a sentence in plain words, or nothing for events that carry no news (heartbeats,
// timers, bytes that became durable).
// Thread rule: pure; any thread. Law: the sentence depends on the event and the views around it
// only.
#pragma once

#include <QString>

#include <optional>
#include <vector>

#include "engine/trace/view.h"

namespace view {

enum class Weight : std::uint8_t { Passing, Important };

/// One direction of a link changed.
struct LinkNews {
  trace::ServerId from;
  trace::ServerId to;
  trace::LinkState before;
  trace::LinkState after;
};

struct Sentence {
  trace::EventId event;
  trace::Instant at{};
  Weight weight{Weight::Passing};
  QString text;
  std::vector<trace::ServerId> about;
  /// The first event it tells; another one than `event` when it tells several.
  trace::EventId first;
};

/// What a sentence must know of the view before the event: the fold forgets it.
struct Prior {
  raft::RoleName role{raft::RoleName::Follower};
  std::size_t votes{0};    ///< granted to the event's server
  bool split{false};       ///< nobody could win the highest term
  raft::Index matchIndex;  ///< of the peer the event is about
  raft::Index lastIndex;   ///< of the event's server's log
  raft::Index committed;   ///< of the whole cluster
  trace::LinkState link;   ///< of the link the event is about
  trace::DiskState disk;
  bool timerWaits{false};     ///< the server's timer had not run out
  trace::Instant leaseUntil;  ///< of the event's server
  /// Of the whole cluster; only with a change of the membership.
  raft::Configuration configuration;
};

Prior priorOf(const trace::Event& event, const trace::ClusterView& before);
std::optional<Sentence> narrate(const trace::Event& event, const Prior& prior,
                                const trace::ClusterView& after);

/// One sentence for all links that changed at one instant; `last` is the last of them.
Sentence narrateLinks(const std::vector<LinkNews>& links, const trace::Event& last,
                      const trace::ClusterView& after);

}  // namespace view
