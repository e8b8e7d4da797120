// A file that is written apart from the window: which part of the run, how far it is, and whether
// it is still wanted. Thread rule: as said of each member.
#pragma once

#include <atomic>
#include <memory>

#include "engine/trace/trace.h"

namespace share {

/// Shared by who writes and who waits; any thread.
class Progress {
 public:
  double share() const { return share_; }
  void set(double share) { share_ = share; }
  bool wanted() const { return wanted_; }
  void giveUp() { wanted_ = false; }

 private:
  std::atomic<double> share_{0};
  std::atomic<bool> wanted_{true};
};

/// Events of a trace with from <= at <= to that are still kept. A value.
struct Extent {
  trace::Instant from{};
  trace::Instant to{raft::kNever};
  std::shared_ptr<Progress> progress{std::make_shared<Progress>()};

  trace::EventId first(const trace::Trace& trace) const;
  trace::EventId last(const trace::Trace& trace) const { return trace.lastAtOrBefore(to); }
  bool holds(trace::Instant at) const { return at >= from && at <= to; }
  /// Event `id` of those up to `last` is next. False: nobody wants it any more.
  bool goesOn(trace::EventId id, trace::EventId last) const;
};

}  // namespace share
