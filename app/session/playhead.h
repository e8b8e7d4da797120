// Where in the run the viewer is. It follows the engine's edge while the run is played for the
// first time, and stands free in the past after scrubbing. It is (event, time): of several events
// at one instant it can stand after any. Thread rule: a value. Invariant: 0 <= time() <= the edge
// it was last told.
#pragma once

#include "engine/trace/event.h"

namespace session {

using raft::Duration;
using raft::Instant;

class Playhead {
 public:
  Instant time() const { return time_; }
  /// Where more happened at its instant: the last event that is shown. 0: all of the instant is.
  trace::EventId event() const { return event_; }
  bool playing() const { return playing_; }
  /// At the edge: commands act there; elsewhere they start a branch.
  bool following() const { return following_; }
  double speed() const { return speed_; }

  void play() { playing_ = true; }
  void pause() { playing_ = false; }
  /// Run time per viewer time; kept within [kSlowest, kFastest].
  void setSpeed(double speed);
  static constexpr double kSlowest = 0.001;
  static constexpr double kFastest = 4.0;
  /// Of a run as opened.
  static constexpr double kOpening = 0.2;

  /// A frame of `viewer` time went by; `edge` is how far the branch is computed.
  void frame(Duration viewer, Instant edge);
  /// To a given time: free unless that is the edge.
  void seek(Instant time, Instant edge);
  void toEdge(Instant edge);
  /// After this event, though more happened at `time`. It plays on from there.
  void stand(Instant time, trace::EventId event);
  /// How far the engine should compute for the next frame.
  Instant horizon(Duration viewer) const;

 private:
  Duration scaled(Duration viewer) const;

  Instant time_{};
  trace::EventId event_;
  double speed_{kOpening};
  bool playing_{false};
  bool following_{true};
};

}  // namespace session
