// A session whose frames come from the test, and a folder that goes with it.
// Thread rule: GUI thread.
#pragma once

#include <QFile>
#include <QTemporaryDir>

#include "tests/session/play.h"

namespace share {

class SharedRun : public session::Play {
 protected:
  void SetUp() override { open(session::kFive); }
  /// A leader, a write that was answered, and a crash.
  void act() {
    runToLeader();
    session.write("put x=5", 0);
    run(100.0);
    session.crashOrRestart(leader());
    run(50.0);
  }
  QString path(const QString& name) const { return folder.filePath(name); }
  QByteArray bytesOf(const QString& name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  const QTemporaryDir folder;
};

}  // namespace share
