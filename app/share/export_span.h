// The span of the run that is taken out of the window: between marks that somebody set, or up to
// the playhead. Thread rule: GUI thread. Times for QML are milliseconds of the run.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include <optional>

#include "app/session/session.h"

namespace share {

class ExportSpan : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Exporter")
  Q_PROPERTY(bool marked READ marked NOTIFY changed)
  /// Exports keep to the marks. Without marks it is false.
  Q_PROPERTY(bool used READ used WRITE setUsed NOTIFY changed)
  /// "1.200 s to 3.400 s".
  Q_PROPERTY(QString text READ text NOTIFY changed)

 public:
  explicit ExportSpan(session::Session& session, QObject* parent = nullptr);

  /// At the playhead; there again: takes it away. A mark that would turn the span round takes the
  /// other one away.
  Q_INVOKABLE void markIn();
  Q_INVOKABLE void markOut();
  Q_INVOKABLE void clear();

  bool marked() const { return in_ || out_; }
  bool used() const { return used_ && marked(); }
  void setUsed(bool used);
  QString text() const;

  const std::optional<trace::Instant>& in() const { return in_; }
  const std::optional<trace::Instant>& out() const { return out_; }
  /// Without the one mark: from the start; without the other: up to what is computed.
  trace::Instant from() const { return in_.value_or(trace::Instant{}); }
  trace::Instant to() const;

 signals:
  void changed();

 private:
  session::Session* session_;
  std::optional<trace::Instant> in_;
  std::optional<trace::Instant> out_;
  bool used_{false};
};

}  // namespace share
