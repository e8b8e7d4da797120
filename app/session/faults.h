// What is done to the cluster beyond a stroke at one server: to a message under way, trouble by
// name, and chaos.
// Thread rule: GUI thread. The session must outlive it.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/session/fault_board.h"
#include "app/session/presets.h"
#include "app/session/session.h"

namespace session {

class Faults : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(session::PresetList* presets READ presets CONSTANT)
  /// Every fault by itself.
  Q_PROPERTY(session::FaultBoard* board READ board CONSTANT)
  /// Whom a preset for one server is about; 0: who leads.
  Q_PROPERTY(int chosen READ chosen WRITE setChosen NOTIFY chosenChanged)
  /// "seed 7, medium" while chaos is on, else empty.
  Q_PROPERTY(QString chaosText READ chaosText NOTIFY routineChanged)
  Q_PROPERTY(bool rolling READ rolling NOTIFY routineChanged)

 public:
  explicit Faults(Session& session, QObject* parent = nullptr);

  /// An act by its name, as view::messageActs has it: "drop", "hold", "release", "duplicate",
  /// "delay-<milliseconds of run time>".
  Q_INVOKABLE void meddle(int message, const QString& act);

  PresetList* presets() { return &presets_; }
  FaultBoard* board() { return &board_; }
  int chosen() const { return chosen_; }
  void setChosen(int server);
  QString chaosText() const;
  bool rolling() const { return std::holds_alternative<Rolling>(session_.routine()); }

  /// Picks a line of the presets.
  Q_INVOKABLE void pick(int line);
  /// intensity: 0 low, 1 medium, 2 high.
  Q_INVOKABLE void startChaos(double seed, int intensity);
  /// Repairs what chaos broke; a rolling restart stops where it is.
  Q_INVOKABLE void stop();

 signals:
  void chosenChanged();
  void routineChanged();

 private:
  void look();

  Session& session_;
  PresetList presets_;
  FaultBoard board_{session_};
  int chosen_{0};
};

}  // namespace session
