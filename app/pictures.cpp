#include "app/pictures.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QTextStream>
#include <QThread>

#include <array>

#include "app/pictures_explorer.h"
#include "app/pictures_explorer_plots.h"
#include "app/pictures_faults.h"
#include "app/pictures_health.h"
#include "app/pictures_held.h"
#include "app/pictures_lessons.h"
#include "app/pictures_outside.h"
#include "app/pictures_panes.h"
#include "app/pictures_play.h"
#include "app/pictures_presenter.h"
#include "app/pictures_share.h"
#include "app/pictures_stage.h"
#include "app/pictures_studies.h"
#include "app/pictures_time.h"

namespace flotilla {

namespace {

/// Of pictures at one instant: bursts and rings are as short as at a tenth of the speed.
constexpr double kShownSpeed = 0.1;
/// From a note to its picture, in viewer time: long enough to see what it speaks of.
constexpr double kAfterNoteMs = 1200.0;

/// By their number.
constexpr std::array kThemes{"dark", "light", "projector"};

QTextStream& print() {
  static QTextStream stream(stdout);
  return stream;
}

QTextStream& err() {
  static QTextStream stream(stderr);
  return stream;
}

QString slugOf(const QString& sentence) {
  QString slug = sentence.toLower();
  slug.replace(QRegularExpression("[^a-z0-9]+"), "-");
  return slug.left(40).remove(QRegularExpression("^-|-$"));
}

/// Prints the sentences that are new since the last call, oldest first.
class Narrator {
 public:
  void say(view::FeedModel& feed) {
    const auto roles = feed.roleNames();
    const auto role = [&](const char* name) { return roles.key(name); };
    QStringList lines;
    qulonglong newest = last_;
    for (int row = 0; row < feed.rowCount({}); ++row) {
      const QModelIndex at = feed.index(row, 0);
      const qulonglong id = feed.data(at, role("eventId")).toULongLong();
      if (id <= last_) break;
      newest = std::max(newest, id);
      lines.prepend(QString("%1 ms  %2")
                        .arg(feed.data(at, role("time")).toString(), 8)
                        .arg(feed.data(at, role("sentence")).toString()));
    }
    last_ = newest;
    for (const QString& line : lines) print() << line << Qt::endl;
  }

 private:
  qulonglong last_{0};
};

/// The notes of the run so far.
std::vector<std::pair<trace::Instant, QString>> notesOf(const trace::Trace& events) {
  std::vector<std::pair<trace::Instant, QString>> notes;
  for (trace::EventId id{1}; id <= events.lastId(); ++id) {
    const auto* note = std::get_if<trace::Noted>(&events.at(id).body);
    if (note) notes.emplace_back(events.at(id).at, QString::fromStdString(note->text));
  }
  return notes;
}

/// Sentences of the expectations that failed.
QStringList failuresOf(const trace::Trace& events) {
  QStringList failures;
  for (trace::EventId id{1}; id <= events.lastId(); ++id) {
    const auto* expected = std::get_if<trace::Expected>(&events.at(id).body);
    if (expected && !expected->held) {
      failures
          << QString("line %1: %2").arg(expected->line).arg(QString::fromStdString(expected->text));
    }
  }
  return failures;
}

void frame(Window& window, double ms) {
  window.session().frame(ms);
  window.session().settle();
}

bool save(Window& window, const QString& path) {
  if (window.picture().save(path)) return true;
  err() << path << " cannot be written. Make the folder writable, or name another one." << Qt::endl;
  return false;
}

bool makeFolder(const QString& folder) {
  if (QDir().mkpath(folder)) return true;
  err() << folder << " cannot be made. Choose a writable place for the pictures." << Qt::endl;
  return false;
}

/// Plays the scenario to its end as fast as it can be computed.
void playThrough(Window& window) {
  window.session().play();
  while (window.session().scriptPlays()) {
    window.session().setSpeed(session::Playhead::kFastest);
    frame(window, 100.0);
  }
  window.session().pause();
  window.session().settle();
}

/// Whom a picture is about: who leads, else who wants to, else who is stopped.
trace::ServerId subjectOf(const trace::ClusterView& cluster) {
  if (cluster.leader()) return cluster.leader();
  trace::ServerId subject{1};
  for (const trace::ServerView& server : cluster.servers()) {
    const bool asks =
        server.role == raft::RoleName::Candidate || server.role == raft::RoleName::PreCandidate;
    if (server.running() && asks) return server.id;
    if (!server.running() && server.incarnation > 0) subject = server.id;
  }
  return subject;
}

/// The window at one instant, in every theme and size, with its subject in the inspector.
bool shootAll(Window& window, const QString& name, const QString& folder,
              trace::ServerId subject = {}) {
  window.choose(subject ? subject : subjectOf(window.session().cluster()));
  for (const QSize size : kSizes) {
    window.quick().resize(size);
    for (int theme = 0; theme < static_cast<int>(kThemes.size()); ++theme) {
      window.setTheme(theme);
      QCoreApplication::processEvents();
      window.show();
      const QString path = QString("%1/%2-%3-%4x%5.png")
                               .arg(folder, name, kThemes[static_cast<std::size_t>(theme)])
                               .arg(size.width())
                               .arg(size.height());
      if (!save(window, path)) return false;
    }
  }
  return true;
}

bool shootScenario(Window& window, const QString& name, const QString& folder) {
  const QString why = window.session().loadBundled(name);
  if (!why.isEmpty()) {
    err() << why << Qt::endl;
    return false;
  }
  playThrough(window);
  window.session().setSpeed(kShownSpeed);
  int count = 0;
  for (const auto& [at, text] : notesOf(window.session().trace())) {
    const double ms = static_cast<double>(at.time_since_epoch().count()) / 1e6;
    window.session().seek(ms + 12.0);
    const QString number = QString::number(++count).rightJustified(2, '0');
    if (!shootAll(window, QString("%1-%2").arg(name, number), folder)) return false;
  }
  return true;
}

// Terms that came and went, one server down, two writes under way: most of the picture language.
constexpr char kWriting[] = R"(flotilla 1
title "Writing with one server down"
cluster 5 seed=41 election=150..300ms heartbeat=50ms latency=8..16ms
run until leader within 2s
put x 3 via leader
run until last put is ok within 1s
put y 2 via leader
run until last put is ok within 1s
run 60ms
crash leader
run until leader within 2s
put x 5 via leader
run until last put is ok within 1s
restart all
run 90ms
crash leader
run until leader within 2s
run 110ms
restart all
run 90ms
crash leader
run until leader within 2s
run 130ms
put y 9 via leader as c1
run 13ms
put x 7 via leader as c2
run 24ms
note "Writing with one server down"
run 400ms
)";

double lastNoteMs(Window& window) {
  const auto notes = notesOf(window.session().trace());
  return notes.empty() ? 0
                       : static_cast<double>(notes.back().first.time_since_epoch().count()) / 1e6;
}

/// What a person may ask for: larger text, less motion.
bool shootComfort(Window& window, const QString& folder) {
  window.setTextScale(1.5);
  if (!shootAll(window, "larger-text", folder)) return false;
  window.setTextScale(1.0);
  window.setMotion(Window::Motion::Reduced);
  if (!shootAll(window, "less-motion", folder)) return false;
  window.setMotion(Window::Motion::Full);
  return true;
}

bool shootWriting(Window& window, const QString& folder) {
  const QString why = window.session().openText(kWriting, "Writing with one server down");
  if (!why.isEmpty()) {
    err() << why << Qt::endl;
    return false;
  }
  playThrough(window);
  window.session().setSpeed(0.01);
  // Before the note the second write is on its way while the first one's copies are confirmed.
  window.session().seek(lastNoteMs(window) - 3.5);
  if (!shootAll(window, "writing", folder) || !shootComfort(window, folder)) return false;
  window.session().seek(lastNoteMs(window) - 0.5);
  // The newest sentence is asked: why?
  view::FeedModel& feed = *window.instrument().feed();
  const QVariant newest = feed.data(feed.index(0, 0), feed.roleNames().key("eventId"));
  window.instrument().why()->setEvent(newest.toInt());
  if (!shootAll(window, "why", folder)) return false;
  // Then what is so: why is the newest entry not committed, why does somebody lead?
  const auto last = window.session().cluster().server(trace::ServerId{1}).log.lastIndex();
  window.instrument().why()->askEntry(0, static_cast<int>(last.value));
  if (!shootAll(window, "why-entry", folder)) return false;
  window.instrument().why()->askLeader();
  if (!shootAll(window, "why-leader", folder)) return false;
  window.instrument().why()->close();
  return true;
}

/// What a person does: leaves the past for another future, pauses a server.
bool shootGestures(Window& window, const QString& folder) {
  if (!shootWriting(window, folder)) return false;
  // A third into the run, or as soon after as somebody leads.
  for (int share = 30; share < 100; share += 5) {
    window.session().seek(share / 100.0 * window.session().endTime());
    if (window.session().cluster().leader()) break;
  }
  const trace::ServerId leader = window.session().cluster().leader();
  if (!leader) {
    err() << "No leader to leave behind." << Qt::endl;
    return false;
  }
  window.session().crashOrRestart(static_cast<int>(leader.value));
  window.session().settle();
  window.session().setSpeed(1.0);
  window.session().play();
  for (int i = 0; i < 40; ++i) frame(window, kFrameMs);
  window.session().pause();
  if (!shootAll(window, "fork", folder)) return false;
  window.session().pauseOrResume(2);
  window.session().play();
  for (int i = 0; i < 5; ++i) frame(window, kFrameMs);
  window.session().pause();
  if (!shootAll(window, "paused", folder)) return false;
  for (const int servers : {3, 7, 9, 15}) {
    window.session().newCluster(servers, 5);
    window.session().setSpeed(1.0);
    window.session().play();
    while (!window.session().cluster().leader()) frame(window, kFrameMs);
    for (int i = 0; i < 12; ++i) window.session().write(QString("put x=%1").arg(i), 0);
    for (int i = 0; i < 4; ++i) frame(window, kFrameMs);
    window.session().pause();
    if (!shootAll(window, QString("servers-%1").arg(servers), folder)) return false;
  }
  return true;
}

/// What opens over the panes: the members, a server's menu, the scenarios and the new cluster.
bool shootSheets(Window& window, const QString& folder) {
  if (!window.session().loadBundled("learner").isEmpty()) return false;
  playThrough(window);
  window.session().seek(0.6 * window.session().endTime());
  for (const char* sheet : {"Members", "Server", "Faults", "Scenarios", "Keys"}) {
    window.choose(trace::ServerId{4});
    window.overlay(QString("open%1").arg(sheet));
    const QString name = QString("sheet-%1").arg(QString(sheet).toLower());
    if (!shootAll(window, name, folder, trace::ServerId{4})) return false;
    window.overlay("closeAll");
  }
  return true;
}

bool shootLive(Window& window, const QString& folder) {
  window.session().newCluster(5, 7);
  window.session().switchWorld(session::Session::Live);
  window.session().setSpeed(1.0);
  window.session().play();
  for (int frames = 0; frames < 600 && !window.session().cluster().leader(); ++frames) {
    QThread::msleep(10);
    window.session().frame(10.0);
  }
  if (!window.session().cluster().leader()) {
    err() << "The Live cluster elected no leader." << Qt::endl;
    return false;
  }
  window.session().write("put x=8", 0);
  for (int frames = 0; frames < 20; ++frames) {
    QThread::msleep(10);
    window.session().frame(10.0);
  }
  window.session().pause();
  window.session().frame(0.0);
  return shootAll(window, "live", folder);
}

}  // namespace

int playOpening(Window& window, const QString& folder) {
  if (!makeFolder(folder)) return 2;
  const QString why = window.session().loadBundled("opening");
  if (!why.isEmpty()) {
    err() << why << Qt::endl;
    return 2;
  }
  Narrator narrator;
  window.session().play();
  std::size_t pictured = 0;
  double sinceNote = 0;
  while (true) {
    frame(window, kFrameMs);
    narrator.say(*window.instrument().feed());
    const auto notes = notesOf(window.session().trace());
    const bool ended = !window.session().scriptPlays() && window.session().atEnd();
    sinceNote = notes.size() > pictured ? sinceNote + kFrameMs : 0;
    if (sinceNote >= kAfterNoteMs || (ended && notes.size() > pictured)) {
      const QString number = QString::number(pictured + 1).rightJustified(2, '0');
      const QString path =
          QString("%1/%2-%3.png").arg(folder, number, slugOf(notes[pictured].second));
      if (!save(window, path)) return 2;
      print() << "             [" << path << "]" << Qt::endl;
      ++pictured;
      sinceNote = 0;
    }
    if (ended && pictured >= notes.size()) break;
  }
  const QStringList failures = failuresOf(window.session().trace());
  for (const QString& failure : failures) err() << "expectation failed, " << failure << Qt::endl;
  return failures.isEmpty() ? 0 : 1;
}

int takeShots(Window& window, const QString& folder, const QString& only) {
  if (!makeFolder(folder)) return 2;
  window.stopTransitions();
  std::vector<Shot> shots;
  const auto add = [&](const QString& name, auto shoot) {
    shots.push_back({name, [&window, folder, shoot] { return shoot(window, folder); }});
  };
  for (QString name : QDir(":/scenarios").entryList({"*.flotilla"}, QDir::Files, QDir::Name)) {
    name.chop(9);
    add(name, [name](Window& of, const QString& to) { return shootScenario(of, name, to); });
  }
  add("sheets", shootSheets);
  for (const Shot& shot : stageShots(window, folder)) shots.push_back(shot);
  add("faults", shootFaults);
  add("gestures", shootGestures);
  add("time", shootTime);
  add("panes", shootPanes);
  add("health", shootHealth);
  add("held", shootHoldings);
  add("outside", shootOutside);
  add("studies", shootStudies);
  for (const Shot& shot : lessonShots(window, folder)) shots.push_back(shot);
  add("presenter", shootPresenter);
  add("explorer", shootExplorer);
  add("explorer-plots", shootExplorerPlots);
  add("share", shootShare);
  add("live", shootLive);
  return takeThose(shots, only);
}

}  // namespace flotilla
