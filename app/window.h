// The window and what it shows: the session's present goes to the instrument and to the painted
// items, once a frame. Part of the composition root. Thread rule: GUI thread.
#pragma once

#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include "app/canvas/health_item.h"
#include "app/canvas/history_item.h"
#include "app/canvas/log_item.h"
#include "app/canvas/space_time_item.h"
#include "app/canvas/stage_item.h"
#include "app/canvas/tape_item.h"
#include "app/explorer_link.h"
#include "app/lesson_link.h"
#include "app/present_link.h"
#include "app/session/background.h"
#include "app/session/faults.h"
#include "app/session/session.h"
#include "app/share/sharing.h"
#include "app/study_link.h"
#include "app/view/instrument.h"
#include "app/view/views.h"

namespace flotilla {

class Window {
 public:
  explicit Window(const session::WorldFactory& factory);
  ~Window();

  /// Loads the interface. False: it could not be loaded; Qt has said why.
  bool load();

  session::Session& session() { return session_; }
  session::Faults& faults() { return faults_; }
  view::Instrument& instrument() { return instrument_; }
  view::Views& views() { return views_; }
  share::Sharing& sharing() { return sharing_; }
  studies::Studies& studies() { return studyLink_.studies(); }
  lessons::Lessons& lessons() { return lessonLink_.lessons(); }
  explorer::Explorer& explorer() { return explorerLink_.explorer(); }
  PresentLink& talks() { return presentLink_; }
  QQuickWindow& quick() { return *quick_; }
  void setTheme(int theme);
  /// Changes of the interface's looks happen at once.
  void stopTransitions();
  /// 1: as drawn; up to 2.
  void setTextScale(double scale);
  enum class Motion { Full, Reduced };
  void setMotion(Motion motion);
  /// Shows a server in the inspector, as if it had been pressed.
  void choose(trace::ServerId server);
  /// Opens what floats over the panes ("openMembers"), or closes it all ("closeAll").
  void overlay(const QString& call);
  /// Takes the panes' places from the settings, and writes changes there.
  void rememberPanes();
  /// Waits for the checks and searches in the background. For pictures and tests.
  void settle();
  /// Shows the present moment everywhere.
  void show();
  /// What the window looks like now.
  QImage picture();

 private:
  view::Moment moment() const;
  void evaluate(const QString& script);
  void showTape();
  void connectBranches();
  void showCompared();
  void showViews();
  void showHistory();
  void showHealth();
  void showSpaceTime();
  std::vector<trace::EventId> whyChain();
  void lightStage();

  session::Session session_;
  session::Faults faults_{session_};
  view::Instrument instrument_;
  view::Views views_;
  StudyLink studyLink_;
  LessonLink lessonLink_;
  ExplorerLink explorerLink_;
  PresentLink presentLink_;
  share::Sharing sharing_;
  session::Background background_;  ///< goes before what its jobs end in
  QQmlApplicationEngine qml_;
  QQuickWindow* quick_{nullptr};
  canvas::StageItem* stage_{nullptr};
  canvas::LogItem* log_{nullptr};
  canvas::HistoryItem* history_{nullptr};
  canvas::SpaceTimeItem* spaceTime_{nullptr};
  canvas::HealthItem* health_{nullptr};
  canvas::TapeItem* tape_{nullptr};
};

}  // namespace flotilla
