#include "app/share/kept_run.h"

#include <QRegularExpression>
#include <QStringList>

namespace share {
namespace {

const QLatin1String kShown("# shown");
const QLatin1String kBranch("# branch");
const QLatin1String kLine("#| ");

QString oneLine(QString name) {
  name.replace('"', '\'');
  return name.simplified();
}

QString scriptLines(const QString& script) {
  QString lines;
  const QStringList all = script.split('\n', Qt::SkipEmptyParts);
  for (const QString& line : all) lines += kLine + line + '\n';
  return lines;
}

/// What stands between the quotes of a heading.
QString nameIn(const QString& line) { return line.section('"', 1, 1); }

}  // namespace

QString textOf(const KeptRun& run) {
  QString text = run.script;
  if (!text.endsWith('\n')) text += '\n';
  text += QStringLiteral("%1 \"%2\"\n").arg(kShown, oneLine(run.name));
  for (const KeptBranch& branch : run.others) {
    text += QStringLiteral("%1 %2ms \"%3\"\n")
                .arg(kBranch)
                .arg(branch.leftMs, 0, 'f', 6)
                .arg(oneLine(branch.name));
    text += scriptLines(branch.script);
  }
  return text;
}

KeptRun keptRunOf(const QString& text) {
  static const QRegularExpression heading(
      QStringLiteral("^# branch (\\d{1,9}(?:\\.\\d{1,6})?)ms \"([^\"]*)\"$"));
  KeptRun run;
  const QStringList lines = text.split('\n');
  for (const QString& line : lines) {
    const QRegularExpressionMatch match = heading.match(line);
    if (match.hasMatch()) {
      run.others.push_back({match.captured(2), match.captured(1).toDouble(), {}});
    } else if (line.startsWith(kLine) && !run.others.empty()) {
      run.others.back().script += line.mid(kLine.size()) + '\n';
    } else if (line.startsWith(kShown)) {
      run.name = nameIn(line);
    } else if (!line.isEmpty()) {
      run.script += line + '\n';
    }
  }
  return run;
}

}  // namespace share
