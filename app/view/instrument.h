// Everything the window says about one moment of the run. `show` is called when the playhead, the
// branch or its events changed, and once more when `asked` is emitted (a question was put while
// nothing moved).
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/view/caption.h"
#include "app/view/feed.h"
#include "app/view/link_inspector.h"
#include "app/view/message_inspector.h"
#include "app/view/moment.h"
#include "app/view/operations.h"
#include "app/view/quorum.h"
#include "app/view/server_inspector.h"
#include "app/view/servers.h"
#include "app/view/story.h"
#include "app/view/why.h"

namespace view {

/// What an open question of a lesson holds back of what the window says.
struct HeldBack {
  bool caption{false};
  bool lens{false};
  HeldServers servers;
};

class Instrument : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(view::FeedModel* feed READ feed CONSTANT)
  Q_PROPERTY(view::Why* why READ why CONSTANT)
  Q_PROPERTY(view::QuorumLens* quorum READ quorum CONSTANT)
  Q_PROPERTY(view::Line* caption READ caption CONSTANT)
  Q_PROPERTY(view::Line* linksNote READ linksNote CONSTANT)
  /// The rule that this cluster breaks, as a sentence; empty when it breaks none.
  Q_PROPERTY(view::Line* broken READ broken CONSTANT)
  Q_PROPERTY(view::ServersModel* servers READ servers CONSTANT)
  Q_PROPERTY(view::ServerInspector* server READ server CONSTANT)
  Q_PROPERTY(view::MessageInspector* message READ message CONSTANT)
  Q_PROPERTY(view::LinkInspector* link READ link CONSTANT)
  Q_PROPERTY(view::OperationsModel* operations READ operations CONSTANT)

 public:
  explicit Instrument(QObject* parent = nullptr);

  FeedModel* feed() { return &feed_; }
  Why* why() { return &why_; }
  QuorumLens* quorum() { return &quorum_; }
  Line* caption() { return &caption_; }
  Line* linksNote() { return &linksNote_; }
  Line* broken() { return &broken_; }
  ServersModel* servers() { return &servers_; }
  ServerInspector* server() { return &server_; }
  MessageInspector* message() { return &message_; }
  LinkInspector* link() { return &link_; }
  OperationsModel* operations() { return &operations_; }

  void show(const Moment& moment);
  /// From the next show() on.
  void hold(HeldBack held) { held_ = std::move(held); }

 signals:
  void asked();

 private:
  HeldBack held_;
  Story story_;
  FeedModel feed_;
  Why why_;
  QuorumLens quorum_;
  Line caption_;
  Line linksNote_;
  Line broken_;
  ServersModel servers_;
  ServerInspector server_;
  MessageInspector message_;
  LinkInspector link_;
  OperationsModel operations_;
};

}  // namespace view
