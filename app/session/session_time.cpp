// Transport: play, speed, steps, seeking, run to the next of a kind.
#include <algorithm>
#include <cmath>

#include "app/session/past_reader.h"
#include "app/session/session.h"
#include "app/session/visible.h"

namespace session {

void Session::setPlaying(bool playing) {
  if (playing == playhead_.playing()) return;
  if (playing) {
    stopRunTo();
    if (world_ == Live) playhead_.toEdge(branches_.currentBranch().now);
    playhead_.play();
  } else {
    playhead_.pause();
    if (world_ == Lab) engine_->post(Halt{branches_.current()});
  }
  sendRate();
  Q_EMIT playingChanged();
  updateAwake();
}

void Session::setSpeed(double speed) {
  speedChosen_ = true;
  changeSpeed(speed);
}

void Session::changeSpeed(double speed) {
  const double before = playhead_.speed();
  playhead_.setSpeed(world_ == Live ? std::min(speed, 1.0) : speed);
  if (playhead_.speed() == before) return;
  sendRate();
  Q_EMIT speedChanged();
}

void Session::setStepwise(bool stepwise) {
  if (stepwise == stepwise_) return;
  stepwise_ = stepwise;
  refreshView();
  Q_EMIT moved();
}

// Nothing moves between two events that can be seen: the playhead stands at the earlier one.
Instant Session::playheadTime() const {
  if (!stepwise_ || !playhead_.playing()) return playhead_.time();
  const trace::Trace& events = trace();
  for (trace::EventId id = events.lastAtOrBefore(playhead_.time()); id > events.droppedThrough();
       id = id - 1) {
    if (isVisible(events.at(id))) return events.at(id).at;
  }
  return Instant{};
}

void Session::sendRate() {
  if (world_ != Live) return;
  const bool runs = playhead_.playing() && playhead_.following();
  engine_->post(SetRate{runs ? static_cast<cluster::RatePpm>(playhead_.speed() * 1e6) : 0});
}

/// The last event up to the playhead, or the last that is no longer kept.
trace::EventId Session::lastShown() const {
  if (playhead_.event().value > 0) return playhead_.event();
  return std::max(trace().lastAtOrBefore(playhead_.time()), trace().droppedThrough());
}

void Session::stepForward() {
  pause();
  stopRunTo();
  const trace::Trace& events = trace();
  const trace::EventId shown = lastShown();
  if (shown < events.lastId()) {
    stand(shown + 1);
    return;
  }
  toEnd();
  if (world_ == Live) {
    say(tr("This is the present of the Live world. Press play to see more."));
    return;
  }
  stepFrom_ = shown;
  engine_->post(RunStep{branches_.current(), branches_.currentBranch().now + kLookAhead});
  seeking_ = true;
  updateAwake();
}

void Session::stepBack() {
  pause();
  stopRunTo();
  const trace::Trace& events = trace();
  const trace::EventId shown = lastShown();
  const trace::EventId first = events.droppedThrough() + 1;
  if (shown < first) {
    seek(0.0);
  } else {
    stand(std::max(first, shown - 1));
  }
}

// The playhead right after an event: what else happened at its instant is not shown.
void Session::stand(trace::EventId id) {
  const trace::Trace& events = trace();
  const Instant at = events.at(id).at;
  const bool more = id < events.lastId() && events.at(id + 1).at == at;
  if (more) {
    playhead_.stand(at, id);
  } else {
    playhead_.seek(at, branches_.currentBranch().now);
  }
  refreshView();
  Q_EMIT moved();
}

void Session::seek(double ms) {
  stopRunTo();
  const Instant to{Duration{std::llround(std::max(ms, 0.0) * 1e6)}};
  playhead_.seek(to, branches_.currentBranch().now);
  if (world_ == Live && !playhead_.following()) pause();
  refreshView();
  sayIfGone();
  Q_EMIT moved();
}

void Session::seekEvent(int event) {
  const trace::EventId id{static_cast<std::uint64_t>(std::max(event, 0))};
  if (id.value == 0 || id > trace().lastId()) return;
  if (id <= trace().droppedThrough()) {
    say(world_ == Live ? tr("That lies too far back: its events are no longer kept.")
                       : tr("That lies too far back: its events are no longer in memory. Go there "
                            "on the tape and fork (F): they are computed anew."));
    return;
  }
  pause();
  stopRunTo();
  stand(id);
}

void Session::toEnd() {
  playhead_.toEdge(branches_.currentBranch().now);
  sendRate();
  refreshView();
  Q_EMIT moved();
}

void Session::stopRunTo() {
  seeking_ = false;
  pastSeek_.reset();
  if (running_.isEmpty()) return;
  engine_->post(Halt{branches_.current()});
  setRunning({});
}

}  // namespace session
