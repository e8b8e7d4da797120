// Every fault of one server and of one link, as the playhead shows it, and the acts that change it.
// Thread rule: GUI thread. The session must outlive it.
#pragma once

#include "app/session/link_dials.h"
#include "app/session/session.h"

namespace session {

class FaultBoard : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Faults")
  /// The server looked at; from 1.
  Q_PROPERTY(int server READ server WRITE setServer NOTIFY subjectChanged)
  /// The link looked at; 0 and 0: every link.
  Q_PROPERTY(int from READ from NOTIFY subjectChanged)
  Q_PROPERTY(int to READ to NOTIFY subjectChanged)
  Q_PROPERTY(session::DialList* ofServer READ ofServer CONSTANT)
  /// Of the way from `from` to `to`, and of the way back; of every link all stand in the first.
  Q_PROPERTY(session::DialList* forth READ forth CONSTANT)
  Q_PROPERTY(session::DialList* back READ back CONSTANT)
  /// Somebody looks: only then it follows the playhead.
  Q_PROPERTY(bool watched READ watched WRITE setWatched NOTIFY subjectChanged)
  /// What is not as when the run began, in words: "S2, S1 - S3"; empty: nothing.
  Q_PROPERTY(QString faulty READ faulty NOTIFY changed)
  Q_PROPERTY(bool serverFaulty READ serverFaulty NOTIFY changed)
  Q_PROPERTY(bool linkFaulty READ linkFaulty NOTIFY changed)

 public:
  enum Part { Server, Forth, Back };
  Q_ENUM(Part)

  explicit FaultBoard(Session& session, QObject* parent = nullptr);

  int server() const { return static_cast<int>(server_.value); }
  void setServer(int server);
  int from() const { return static_cast<int>(way_.from.value); }
  int to() const { return static_cast<int>(way_.to.value); }
  bool watched() const { return watched_; }
  void setWatched(bool watched);
  DialList* ofServer() { return &ofServer_; }
  DialList* forth() { return &forth_; }
  DialList* back() { return &back_; }
  QString faulty() const { return faulty_; }
  bool serverFaulty() const { return serverFaulty_; }
  bool linkFaulty() const { return linkFaulty_; }

  /// The same server twice, or 0: every link.
  Q_INVOKABLE void chooseLink(int from, int to);
  /// The next server, or with -1 the one before it.
  Q_INVOKABLE void stepServer(int step);
  /// The next server at an end of the link: of `from` with `end` 0, else of `to`.
  Q_INVOKABLE void stepLink(int end, int step);
  /// What was typed or chosen at a dial: "0.5", "1"; of a switch "0" or "1". One act, that can be
  /// undone. Returns a sentence if it cannot be, else "".
  Q_INVOKABLE QString set(session::FaultBoard::Part part, const QString& key,
                          const QStringList& typed);
  Q_INVOKABLE void healServer();
  Q_INVOKABLE void healLink();
  /// All servers, links, disks and clocks.
  Q_INVOKABLE void healAll();

 signals:
  void subjectChanged();
  void changed();

 private:
  void look();
  void lookAtFaulty();
  void act(Turn turn);
  bool isLink() const;
  std::vector<cluster::Command> repairs() const;

  Session& session_;
  raft::ServerId server_{1};
  Way way_{raft::ServerId{1}, raft::ServerId{2}};
  DialList ofServer_;
  DialList forth_;
  DialList back_;
  QString faulty_;
  bool serverFaulty_{false};
  bool linkFaulty_{false};
  bool watched_{false};
};

}  // namespace session
