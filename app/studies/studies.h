// The studies that the window offers. Thread rule: GUI thread.
#pragma once

#include "app/studies/rule_search.h"
#include "app/studies/settings_study.h"

namespace studies {

class Studies : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(studies::RuleSearch* search READ search CONSTANT)
  Q_PROPERTY(studies::SettingsStudy* settings READ settings CONSTANT)

 public:
  explicit Studies(QObject* parent = nullptr);

  RuleSearch* search() { return &search_; }
  SettingsStudy* settings() { return &settings_; }

  /// A scenario's header with this rule broken, under a title. A header that cannot be read, or an
  /// unknown rule, stays as it is.
  Q_INVOKABLE static QString broken(const QString& header, const QString& rule,
                                    const QString& title);
  bool idle() const { return search_.idle() && settings_.idle(); }

 signals:
  void rested();

 private:
  RuleSearch search_;
  SettingsStudy settings_;
};

}  // namespace studies
