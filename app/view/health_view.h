// What operators watch, at the playhead: each metric of each server, and each alert of etcd's with
// its state and what to do. For QML and the painter.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/view/health_log.h"
#include "app/view/moment.h"
#include "app/view/row_model.h"
#include "app/view/store_sizes.h"

namespace view {

class HealthView : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Views")
  /// Of each rule: name, severity, standing, words ("firing since 2 365 ms: S2"), meaning, advice,
  /// condition, since (ms, -1: never true), server (one that is concerned; 0: none), spoken.
  Q_PROPERTY(view::RowModel* alerts READ alerts CONSTANT)
  /// "1 alert fires, 2 are pending".
  Q_PROPERTY(QString summary READ summary NOTIFY changed)
  Q_PROPERTY(int firing READ firing NOTIFY changed)
  /// The rules' windows are so many times shorter here: 1, 60 or 600.
  Q_PROPERTY(int scale READ scale WRITE setScale NOTIFY scaleChanged)
  /// "Windows 60 times shorter than etcd's: 1 min is 1 s here".
  Q_PROPERTY(QString scaleWords READ scaleWords NOTIFY scaleChanged)

 public:
  enum State { Quiet, Pending, Firing, Over };
  Q_ENUM(State)

  explicit HealthView(QObject* parent = nullptr);

  RowModel* alerts() { return &alerts_; }
  QString summary() const { return summary_; }
  int firing() const { return firing_; }
  int scale() const { return log_.scale(); }
  void setScale(int scale);
  QString scaleWords() const;

  void show(const Moment& moment);

  // For the painter.
  const HealthLog& log() const { return log_; }
  trace::EventId now() const { return now_; }
  trace::Instant time() const { return time_; }
  std::optional<double> valueAt(Metric metric, trace::ServerId server, trace::Instant at) const;
  /// At the playhead, equal values together: "S1, S3: 12".
  QStringList valuesOf(Metric metric) const;

 signals:
  void changed();
  void scaleChanged();
  /// There is more to read: show the moment again.
  void asked();

 private:
  struct Standing {
    State state{Quiet};
    trace::Instant since{};
    trace::Instant until{};
    std::vector<trace::ServerId> servers;
  };
  Standing standingOf(std::size_t rule) const;
  void setRows();
  QString wordsOf(const AlertRule& rule, const Standing& standing) const;
  QString conditionOf(const AlertRule& rule) const;

  HealthLog log_;
  StoreSizes sizes_;
  trace::EventId now_;
  trace::Instant time_{};
  RowModel alerts_;
  QString summary_;
  int firing_{0};
};

/// A metric's value with its unit: "12", "36 ms", "32 kB".
QString valueText(Metric metric, double value);

}  // namespace view
