// What is done to the cluster beyond a stroke at one server: to a message under way.
// Thread rule: GUI thread. The session must outlive it.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/session/session.h"

namespace session {

class Faults : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")

 public:
  explicit Faults(Session& session, QObject* parent = nullptr);

  /// An act by its name, as view::messageActs has it: "drop", "hold", "release", "duplicate",
  /// "delay-<milliseconds of run time>".
  Q_INVOKABLE void meddle(int message, const QString& act);

 private:
  Session& session_;
};

}  // namespace session
