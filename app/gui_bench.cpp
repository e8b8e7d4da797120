#include "app/gui_bench.h"

#include <sys/resource.h>
#include <QCoreApplication>
#include <QFile>
#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <QTextStream>

#include <algorithm>
#include <vector>

#include "app/canvas/space_time_item.h"
#include "app/canvas/tape_item.h"
#include "app/pictures_play.h"

namespace flotilla {

namespace {

constexpr int kFrames = 300;

QTextStream& out() {
  static QTextStream stream(stdout);
  return stream;
}

void line(const QString& what, const QString& figure, const QString& target) {
  out() << QString("%1%2%3").arg(what, -52).arg(figure, -34).arg(target) << Qt::endl;
}

/// p50, p95, p99 and the worst, in milliseconds.
QString spread(std::vector<double> ms) {
  std::sort(ms.begin(), ms.end());
  const auto at = [&](double share) {
    return QString::number(ms[static_cast<std::size_t>(share * double(ms.size() - 1))], 'f', 1);
  };
  return QString("%1 / %2 / %3 / %4 ms").arg(at(0.5), at(0.95), at(0.99), at(1.0));
}

double megabytesUsed() {
  QFile status("/proc/self/statm");
  if (!status.open(QIODevice::ReadOnly)) return 0;
  return status.readAll().split(' ').value(1).toDouble() * 4096.0 / 1e6;
}

/// Slow links and a stream of writes keep about `flying` messages in flight.
QString busyCluster(int servers, int flying) {
  // The clients' number bounds the writes; heartbeats make up what is missing to a thousand.
  const int beatMs = servers > 9 ? 2000 : 40;
  const int heartbeatMs = flying > 500 ? beatMs : 400;
  const int writesAtOnce = std::clamp(flying / (2 * (servers - 1)), 1, 62);
  QString text = QString(
                     "flotilla 1\ntitle \"Busy\"\ncluster %1 seed=3 election=4000..6000ms "
                     "heartbeat=%2ms latency=900..1100ms timeout=60s\n"
                     "run until leader within 60s\nrun 5s\n")
                     .arg(servers)
                     .arg(heartbeatMs);
  // Writes are spread over a second, again and again: each flies to every follower and back.
  for (int second = 0; second < 12; ++second) {
    for (int write = 0; write < writesAtOnce; ++write) {
      text += QString("put k%1 %2\nrun %3ms\n").arg(write).arg(second).arg(1000 / writesAtOnce);
    }
  }
  return text;
}

/// Frames as the window draws them: news, models, draw lists, painting.
void measureFrames(Window& window, int servers, int flying) {
  session::Session& session = window.session();
  const QString why = session.openText(busyCluster(servers, flying), "busy");
  if (!why.isEmpty()) out() << why << Qt::endl;
  session.play();
  std::size_t most = 0;
  std::vector<double> frames;
  while (session.scriptPlays() && frames.size() < kFrames) {
    const bool busy = session.time() > 20'000;
    session.setSpeed(busy ? 1.0 : 4.0);
    QElapsedTimer timer;
    timer.start();
    session.frame(busy ? kFrameMs : 100.0);
    if (busy) {
      window.picture();
      frames.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
      most = std::max(most, session.cluster().messages().size());
    }
    session.settle();
  }
  session.pause();
  if (frames.empty()) return;
  line(QString("frame, %1 servers, up to %2 messages in flight").arg(servers).arg(most),
       spread(frames), "p95 16.7 ms (p50/p95/p99/max)");
}

/// Of all threads of the program, milliseconds.
double processorMs() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto ms = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
  };
  return ms(used.ru_utime) + ms(used.ru_stime);
}

/// What playing takes of the time that it is played in, at 60 frames a second.
void measureShare(Window& window, int servers, int flying) {
  session::Session& session = window.session();
  session.openText(busyCluster(servers, flying), "busy");
  session.play();
  int frames = 0;
  double began = 0;
  while (session.scriptPlays() && frames < kFrames) {
    const bool busy = session.time() > 20'000;
    session.setSpeed(busy ? 1.0 : 4.0);
    session.frame(busy ? kFrameMs : 100.0);
    if (busy) window.picture();
    if (busy && frames++ == 0) began = processorMs();
    session.settle();
  }
  session.pause();
  if (frames < 2) return;
  const double share = (processorMs() - began) / ((frames - 1) * kFrameMs);
  line(QString("playing, %1 servers, about %2 messages in flight").arg(servers).arg(flying),
       QString("%1 % of a core").arg(100 * share, 0, 'f', 0), "30 %");
}

double msSince(const QElapsedTimer& timer) {
  return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Pictures of the space-time diagram at places all over the run; `zoom` from its usual span.
void measureDiagram(const session::Session& session, const QString& what, double zoom) {
  canvas::SpaceTimeItem item;
  item.setSize({1096, 560});
  QImage image(1096, 560, QImage::Format_ARGB32_Premultiplied);
  std::vector<double> frames;
  for (int k = 0; k < 60; ++k) {
    const auto at = session.endTime() * double((k * 7919) % 1000) / 1000.0;
    const trace::Instant time{trace::Duration{static_cast<std::int64_t>(at * 1e6)}};
    QElapsedTimer timer;
    timer.start();
    item.show({&session.trace(), &session.cluster(), time, 1.0, false}, {});
    QPainter painter(&image);
    item.paint(&painter);
    if (k > 0) frames.push_back(msSince(timer));
    if (k == 0 && zoom == 0) item.showAll();
    if (k == 0 && zoom > 0) item.zoomAt(280, zoom);
  }
  line(QString("space-time, %1").arg(what), spread(frames), "p95 16.7 ms");
}

/// Pictures of the tape with the playhead all over the run; `zoom` from the whole of it.
void measureTape(const session::Session& session, const QString& what, double zoom) {
  canvas::TapeItem item;
  item.setSize({1280, 96});
  QImage image(1280, 96, QImage::Format_ARGB32_Premultiplied);
  const trace::Instant end = session.trace().at(session.trace().lastId()).at;
  std::vector<double> frames;
  for (int k = 0; k < 120; ++k) {
    const trace::Instant now{end.time_since_epoch() / 1'000 * ((k * 7919) % 1000)};
    QElapsedTimer timer;
    timer.start();
    item.show(session.tape(), {}, now, end);
    QPainter painter(&image);
    item.paint(&painter);
    if (k > 0) frames.push_back(msSince(timer));
    if (k == 0 && zoom > 1) item.zoomAt(640, zoom);
  }
  line(QString("tape, %1 events, %2").arg(session.trace().lastId().value).arg(what), spread(frames),
       "p95 16.7 ms");
}

void measureSpaceTime(const session::Session& session) {
  QElapsedTimer timer;
  timer.start();
  view::SpaceTimeLog log;
  log.bring(session.trace());
  line(QString("space-time, %1 events read anew").arg(session.trace().lastId().value),
       QString("%1 ms").arg(msSince(timer), 0, 'f', 1), "100 ms");
  measureDiagram(session, "300 ms of the run", 1);
  measureDiagram(session, "3 s of the run", 0.1);
  measureDiagram(session, "the whole run", 0);
}

void click(Window& window, QPointF at) {
  const QPointF global = window.quick().mapToGlobal(at);
  for (const QEvent::Type type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
    const Qt::MouseButton held = type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton;
    QMouseEvent event(type, at, at, global, Qt::LeftButton, held, {});
    QCoreApplication::sendEvent(&window.quick(), &event);
  }
}

// From a press on a server to the picture that shows it chosen; from a crash to the picture of it.
void measureInput(Window& window) {
  session::Session& session = window.session();
  session.openText("flotilla 1\ncluster 5 seed=5\nrun until leader within 5s\nrun 2s\n", "input");
  session.play();
  while (session.time() < 1000) {
    session.setSpeed(4.0);
    session.frame(100.0);
    session.settle();
  }
  session.setSpeed(1.0);
  const auto* stage = window.quick().property("stageItem").value<canvas::StageItem*>();
  std::vector<double> chosen;
  std::vector<double> crashed;
  for (int k = 0; k < 40; ++k) {
    const int server = k % 5 + 1;
    QElapsedTimer timer;
    timer.start();
    click(window, stage->mapToScene(stage->placeOf(server)));
    session.frame(kFrameMs);
    window.picture();
    chosen.push_back(msSince(timer));
    timer.start();
    session.crashOrRestart(server);
    session.settle();
    session.frame(kFrameMs);
    window.picture();
    crashed.push_back(msSince(timer));
  }
  session.pause();
  session.settle();
  line("input to pixels, a server pressed", spread(chosen), "100 ms");
  line("input to pixels, a server crashed or restarted", spread(crashed), "100 ms");
}

void playTo(session::Session& session, std::uint64_t events) {
  session.play();
  while (session.trace().lastId().value < events && session.scriptPlays()) {
    session.setSpeed(4.0);
    session.frame(400.0);
    session.settle();
  }
  session.pause();
  session.settle();
}

void measureSeeks(session::Session& session, const QString& target) {
  std::vector<double> seeks;
  for (int k = 0; k < 200; ++k) {
    QElapsedTimer timer;
    timer.start();
    session.seek(session.endTime() * double((k * 7919) % 1000) / 1000.0);
    session.frame(0.0);
    seeks.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  line(QString("seek, %1 events, all models").arg(session.trace().lastId().value), spread(seeks),
       target);
}

void measureSeeking(Window& window) {
  session::Session& session = window.session();
  session.openText("flotilla 1\ncluster 5 seed=5\nrun until leader within 5s\nrun 9000s\n", "long");
  playTo(session, 100'000);
  measureSeeks(session, "p95 16 ms");
  measureSpaceTime(session);
  QElapsedTimer timer;
  timer.start();
  session.seek(session.endTime() * 0.61);
  session.crashOrRestart(1);
  session.settle();
  line("branch from the middle, until its first events show",
       QString("%1 ms").arg(static_cast<double>(timer.nsecsElapsed()) / 1e6, 0, 'f', 1), "100 ms");
}

void measureLongSeeking(Window& window) {
  session::Session& session = window.session();
  session.openText("flotilla 1\ncluster 5 seed=6\nrun until leader within 5s\nrun 9000s\n", "long");
  playTo(session, 1'000'000);
  measureSeeks(session, "p95 50 ms");
  measureTape(session, "whole", 1);
  measureTape(session, "a thousandth", 1'000);
  measureSpaceTime(session);
  line("memory of these events",
       QString("%1 MB").arg(static_cast<double>(session.memoryBytes()) / 1e6, 0, 'f', 0), "");
}

}  // namespace

int measureWindow(Window& window, const QElapsedTimer& launch) {
  window.quick().resize(1280, 800);
  QCoreApplication::processEvents();
  window.picture();
  line("launch to first frame",
       QString("%1 ms").arg(static_cast<double>(launch.nsecsElapsed()) / 1e6, 0, 'f', 0), "700 ms");
  line("memory after launch", QString("%1 MB").arg(megabytesUsed(), 0, 'f', 0), "");
  measureFrames(window, 5, 200);
  measureFrames(window, 9, 1000);
  measureFrames(window, 51, 1000);
  measureShare(window, 9, 100);
  measureInput(window);
  measureSeeking(window);
  measureLongSeeking(window);
  line("memory at the end", QString("%1 MB").arg(megabytesUsed(), 0, 'f', 0), "");
  return 0;
}

}  // namespace flotilla
