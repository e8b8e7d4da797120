#include "app/view/rule_book.h"

#include "app/view/broken_rule.h"
#include "app/view/words.h"

namespace view {

RuleBook::RuleBook(QObject* parent) : RowModel({"word", "rule", "section", "danger"}, parent) {
  std::vector<Row> rows;
  for (const raft::RuleName& name : raft::kRuleNames) {
    const BrokenRule words = brokenRule(name.rule);
    const QString word = QString::fromUtf8(name.word.data(), static_cast<int>(name.word.size()));
    rows.push_back({static_cast<quint64>(name.rule) + 1,
                    {word, capital(words.rule) + ".", words.section, words.danger}});
  }
  setRows(std::move(rows));
}

QString RuleBook::ruleOf(const QString& word) const {
  for (int row = 0; row < count(); ++row) {
    if (cell(row, "word").toString() == word) return cell(row, "rule").toString();
  }
  return {};
}

}  // namespace view
