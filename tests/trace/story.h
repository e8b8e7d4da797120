// Event lists for tests: by hand, and long plausible ones from a seed.
// Thread rule: one thread.
#pragma once

#include "engine/trace/trace.h"

namespace story {

using std::chrono::milliseconds;
using trace::Duration;
using trace::Event;
using trace::EventId;
using trace::Instant;
using trace::ServerId;

inline constexpr ServerId S1{1};
inline constexpr ServerId S2{2};
inline constexpr ServerId S3{3};

inline Instant at(std::int64_t ms) { return Instant{milliseconds(ms)}; }

raft::Entry entry(std::uint64_t index, std::uint64_t term, const std::string& bytes = "x");

/// Gives ids and keeps the view after each event.
class Story {
 public:
  explicit Story(std::uint32_t servers = 3);

  /// The next event, at the present.
  Story& add(ServerId server, trace::Body body, EventId trigger = {},
             std::vector<EventId> causes = {});
  Story& wait(Duration d);
  Story& send(std::uint64_t id, raft::Message message);

  const std::vector<Event>& events() const { return events_; }
  const trace::ClusterView& view() const { return view_; }
  const trace::ServerView& server(ServerId id) const { return view_.server(id); }

 private:
  std::vector<Event> events_;
  trace::ClusterView view_;
  Instant now_{};
};

/// `count` events that a cluster of five might make; the same for the same seed.
std::vector<Event> randomEvents(std::uint64_t seed, std::size_t count);

}  // namespace story
