// A talk for QML and for the keys: what is on the projector, what the speaker's notes say, and what
// there is to present. The session is not known here: asked() says what is to be done with the run,
// and present_link.h tells what it shows.
// Thread rule: GUI thread. Invariant: active() only with a talk.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QUrl>

#include <optional>

#include "app/presenter/clicker.h"
#include "app/presenter/deck.h"
#include "app/presenter/pace.h"
#include "app/presenter/talks.h"
#include "app/view/row_model.h"
#include "engine/trace/view.h"

namespace presenter {

class Presenter : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(bool active READ active NOTIFY changed)
  Q_PROPERTY(QString talk READ title NOTIFY changed)
  Q_PROPERTY(QString talkNotes READ talkNotes NOTIFY changed)
  Q_PROPERTY(int minutes READ minutes NOTIFY changed)
  /// From 0.
  Q_PROPERTY(int cue READ cue NOTIFY changed)
  Q_PROPERTY(int cues READ cues NOTIFY changed)
  Q_PROPERTY(QStringList headlines READ headlines NOTIFY changed)
  Q_PROPERTY(QString kicker READ kicker NOTIFY changed)
  Q_PROPERTY(QString headline READ headline NOTIFY changed)
  Q_PROPERTY(QString notes READ notes NOTIFY changed)
  Q_PROPERTY(int cueMinutes READ cueMinutes NOTIFY changed)
  Q_PROPERTY(bool blank READ blank NOTIFY changed)
  /// Digits of a cue's number, typed so far.
  Q_PROPERTY(QString typed READ typed NOTIFY changed)
  Q_PROPERTY(presenter::Presenter::State answer READ answer NOTIFY changed)
  Q_PROPERTY(QString question READ question NOTIFY changed)
  Q_PROPERTY(QStringList choices READ choices NOTIFY changed)
  Q_PROPERTY(QList<int> hands READ hands NOTIFY changed)
  Q_PROPERTY(int allHands READ allHands NOTIFY changed)
  /// From 0; -1 until the run has decided.
  Q_PROPERTY(int right READ right NOTIFY changed)
  Q_PROPERTY(QString because READ because NOTIFY changed)
  /// The time that the talk has taken, and the time of day.
  Q_PROPERTY(QString elapsed READ elapsed NOTIFY ticked)
  Q_PROPERTY(QString clock READ clock NOTIFY ticked)
  /// count, words, up, size, quorum, lost, servers: one row for each side of a cut.
  Q_PROPERTY(view::RowModel* sides READ sides CONSTANT)
  /// title, path: files of cues.
  Q_PROPERTY(view::RowModel* talks READ talks CONSTANT)
  /// A sentence if what was asked for cannot be presented, else "".
  Q_PROPERTY(QString trouble READ trouble NOTIFY troubleChanged)
  Q_PROPERTY(bool notesShown READ notesShown WRITE showNotes NOTIFY notesShownChanged)

 public:
  enum State { NoQuestion, Open, Deciding, Decided };
  Q_ENUM(State)

  explicit Presenter(lesson::NewWorld newLab, QObject* parent = nullptr);

  bool active() const { return active_; }
  /// There is a talk that can be gone on with.
  bool hasTalk() const { return deck_.has_value(); }
  /// REQUIRES: hasTalk().
  const Deck& deck() const { return *deck_; }
  QString title() const;
  QString talkNotes() const;
  int minutes() const { return deck_ ? static_cast<int>(deck_->talk().minutes) : 0; }
  int cue() const { return deck_ ? static_cast<int>(deck_->place()) : 0; }
  int cues() const { return deck_ ? static_cast<int>(deck_->size()) : 0; }
  QStringList headlines() const;
  QString kicker() const;
  QString headline() const;
  QString notes() const;
  int cueMinutes() const { return deck_ ? static_cast<int>(deck_->now().minutes) : 0; }
  bool blank() const { return deck_ && deck_->blank(); }
  QString typed() const { return QString::fromStdString(clicker_.typed()); }
  State answer() const;
  QString question() const;
  QStringList choices() const;
  QList<int> hands() const;
  int allHands() const { return deck_ ? deck_->hands().total() : 0; }
  int right() const;
  QString because() const;
  QString elapsed() const { return QString::fromStdString(clockText(pace_.elapsedMs())); }
  QString clock() const { return clock_; }
  view::RowModel* sides() { return &sides_; }
  view::RowModel* talks() { return &talks_; }
  QString trouble() const { return trouble_; }
  bool notesShown() const { return notesShown_; }
  void showNotes(bool shown);

  /// Looks what talks there are.
  Q_INVOKABLE void readTalks();
  Q_INVOKABLE void presentFile(const QUrl& file);
  Q_INVOKABLE void presentTalk(const QString& path);
  void presentLesson(const QString& folder);
  /// Named instants of the run that is shown.
  void presentMarks(const QString& title, const std::vector<Mark>& marks);
  /// Goes on with the talk that was left, at its cue.
  void resume();
  /// The talk's run is gone.
  void forget();

  Q_INVOKABLE void leave();
  Q_INVOKABLE void next();
  Q_INVOKABLE void back();
  Q_INVOKABLE void again();
  /// Plays or pauses; an open question is decided.
  Q_INVOKABLE void play();
  Q_INVOKABLE void goTo(int cue);
  Q_INVOKABLE void toggleBlank();
  Q_INVOKABLE void addHands(int choice, int hands);
  Q_INVOKABLE void setHands(int choice, int hands);
  Q_INVOKABLE void restartClock();
  /// What was wrong has been read.
  Q_INVOKABLE void dismiss() { say({}); }
  /// The key means something in the talk. False: it means what it always means.
  bool takes(const Key& key) const;
  /// The same, and does it.
  bool press(const Key& key);

  // For the link with the session.
  void show(const trace::ClusterView& cluster);
  void tick(qint64 monotonicMs, const QString& clock);
  /// The run stands where it was to stop.
  void arrive();
  void say(const QString& sentence);

 signals:
  void changed();
  void ticked();
  void troubleChanged();
  void notesShownChanged();
  /// A talk begins: show its run.
  void began();
  /// The talk that was left goes on.
  void resumed();
  void left();
  void asked(presenter::Then what);
  void playAsked();
  /// The list of cues shall be opened.
  void listAsked();
  /// The line in which a client's command is typed shall be shown.
  void writeAsked();
  /// What there is to present shall be shown.
  void chooserAsked();
  // From QML: begin with what is most likely meant, with the bookmarks, with a lesson.
  void startAsked();
  void bookmarksAsked();
  void lessonAsked(const QString& folder);

 private:
  void begin(Found found);
  void follow(Then what);
  bool act(const Meant& meant);
  Digits digits() const { return deck_->counts() ? Digits::CountHands : Digits::NameACue; }

  lesson::NewWorld newLab_;
  std::optional<Deck> deck_;
  Clicker clicker_;
  Pace pace_;
  qint64 now_{0};
  QString clock_;
  QString trouble_;
  bool active_{false};
  bool notesShown_{false};
  view::RowModel sides_;
  view::RowModel talks_;
};

}  // namespace presenter
