#include "app/gui_soak.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <algorithm>

namespace flotilla {
namespace {

constexpr double kFrameMs = 1000.0 / 60.0;
constexpr int kServers = 5;
/// Run time between two acts, milliseconds.
constexpr double kActEveryMs = 700;

double residentMb() {
  QFile status("/proc/self/statm");
  if (!status.open(QIODevice::ReadOnly)) return 0;
  return status.readAll().split(' ').value(1).toDouble() * 4096.0 / 1e6;
}

/// What a minute of the soak showed.
struct Minute {
  double longestMs{0};
  int frames{0};
  int slow{0};
};

void print(double minute, const Minute& m, double resident, const session::Session& session) {
  QTextStream(stdout) << QString(
                             "minute %1: %2 MB (events %3 MB of %4), %5 frames, longest %6 ms, "
                             "%7 over 100 ms, %8 violations")
                             .arg(minute, 0, 'f', 0)
                             .arg(resident, 0, 'f', 0)
                             .arg(static_cast<double>(session.trace().bytes()) / 1e6, 0, 'f', 0)
                             .arg(session::kTraceBudget / 1'000'000)
                             .arg(m.frames)
                             .arg(m.longestMs, 0, 'f', 1)
                             .arg(m.slow)
                             .arg(violationsOf(session))
                      << Qt::endl;
}

}  // namespace

std::uint64_t Trouble::draw(std::uint64_t below) {
  // splitmix64: the same on every machine.
  state_ += 0x9E3779B97F4A7C15;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return (z ^ (z >> 31)) % below;
}

int Trouble::anyServer() { return static_cast<int>(draw(kServers)) + 1; }

void Trouble::cutSome() {
  const std::uint64_t side = draw((1U << kServers) - 2) + 1;
  QList<int> links;
  for (int from = 1; from <= kServers; ++from) {
    for (int to = from + 1; to <= kServers; ++to) {
      const bool across = ((side >> (from - 1)) & 1) != ((side >> (to - 1)) & 1);
      if (across) links << from << to;
    }
  }
  session_.cut(links, draw(4) == 0);
}

void Trouble::act() {
  ++acts_;
  switch (draw(8)) {
    case 0:
    case 1:
      session_.crashOrRestart(anyServer());
      break;
    case 2:
      cutSome();
      break;
    case 3:
      session_.heal();
      break;
    case 4:
      session_.pauseOrResume(anyServer());
      break;
    default:
      session_.write(QString("put k%1 %2").arg(draw(9)).arg(acts_), 0);
      break;
  }
}

void Trouble::frame() {
  if (session_.time() < nextAt_) return;
  nextAt_ = session_.time() + kActEveryMs;
  act();
}

void openForSoak(Window& window) {
  session::Session& session = window.session();
  session.newCluster(kServers, 11);
  session.settle();
  view::Desk& desk = *window.views().desk();
  for (const int pane : {0, 1, 2, 3, 4, 5, 6}) desk.raise(pane);
  session.setSpeed(session::Playhead::kFastest);
  session.play();
}

std::uint64_t violationsOf(const session::Session& session) {
  std::uint64_t violations = 0;
  const trace::Trace& trace = session.trace();
  for (std::uint64_t id = trace.droppedThrough().value + 1; id <= trace.lastId().value; ++id) {
    const bool broken = std::holds_alternative<trace::Violated>(trace.at(trace::EventId{id}).body);
    violations += broken ? 1 : 0;
  }
  return violations;
}

int soak(Window& window, double minutes, const SoakBounds& bounds) {
  session::Session& session = window.session();
  openForSoak(window);
  Trouble trouble(session, 1);
  Minute now;
  int slow = 0;
  double began = 0;
  double most = 0;
  int minute = 0;
  QElapsedTimer clock;
  clock.start();
  while (static_cast<double>(clock.elapsed()) < minutes * 60'000) {
    QElapsedTimer timer;
    timer.start();
    trouble.frame();
    session.frame(kFrameMs);
    QCoreApplication::processEvents();
    window.picture();
    const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    ++now.frames;
    now.longestMs = std::max(now.longestMs, ms);
    if (ms > bounds.frameMs) ++now.slow;
    if (clock.elapsed() < (minute + 1) * 60'000) continue;
    const double resident = residentMb();
    const double other = resident - static_cast<double>(session.trace().bytes()) / 1e6;
    if (minute == 0) began = other;
    most = std::max(most, other - began);
    print(++minute, now, resident, session);
    slow += now.slow;
    now = {};
  }
  const bool broken = violationsOf(session) > 0;
  const bool grew = most > bounds.growthMb;
  QTextStream(stdout) << QString(
                             "%1 acts; memory beside the events grew by %2 MB (bound %3); %4 "
                             "frames over %5 ms (bound 0)")
                             .arg(trouble.acts())
                             .arg(most, 0, 'f', 0)
                             .arg(bounds.growthMb)
                             .arg(slow)
                             .arg(bounds.frameMs)
                      << Qt::endl;
  return broken || grew || slow > 0 ? 1 : 0;
}

}  // namespace flotilla
