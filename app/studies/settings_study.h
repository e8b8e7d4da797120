// The settings of a cluster to come, and what they mean: said at once from closed forms, and better
// as a simulation goes on in the background.
// Thread rule: GUI thread; the simulation runs on its worker's thread.
#pragma once

#include <QtQml/qqmlregistration.h>

#include "app/studies/statements_model.h"
#include "app/studies/worker.h"

namespace studies {

class SettingsStudy : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Studies")
  // Times in milliseconds.
  Q_PROPERTY(double servers MEMBER servers_ NOTIFY edited)
  Q_PROPERTY(double electionMin MEMBER electionMin_ NOTIFY edited)
  Q_PROPERTY(double electionMax MEMBER electionMax_ NOTIFY edited)
  Q_PROPERTY(double heartbeat MEMBER heartbeat_ NOTIFY edited)
  Q_PROPERTY(double latencyMin MEMBER latencyMin_ NOTIFY edited)
  Q_PROPERTY(double latencyMax MEMBER latencyMax_ NOTIFY edited)
  Q_PROPERTY(double syncMin MEMBER syncMin_ NOTIFY edited)
  Q_PROPERTY(double syncMax MEMBER syncMax_ NOTIFY edited)
  Q_PROPERTY(double batch MEMBER batch_ NOTIFY edited)
  Q_PROPERTY(double inflight MEMBER inflight_ NOTIFY edited)
  /// The rule "nothing is confirmed before it is on disk" is broken: Lab only.
  Q_PROPERTY(bool ackEarly MEMBER ackEarly_ NOTIFY edited)
  Q_PROPERTY(bool preVote MEMBER preVote_ NOTIFY edited)
  Q_PROPERTY(bool checkQuorum MEMBER checkQuorum_ NOTIFY edited)
  /// 0: through the log; 1: by a majority's word; 2: by lease.
  Q_PROPERTY(int reads MEMBER reads_ NOTIFY edited)
  /// What is wrong and what to do, of the first wrong value; empty if nothing is.
  Q_PROPERTY(QString problem READ problem NOTIFY edited)
  /// Its property's name.
  Q_PROPERTY(QString wrong READ wrong NOTIFY edited)
  Q_PROPERTY(studies::StatementsModel* statements READ statements CONSTANT)
  /// Of the simulation, in [0, 1].
  Q_PROPERTY(double share READ share NOTIFY progressed)

 public:
  explicit SettingsStudy(QObject* parent = nullptr);

  /// Takes the settings of a scenario's header. Returns a sentence if it cannot be read, else "".
  Q_INVOKABLE QString load(const QString& header);
  /// The settings as a scenario without statements. REQUIRES: no problem.
  Q_INVOKABLE QString header() const;
  /// Nobody looks: the simulation ends.
  Q_INVOKABLE void rest() { worker_.cancel(); }

  QString problem() const { return problem_; }
  QString wrong() const { return wrong_; }
  StatementsModel* statements() { return &statements_; }
  double share() const;
  const Measured& measured() const { return measured_; }
  const cluster::Settings& settings() const { return settings_; }
  bool idle() const { return worker_.idle(); }

 signals:
  void edited();
  /// Other settings came from outside: fields show them.
  void loaded();
  void progressed();
  void rested();

 private:
  void examine();
  void take(const Measured& measured);
  bool faulty(const char* property, const QString& sentence);
  bool timesFaulty();
  bool rangesFaulty();
  bool countsFaulty();
  cluster::Settings chosen() const;

  double servers_{5};
  double electionMin_{0};
  double electionMax_{0};
  double heartbeat_{0};
  double latencyMin_{0};
  double latencyMax_{0};
  double syncMin_{0};
  double syncMax_{0};
  double batch_{0};
  double inflight_{0};
  bool ackEarly_{false};
  bool preVote_{false};
  bool checkQuorum_{false};
  int reads_{0};
  bool loading_{false};
  cluster::Settings settings_;  ///< the last good ones
  QString problem_;
  QString wrong_;
  StatementsModel statements_;
  Measured measured_;
  Worker worker_;
};

}  // namespace studies
