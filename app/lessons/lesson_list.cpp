#include "app/lessons/lesson_list.h"

#include <algorithm>

#include "engine/lesson/folder.h"

namespace lessons {

namespace {

enum Role {
  Folder = Qt::UserRole,
  Part,
  Number,
  Title,
  Minutes,
  About,
  MistakeRole,
  Done,
  Steps,
  Heads,
  After
};

}  // namespace

QString partTitle(const std::string& part) {
  const QString letter = QString::fromStdString(part);
  if (part == "A") return LessonList::tr("A. Agreement");
  if (part == "B") return LessonList::tr("B. Safety");
  if (part == "C") return LessonList::tr("C. Clients");
  if (part == "D") return LessonList::tr("D. Operations");
  if (part == "E") return LessonList::tr("E. In the world");
  return letter;
}

int LessonList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> LessonList::roleNames() const {
  return {{Folder, "folder"},       {Part, "part"},       {Number, "number"}, {Title, "title"},
          {About, "about"},         {Minutes, "minutes"}, {Done, "done"},     {Steps, "steps"},
          {MistakeRole, "mistake"}, {Heads, "heads"},     {After, "after"}};
}

QVariant LessonList::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Folder:
      return row.folder;
    case Part:
      return partTitle(row.lesson.part);
    case Number:
      return static_cast<int>(row.lesson.number);
    case Title:
      return row.lesson.title.empty() ? row.folder : QString::fromStdString(row.lesson.title);
    case Minutes:
      return static_cast<int>(row.lesson.minutes);
    case About: {
      QStringList goals;
      for (const std::string& goal : row.lesson.goals) goals << QString::fromStdString(goal);
      return goals.join(' ');
    }
    case MistakeRole:
      return row.mistake;
    case Done:
      return row.done;
    case Steps:
      return static_cast<int>(row.lesson.steps.size());
    case Heads:
      return index.row() == 0 ||
             rows_[static_cast<std::size_t>(index.row()) - 1].lesson.part != row.lesson.part;
    case After: {
      QStringList numbers;
      for (const std::uint32_t number : row.lesson.prerequisites) {
        numbers << QString::number(number);
      }
      return numbers.isEmpty() ? QString() : tr("after %1").arg(numbers.join(QStringLiteral(", ")));
    }
    default:
      return {};
  }
}

void LessonList::read(const QString& shelf, const Records& records) {
  beginResetModel();
  rows_.clear();
  for (const std::string& name : lesson::lessonFolders(shelf.toStdString())) {
    const std::string folder = shelf.toStdString() + "/" + name;
    Row row;
    row.folder = QString::fromStdString(name);
    const auto files = lesson::readFolder(folder);
    if (const auto* texts = std::get_if<lesson::Files>(&files)) {
      lesson::Read read = lesson::readLesson(*texts, lesson::readGlossaryNear(folder).glossary);
      row.lesson = std::move(read.lesson);
      if (!read.ok()) row.mistake = QString::fromStdString(sentenceOf(read.mistakes.front()));
    } else {
      row.mistake = QString::fromStdString(std::get<std::string>(files));
    }
    row.done = std::min(records.stepsDone(row.folder), static_cast<int>(row.lesson.steps.size()));
    rows_.push_back(std::move(row));
  }
  endResetModel();
  Q_EMIT countChanged();
}

QString LessonList::folderAfter(const QString& folder) const {
  const auto row = std::find_if(rows_.begin(), rows_.end(),
                                [&](const Row& each) { return each.folder == folder; });
  return row == rows_.end() || row + 1 == rows_.end() ? QString() : (row + 1)->folder;
}

}  // namespace lessons
