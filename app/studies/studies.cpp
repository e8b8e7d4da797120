#include "app/studies/studies.h"

#include "engine/scenario/parser.h"
#include "engine/scenario/printer.h"

namespace studies {

Studies::Studies(QObject* parent) : QObject(parent) {
  connect(&search_, &RuleSearch::rested, this, &Studies::rested);
  connect(&settings_, &SettingsStudy::rested, this, &Studies::rested);
}

QString Studies::broken(const QString& header, const QString& rule, const QString& title) {
  scenario::Parsed parsed = scenario::parse(header.toStdString());
  const auto which = raft::ruleOf(rule.toStdString());
  if (!parsed.ok() || !which) return header;
  parsed.script.settings.rules.broken = which;
  parsed.script.title = title.toStdString();
  return QString::fromStdString(scenario::print(parsed.script));
}

}  // namespace studies
