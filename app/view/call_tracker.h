// Follows clients' calls through the events up to the playhead. Each frame reads the new events
// only; going back reads anew what lies before the oldest call that is still shown.
// Thread rule: one thread at a time. Invariant: at most kFollowedMost calls are followed; of a
// crowd the first ones.
#pragma once

#include "app/view/call_path.h"

namespace view {

class CallTracker {
 public:
  static constexpr std::size_t kFollowedMost = 64;
  /// Events read in one go at most, where the playhead leapt.
  static constexpr std::uint64_t kReadMost = 20'000;
  /// How long an answered call stays, in viewer time (milliseconds).
  static constexpr double kStaysMs = 1500;

  /// Under way at the moment, or ended a moment ago; in order of their start.
  const std::vector<CallPath>& bring(const Moment& moment);
  /// This call stays after its end; 0: none does.
  void keep(trace::OperationId call);
  /// The way of one call up to the moment; as far as the trace holds it, and kReadMost events.
  static CallPath wayOf(const Moment& moment, const trace::OperationView& call);

 private:
  void begin(const Moment& moment);
  void start(const trace::Event& event, const trace::OperationStarted& started);
  void read(const trace::Event& event);
  void handed(const trace::Event& event, const trace::MessageSent& sent);
  void appended(const trace::Event& event, const raft::Appended& appended);
  CallPath* find(trace::OperationId id);
  CallPath* find(const kv::Command& command);
  static trace::Duration staying(const Moment& moment);

  std::vector<CallPath> paths_;
  trace::OperationId kept_;
  trace::EventId seen_;
  const trace::Trace* trace_{nullptr};
};

}  // namespace view
