// The stage on the screen. It is shown one moment after the other and answers what is where.
// Thread rule: GUI thread. Law: nothing of a moment is kept but the picture and the facts to
// answer.
#pragma once

#include <QPointF>
#include <QVariant>

#include <vector>

#include "app/canvas/canvas_item.h"
#include "app/canvas/stage_list.h"
#include "app/view/call_tracker.h"
#include "app/view/servers.h"

namespace canvas {

class StageItem : public canvas::CanvasItem {
  Q_OBJECT
  QML_ELEMENT
  /// 0: none, as everywhere below.
  Q_PROPERTY(int selectedServer READ selectedServer WRITE setSelectedServer NOTIFY pointedChanged)
  Q_PROPERTY(int hoveredServer READ hoveredServer WRITE setHoveredServer NOTIFY pointedChanged)
  /// A message in flight that is pointed at here or in another view: it gets a ring.
  Q_PROPERTY(int hoveredMessage READ hoveredMessage WRITE setHoveredMessage NOTIFY pointedChanged)
  /// The message that is inspected: it keeps a ring.
  Q_PROPERTY(
      int selectedMessage READ selectedMessage WRITE setSelectedMessage NOTIFY pointedChanged)
  /// A client's call: its way is shown.
  Q_PROPERTY(int hoveredCall READ hoveredCall WRITE setHoveredCall NOTIFY pointedChanged)
  /// It stays beside the ring though it ended, as long as it is selected.
  Q_PROPERTY(int selectedCall READ selectedCall WRITE setSelectedCall NOTIFY pointedChanged)
  Q_PROPERTY(bool focusShown READ focusShown WRITE setFocusShown NOTIFY pointedChanged)
  /// The cut being drawn; no line while both points are the same.
  Q_PROPERTY(QPointF cutFrom READ cutFrom WRITE setCutFrom NOTIFY cutChanged)
  Q_PROPERTY(QPointF cutTo READ cutTo WRITE setCutTo NOTIFY cutChanged)
  /// Of a pane: names alone stand around the servers, and nothing is cut off.
  Q_PROPERTY(bool small READ small WRITE setSmall NOTIFY smallChanged)
  Q_PROPERTY(int serverCount READ serverCount NOTIFY serverCountChanged)
  /// Clients are drawn beside the ring, and traffic that is too much for single messages as rates.
  Q_PROPERTY(bool outside READ outside WRITE setOutside NOTIFY outsideChanged)
  /// How many clients stand beside the ring.
  Q_PROPERTY(int clientCount READ clientCount NOTIFY redrawn)
  /// "Traffic is drawn as rates: 12 400 messages ..."; "" while messages are drawn.
  Q_PROPERTY(QString trafficText READ trafficText NOTIFY redrawn)

 public:
  explicit StageItem(QQuickItem* parent = nullptr) : CanvasItem(parent) {}

  /// Each frame. The moment's pointers are used during the call only.
  void show(const view::Moment& moment);

  int selectedServer() const { return static_cast<int>(look_.selected.value); }
  void setSelectedServer(int server);
  int hoveredServer() const { return static_cast<int>(look_.hovered.value); }
  void setHoveredServer(int server);
  int hoveredMessage() const { return static_cast<int>(hoveredMessage_.value); }
  void setHoveredMessage(int message);
  int selectedMessage() const { return static_cast<int>(selectedMessage_.value); }
  void setSelectedMessage(int message);
  int hoveredCall() const { return static_cast<int>(look_.hoveredCall.value); }
  void setHoveredCall(int call);
  int selectedCall() const { return static_cast<int>(look_.selectedCall.value); }
  void setSelectedCall(int call);
  bool small() const { return small_; }
  void setSmall(bool small);
  bool focusShown() const { return look_.focused; }
  void setFocusShown(bool shown);
  QPointF cutFrom() const { return look_.cutLine.p1(); }
  void setCutFrom(QPointF point);
  QPointF cutTo() const { return look_.cutLine.p2(); }
  void setCutTo(QPointF point);
  int serverCount() const { return static_cast<int>(facts_.size()); }
  bool outside() const { return outside_; }
  void setOutside(bool outside);
  int clientCount() const { return static_cast<int>(scene_.clients.size()); }
  QString trafficText() const { return view::trafficText(traffic_); }

  Q_INVOKABLE int serverAt(double x, double y) const;
  /// The id of the message under the point; 0 if none.
  Q_INVOKABLE qulonglong messageAt(double x, double y) const;
  /// The links that the line crosses, as points (lower id, higher id).
  Q_INVOKABLE QVariantList linkAt(double x1, double y1, double x2, double y2) const;
  /// The cut link whose wall is under the point, as (from, to); (0, 0) if none.
  Q_INVOKABLE QPoint wallAt(double x, double y) const;
  Q_INVOKABLE QPointF placeOf(int server) const;
  /// Radius of a disc, px.
  Q_INVOKABLE double radius() const { return geometry_.radius(); }
  /// The next server round the ring, clockwise with `step` 1, back with -1. From 0: the top one.
  Q_INVOKABLE int serverAfter(int server, int step) const;
  /// The next message under way that is drawn, in order of sending, with `step` 1; the one before
  /// with -1; round at both ends. From one that is gone or 0: the first, or the last. 0: none.
  Q_INVOKABLE int messageAfter(int message, int step) const;
  /// Where a message is drawn; null if it is not.
  Q_INVOKABLE QPointF placeOfMessage(int message) const;
  /// The client at this place of clientCount(): where it is drawn, the call that its box is about
  /// (its newest, or the one pointed at), and the way of that in a sentence.
  Q_INVOKABLE QRectF boxOfClient(int place) const;
  Q_INVOKABLE int callOfClient(int place) const;
  Q_INVOKABLE QString describeClient(int place) const;
  /// The call of the client under the point; 0 if none.
  Q_INVOKABLE int callAt(double x, double y) const;
  /// The next client's call, as messageAfter().
  Q_INVOKABLE int callAfter(int call, int step) const;
  /// What is under the point, in one line; empty over the ground.
  Q_INVOKABLE QString describe(double x, double y) const;
  /// "S3, leader, term 4, 7 entries, 6 committed".
  Q_INVOKABLE QString describeServer(int server) const;
  /// A person drags a server to a point of the stage.
  Q_INVOKABLE void moveServer(int server, double x, double y);
  Q_INVOKABLE void resetPlaces();

  const StageScene& scene() const { return scene_; }
  /// What is not told about servers, for an open question of a lesson.
  void hold(view::HeldServers held) { held_ = std::move(held); }
  /// What "Why?" names: these servers, and the messages that these events sent.
  void light(std::vector<trace::ServerId> servers, std::vector<trace::EventId> sendings);

 signals:
  void pointedChanged();
  void smallChanged();
  void cutChanged();
  void serverCountChanged();
  void outsideChanged();
  /// Another moment is shown: what was described may have changed.
  void redrawn();

 protected:
  const DrawList& shown() const override { return scene_.list; }

 private:
  struct Facts {
    QString role;
    std::uint64_t term{0};
    std::uint64_t entries{0};
    std::uint64_t committed{0};
    bool running{false};
    QString faults;
  };
  /// A way that is not as the run began, cuts aside.
  struct LinkFact {
    std::size_t from{0};
    std::size_t to{0};
    trace::LinkState state;
  };
  void remember(const view::Moment& moment);
  void followCalls(const view::Moment& moment);
  void rememberLinks(const trace::ClusterView& cluster);
  void ringMessages();
  void ringLit();
  QString describeMessage(const MessageSpot& spot) const;
  QString describeLink(QPointF point) const;
  int clientAt(QPointF point) const;
  const MessageSpot* spotAt(QPointF point) const;
  const WallSpot* wallNear(QPointF point) const;

  view::HeldServers held_;
  StageGeometry geometry_;
  Places moved_;
  Places placed_;  ///< what geometry_ was made of
  QSizeF laidOut_;
  bool small_{false};
  StageLook look_;
  trace::MessageId hoveredMessage_;
  trace::MessageId selectedMessage_;
  std::vector<trace::ServerId> litServers_;
  std::vector<trace::EventId> litSendings_;
  bool outside_{false};
  view::CallTracker tracker_;
  std::vector<view::CallPath> calls_;
  view::TrafficMeter meter_;
  view::TrafficReading traffic_;
  QStringList clientWords_;
  StageScene scene_;
  std::vector<Facts> facts_;
  std::vector<LinkFact> linkFacts_;
  trace::LinkState linksAtStart_;
  trace::Instant time_{};
};

}  // namespace canvas
