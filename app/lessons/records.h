// How the learner did, in a file on this computer.
// Thread rule: GUI thread.
#pragma once

#include <QMap>
#include <QString>

#include "engine/lesson/progress.h"

namespace lessons {

/// Of the lines about one lesson or topic.
struct Tally {
  int lines{0};
  int right{0};
  int stepMost{0};
};

class Records {
 public:
  /// The file is read, and new lines go to its end. Lines that cannot be read stay where they are.
  void begin(const QString& file);
  /// Without begin() it is only remembered.
  void add(const lesson::ProgressLine& line);
  /// How many steps of this lesson were done, each once.
  int stepsDone(const QString& folder) const;
  Tally tallyOf(const QString& folder) const;
  /// The file's lines to another file; "" or a sentence that says what is wrong.
  QString exportTo(const QString& path) const;
  /// What could not be written, as a sentence; or "".
  const QString& trouble() const { return trouble_; }

 private:
  QString file_;
  QString trouble_;
  std::vector<lesson::ProgressLine> lines_;
};

}  // namespace lessons
