#include "app/pictures.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QTextStream>
#include <QThread>

#include <array>

namespace flotilla {

namespace {

/// Sixty pictures a second, in virtual time.
constexpr double kFrameMs = 1000.0 / 60.0;
/// From a note to its picture, in viewer time: long enough to see what it speaks of.
constexpr double kAfterNoteMs = 1200.0;

struct Theme {
  const char* name;
  int number;
};
constexpr std::array kThemes{Theme{"dark", 0}, Theme{"light", 1}, Theme{"projector", 2}};
constexpr std::array kSizes{QSize{1024, 700}, QSize{1440, 900}, QSize{1920, 1080}};

QTextStream& out() {
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
    for (const QString& line : lines) out() << line << Qt::endl;
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

/// The window at one instant, in every theme and size.
bool shootAll(Window& window, const QString& name, const QString& folder) {
  for (const QSize size : kSizes) {
    window.quick().resize(size);
    for (const Theme& theme : kThemes) {
      window.setTheme(theme.number);
      QCoreApplication::processEvents();
      window.show();
      const QString path = QString("%1/%2-%3-%4x%5.png")
                               .arg(folder, name, theme.name)
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
  int count = 0;
  for (const auto& [at, text] : notesOf(window.session().trace())) {
    const double ms = static_cast<double>(at.time_since_epoch().count()) / 1e6;
    window.session().seek(ms + 12.0);
    const QString number = QString::number(++count).rightJustified(2, '0');
    if (!shootAll(window, QString("%1-%2").arg(name, number), folder)) return false;
  }
  return true;
}

bool shootLive(Window& window, const QString& folder) {
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
      out() << "             [" << path << "]" << Qt::endl;
      ++pictured;
      sinceNote = 0;
    }
    if (ended && pictured >= notes.size()) break;
  }
  const QStringList failures = failuresOf(window.session().trace());
  for (const QString& failure : failures) err() << "expectation failed, " << failure << Qt::endl;
  return failures.isEmpty() ? 0 : 1;
}

int takeShots(Window& window, const QString& folder) {
  if (!makeFolder(folder)) return 2;
  const QStringList names = QDir(":/scenarios").entryList({"*.flotilla"}, QDir::Files, QDir::Name);
  for (const QString& file : names) {
    out() << file << Qt::endl;
    if (!shootScenario(window, file.chopped(9), folder)) return 2;
  }
  out() << "live" << Qt::endl;
  return shootLive(window, folder) ? 0 : 2;
}

}  // namespace flotilla
