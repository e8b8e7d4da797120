#include "app/lessons/records.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>

#include <algorithm>

namespace lessons {

namespace {

QString cannotWrite(const QFileDevice& file) {
  return QCoreApplication::translate("Records", "%1 cannot be written: %2. Choose another place.")
      .arg(file.fileName(), file.errorString());
}

QByteArray bytesOf(const std::vector<lesson::ProgressLine>& lines) {
  QByteArray bytes;
  for (const lesson::ProgressLine& line : lines) {
    bytes += QByteArray::fromStdString(lesson::jsonOf(line)) + '\n';
  }
  return bytes;
}

}  // namespace

void Records::begin(const QString& file) {
  file_ = file;
  QFile kept(file);
  if (!kept.exists()) return;
  if (!kept.open(QIODevice::ReadOnly)) {
    trouble_ =
        QCoreApplication::translate("Records", "%1 cannot be read: %2. Progress starts anew.")
            .arg(file, kept.errorString());
    return;
  }
  lesson::Mistakes mistakes;
  lines_ =
      lesson::readProgressFile(kept.readAll().toStdString(), file.toStdString(), mistakes).lines;
  if (mistakes.empty()) return;
  trouble_ = QCoreApplication::translate("Records", "%1 Lines like that stay in the file, unread.")
                 .arg(QString::fromStdString(lesson::sentenceOf(mistakes.front())));
}

void Records::add(const lesson::ProgressLine& line) {
  lines_.push_back(line);
  if (file_.isEmpty()) return;
  QDir().mkpath(QFileInfo(file_).path());
  QFile file(file_);
  const QByteArray bytes = bytesOf({line});
  const bool written = file.open(QIODevice::Append) && file.write(bytes) == bytes.size();
  trouble_ = written && file.flush() ? QString() : cannotWrite(file);
}

int Records::stepsDone(const QString& folder) const {
  QSet<std::uint32_t> steps;
  for (const lesson::ProgressLine& line : lines_) {
    if (line.lesson == folder.toStdString()) steps.insert(line.step);
  }
  return static_cast<int>(steps.size());
}

Tally Records::tallyOf(const QString& folder) const {
  Tally tally;
  for (const lesson::ProgressLine& line : lines_) {
    if (line.lesson != folder.toStdString()) continue;
    ++tally.lines;
    if (line.right) ++tally.right;
    tally.stepMost = std::max(tally.stepMost, static_cast<int>(line.step));
  }
  return tally;
}

QString Records::exportTo(const QString& path) const {
  QSaveFile file(path);
  const QByteArray bytes = bytesOf(lines_);
  const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
  return written && file.commit() ? QString() : cannotWrite(file);
}

}  // namespace lessons
