// The rules that a Lab cluster can break, one row each: what it says, what it protects from.
// Thread rule: GUI thread.
#pragma once

#include "app/view/row_model.h"

namespace view {

/// Roles: word (as a scenario has it), rule, section, danger.
class RuleBook : public RowModel {
  Q_OBJECT
  QML_ELEMENT

 public:
  explicit RuleBook(QObject* parent = nullptr);
  /// The rule's sentence; empty for an unknown word.
  Q_INVOKABLE QString ruleOf(const QString& word) const;
};

}  // namespace view
