#include "tests/window/window_fixture.h"

#include <algorithm>

namespace flotilla {

namespace {

QStringList& warnings() {
  static QStringList list;
  return list;
}

void listen(QtMsgType type, const QMessageLogContext&, const QString& text) {
  const auto names = {"qrc:", ".qml", "QML", "QQml", "QQuick"};
  const bool ofQml = std::any_of(names.begin(), names.end(),
                                 [&](const char* name) { return text.contains(name); });
  if (type != QtDebugMsg && type != QtInfoMsg && ofQml) warnings() << text;
  std::fprintf(stderr, "%s\n", qPrintable(text));
}

void collect(QQuickItem& item, std::vector<QQuickItem*>& into) {
  if (!item.isVisible()) return;
  into.push_back(&item);
  for (QQuickItem* child : item.childItems()) collect(*child, into);
}

QString textOf(const QQuickItem& item, QAccessible::Text kind) {
  QAccessibleInterface* face =
      QAccessible::queryAccessibleInterface(const_cast<QQuickItem*>(&item));
  return face ? face->text(kind) : QString();
}

}  // namespace

QStringList takeQmlWarnings() { return std::exchange(warnings(), {}); }

void WindowFixture::SetUp() {
  qInstallMessageHandler(listen);
  takeQmlWarnings();
  session.paceByHand();
  ASSERT_TRUE(window.load());
  window.setTheme(0);
  quick().requestActivate();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&quick()));
}

void WindowFixture::standStill(QSize size) {
  window.stopTransitions();
  quick().resize(size);
  QCoreApplication::processEvents();
}

void WindowFixture::open(const QString& statements) {
  const QString header =
      "flotilla 1\ncluster 5 seed=7 election=150..300ms heartbeat=50ms latency=8..16ms\n";
  ASSERT_EQ(session.openText(header + statements, "text"), "");
  session.settle();
}

QImage WindowFixture::rest() {
  QImage picture;
  for (int k = 0; k < 3; ++k) {
    session.frame(0.0);
    window.settle();
    picture = window.picture();
  }
  return picture;
}

void WindowFixture::run(double ms) {
  const double until = session.time() + ms;
  runUntil([&] { return session.time() >= until; });
}

void WindowFixture::runUntil(const std::function<bool()>& so) {
  session.setSpeed(1.0);
  session.play();
  for (int k = 0; k < 10'000 && !so(); ++k) frame(10.0);
  session.pause();
  session.settle();
  ASSERT_TRUE(so());
}

void WindowFixture::key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
  QTest::keyClick(&quick(), key, modifiers);
  session.frame(0.0);
  if (session.world() == session::Session::Lab) session.settle();
}

void WindowFixture::type(const QString& text) {
  for (const QChar c : text) QTest::keyClick(&quick(), c.toLatin1());
}

QPoint WindowFixture::centreOf(const QQuickItem& item) const {
  return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint();
}

QPoint WindowFixture::placeOf(int server) const {
  return stage().mapToScene(stage().placeOf(server)).toPoint();
}

void WindowFixture::hover(int server) {
  // The first move only brings the pointer in.
  QTest::mouseMove(&quick(), placeOf(server) + QPoint(3, 3));
  QTest::mouseMove(&quick(), placeOf(server));
  ASSERT_EQ(stage().hoveredServer(), server);
}

void WindowFixture::click(QPoint at) {
  QTest::mouseMove(&quick(), at);
  QTest::mouseClick(&quick(), Qt::LeftButton, {}, at);
  session.frame(0.0);
  if (session.world() == session::Session::Lab) session.settle();
}

void WindowFixture::press(const QString& control) {
  window.picture();  // what has just opened is laid out when it is drawn
  const QQuickItem* item = nameBegins(control);
  ASSERT_NE(item, nullptr) << control.toStdString();
  click(centreOf(*item));
}

void WindowFixture::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers) {
  QTest::mouseMove(&quick(), from);
  QTest::mousePress(&quick(), Qt::LeftButton, modifiers, from);
  for (int k = 1; k <= 4; ++k) QTest::mouseMove(&quick(), from + (to - from) * k / 4);
  QTest::mouseRelease(&quick(), Qt::LeftButton, modifiers, to);
  session.settle();
}

std::vector<QQuickItem*> WindowFixture::shownIn(const QQuickWindow& window) {
  std::vector<QQuickItem*> items;
  collect(*window.contentItem(), items);
  return items;
}

QString WindowFixture::nameOf(const QQuickItem& item) { return textOf(item, QAccessible::Name); }

QString WindowFixture::descriptionOf(const QQuickItem& item) {
  return textOf(item, QAccessible::Description);
}

QQuickItem* WindowFixture::named(const QString& name) const {
  for (QQuickItem* item : shownItems()) {
    if (nameOf(*item) == name) return item;
  }
  return nullptr;
}

QQuickItem* WindowFixture::nameBegins(const QString& beginning) const {
  for (QQuickItem* item : shownItems()) {
    if (nameOf(*item).startsWith(beginning)) return item;
  }
  return nullptr;
}

}  // namespace flotilla
