// The comparison of the branch shown with another one, for QML. It costs nothing while none is
// chosen.
// Thread rule: GUI thread.
#pragma once

#include <functional>

#include "app/view/comparison.h"
#include "app/view/moment.h"

namespace view {

/// A branch that can be compared: what it has, and how it stands at the playhead.
struct Side {
  QString name;
  const trace::Trace* trace{nullptr};
  trace::ClusterView view;
};

class Compare : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Views")
  /// The branch that is compared with the one shown; -1: none.
  Q_PROPERTY(int other READ other WRITE setOther NOTIFY otherChanged)
  Q_PROPERTY(QString hereName READ hereName NOTIFY changed)
  Q_PROPERTY(QString thereName READ thereName NOTIFY changed)
  /// Milliseconds; -1: no difference is known.
  Q_PROPERTY(double differenceTime READ differenceTime NOTIFY changed)
  Q_PROPERTY(QString differenceText READ differenceText NOTIFY changed)
  Q_PROPERTY(QString hereText READ hereText NOTIFY changed)
  Q_PROPERTY(QString thereText READ thereText NOTIFY changed)
  Q_PROPERTY(QString summary READ summary NOTIFY changed)
  Q_PROPERTY(view::RowModel* servers READ servers CONSTANT)
  Q_PROPERTY(view::RowModel* outcomes READ outcomes CONSTANT)

 public:
  explicit Compare(QObject* parent = nullptr);

  int other() const { return other_; }
  void setOther(int branch);
  QString hereName() const { return hereName_; }
  QString thereName() const { return thereName_; }
  double differenceTime() const;
  QString differenceText() const { return differenceText_; }
  QString hereText() const { return hereText_; }
  QString thereText() const { return thereText_; }
  QString summary() const { return summary_; }
  RowModel* servers() { return &servers_; }
  RowModel* outcomes() { return &outcomes_; }
  const std::optional<Split>& split() const { return split_; }

  /// Asks the source for the branch shown.
  static constexpr int kShown = -1;
  /// Where branches come from: nullopt if there is none of that number (any more).
  using Source = std::function<std::optional<Side>(int)>;
  void setSource(Source source) { source_ = std::move(source); }
  void show(const Moment& moment, const QString& name);
  /// What differs between the branch shown and this one at the playhead, in a sentence or two.
  Q_INVOKABLE QString hint(int branch);

 signals:
  void otherChanged();
  void changed();
  /// Another branch was chosen: show the moment again.
  void asked();

 private:
  void findSplit(const trace::Trace& here, const trace::Trace& there);

  Source source_;
  int other_{-1};
  QString hereName_, thereName_, differenceText_, hereText_, thereText_, summary_;
  RowModel servers_;
  RowModel outcomes_;
  std::optional<Split> split_;
  trace::EventId same_;
  const trace::Trace* last_{nullptr};  ///< compared only, never followed
};

}  // namespace view
