// What one link does at present, both ways; or all links together.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include "engine/trace/view.h"

namespace view {

class LinkInspector : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Instrument")
  /// The link inspected; 0 and 0: every link.
  Q_PROPERTY(int from READ from NOTIFY linkChanged)
  Q_PROPERTY(int to READ to NOTIFY linkChanged)
  /// In milliseconds: the least and the most of any way inspected.
  Q_PROPERTY(double latencyMin READ latencyMin NOTIFY changed)
  Q_PROPERTY(double latencyMax READ latencyMax NOTIFY changed)
  /// In percent: the highest of any way inspected.
  Q_PROPERTY(double loss READ loss NOTIFY changed)
  /// False: the ways inspected differ in it.
  Q_PROPERTY(bool sameLatency READ sameLatency NOTIFY changed)
  Q_PROPERTY(bool sameLoss READ sameLoss NOTIFY changed)
  /// What the numbers alone do not tell: "Nothing passes between S1 and S2."; else "".
  Q_PROPERTY(QString state READ state NOTIFY changed)
  /// Nothing passes from `from` to `to`, and back; of every link: some way is cut.
  Q_PROPERTY(bool cutForth READ cutForth NOTIFY changed)
  Q_PROPERTY(bool cutBack READ cutBack NOTIFY changed)

 public:
  using QObject::QObject;
  int from() const { return from_; }
  int to() const { return to_; }
  double latencyMin() const { return sheet_.latencyMin; }
  double latencyMax() const { return sheet_.latencyMax; }
  double loss() const { return sheet_.loss; }
  bool sameLatency() const { return sheet_.sameLatency; }
  bool sameLoss() const { return sheet_.sameLoss; }
  QString state() const { return sheet_.state; }
  bool cutForth() const { return sheet_.cutForth; }
  bool cutBack() const { return sheet_.cutBack; }

  Q_INVOKABLE void choose(int from, int to);
  void show(const trace::ClusterView& cluster);

 signals:
  void linkChanged();
  void changed();
  /// Another link was chosen: show the moment again.
  void asked();

 private:
  struct Sheet {
    double latencyMin{0};
    double latencyMax{0};
    double loss{0};
    bool sameLatency{true};
    bool sameLoss{true};
    QString state;
    bool cutForth{false};
    bool cutBack{false};
    friend bool operator==(const Sheet&, const Sheet&) = default;
  };
  static Sheet sheetOf(const std::vector<const trace::LinkState*>& ways);
  std::vector<const trace::LinkState*> waysIn(const trace::ClusterView& cluster) const;
  QString cutText(const Sheet& sheet) const;
  bool isIn(const trace::ClusterView& cluster) const;

  int from_{0};
  int to_{0};
  Sheet sheet_;
};

}  // namespace view
