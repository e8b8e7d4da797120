// The machine looks for a violation in clusters that break a rule: seed after seed on all cores
// but one, then it shrinks what it found.
// Thread rule: GUI thread; the search runs on its worker's threads.
#pragma once

#include <QtQml/qqmlregistration.h>

#include "app/studies/violating_run.h"
#include "app/studies/worker.h"

namespace studies {

class RuleSearch : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Studies")
  Q_PROPERTY(Phase phase READ phase NOTIFY changed)
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  /// The word of the rule that is or was looked at, as a scenario has it.
  Q_PROPERTY(QString rule READ rule NOTIFY changed)
  /// How far it is, or how it ended, in one or two sentences.
  Q_PROPERTY(QString report READ report NOTIFY changed)
  /// Of the seeds to be tried at most, in [0, 1].
  Q_PROPERTY(double share READ share NOTIFY changed)

 public:
  enum Phase { Idle, Searching, Shrinking, Found, NothingFound, Cancelled };
  Q_ENUM(Phase)

  /// Then it says that it found nothing.
  static constexpr std::uint64_t kSeedsMost = 5'000;

  explicit RuleSearch(QObject* parent = nullptr);

  Phase phase() const { return phase_; }
  bool busy() const { return phase_ == Searching || phase_ == Shrinking; }
  QString rule() const;
  QString report() const;
  double share() const;
  std::uint64_t seeds() const { return seeds_; }
  bool idle() const { return worker_.idle(); }

  /// Begins anew; what was under way is given up. An unknown word does nothing.
  Q_INVOKABLE void start(const QString& rule) { search(rule, kSeedsMost); }
  Q_INVOKABLE void cancel() { worker_.cancel(); }
  /// Shows what was found once more; does nothing without it.
  Q_INVOKABLE void playAgain();
  void search(const QString& rule, std::uint64_t seedsMost);

  /// REQUIRES: phase() is Found.
  const Caught& caught() const { return caught_; }

 signals:
  void changed();
  /// caught() is what was found.
  void found();
  void rested();

 private:
  void progress(std::uint64_t seeds, double seconds);
  void shrinking();
  void end(Phase phase, Caught caught);
  QString tried() const;

  Phase phase_{Idle};
  std::optional<raft::Rule> rule_;
  std::uint64_t seedsMost_{kSeedsMost};
  std::uint64_t seeds_{0};
  double seconds_{0};
  Caught caught_;
  Worker worker_;
};

}  // namespace studies
