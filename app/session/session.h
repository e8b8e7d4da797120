// What the window talks to: the run that is shown, its playhead, its branches, and every act of the
// user. It owns the engine thread; news come in once a frame, by frame().
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QUrl>

#include <deque>
#include <functional>
#include <memory>

#include "app/session/bookmarks.h"
#include "app/session/branch_list.h"
#include "app/session/breakpoints.h"
#include "app/session/engine_thread.h"
#include "app/session/playhead.h"

namespace session {

class PastSeek;

class Session : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(World world READ world NOTIFY worldChanged)
  Q_PROPERTY(QString busyText READ busyText NOTIFY busyTextChanged)
  Q_PROPERTY(bool playing READ playing WRITE setPlaying NOTIFY playingChanged)
  Q_PROPERTY(double speed READ speed WRITE setSpeed NOTIFY speedChanged)
  Q_PROPERTY(bool stepwise READ stepwise WRITE setStepwise NOTIFY moved)
  Q_PROPERTY(double time READ time NOTIFY moved)
  Q_PROPERTY(double endTime READ endTime NOTIFY moved)
  Q_PROPERTY(bool atEnd READ atEnd NOTIFY moved)
  Q_PROPERTY(bool awake READ awake NOTIFY awakeChanged)
  Q_PROPERTY(QString title READ title NOTIFY opened)
  Q_PROPERTY(QString subtitle READ subtitle NOTIFY opened)
  Q_PROPERTY(int serverCount READ serverCount NOTIFY opened)
  Q_PROPERTY(session::BranchList* branches READ branches CONSTANT)
  Q_PROPERTY(session::Breakpoints* breakpoints READ breakpoints CONSTANT)
  Q_PROPERTY(session::Bookmarks* bookmarks READ bookmarks CONSTANT)
  Q_PROPERTY(int currentBranch READ currentBranch NOTIFY branchChanged)
  Q_PROPERTY(bool canBranch READ canBranch NOTIFY worldChanged)
  Q_PROPERTY(bool canUndo READ canUndo NOTIFY gesturesChanged)
  Q_PROPERTY(QString undoText READ undoText NOTIFY gesturesChanged)
  Q_PROPERTY(bool touched READ touched NOTIFY gesturesChanged)
  Q_PROPERTY(QString running READ running NOTIFY runningChanged)
  Q_PROPERTY(double lookedThrough READ lookedThrough NOTIFY moved)
  Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)

 public:
  enum World { Lab, Live };
  Q_ENUM(World)

  explicit Session(WorldFactory factory, QObject* parent = nullptr);
  ~Session() override;

  World world() const { return world_; }
  QString busyText() const { return busyText_; }
  bool playing() const { return playhead_.playing(); }
  void setPlaying(bool playing);
  double speed() const { return playhead_.speed(); }
  void setSpeed(double speed);
  /// While it plays, the run is shown event by event: at the same pace, but still between them.
  bool stepwise() const { return stepwise_; }
  void setStepwise(bool stepwise);
  /// Milliseconds of run time.
  double time() const;
  double endTime() const;
  bool atEnd() const { return playhead_.following(); }
  /// Frames are needed: something plays, or news are expected.
  bool awake() const { return awake_; }
  QString title() const { return title_; }
  QString subtitle() const;
  /// Those that wait to be added included.
  int serverCount() const { return static_cast<int>(settings_.allServers()); }
  /// The cluster's settings as a scenario without statements.
  Q_INVOKABLE QString header() const;
  BranchList* branches() { return &branches_; }
  Breakpoints* breakpoints() { return &breakpoints_; }
  Bookmarks* bookmarks() { return &bookmarks_; }
  int currentBranch() const { return branches_.current(); }
  bool canBranch() const { return world_ == Lab; }
  bool canUndo() const { return !branches_.currentBranch().gestures.empty(); }
  QString undoText() const;
  /// The user has acted in this run.
  bool touched() const { return touched_; }
  QString running() const { return running_; }
  /// How much of the past a run-to has looked through so far, 0 to 1; -1: it does not look there.
  double lookedThrough() const;
  QString notice() const { return notice_; }

  const cluster::Settings& settings() const { return settings_; }
  /// Does it at the playhead, as one gesture; "Undo: <words>" takes it back.
  void act(std::vector<cluster::Command> commands, const QString& words);
  /// Acts by itself from the present on, on the branch shown. Done already: takes its place.
  void drive(const Routine& what);
  /// What acts by itself on the branch shown.
  const Routine& routine() const { return branches_.currentBranch().routine; }

  // For the composition root: what is shown.
  const trace::Trace& trace() const { return branches_.currentBranch().trace; }
  const trace::Tape& tape() const { return branches_.currentBranch().tape; }
  const trace::ClusterView& cluster() const { return view_; }
  Instant playheadTime() const;

  /// A frame of `viewerMs` went by: takes the news, moves the playhead, asks for more.
  Q_INVOKABLE void frame(double viewerMs);
  /// Waits until the engine has done all that was asked, and takes its news. For pictures and
  /// tests; the window never calls it.
  void settle();
  /// For pictures and tests too: frames come from the caller, not from the window.
  void paceByHand();
  /// What all branches keep in memory together stays below this, in bytes: the oldest events go.
  void setMemoryBudget(std::size_t bytes);
  std::size_t memoryBytes() const;
  /// The scenario has statements left to play.
  bool scriptPlays() const { return scriptPlays_; }

  Q_INVOKABLE void play() { setPlaying(true); }
  Q_INVOKABLE void pause() { setPlaying(false); }
  Q_INVOKABLE void toggle() { setPlaying(!playing()); }
  /// By one event: those of one instant are steps apart.
  Q_INVOKABLE void stepForward();
  Q_INVOKABLE void stepBack();
  Q_INVOKABLE void seek(double ms);
  /// Puts the playhead right after an event of the branch shown.
  Q_INVOKABLE void seekEvent(int event);
  Q_INVOKABLE void toEnd();
  /// Lab: computes the branch shown up to `ms` of the run, without moving the playhead. Returns at
  /// once; endTime() tells how far it is.
  void computeTo(double ms);
  /// kind: what happens at an instant, as the scenario language has it: "election", "vote",
  /// "commit", "apply", "leader change", "message to S2". The one under way is stopped.
  Q_INVOKABLE void runTo(const QString& kind);
  /// Any condition of the language. One that holds already is said to, and not run to unless it is
  /// asked for once more: then until it comes true anew. Returns a sentence if the text cannot be
  /// read, else "".
  Q_INVOKABLE QString runUntil(const QString& text);
  Q_INVOKABLE void stopRunTo();

  Q_INVOKABLE void crashOrRestart(int server);
  Q_INVOKABLE void pauseOrResume(int server);
  /// links: from, to, from, to, ...
  Q_INVOKABLE void cut(const QList<int>& links, bool oneWay);
  Q_INVOKABLE void heal();
  Q_INVOKABLE void healLink(int a, int b);
  /// Returns a sentence if the text cannot be read, else "".
  Q_INVOKABLE QString write(const QString& text, int server);
  /// Both ways of one link; from and to 0: every link.
  Q_INVOKABLE void setLatency(int from, int to, double minMs, double maxMs);
  Q_INVOKABLE void setLoss(int from, int to, double percent);
  /// An act of an operator by its name, as view::serverActs has it: "learner", "hand-over", ...
  Q_INVOKABLE void actOn(int server, const QString& act);
  /// Who shall vote and who shall learn. way: "auto"; "joint": by a joint configuration that is
  /// left by itself; "explicit": by one that is left when asked. Returns a sentence if that is what
  /// is so already, or cannot be, else "".
  Q_INVOKABLE QString setMembers(const QList<int>& voters, const QList<int>& learners,
                                 const QString& way);
  Q_INVOKABLE void undo();

  Q_INVOKABLE void forkHere();
  Q_INVOKABLE void selectBranch(int branch);
  /// The branch at this place among the others, as the tape lists them.
  Q_INVOKABLE void selectOther(int place) { selectBranch(branches_.otherAt(place)); }
  Q_INVOKABLE void renameBranch(int branch, const QString& name);
  /// Takes it out of the tree; what forked from it stays. It can be brought back.
  Q_INVOKABLE void deleteBranch(int branch);
  Q_INVOKABLE void restoreBranch(int branch);
  /// Lab: a branch that is computed from its own script; its events come soon. `forkMs`: where it
  /// left the branch shown. Returns a sentence if the script cannot be read, else "".
  QString recallBranch(const QString& name, const QString& script, double forkMs);

  /// At the playhead; without a name it is called after its time.
  Q_INVOKABLE void bookmark(const QString& name = {});
  Q_INVOKABLE void goToBookmark(int row);
  /// The next one after the playhead, or with -1 the one before it.
  Q_INVOKABLE void stepBookmark(int step);

  /// These return a sentence if it could not be done, else "".
  Q_INVOKABLE QString openScenario(const QUrl& url);
  Q_INVOKABLE QString openText(const QString& text, const QString& name);
  Q_INVOKABLE QString loadBundled(const QString& name);
  Q_INVOKABLE QString saveScenario(const QUrl& url);
  /// settings: as in a scenario's header, "spares=2 prevote=on".
  Q_INVOKABLE QString newCluster(int servers, double seed, const QString& settings = {});
  Q_INVOKABLE void switchWorld(session::Session::World world);
  /// The branch as text arrives with scriptReady().
  Q_INVOKABLE void askScript() { askScriptOf(currentBranch()); }
  Q_INVOKABLE void askScriptOf(int branch);
  /// `then` gets the text, unless another run is opened before.
  void askScriptOf(BranchId branch, std::function<void(const QString&)> then);
  /// As saveScenario, of any branch.
  Q_INVOKABLE void saveBranch(int branch, const QUrl& url);
  Q_INVOKABLE void dismissNotice() { say({}); }

 signals:
  void worldChanged();
  void busyTextChanged();
  void playingChanged();
  void speedChanged();
  /// The playhead, the branch or its events changed: draw anew.
  void moved();
  void awakeChanged();
  void opened();
  void branchChanged();
  void gesturesChanged();
  /// Something began or ended to act by itself.
  void routineChanged();
  void runningChanged();
  void noticeChanged();
  void scriptReady(const QString& text);

 protected:
  void timerEvent(QTimerEvent* event) override;

 private:
  void open(cluster::WorldKind kind, scenario::Script script);
  QString openPath(const QString& path);
  void deliverScript(BranchId branch, const QString& text);
  void saveText(const QUrl& url, const QString& text);
  void newsCame();
  void takeNews();
  void take(Batch batch);
  void takeBeginning(BranchId id, const Batch& batch);
  void keepMemory();
  void sayIfGone();
  void found(const Found& found);
  void refreshView();
  void followSpeeds(Instant before);
  void setRunning(const QString& kind);
  void say(const QString& sentence);
  void updateAwake();
  void sendRate();
  void changeSpeed(double speed);
  void acted(BranchId branch, const Acted& acted);
  void driven(Branch& branch, Driven driven);
  void takeRoutine(Branch& branch, const Routine& routine);
  void changeLink(cluster::SetLink change, int from, int to, const QString& words);
  BranchId forkAt(Instant at, const QString& name);
  void run(const scenario::Condition& what, const QString& words);
  void runAhead(const scenario::Condition& what, const QString& words);
  void lookInPast();
  bool holdsAlready(const scenario::Condition& what, const QString& words);
  void stand(trace::EventId id);
  bool watchPast(trace::EventId from);
  void meet(int point, Instant at);
  void stopAtMet();
  void sendBreakpoints();
  std::vector<Bookmark> bookmarksOf(BranchId branch) const;
  trace::EventId lastShown() const;
  void undoLive();

  World world_{Lab};
  cluster::Settings settings_;
  QString title_;
  QString busyText_;
  QString running_;
  QString notice_;
  bool touched_{false};
  bool awake_{true};
  bool byHand_{false};
  bool newsWait_{false};
  bool scriptPlays_{false};
  bool seeking_{false};                 ///< a run-to or a step has been asked for
  trace::EventId stepFrom_;             ///< the event shown when a step was asked for
  std::unique_ptr<PastSeek> pastSeek_;  ///< a run-to that looks through the past
  QString heldFor_;                     ///< the condition that was said to hold already
  trace::EventId heldAt_;               ///< and the event at which it was
  bool stepwise_{false};
  bool speedChosen_{false};  ///< by the user: the script's speeds no longer count
  std::size_t memoryBudget_{kTraceBudget};
  std::size_t grown_{0};           ///< by how much since the budget was looked at, about
  std::size_t sinceGivenBack_{0};  ///< bytes that came since the allocator gave memory back
  GestureId lastGesture_{0};
  std::uint64_t worldNumber_{0};
  BranchList branches_;
  Playhead playhead_;
  trace::ClusterView view_;
  BranchId viewBranch_{0};
  Breakpoints breakpoints_;
  Bookmarks bookmarks_;
  std::optional<Met> met_;   ///< the engine stopped there; the playhead is not there yet
  Watch past_;               ///< the breakpoints, where the playhead goes through the past
  trace::EventId pastSeen_;  ///< the event that past_ saw last
  /// Who waits for a branch as text.
  struct ScriptWait {
    BranchId branch{0};
    std::function<void(const QString&)> then;
  };
  std::deque<ScriptWait> scriptWaits_;  ///< in the order of asking
  std::unique_ptr<EngineThread> engine_;
};

}  // namespace session
