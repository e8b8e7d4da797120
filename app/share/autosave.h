// The run with all its branches (kept_run.h), written to a file after each act and at intervals, so
// that a crash of the program loses no more than a few seconds. After such an end the next start
// offers to go on from it, once; the file stays until another run is cut short.
// Thread rule: GUI thread. Invariants: a file is replaced whole or not at all; two programs at once
// have a file each (`running-<process>.flotilla`, held by a lock), and what each of them offers is
// its own.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <memory>

#include "app/session/background.h"
#include "app/session/session.h"
#include "app/share/kept_run.h"

namespace share {

class Autosave : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Sharing")
  /// A line that offers the run that was cut short; "": there is none.
  Q_PROPERTY(QString offer READ offer NOTIFY offerChanged)

 public:
  /// From an act to its file, and between two files while nothing is done (milliseconds).
  static constexpr int kAfterActMs = 2'000;
  static constexpr int kIntervalMs = 20'000;
  /// The run that was cut short is kept under this name.
  static constexpr char kCutShort[] = "cut-short.flotilla";

  explicit Autosave(session::Session& session, QObject* parent = nullptr);

  /// Looks for a run that was cut short, and keeps this one from now on. Before it nothing is
  /// written. Says if the folder cannot be written.
  void begin(const QString& folder);
  /// The program ends as it should: what was written is not needed.
  void endWell();
  /// Writes the run as soon as the engine has its branches as text.
  void saveNow();
  /// Waits until what was given to be written is written: for tests, the window never waits.
  void settle();

  QString offer() const { return offer_; }
  /// Opens the run that was cut short, and goes to where it stood. Returns a sentence, or "".
  Q_INVOKABLE QString goOn();
  Q_INVOKABLE void dismiss();

 signals:
  void offerChanged();
  /// A sentence: it could not be written. Said once until it works again.
  void failed(const QString& sentence);

 private:
  void adopt();
  void clean();
  void write(const QString& text);
  void fail(const QString& why);
  void setOffer(const QString& offer);
  void arrive();
  QString fileName() const;

  session::Session* session_;
  QString folder_;
  QString offer_;
  KeptRun offered_;
  QString written_;
  std::unique_ptr<QLockFile> lock_;
  std::unique_ptr<session::Background> writer_;  ///< a disk may take longer than a frame
  QTimer soon_;
  QTimer often_;
  double goal_{-1};  ///< of goOn, milliseconds; below 0: none
  bool told_{false};
};

}  // namespace share
