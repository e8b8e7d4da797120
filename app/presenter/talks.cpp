#include "app/presenter/talks.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "app/presenter/lesson_talk.h"
#include "engine/lesson/folder.h"

namespace presenter {
namespace {

struct TalkSay {
  Q_DECLARE_TR_FUNCTIONS(Presenter)
};

constexpr qint64 kTalkFileMost = 1024 * 1024;

std::optional<std::string> contentOf(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
  return file.read(kTalkFileMost).toStdString();
}

QString firstOf(const lesson::Mistakes& mistakes) {
  return QString::fromStdString(lesson::sentenceOf(mistakes.front()));
}

lesson::LearnerScript solutionOf(const lesson::Files& files, const lesson::Lesson& lesson) {
  for (const auto& [name, text] : files) {
    if (!name.starts_with("solution-")) continue;
    lesson::ScriptRead read = lesson::readScript(text, name, lesson.setup.settings);
    if (read.mistakes.empty()) return std::move(read.script);
  }
  return {};
}

}  // namespace

QString talksFolder() {
  const QDir beside(QCoreApplication::applicationDirPath() + "/../share/flotilla/talks");
  return beside.exists() ? beside.canonicalPath() : QStringLiteral(FLOTILLA_TALKS);
}

QStringList talkFiles(const QString& folder) {
  QStringList paths;
  const QDir dir(folder);
  for (const QString& name : dir.entryList({"*.cues"}, QDir::Files, QDir::Name)) {
    paths << dir.filePath(name);
  }
  return paths;
}

Found readTalkFile(const QString& path, const lesson::NewWorld& newLab) {
  const auto text = contentOf(path);
  if (!text) return TalkSay::tr("%1 cannot be read.").arg(path);
  const QFileInfo info(path);
  const FileText beside = [&info](const std::string& name) -> std::optional<std::string> {
    const QString plain = QString::fromStdString(name);
    if (plain != QFileInfo(plain).fileName()) return std::nullopt;
    return contentOf(info.dir().filePath(plain));
  };
  TalkRead read = readTalk(*text, info.fileName().toStdString(), beside, newLab);
  if (!read.ok()) return firstOf(read.mistakes);
  return std::move(read.talk);
}

Found readLessonTalk(const QString& folder, const lesson::NewWorld& newLab) {
  const auto files = lesson::readFolder(folder.toStdString());
  if (const auto* why = std::get_if<std::string>(&files)) return QString::fromStdString(*why);
  const lesson::GlossaryRead glossary = lesson::readGlossaryNear(folder.toStdString());
  lesson::Read read = lesson::readLesson(std::get<lesson::Files>(files), glossary.glossary);
  if (!read.ok()) return firstOf(read.mistakes);
  const auto whole = std::make_shared<const lesson::Lesson>(std::move(read.lesson));
  Talk talk = talkOf(whole, solutionOf(std::get<lesson::Files>(files), *whole), newLab);
  if (talk.cues.empty()) return TalkSay::tr("The lesson shows nothing.");
  return talk;
}

Talk talkOf(const QString& title, const std::vector<Mark>& marks) {
  Talk talk;
  talk.title = title.toStdString();
  for (const Mark& mark : marks) {
    Cue& cue = talk.cues.emplace_back();
    cue.headline = mark.name.toStdString();
    cue.at = mark.at;
    cue.branch = mark.branch;
  }
  return talk;
}

}  // namespace presenter
