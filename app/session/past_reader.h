// The kept events of a branch, read one after the other: a watch is asked about each.
// Thread rule: GUI thread. The branch is handed to each call, since branches move when one is made.
#pragma once

#include "app/session/branch.h"
#include "app/session/watch.h"

namespace session {

/// How far a step and run-to look ahead.
inline constexpr Duration kLookAhead = std::chrono::seconds(10);

class PastReader {
 public:
  explicit PastReader(trace::ClusterView view) : view_(std::move(view)) {}

  const trace::ClusterView& view() const { return view_; }
  void restart(Watch& watch, const Branch& branch);
  /// The next event. REQUIRES: there is one, and it is kept.
  const trace::Event& next(const Branch& branch);
  scenario::Present present(const Watch& watch, const Branch& branch);
  /// Whether a condition that does not occur holds at the view.
  bool holds(const scenario::Condition& what, const Branch& branch);

 private:
  std::uint64_t violationsAt(const Branch& branch);

  trace::ClusterView view_;
  std::vector<trace::Event> last_;
  scenario::Calls calls_;
  std::optional<std::uint64_t> violations_;  ///< up to the view
};

/// A condition that is looked for between the playhead and the edge, a slice at a time: reading a
/// long past takes longer than a frame.
class PastSeek {
 public:
  enum class State : std::uint8_t { Looking, Found, AtEdge, Dropped };

  PastSeek(const Branch& branch, trace::ClusterView from, scenario::Condition what);

  /// Reads on for about kSlice, and no more than kSliceEvents.
  State look(const Branch& branch);
  /// The event read last.
  trace::EventId at() const { return reader_.view().lastEvent(); }
  const scenario::Condition& what() const { return what_; }
  /// What is read of what there is, 0 to 1.
  double share(const Branch& branch) const;

  static constexpr Duration kSlice = std::chrono::milliseconds(6);
  /// Less than that takes: the way is shown on a fast machine, too.
  static constexpr std::uint64_t kSliceEvents = 20'000;

 private:
  scenario::Condition what_;
  PastReader reader_;
  Watch watch_;
  trace::EventId from_;
};

}  // namespace session
