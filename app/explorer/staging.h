// A cell of the table, staged on a cluster and tried: which servers are down, what a client was
// told for a write and for a read, and the run in which that happened.
// Thread rule: GUI thread; the run is played on the worker's.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/canvas/stage_item.h"
#include "app/explorer/trial.h"
#include "app/studies/worker.h"
#include "app/view/row_model.h"

namespace explorer {

class Staging : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Explorer")
  /// 0: nothing is staged.
  Q_PROPERTY(int servers READ servers NOTIFY changed)
  Q_PROPERTY(int down READ down NOTIFY changed)
  Q_PROPERTY(int quorum READ quorum NOTIFY changed)
  Q_PROPERTY(bool works READ works NOTIFY changed)
  /// "4 servers, 2 down".
  Q_PROPERTY(QString title READ title NOTIFY changed)
  /// "no quorum: writes wait".
  Q_PROPERTY(QString verdict READ verdict NOTIFY changed)
  Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
  /// Roles: bits, words, many, chosen.
  Q_PROPERTY(view::RowModel* ways READ ways CONSTANT)
  Q_PROPERTY(QString waysHead READ waysHead NOTIFY changed)
  Q_PROPERTY(QString waysFoot READ waysFoot NOTIFY changed)
  /// As many failures with one server less and more. Roles: words, remain, works, here.
  Q_PROPERTY(view::RowModel* others READ others CONSTANT)
  /// What happened. Empty while it is being tried.
  Q_PROPERTY(QString writeText READ writeText NOTIFY tried)
  Q_PROPERTY(QString readText READ readText NOTIFY tried)
  Q_PROPERTY(bool wrote READ wrote NOTIFY tried)
  Q_PROPERTY(bool busy READ busy NOTIFY tried)
  /// Something was tried that can be looked at.
  Q_PROPERTY(bool known READ known NOTIFY tried)
  /// The one that can be brought back, or was; 0: nobody is down.
  Q_PROPERTY(int restartable READ restartable NOTIFY changed)
  Q_PROPERTY(bool restarted READ restarted NOTIFY changed)

 public:
  explicit Staging(QObject* parent = nullptr);

  void setWorlds(NewWorld make) { make_ = std::move(make); }

  int servers() const { return static_cast<int>(stand_.servers); }
  int down() const { return static_cast<int>(stand_.downCount()); }
  int quorum() const { return servers() / 2 + 1; }
  bool works() const { return servers() - down() >= quorum(); }
  QString title() const;
  QString verdict() const;
  QString sentence() const;
  view::RowModel* ways() { return &ways_; }
  QString waysHead() const;
  QString waysFoot() const;
  view::RowModel* others() { return &others_; }
  QString writeText() const;
  QString readText() const;
  bool wrote() const { return known() && tried_.write.ok(); }
  bool busy() const { return busy_; }
  bool known() const { return !busy_ && tried_.view.size() > 0; }
  int restartable() const { return static_cast<int>(stand_.firstDown()); }
  bool restarted() const { return stand_.restarted != 0; }
  bool idle() const { return worker_.idle(); }
  const TriedStand& result() const { return tried_; }
  const Stand& stand() const { return stand_; }

  /// A cell: so many servers, so many down.
  Q_INVOKABLE void stage(int servers, int down);
  /// These very servers are down, as bits.
  Q_INVOKABLE void choose(int downBits);
  /// One server more, or one less, is down.
  Q_INVOKABLE void toggle(int server);
  /// The first that is down comes back, and both are tried once more; or it does not.
  Q_INVOKABLE void restart();
  /// Paints the end of the run.
  Q_INVOKABLE void paintOn(canvas::StageItem* stage) const;
  /// The run is wanted in the Lab.
  Q_INVOKABLE void openInLab();
  /// The run as a scenario.
  QString text() const;

 signals:
  void changed();
  void tried();
  void rested();
  void labAsked();

 private:
  void put(const Stand& stand);
  void take(const TriedStand& tried);
  QString downWords(std::uint32_t down) const;
  QString heldWords(const Told& told) const;

  Stand stand_{0, 0, 0};
  NewWorld make_;
  TriedStand tried_;
  bool busy_{false};
  view::RowModel ways_;
  view::RowModel others_;
  studies::Worker worker_;
};

}  // namespace explorer
