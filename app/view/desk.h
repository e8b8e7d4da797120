// The panes of the window for QML: which are open, where they are, and what moves them. The rules
// are in arrangement.h.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QVariant>

#include <memory>

#include "app/view/arrangement.h"

namespace view {

/// One pane's place.
class PaneSlot : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Desk")
  Q_PROPERTY(int pane READ pane CONSTANT)
  Q_PROPERTY(QString title READ title CONSTANT)
  /// It is on the screen; what is not costs nothing.
  Q_PROPERTY(bool shown READ shown NOTIFY changed)
  Q_PROPERTY(QRectF box READ box NOTIFY changed)
  /// The panes whose tabs it carries, as numbers.
  Q_PROPERTY(QVariantList tabs READ tabs NOTIFY changed)
  /// The border to the next pane of its dock can be moved.
  Q_PROPERTY(bool bordered READ bordered NOTIFY changed)
  /// An open question holds back what it shows.
  Q_PROPERTY(bool held READ held WRITE setHeld NOTIFY changed)

 public:
  PaneSlot(Pane pane, QObject* parent) : QObject(parent), pane_(pane) {}

  int pane() const { return static_cast<int>(pane_); }
  QString title() const { return titleOf(pane_); }
  bool shown() const { return !place_.box.isEmpty(); }
  QRectF box() const { return place_.box; }
  QVariantList tabs() const;
  bool bordered() const { return bordered_; }
  bool held() const { return held_; }
  void setHeld(bool held);

  /// Part of Desk.
  void take(const PanePlace& place, bool bordered);

 signals:
  void changed();

 private:
  Pane pane_;
  PanePlace place_;
  bool bordered_{false};
  bool held_{false};
};

class Desk : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  // What there is to share out, from the window.
  Q_PROPERTY(QSizeF window READ window WRITE setWindow NOTIFY changed)
  Q_PROPERTY(double scale READ scale WRITE setScale NOTIFY changed)
  Q_PROPERTY(bool compact READ compact WRITE setCompact NOTIFY changed)
  Q_PROPERTY(bool low READ low WRITE setLow NOTIFY changed)
  Q_PROPERTY(double top READ top WRITE setTop NOTIFY changed)
  Q_PROPERTY(double head READ head WRITE setHead NOTIFY changed)
  Q_PROPERTY(double foot READ foot WRITE setFoot NOTIFY changed)
  Q_PROPERTY(double bottom READ bottom WRITE setBottom NOTIFY changed)
  Q_PROPERTY(double inspectorWish READ inspectorWish WRITE setInspectorWish NOTIFY changed)
  // What the stage has, and where the docks are.
  Q_PROPERTY(double main READ main NOTIFY changed)
  Q_PROPERTY(double stage READ stage NOTIFY changed)
  Q_PROPERTY(bool drawer READ drawer NOTIFY changed)
  /// In a low window: the dock below stands in the stage's place.
  Q_PROPERTY(bool unfolded READ unfolded WRITE setUnfolded NOTIFY changed)
  /// The pane in front of the dock below; -1: none is open.
  Q_PROPERTY(int front READ front NOTIFY changed)
  Q_PROPERTY(QRectF side READ side NOTIFY changed)
  Q_PROPERTY(QRectF below READ below NOTIFY changed)
  Q_PROPERTY(QList<bool> open READ open NOTIFY changed)

 public:
  enum Pane { Inspector, Narration, Data, Log, History, SpaceTime, Trace, Health };
  Q_ENUM(Pane)

  explicit Desk(QObject* parent = nullptr);

  QSizeF window() const { return room_.window; }
  void setWindow(QSizeF size) { set(room_.window, size); }
  double scale() const { return room_.scale; }
  void setScale(double scale) { set(room_.scale, scale); }
  bool compact() const { return room_.compact; }
  void setCompact(bool compact) { set(room_.compact, compact); }
  bool low() const { return room_.low; }
  void setLow(bool low) { set(room_.low, low); }
  double top() const { return room_.top; }
  void setTop(double px) { set(room_.top, px); }
  double head() const { return room_.head; }
  void setHead(double px) { set(room_.head, px); }
  double foot() const { return room_.foot; }
  void setFoot(double px) { set(room_.foot, px); }
  double bottom() const { return room_.bottom; }
  void setBottom(double px) { set(room_.bottom, px); }
  double inspectorWish() const { return room_.inspectorWish; }
  void setInspectorWish(double px) { set(room_.inspectorWish, px); }
  double main() const { return places_.main; }
  double stage() const { return places_.stage; }
  bool unfolded() const { return room_.low && chosen_.unfolded; }
  void setUnfolded(bool unfolded);
  int front() const;
  bool drawer() const { return places_.drawer; }
  QRectF side() const { return places_.side; }
  QRectF below() const { return places_.below; }
  /// By pane: it is on the screen, or under a tab.
  QList<bool> open() const;

  Q_INVOKABLE view::PaneSlot* slot(int pane) { return slots_.at(static_cast<std::size_t>(pane)); }
  Q_INVOKABLE QString titleOf(int pane) const;
  /// Opens the pane in front, or closes it if it is in front already.
  Q_INVOKABLE void toggle(int pane);
  Q_INVOKABLE void close(int pane);
  /// A tab was pressed: its pane comes to the front.
  Q_INVOKABLE void raise(int pane);
  Q_INVOKABLE void moveBorder(int pane, double px);
  /// Wider with positive numbers.
  Q_INVOKABLE void moveSide(double px);
  /// Higher with positive numbers.
  Q_INVOKABLE void moveBelow(double px);
  /// What lies over the stage goes.
  Q_INVOKABLE void standDown();
  Q_INVOKABLE void reset();

  bool isShown(view::Pane pane) const { return !places_.of(pane).box.isEmpty(); }
  /// As one line of text, for the settings.
  QString text() const { return textOf(chosen_); }
  void restore(const QString& text);

 signals:
  void changed();
  /// A person moved, opened or closed something.
  void rearranged();
  /// A pane came on the screen: show the moment again.
  void asked();

 private:
  template <class T>
  void set(T& into, T value) {
    if (into == value) return;
    into = value;
    lay();
  }
  void rearrange(const Arrangement& wanted);
  void lay();

  Arrangement chosen_;
  Room room_;
  Places places_;
  std::vector<PaneSlot*> slots_;
};

}  // namespace view
