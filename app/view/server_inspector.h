// One server's whole state in the paper's names: what is on disk, what is in memory, what a leader
// knows about its peers, what a candidate knows about its votes (Figure 2).
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/view/row_model.h"
#include "app/view/store_fold.h"
#include "app/view/waiting_card.h"

namespace view {

/// The texts of the sheet; empty where they do not apply.
struct ServerSheet {
  QString title;
  QString subtitle;
  bool running{false};
  bool leads{false};
  bool campaigns{false};
  int term{0};
  QString currentTerm;
  QString votedFor;
  QString lastEntry;  ///< the last durable index
  QString commitIndex;
  QString lastApplied;
  QString store;
  QString votesTitle;
  WaitingCard card;
  friend bool operator==(const ServerSheet&, const ServerSheet&) = default;
};

ServerSheet serverSheet(const trace::ClusterView& cluster, trace::ServerId server,
                        const kv::Store& store);

class ServerInspector : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Instrument")
  /// The server inspected; 0: none.
  Q_PROPERTY(int server READ server WRITE setServer NOTIFY serverChanged)
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)
  Q_PROPERTY(bool running READ running NOTIFY changed)
  Q_PROPERTY(bool leads READ leads NOTIFY changed)
  Q_PROPERTY(bool campaigns READ campaigns NOTIFY changed)
  Q_PROPERTY(int term READ term NOTIFY changed)
  Q_PROPERTY(QString currentTerm READ currentTerm NOTIFY changed)
  Q_PROPERTY(QString votedFor READ votedFor NOTIFY changed)
  Q_PROPERTY(QString lastEntry READ lastEntry NOTIFY changed)
  Q_PROPERTY(QString commitIndex READ commitIndex NOTIFY changed)
  Q_PROPERTY(QString lastApplied READ lastApplied NOTIFY changed)
  Q_PROPERTY(QString store READ store NOTIFY changed)
  Q_PROPERTY(QString votesTitle READ votesTitle NOTIFY changed)
  Q_PROPERTY(QString cardTitle READ cardTitle NOTIFY changed)
  Q_PROPERTY(QString cardText READ cardText NOTIFY changed)
  Q_PROPERTY(int cardHave READ cardHave NOTIFY changed)
  Q_PROPERTY(int cardNeed READ cardNeed NOTIFY changed)
  Q_PROPERTY(view::RowModel* peers READ peers CONSTANT)
  Q_PROPERTY(view::RowModel* votes READ votes CONSTANT)
  /// name, value: its part in the configuration, its snapshot, its lease, its transferee.
  Q_PROPERTY(view::RowModel* facts READ facts CONSTANT)
  /// act, text, says: what can be done to it now.
  Q_PROPERTY(view::RowModel* acts READ acts CONSTANT)

 public:
  explicit ServerInspector(QObject* parent = nullptr);

  int server() const { return server_; }
  void setServer(int server);
  QString title() const { return sheet_.title; }
  QString subtitle() const { return sheet_.subtitle; }
  bool running() const { return sheet_.running; }
  bool leads() const { return sheet_.leads; }
  bool campaigns() const { return sheet_.campaigns; }
  int term() const { return sheet_.term; }
  QString currentTerm() const { return sheet_.currentTerm; }
  QString votedFor() const { return sheet_.votedFor; }
  QString lastEntry() const { return sheet_.lastEntry; }
  QString commitIndex() const { return sheet_.commitIndex; }
  QString lastApplied() const { return sheet_.lastApplied; }
  QString store() const { return sheet_.store; }
  QString votesTitle() const { return sheet_.votesTitle; }
  QString cardTitle() const { return sheet_.card.title; }
  QString cardText() const { return sheet_.card.text; }
  int cardHave() const { return sheet_.card.have; }
  int cardNeed() const { return sheet_.card.need; }
  RowModel* peers() { return &peers_; }
  RowModel* votes() { return &votes_; }
  RowModel* facts() { return &facts_; }
  RowModel* acts() { return &acts_; }

  void show(const trace::ClusterView& cluster, trace::Instant now, bool otherPast);

 signals:
  void serverChanged();
  void changed();
  /// Another server was chosen: show the moment again.
  void asked();

 private:
  void take(ServerSheet sheet);

  int server_{0};
  StoreFold fold_;
  ServerSheet sheet_;
  RowModel peers_;
  RowModel votes_;
  RowModel facts_;
  RowModel acts_;
};

}  // namespace view
