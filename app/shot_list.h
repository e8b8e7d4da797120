// What pictures are taken of, by name.
// Thread rule: GUI thread.
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace flotilla {

struct Shot {
  QString name;
  /// False: it could not be, and why has been said.
  std::function<bool()> take;
};

/// Takes those whose name contains `word` (empty: all), in order. Returns the program's exit code:
/// 0, or 2: one could not be taken, or no name has the word. Then it says what there is.
int takeThose(const std::vector<Shot>& shots, const QString& word);

}  // namespace flotilla
