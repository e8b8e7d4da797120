// A file that gets its name when all of it is written, or not at all.
// Thread rule: one thread at a time.
#pragma once

#include <QCoreApplication>
#include <QSaveFile>

namespace session {

/// On a full disk Qt takes a part of what was written for the whole, and keeps it. This does not.
class WholeFile : public QSaveFile {
 public:
  using QSaveFile::QSaveFile;

  /// Opens it, or finds out why not. What is written to one that is not open goes nowhere.
  void begin() {
    if (!open(QIODevice::WriteOnly)) failed_ = errorString();
  }
  /// Gives the file its name. Returns why that cannot be, or "".
  QString keep() {
    if (failed_.isEmpty() && isOpen() && !flush()) failed_ = errorString();
    if (failed_.isEmpty() && (short_ || size() != pos())) {
      failed_ = QCoreApplication::translate("Files", "there is no room left for it");
    }
    if (failed_.isEmpty() && commit()) return {};
    if (isOpen()) cancelWriting();
    return failed_.isEmpty() ? errorString() : failed_;
  }

 protected:
  qint64 writeData(const char* data, qint64 bytes) override {
    const qint64 written = QSaveFile::writeData(data, bytes);
    short_ = short_ || written != bytes;
    return written;
  }

 private:
  QString failed_;
  bool short_{false};
};

}  // namespace session
