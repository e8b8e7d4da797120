#include "app/gui_soak.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <vector>

#include "app/pictures_play.h"

namespace flotilla {
namespace {

/// Logs that are compacted, as a cluster that lasts needs them (Raft 7).
constexpr auto kCluster = "flotilla 1\ncluster 5 seed=11 snapshot=200\n";
/// Run time between two of the clients' operations, milliseconds.
constexpr double kOperationEveryMs = 350;
constexpr int kKeys = 9;
/// Of the run, before anything is measured, milliseconds.
constexpr double kWarmUpMs = 120'000;
constexpr double kWarmUpFrameMs = 50;
constexpr int kViews = 8;
/// That a view is in front.
constexpr int kFramesInFront = 100;

double megabytes(std::size_t bytes) { return static_cast<double>(bytes) / 1e6; }

double residentMb() {
  QFile status("/proc/self/statm");
  if (!status.open(QIODevice::ReadOnly)) return 0;
  return status.readAll().split(' ').value(1).toDouble() * 4096.0 / 1e6;
}

QString fixed(double value, int decimals) { return QString::number(value, 'f', decimals); }

/// Frames and memory, sample by sample.
class Record {
 public:
  void frame(double ms) { frames_.push_back(ms); }
  void memory() { resident_.push_back(residentMb()); }
  std::size_t frames() const { return frames_.size(); }
  /// `share`: 0.5 for the median.
  double frameMs(double share) {
    if (frames_.empty()) return 0;
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(frames_.size() - 1));
    std::nth_element(frames_.begin(), frames_.begin() + at, frames_.end());
    return frames_[static_cast<std::size_t>(at)];
  }
  double first() const { return resident_.empty() ? 0 : resident_.front(); }
  double middle() const { return resident_.empty() ? 0 : resident_[resident_.size() / 2]; }
  double last() const { return resident_.empty() ? 0 : resident_.back(); }

 private:
  std::vector<double> frames_;
  std::vector<double> resident_;  ///< megabytes
};

void printMinute(int minute, const session::Session& session) {
  QTextStream(stdout) << QString(
                             "minute %1: %2 s of the run, %3 events, %4 MB (%5 MB of them counted)")
                             .arg(minute)
                             .arg(fixed(session.endTime() / 1000, 0))
                             .arg(session.trace().lastId().value)
                             .arg(fixed(residentMb(), 0))
                             .arg(fixed(megabytes(session.memoryBytes()), 0))
                      << Qt::endl;
}

int judge(Record& record, const session::Session& session, const SoakBounds& bounds) {
  QTextStream out(stdout);
  const double growth = record.last() - record.middle();
  const std::size_t violations = violationsOf(session);
  const double worst = record.frameMs(1);
  out << QString("memory at the start, middle, end: %1, %2, %3 MB; counted %4 MB of %5")
             .arg(fixed(record.first(), 0), fixed(record.middle(), 0), fixed(record.last(), 0),
                  fixed(megabytes(session.memoryBytes()), 0),
                  fixed(megabytes(bounds.eventBytes), 0))
      << Qt::endl;
  out << QString("frames p50/p95/p99/max: %1 / %2 / %3 / %4 ms, %5 of them")
             .arg(fixed(record.frameMs(0.5), 1), fixed(record.frameMs(0.95), 1),
                  fixed(record.frameMs(0.99), 1), fixed(worst, 1))
             .arg(record.frames())
      << Qt::endl;
  out << QString("violations: %1; marks of trouble and elections: %2")
             .arg(violations)
             .arg(session.tape().marks().size())
      << Qt::endl;
  const bool over = session.memoryBytes() > bounds.eventBytes;
  const bool grew = growth > bounds.growthMb;
  const bool slow = worst > bounds.frameMs;
  if (violations > 0) out << "FAILED: a guarantee was broken" << Qt::endl;
  if (over) out << "FAILED: the budget of the events was exceeded" << Qt::endl;
  if (grew) out << "FAILED: memory grew by " << fixed(growth, 0) << " MB" << Qt::endl;
  if (slow) out << "FAILED: a frame took " << fixed(worst, 0) << " ms" << Qt::endl;
  return violations > 0 || over || grew || slow ? 1 : 0;
}

/// Outside a running event loop Qt keeps what is to be deleted later, for ever.
void handleEvents() {
  QCoreApplication::processEvents();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// Plays on until what is kept has found its size: the events their budget, the copies of the world
/// to go back to their number. What is measured then is a run that lasts.
void warmUp(Window& window, SoakClients& clients, const SoakBounds& bounds) {
  session::Session& session = window.session();
  int frames = 0;
  while (session.time() < kWarmUpMs || session.memoryBytes() * 10 < bounds.eventBytes * 9) {
    clients.frame();
    turnViews(window, ++frames);
    session.frame(kWarmUpFrameMs);
    session.settle();
    if (frames % 4 == 0) window.picture();
    handleEvents();
  }
  QTextStream(stdout) << QString("warm after %1 s of the run").arg(fixed(session.time() / 1000, 0))
                      << Qt::endl;
}

}  // namespace

void SoakClients::frame() {
  if (session_.time() < nextAt_) return;
  nextAt_ = session_.time() + kOperationEveryMs;
  const int key = ++number_ % kKeys;
  session_.write(
      number_ % 3 == 0 ? QString("get k%1").arg(key) : QString("put k%1 %2").arg(key).arg(number_),
      0);
}

void openForSoak(Window& window, const SoakPlan& plan) {
  session::Session& session = window.session();
  session.openText(kCluster, QStringLiteral("Soak"));
  session.settle();
  view::Desk& desk = *window.views().desk();
  for (int view = 0; view < kViews; ++view) desk.raise(view);
  session.setSpeed(session::Playhead::kFastest);
  window.faults().startChaos(plan.seed, plan.intensity);
  session.play();
}

void turnViews(Window& window, int frame) {
  if (frame % kFramesInFront != 0) return;
  window.views().desk()->raise(frame / kFramesInFront % kViews);
}

std::size_t violationsOf(const session::Session& session) {
  const auto& marks = session.tape().marks();
  return static_cast<std::size_t>(std::count_if(
      marks.begin(), marks.end(),
      [](const trace::TapeMark& mark) { return mark.kind == trace::MarkKind::Violation; }));
}

int soak(Window& window, const SoakPlan& plan, const SoakBounds& bounds) {
  session::Session& session = window.session();
  session.setMemoryBudget(bounds.eventBytes);
  openForSoak(window, plan);
  SoakClients clients(session);
  warmUp(window, clients, bounds);
  Record record;
  QElapsedTimer clock;
  clock.start();
  int seconds = 0;
  while (static_cast<double>(clock.elapsed()) < plan.minutes * 60'000) {
    QElapsedTimer timer;
    timer.start();
    clients.frame();
    turnViews(window, static_cast<int>(record.frames()));
    session.frame(kFrameMs);
    handleEvents();
    window.picture();
    record.frame(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    if (clock.elapsed() < seconds * 1'000) continue;
    record.memory();
    if (seconds > 0 && seconds % 60 == 0) printMinute(seconds / 60, session);
    ++seconds;
  }
  record.memory();
  return judge(record, session, bounds);
}

}  // namespace flotilla
