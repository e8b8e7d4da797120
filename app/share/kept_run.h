// A run and its other branches in one file: the branch shown is a scenario like any other, the rest
// stand behind it in comments. Thread rule: plain values and pure functions.
#pragma once

#include <QString>

#include <vector>

namespace share {

struct KeptBranch {
  QString name;
  double leftMs{0};  ///< where its way parts from the branch shown
  QString script;
};

struct KeptRun {
  QString name;  ///< of the branch shown; "" if it was not written down
  QString script;
  std::vector<KeptBranch> others;
};

QString textOf(const KeptRun& run);
/// Of any scenario's text; one without such comments has no other branches.
KeptRun keptRunOf(const QString& text);

}  // namespace share
