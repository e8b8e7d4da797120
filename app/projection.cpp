#include "app/projection.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QQmlEngine>
#include <QScreen>

#include "qml/Flotilla/Style/tones.h"

namespace flotilla {

namespace {

constexpr QPoint kNotesCorner(48, 48);

style::Tones& tonesOf(QQmlEngine& engine) {
  const int type = qmlTypeId("Flotilla.Style", 1, 0, "Tones");
  return *engine.singletonInstance<style::Tones*>(type);
}

/// The screen that is not the first one; nullptr if there is only one.
QScreen* projectorScreen() {
  for (QScreen* screen : QGuiApplication::screens()) {
    if (screen != QGuiApplication::primaryScreen()) return screen;
  }
  return nullptr;
}

bool isWithin(const QQuickItem* item, const char* type) {
  for (; item; item = item->parentItem()) {
    if (item->inherits(type)) return true;
  }
  return false;
}

presenter::Key keyOf(const QKeyEvent& event) {
  return {event.key(), static_cast<int>(event.modifiers()), event.nativeScanCode()};
}

/// Held down they would go back and forth.
bool repeats(int key) {
  return key != Qt::Key_PageDown && key != Qt::Key_PageUp && key != Qt::Key_Left &&
         key != Qt::Key_Right;
}

}  // namespace

Projection::Projection(presenter::Presenter& presenter, session::Session& session)
    : presenter_(presenter), session_(session) {}

void Projection::place(QQmlEngine& engine, QQuickWindow& window, view::Desk& desk,
                       QQuickItem& layer, QQuickWindow* notes) {
  engine_ = &engine;
  window_ = &window;
  desk_ = &desk;
  layer_ = &layer;
  notes_ = notes;
  window.installEventFilter(this);
  if (notes) notes->installEventFilter(this);
}

QObject& Projection::acts() const { return *window_->property("acts").value<QObject*>(); }

void Projection::enter() {
  if (entered_ || !window_) return;
  entered_ = true;
  QMetaObject::invokeMethod(acts().property("overlays").value<QObject*>(), "closeAll");
  disarm();
  style::Tones& tones = tonesOf(*engine_);
  before_ = {static_cast<int>(tones.theme()),
             session_.speed(),
             window_->windowStates(),
             window_->geometry(),
             window_->screen(),
             desk_->text(),
             {}};
  tones.setTheme(style::Tones::Projector);
  hideRest();
  toProjector();
  auto* stage = window_->property("stageItem").value<QQuickItem*>();
  if (stage) stage->forceActiveFocus();
}

// What lies below the projector's screen is neither painted nor reached by Tab.
void Projection::hideRest() {
  QList<QQuickItem*> kept{layer_};
  for (const char* name : {"stage", "clients", "overlays"}) {
    kept << acts().property(name).value<QQuickItem*>();
  }
  for (QQuickItem* item : window_->contentItem()->childItems()) {
    const bool stays = kept.contains(item) || item->inherits("QQuickOverlay") ||
                       item->objectName().startsWith("presenter");
    if (stays || !item->isVisible() || item->width() <= 0) continue;
    before_.hidden.emplace_back(item);
    item->setVisible(false);
    // Another size of the window may bring it up again.
    connect(item, &QQuickItem::visibleChanged, this, [item] {
      if (item->isVisible()) item->setVisible(false);
    });
  }
}

// With a second screen the audience gets that one, and the speaker's notes stay on the first.
void Projection::toProjector() {
  if (QScreen* projector = projectorScreen()) {
    if (projector != window_->screen()) {
      window_->setScreen(projector);
      window_->setGeometry(projector->geometry());
    }
    if (notes_) {
      const QScreen* first = QGuiApplication::primaryScreen();
      notes_->setPosition(first->availableGeometry().topLeft() + kNotesCorner);
    }
    presenter_.showNotes(true);
  }
  window_->setWindowStates(window_->windowStates() | Qt::WindowFullScreen);
}

void Projection::leave() {
  if (!entered_ || !window_) return;
  entered_ = false;
  session_.setSpeed(before_.speed);
  disarm();
  for (const QPointer<QQuickItem>& item : before_.hidden) {
    if (!item) continue;
    item->disconnect(this);
    item->setVisible(true);
  }
  before_.hidden.clear();
  tonesOf(*engine_).setTheme(static_cast<style::Tones::Theme>(before_.theme));
  window_->setWindowStates(before_.states);
  if (before_.screen && window_->screen() != before_.screen) window_->setScreen(before_.screen);
  if (!before_.states.testFlag(Qt::WindowFullScreen) &&
      !before_.states.testFlag(Qt::WindowMaximized)) {
    window_->setGeometry(before_.geometry);
  }
  if (desk_->text() != before_.desk) desk_->restore(before_.desk);
}

/// True: a tool was armed, and is no more.
bool Projection::disarm() {
  auto* tools = acts().property("tools").value<QObject*>();
  if (tools->property("armed").toInt() == 0) return false;
  tools->setProperty("armed", 0);
  return true;
}

// Who types a command or a number, or has opened a sheet, keeps the keys for that.
bool Projection::leavesAlone(const QQuickWindow& window, int key) const {
  const QQuickItem* item = window.activeFocusItem();
  if (!item) return false;
  if (isWithin(item, "QQuickOverlay")) return true;
  const bool clicks = key == Qt::Key_PageDown || key == Qt::Key_PageUp || key == Qt::Key_F5;
  if (item->flags().testFlag(QQuickItem::ItemAcceptsInputMethod)) return !clicks;
  return key == Qt::Key_Space && item->inherits("QQuickAbstractButton");
}

bool Projection::takes(const QKeyEvent& event) const { return presenter_.takes(keyOf(event)); }

void Projection::press(const QKeyEvent& event) {
  if (event.isAutoRepeat() && repeats(event.key())) return;
  if (event.key() == Qt::Key_Escape && !presenter_.blank() && disarm()) return;
  presenter_.press(keyOf(event));
}

/// The first time the window is closed the talk goes, not the program; the notes just go.
bool Projection::closes(const QObject* watched) {
  if (watched == notes_) {
    presenter_.showNotes(false);
  } else {
    presenter_.leave();
  }
  return true;
}

bool Projection::eventFilter(QObject* watched, QEvent* event) {
  const bool ours = watched == window_ || watched == notes_;
  if (!ours || !presenter_.active()) return false;
  if (event->type() == QEvent::Close) {
    event->ignore();
    return closes(watched);
  }
  if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress) return false;
  const auto& key = static_cast<const QKeyEvent&>(*event);
  if (leavesAlone(static_cast<const QQuickWindow&>(*watched), key.key()) || !takes(key)) {
    return false;
  }
  event->accept();
  if (event->type() == QEvent::KeyPress) press(key);
  return true;
}

}  // namespace flotilla
