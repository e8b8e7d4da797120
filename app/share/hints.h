// Hints for a first run: one line at a time, at the moment when it helps, each shown once and gone
// as soon as it was followed. Remembered in the settings; all are switched off in one click.
// Thread rule: GUI thread. Invariant: before begin() there is none.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QSettings>
#include <QStringList>

#include <memory>

#include "app/session/session.h"

namespace share {

class Hints : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Sharing")
  /// "": none.
  Q_PROPERTY(QString text READ text NOTIFY changed)
  Q_PROPERTY(bool on READ on WRITE setOn NOTIFY changed)

 public:
  explicit Hints(session::Session& session, QObject* parent = nullptr);
  ~Hints() override;

  /// From now on, with what the settings remember.
  void begin(std::unique_ptr<QSettings> settings);

  QString text() const;
  bool on() const { return on_; }
  void setOn(bool on);
  /// This one is not needed.
  Q_INVOKABLE void dismiss();

 signals:
  void changed();

 private:
  void look();
  void show(int hint);

  session::Session* session_;
  std::unique_ptr<QSettings> settings_;
  QStringList seen_;
  int shown_{-1};
  bool on_{false};
};

}  // namespace share
