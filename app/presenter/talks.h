// Talks that lie on this computer: files of cues, lessons, and the bookmarks of a run.
// Thread rule: pure but for reading files.
#pragma once

#include <QStringList>

#include "app/presenter/cue_reader.h"

namespace presenter {

/// A talk, or a sentence that says why there is none.
using Found = std::variant<Talk, QString>;

/// The folder that holds the talks: installed beside the program, or in the source.
QString talksFolder();
/// The files of cues in a folder, by name.
QStringList talkFiles(const QString& folder);
/// A file of cues; the scenario that it names lies beside it.
Found readTalkFile(const QString& path, const lesson::NewWorld& newLab);
/// A lesson's folder as a talk.
Found readLessonTalk(const QString& folder, const lesson::NewWorld& newLab);

/// A named instant of the run that is shown.
struct Mark {
  QString name;
  Instant at{};
  int branch{0};
};
/// REQUIRES: marks is not empty.
Talk talkOf(const QString& title, const std::vector<Mark>& marks);

}  // namespace presenter
