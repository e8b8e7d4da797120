// The space-time diagram on the screen: which span of time it shows, what is filtered, collapsed,
// searched for and pointed at. Thread rule: GUI thread. Law: of a moment only the picture, the log
// of its branch and the answers are kept. Times for QML are milliseconds of the run.
#pragma once

#include "app/canvas/canvas_item.h"
#include "app/canvas/space_time_list.h"
#include "app/view/moment.h"
#include "app/view/space_time_search.h"

namespace canvas {

class SpaceTimeItem : public canvas::CanvasItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(double windowFrom READ windowFrom NOTIFY windowChanged)
  Q_PROPERTY(double windowTo READ windowTo NOTIFY windowChanged)
  /// The window keeps the playhead in view; moving the window by hand ends it.
  Q_PROPERTY(bool follow READ follow WRITE setFollow NOTIFY windowChanged)
  Q_PROPERTY(bool whole READ whole NOTIFY windowChanged)
  /// "324 ms shown", and what is not drawn one by one.
  Q_PROPERTY(QString shownText READ shownText NOTIFY windowChanged)
  Q_PROPERTY(QString note READ note NOTIFY windowChanged)
  /// One bit a kind of message (view::Traffic) and of marks (view::SightGroup).
  Q_PROPERTY(int traffic READ traffic WRITE setTraffic NOTIFY filterChanged)
  Q_PROPERTY(int sights READ sights WRITE setSights NOTIFY filterChanged)
  /// 0 each, 1 folded, 2 hidden.
  Q_PROPERTY(int beats READ beats WRITE setBeats NOTIFY filterChanged)
  Q_PROPERTY(bool replies READ replies WRITE setReplies NOTIFY filterChanged)
  Q_PROPERTY(int onlyServer READ onlyServer WRITE setOnlyServer NOTIFY filterChanged)
  Q_PROPERTY(int collapsedCount READ collapsedCount NOTIFY filterChanged)
  Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
  Q_PROPERTY(int found READ found NOTIFY searchChanged)
  /// 0: none, as everywhere below.
  Q_PROPERTY(int selectedServer READ selectedServer WRITE setSelectedServer NOTIFY litChanged)
  Q_PROPERTY(int hoveredServer READ hoveredServer WRITE setHoveredServer NOTIFY litChanged)
  Q_PROPERTY(int selectedMessage READ selectedMessage WRITE setSelectedMessage NOTIFY litChanged)
  Q_PROPERTY(int hoveredMessage READ hoveredMessage WRITE setHoveredMessage NOTIFY litChanged)
  /// The event the keyboard stands on, and its words.
  Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY pointedChanged)
  Q_PROPERTY(QString currentText READ currentText NOTIFY pointedChanged)
  /// Where the mouse is; outside the diagram: nothing is pointed at.
  Q_PROPERTY(QPointF pointer READ pointer WRITE setPointer NOTIFY pointedChanged)
  Q_PROPERTY(QString says READ says NOTIFY pointedChanged)
  Q_PROPERTY(int pointedServer READ pointedServer NOTIFY pointedChanged)
  Q_PROPERTY(int pointedMessage READ pointedMessage NOTIFY pointedChanged)
  Q_PROPERTY(int pointedEvent READ pointedEvent NOTIFY pointedChanged)
  Q_PROPERTY(int serverCount READ serverCount NOTIFY windowChanged)

 public:
  explicit SpaceTimeItem(QQuickItem* parent = nullptr) : CanvasItem(parent) {}

  /// Each frame. `chain`: the events that "Why?" names. Pointers are used during the call only.
  void show(const view::Moment& moment, std::vector<trace::EventId> chain);

  double windowFrom() const;
  double windowTo() const;
  bool follow() const { return follow_; }
  void setFollow(bool follow);
  bool whole() const { return whole_; }
  QString shownText() const { return shownText_; }
  QString note() const { return note_; }
  int traffic() const { return static_cast<int>(filter_.traffic & 0xFFU); }
  void setTraffic(int mask);
  int sights() const { return static_cast<int>(filter_.sights & 0xFFU); }
  void setSights(int mask);
  int beats() const { return static_cast<int>(filter_.beats); }
  void setBeats(int how);
  bool replies() const { return filter_.replies; }
  void setReplies(bool shown);
  int onlyServer() const { return static_cast<int>(filter_.only.value); }
  void setOnlyServer(int server);
  int collapsedCount() const;
  QString search() const { return search_.words(); }
  void setSearch(const QString& words);
  int found() const { return static_cast<int>(search_.finds().size()); }
  int selectedServer() const { return static_cast<int>(look_.selected.value); }
  void setSelectedServer(int server);
  int hoveredServer() const { return static_cast<int>(look_.hovered.value); }
  void setHoveredServer(int server);
  int selectedMessage() const { return static_cast<int>(look_.selectedMessage.value); }
  void setSelectedMessage(int message);
  int hoveredMessage() const { return static_cast<int>(look_.hoveredMessage.value); }
  void setHoveredMessage(int message);
  int current() const { return static_cast<int>(look_.current.value); }
  void setCurrent(int event);
  QString currentText() const { return currentText_; }
  QPointF pointer() const { return pointer_; }
  void setPointer(QPointF point);
  QString says() const { return pointed_.says; }
  int pointedServer() const { return static_cast<int>(pointed_.server.value); }
  int pointedMessage() const { return static_cast<int>(pointed_.message.value); }
  int pointedEvent() const { return static_cast<int>(pointed_.event.value); }
  int serverCount() const { return static_cast<int>(log_.servers()); }

  Q_INVOKABLE double timeAt(double y) const;
  Q_INVOKABLE double yOf(double ms) const;
  Q_INVOKABLE QPointF placeOf(int server) const;  ///< of its name
  /// Narrows the window round `y` (while it follows: round the playhead) by `factor`.
  Q_INVOKABLE void zoomAt(double y, double factor);
  Q_INVOKABLE void pan(double pixels);
  Q_INVOKABLE void showAll();
  Q_INVOKABLE void toggleTraffic(int kind) { setTraffic(traffic() ^ (1 << kind)); }
  Q_INVOKABLE void toggleSights(int group) { setSights(sights() ^ (1 << group)); }
  Q_INVOKABLE void toggleLane(int server);
  Q_INVOKABLE void openLanes();
  Q_INVOKABLE bool isCollapsed(int server) const;
  /// To the next event that is shown, back with -1; the window moves along.
  Q_INVOKABLE void stepCurrent(int step);
  /// The next find after the current event, back with -1; 0 if none.
  Q_INVOKABLE int nextFind(int step) const;
  /// The message that `event` sent, if it is in the window; 0 if none.
  Q_INVOKABLE int messageOf(int event) const;

  const SpaceTimeScene& scene() const { return scene_; }
  const view::SpaceTimeWindow& inWindow() const { return window_; }
  const SpaceTimeGeometry& geometry() const { return geometry_; }

 signals:
  void windowChanged();
  void filterChanged();
  void searchChanged();
  void litChanged();
  void pointedChanged();

 protected:
  const DrawList& shown() const override { return scene_.list; }

 private:
  struct Pointed {
    QString says;
    trace::ServerId server;
    trace::MessageId message;
    trace::EventId event;
    friend bool operator==(const Pointed&, const Pointed&) = default;
  };
  trace::Duration span() const { return plan_.to - plan_.from; }
  trace::Instant lastInstant() const;
  void fitWindow();
  void keepPlayheadSeen();
  void setWindow(trace::Instant from, trace::Duration span);
  void lookUp(const trace::Trace& trace);
  void tellWindow();
  Pointed under(QPointF point, const trace::Trace& trace) const;
  Pointed onHead(QPointF point) const;
  QString wordsOf(trace::EventId event, const trace::Trace& trace) const;
  std::vector<std::pair<trace::Instant, trace::EventId>> shownEvents() const;
  void filter(view::SpaceTimeFilter wanted);
  void changed(bool really);

  view::SpaceTimeLog log_;
  view::SpaceTimeSearch search_;
  view::SpaceTimeFilter filter_;
  view::SpaceTimeWindow window_;
  std::uint64_t windowVersion_{0};
  SpaceTimePlan plan_;
  SpaceTimeGeometry geometry_;
  SpaceTimeLook look_;
  SpaceTimeScene scene_;
  bool follow_{true};
  bool whole_{false};
  QPointF pointer_{-1, -1};
  Pointed pointed_;
  QString currentText_;
  QString shownText_;
  trace::Instant toldFrom_{};
  QString note_;
};

}  // namespace canvas
