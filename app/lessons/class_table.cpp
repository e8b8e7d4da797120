#include "app/lessons/class_table.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace lessons {

namespace {

enum ClassRole { Learner = Qt::UserRole, LessonName, StepsRole, RightRole, TriesRole, MinutesRole };

/// Mistakes of one file that are told; the rest are counted.
constexpr std::size_t kToldMost = 3;
constexpr qint64 kMinuteMs = 60'000;

}  // namespace

int ClassTable::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> ClassTable::roleNames() const {
  return {{Learner, "learner"},   {LessonName, "lesson"}, {StepsRole, "steps"},
          {RightRole, "correct"}, {TriesRole, "tries"},   {MinutesRole, "minutes"}};
}

QVariant ClassTable::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Learner:
      return row.learner;
    case LessonName:
      return row.lesson;
    case StepsRole:
      return row.steps;
    case RightRole:
      return row.right;
    case TriesRole:
      return row.tries;
    case MinutesRole:
      return static_cast<int>((row.realMs + kMinuteMs - 1) / kMinuteMs);
    default:
      return {};
  }
}

void ClassTable::readFiles(const QList<QUrl>& files) {
  beginResetModel();
  files_.clear();
  rows_.clear();
  QStringList troubles;
  for (const QUrl& url : files) {
    const QString path = url.toLocalFile();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
      troubles << tr("%1 cannot be read: %2. Choose another file.").arg(path, file.errorString());
      continue;
    }
    const std::string name = QFileInfo(path).fileName().toStdString();
    lesson::Mistakes mistakes;
    files_.push_back(lesson::readProgressFile(file.readAll().toStdString(), name, mistakes));
    for (std::size_t i = 0; i < std::min(mistakes.size(), kToldMost); ++i) {
      troubles << QString::fromStdString(lesson::sentenceOf(mistakes[i]));
    }
    if (mistakes.size() > kToldMost) {
      troubles << tr("%1: %2 lines in all cannot be read.")
                      .arg(QString::fromStdString(name))
                      .arg(mistakes.size());
    }
    addRows(files_.back());
  }
  trouble_ = troubles.join('\n');
  endResetModel();
  Q_EMIT read();
}

// Of what was done several times the last counts, as in the CSV.
void ClassTable::addRows(const lesson::ProgressFile& file) {
  std::map<std::string, std::map<std::pair<std::uint32_t, std::string>, lesson::ProgressLine>> last;
  for (const lesson::ProgressLine& line : file.lines) {
    last[line.lesson][{line.step, line.kind}] = line;
  }
  for (const auto& [lesson, lines] : last) {
    Row row{QString::fromStdString(file.learner), QString::fromStdString(lesson)};
    for (const auto& [step, line] : lines) {
      ++row.steps;
      row.right += line.right ? 1 : 0;
      row.tries += static_cast<int>(line.tries);
      row.realMs += static_cast<qint64>(line.realMs);
    }
    rows_.push_back(std::move(row));
  }
}

QString ClassTable::saveCsv(const QUrl& url) const {
  QSaveFile file(url.toLocalFile());
  const QByteArray bytes = QByteArray::fromStdString(lesson::csvOf(files_));
  const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
  if (written && file.commit()) return {};
  return tr("%1 cannot be written: %2. Choose another place.")
      .arg(url.toLocalFile(), file.errorString());
}

}  // namespace lessons
