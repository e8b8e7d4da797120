#include "app/lessons/wording.h"

namespace lessons {

QString plainOf(const std::string& text) { return QString::fromStdString(lesson::plain(text)); }

QString styledOf(const std::string& text) {
  QString styled;
  for (const lesson::Span& span : lesson::spansOf(text)) {
    const QString words = QString::fromStdString(span.text).toHtmlEscaped();
    const QString term = QString::fromStdString(span.term).toHtmlEscaped();
    styled += term.isEmpty() ? words : "<a href=\"" + term + "\">" + words + "</a>";
  }
  return styled;
}

QStringList termsOf(const std::vector<std::string>& texts) {
  QStringList terms;
  for (const std::string& text : texts) {
    for (const lesson::Span& span : lesson::spansOf(text)) {
      const QString term = QString::fromStdString(span.term);
      if (!term.isEmpty() && !terms.contains(term)) terms << term;
    }
  }
  return terms;
}

}  // namespace lessons
