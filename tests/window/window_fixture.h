// The program's window, operated as a person does: mouse and keys. Frames come from the test.
// Thread rule: GUI thread.
#pragma once

#include <gtest/gtest.h>

#include <QAccessible>
#include <QQuickItem>
#include <QTest>

#include <functional>

#include "app/window.h"
#include "tests/session/worlds.h"

namespace flotilla {

/// What Qt's QML engine complained about since the last call.
QStringList takeQmlWarnings();

class WindowFixture : public ::testing::Test {
 protected:
  explicit WindowFixture(const session::WorldFactory& factory = session::anyWorld)
      : window(factory), session(window.session()) {}

  void SetUp() override;
  void TearDown() override { EXPECT_EQ(takeQmlWarnings(), QStringList()) << "QML warned"; }

  /// Changes of looks happen at once, in a window of this size.
  void standStill(QSize size = {1440, 900});
  /// A five-server cluster, opened but not played.
  void open(const QString& statements = {});
  void frame(double ms) {
    session.frame(ms);
    session.settle();
  }
  /// Frames, until what was asked of the background and of the layouts has happened; its picture.
  QImage rest();
  /// Plays about `ms` of the run and pauses.
  void run(double ms);
  /// Plays until it is so.
  void runUntil(const std::function<bool()>& so);
  void runToLeader() {
    runUntil([this] { return leader() != 0; });
  }

  int leader() const { return static_cast<int>(session.cluster().leader().value); }
  const trace::ServerView& server(int id) const { return session.cluster().server(idOf(id)); }
  bool isCut(int from, int to) const { return session.cluster().link(idOf(from), idOf(to)).cut; }
  static trace::ServerId idOf(int id) { return trace::ServerId{static_cast<std::uint64_t>(id)}; }

  canvas::StageItem& stage() const { return *itemOf<canvas::StageItem>("stageItem"); }
  canvas::TapeItem& tape() const { return *itemOf<canvas::TapeItem>("tapeItem"); }
  QObject& acts() const { return *quick().property("acts").value<QObject*>(); }
  QQuickWindow& quick() const { return const_cast<WindowFixture*>(this)->window.quick(); }

  /// A key with the window's focus, then the engine's answer.
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
  void type(const QString& text);
  void hover(int server);
  QPoint centreOf(const QQuickItem& item) const;
  QPoint placeOf(int server) const;
  void click(QPoint at);
  void press(const QString& control);
  void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {});

  /// The shown item that assistive tools call so; nullptr if there is none.
  QQuickItem* named(const QString& name) const;
  /// The shown item whose name begins so.
  QQuickItem* nameBegins(const QString& beginning) const;
  static QString nameOf(const QQuickItem& item);
  static QString descriptionOf(const QQuickItem& item);
  std::vector<QQuickItem*> shownItems() const { return shownIn(quick()); }
  static std::vector<QQuickItem*> shownIn(const QQuickWindow& window);

  Window window;
  session::Session& session;

 private:
  template <class Item>
  Item* itemOf(const char* property) const {
    return quick().property(property).value<Item*>();
  }
};

}  // namespace flotilla
