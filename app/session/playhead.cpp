#include "app/session/playhead.h"

#include <algorithm>

namespace session {

void Playhead::setSpeed(double speed) { speed_ = std::clamp(speed, kSlowest, kFastest); }

Duration Playhead::scaled(Duration viewer) const {
  return Duration{static_cast<Duration::rep>(static_cast<double>(viewer.count()) * speed_)};
}

void Playhead::frame(Duration viewer, Instant edge) {
  if (event_.value > 0 && !playing_) return;
  event_ = {};
  if (playing_) time_ += scaled(viewer);
  if (time_ >= edge || (following_ && !playing_)) toEdge(edge);
}

void Playhead::seek(Instant time, Instant edge) {
  time_ = std::clamp(time, Instant{}, edge);
  event_ = {};
  following_ = time_ == edge;
}

void Playhead::toEdge(Instant edge) {
  time_ = edge;
  event_ = {};
  following_ = true;
}

void Playhead::stand(Instant time, trace::EventId event) {
  time_ = time;
  event_ = event;
  following_ = false;
}

Instant Playhead::horizon(Duration viewer) const { return time_ + scaled(viewer); }

}  // namespace session
