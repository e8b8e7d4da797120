// The fault table: exact counts by size, how much of the time a quorum is up with servers as good
// as the sliders say, and what was measured of writes.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/explorer/proof.h"
#include "app/explorer/write_times.h"
#include "app/view/row_model.h"

namespace explorer {

class Table : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Explorer")
  /// Sizes 1 to 15. Roles: see table.cpp.
  Q_PROPERTY(view::RowModel* rows READ rows CONSTANT)
  /// Of the time a server is up: 1 for 90 %, 4 for 99.99 %.
  Q_PROPERTY(double serverNines READ serverNines WRITE setServerNines NOTIFY changed)
  /// How often all fail together: 0 never, else up to 1 for 0.1 % of the time.
  Q_PROPERTY(double together READ together WRITE setTogether NOTIFY changed)
  Q_PROPERTY(QString serverText READ serverText NOTIFY changed)
  Q_PROPERTY(QString togetherText READ togetherText NOTIFY changed)
  /// The axis of write latencies ends here, in milliseconds.
  Q_PROPERTY(double axisMs READ axisMs NOTIFY changed)
  Q_PROPERTY(explorer::WriteTimes* writes READ writes CONSTANT)
  Q_PROPERTY(explorer::Proof* proof READ proof CONSTANT)

 public:
  static constexpr double kNinesLeast = 1;
  static constexpr double kNinesMost = 4;

  explicit Table(QObject* parent = nullptr);

  view::RowModel* rows() { return &rows_; }
  double serverNines() const { return serverNines_; }
  void setServerNines(double nines);
  double together() const { return together_; }
  void setTogether(double place);
  QString serverText() const;
  QString togetherText() const;
  double axisMs() const { return axisMs_; }
  WriteTimes* writes() { return &writes_; }
  Proof* proof() { return &proof_; }
  bool idle() const { return writes_.idle() && proof_.idle(); }

  /// The share of the time without a quorum, by the sliders.
  double downOf(std::uint32_t servers) const;
  /// "4 servers are up 99.941 %, down 5.2 hours a year".
  Q_INVOKABLE QString upSentence(int servers) const;
  /// "4 servers, 2 down: no quorum", and what the engine did about it.
  Q_INVOKABLE QString claim(int servers, int down) const;
  /// The engine tried every pattern of this cell, or of all that stand for it, and it is so.
  Q_INVOKABLE bool proven(int servers, int down) const;
  /// As comma-separated values, with a head.
  QString csv() const;

 signals:
  void changed();
  void rested();

 private:
  void compute();
  QVariantList cellsOf(std::uint32_t servers) const;

  view::RowModel rows_;
  double serverNines_{2};
  double together_{0};
  double axisMs_{0};
  WriteTimes writes_;
  Proof proof_;
};

}  // namespace explorer
