// News, frames and what is shown. See session_time.cpp, session_acts.cpp, session_files.cpp for the
// rest.
#include "app/session/session.h"

#include <thread>

#include "app/session/numbers.h"
#include "app/session/past_reader.h"

namespace session {

namespace {

/// A window that was hidden or stuck goes on where it was, without a leap.
constexpr double kFrameMsMost = 100.0;
/// A hidden window has no frames; Live goes on all the same.
constexpr std::chrono::milliseconds kHiddenTake{250};
/// How far ahead the engine computes: as long as the last frame was, but at least one at 60 Hz.
constexpr Duration kFrame = std::chrono::microseconds(16'667);

}  // namespace

Session::Session(WorldFactory factory, QObject* parent) : QObject(parent), branches_(this) {
  const auto wake = [this] {
    QMetaObject::invokeMethod(this, &Session::newsCame, Qt::QueuedConnection);
  };
  engine_ = std::make_unique<EngineThread>(std::move(factory), wake);
  connect(&breakpoints_, &Breakpoints::changed, this, &Session::sendBreakpoints);
  startTimer(kHiddenTake, Qt::CoarseTimer);
}

// News that nobody takes would make the engine wait, and a Live member must never be delayed.
void Session::timerEvent(QTimerEvent*) {
  if (world_ == Live && !byHand_) takeNews();
}

Session::~Session() = default;

double Session::time() const { return msOf(playheadTime()); }
double Session::endTime() const { return msOf(branches_.currentBranch().now); }

QString Session::subtitle() const {
  const std::uint32_t count = settings_.servers;
  QString servers = count == 1 ? tr("1 server") : tr("%1 servers").arg(count);
  if (settings_.spares > 0) servers = tr("%1, %2 spare").arg(servers).arg(settings_.spares);
  return tr("%1, seed %2").arg(servers).arg(settings_.seed);
}

void Session::frame(double viewerMs) {
  const Instant before = playhead_.time();
  takeNews();
  lookInPast();
  const Duration viewer = fromMs(std::min(viewerMs, kFrameMsMost));
  const Instant edge = branches_.currentBranch().now;
  const bool followed = playhead_.following();
  if (world_ == Live && playhead_.following()) {
    playhead_.toEdge(edge);
  } else {
    playhead_.frame(viewer, edge);
  }
  followSpeeds(before);
  const trace::EventId shown = view_.lastEvent();
  refreshView();
  if (playhead_.playing() && !followed && watchPast(shown)) refreshView();
  stopAtMet();
  if (playhead_.playing() && world_ == Lab && running_.isEmpty() && !met_) {
    const Instant horizon = playhead_.horizon(std::max(viewer, kFrame));
    if (horizon > edge) {
      engine_->post(RunTo{branches_.current(), horizon, branches_.currentBranch().met});
    }
  }
  if (world_ == Live && followed != playhead_.following()) sendRate();
  updateAwake();
  Q_EMIT moved();
}

void Session::settle() {
  while (!engine_->idle() || pastSeek_) {
    takeNews();
    lookInPast();
    std::this_thread::yield();
  }
  frame(0.0);
}

void Session::paceByHand() {
  byHand_ = true;
  updateAwake();
}

void Session::newsCame() {
  newsWait_ = true;
  updateAwake();
}

void Session::takeNews() {
  newsWait_ = false;
  for (Batch& batch : engine_->take()) take(std::move(batch));
  keepMemory();
}

void Session::take(Batch batch) {
  if (batch.world != worldNumber_) return;
  if (!busyText_.isEmpty()) {
    busyText_.clear();
    Q_EMIT busyTextChanged();
  }
  // Without the Live world there is still the Lab.
  if (batch.noWorld && world_ == Live) switchWorld(Lab);
  if (!batch.notice.empty()) say(QString::fromStdString(batch.notice));
  if (batch.noWorld || batch.branch >= branches_.count()) return;
  Branch& branch = branches_.at(batch.branch);
  takeBeginning(batch.branch, batch);
  const std::size_t before = branch.trace.bytes();
  if (branch.forgotten) batch.events.clear();
  for (trace::Event& event : batch.events) branch.append(std::move(event));
  grown_ += branch.trace.bytes() - before;
  branch.now = std::max(branch.now, batch.now);
  branch.held = batch.held;
  branch.speeds.insert(branch.speeds.end(), batch.speeds.begin(), batch.speeds.end());
  branches_.touched(batch.branch);
  if (batch.scriptEnded) scriptPlays_ = false;
  if (batch.acted) acted(batch.branch, *batch.acted);
  for (Driven& one : batch.driven) driven(branch, std::move(one));
  if (batch.routine) takeRoutine(branch, *batch.routine);
  if (batch.met) {
    branch.met = batch.met->number;
    if (batch.branch == branches_.current()) met_ = batch.met;
  }
  if (batch.found && batch.branch == branches_.current()) found(*batch.found);
  if (!batch.scriptText.empty()) {
    deliverScript(batch.branch, QString::fromStdString(batch.scriptText));
  }
}

// The view moves with the playhead by folding what lies between; only backwards it is looked up.
void Session::refreshView() {
  const Branch& branch = branches_.currentBranch();
  const trace::EventId target =
      playhead_.event().value > 0 ? playhead_.event() : branch.trace.lastAtOrBefore(playheadTime());
  const bool lookUp = target < view_.lastEvent() || target - view_.lastEvent() > 2048 ||
                      view_.lastEvent() < branch.trace.droppedThrough();
  if (viewBranch_ != branches_.current() || lookUp) {
    view_ = branch.trace.viewAt(target);
    viewBranch_ = branches_.current();
    return;
  }
  while (view_.lastEvent() < target) view_.fold(branch.trace.at(view_.lastEvent() + 1));
}

// The scenario's `speed` lines take effect when the playhead passes them, not when they are
// computed.
void Session::followSpeeds(Instant before) {
  if (speedChosen_) return;
  for (const SpeedAt& wish : branches_.currentBranch().speeds) {
    const bool passed = wish.at > before || (wish.at == before && before == Instant{});
    if (passed && wish.at <= playhead_.time()) changeSpeed(wish.speed);
  }
}

void Session::found(const Found& found) {
  if (!seeking_) return;
  seeking_ = false;
  const QString kind = running_;
  setRunning({});
  playhead_.toEdge(found.at);
  const bool step = kind.isEmpty();
  if (step && found.found && stepFrom_ < trace().lastId()) stand(stepFrom_ + 1);
  if (found.found || met_) return;
  say(step ? tr("Nothing happens in the next 10 s") : tr("No %1 in the next 10 s").arg(kind));
}

void Session::setRunning(const QString& kind) {
  if (running_ == kind) return;
  running_ = kind;
  Q_EMIT runningChanged();
}

void Session::say(const QString& sentence) {
  if (sentence.isEmpty() && notice_.isEmpty()) return;
  notice_ = sentence;
  Q_EMIT noticeChanged();
}

void Session::updateAwake() {
  const bool busy = playhead_.playing() || !engine_->idle() || !running_.isEmpty();
  const bool awake = !byHand_ && (busy || newsWait_);
  if (awake == awake_) return;
  awake_ = awake;
  Q_EMIT awakeChanged();
}

}  // namespace session
