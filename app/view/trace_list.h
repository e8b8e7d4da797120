// Every event of the run as one line, for QML. Nothing is made for a line before it is shown, so a
// million of them cost what a screenful costs; the filter searches in the background.
// Thread rule: GUI thread; searches run in the background on a copy of the trace.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include "app/view/background.h"
#include "app/view/moment.h"
#include "app/view/trace_filter.h"

namespace view {

/// Roles: eventId, time ("2365.120"), server ("S2"), name ("MessageSent"), words, serverId,
/// spoken (the whole line, for assistive tools).
class TraceList : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Views")
  Q_PROPERTY(int count READ rowCount NOTIFY countChanged)
  /// The line of the last event at or before the playhead; -1 before all.
  Q_PROPERTY(int current READ current NOTIFY currentChanged)
  Q_PROPERTY(QString text READ text WRITE setText NOTIFY filterChanged)
  /// 0: of any.
  Q_PROPERTY(int server READ server WRITE setServer NOTIFY filterChanged)
  /// By kind: traffic, votes, log, clients, faults, rest.
  Q_PROPERTY(QList<bool> kinds READ kinds NOTIFY filterChanged)
  Q_PROPERTY(bool filtered READ filtered NOTIFY filterChanged)
  Q_PROPERTY(bool searching READ searching NOTIFY countChanged)
  /// "12 of 1 000 events".
  Q_PROPERTY(QString summary READ summary NOTIFY countChanged)

 public:
  /// More lines than this are not copied at once.
  static constexpr int kCopiedMost = 50'000;
  /// So many events are searched within a frame; more go to the background, a chunk after another.
  static constexpr std::uint64_t kAtOnce = 1'000;
  static constexpr std::uint64_t kChunk = 50'000;

  explicit TraceList(QObject* parent = nullptr) : QAbstractListModel(parent) {}

  void setBackground(Background background) { background_ = std::move(background); }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  int current() const { return current_; }
  QString text() const { return filter_.text; }
  void setText(const QString& text);
  int server() const { return static_cast<int>(filter_.server.value); }
  void setServer(int server);
  QList<bool> kinds() const;
  Q_INVOKABLE void toggleKind(int kind);
  bool filtered() const { return !filter_.all(); }
  bool searching() const { return filtered() && searchedTo_ < last_; }
  QString summary() const;

  Q_INVOKABLE int eventAt(int row) const;
  /// The line of the instant before that of `row`; 0 at the start.
  Q_INVOKABLE int before(int row) const;
  /// The lines from `first` to `last`, at most kCopiedMost of them, as text.
  Q_INVOKABLE QString lines(int first, int last) const;

  void show(const Moment& moment);

 signals:
  void countChanged();
  void currentChanged();
  void filterChanged();
  void asked();

 private:
  enum Role { EventIdRole = Qt::UserRole, Time, Server, Name, Words, ServerNumber, Spoken };
  bool stillTrue(const trace::Trace& trace) const;
  trace::EventId idAt(int row) const;
  void setFilter(const TraceFilter& filter);
  void clear();
  void dropOldest(trace::EventId through);
  void growTo(trace::EventId last);
  void searchOn();
  void searchBehind();
  void append(const std::vector<trace::EventId>& found, trace::EventId to);
  void follow(trace::EventId now);

  Background background_{doAtOnce};
  const trace::Trace* source_{nullptr};  ///< compared only, never followed
  trace::Trace trace_;
  trace::Event lastEvent_;
  TraceFilter filter_;
  std::vector<trace::EventId> found_;  ///< with a filter: the lines
  trace::EventId dropped_;
  trace::EventId last_;        ///< lines end here
  trace::EventId searchedTo_;  ///< with a filter: found_ holds all up to here
  trace::EventId now_;
  std::uint64_t round_{0};
  std::size_t servers_{0};
  bool waiting_{false};
  int current_{-1};
};

}  // namespace view
