// The window with a lesson in it. Thread rule: GUI thread.
#pragma once

#include "app/lessons/page.h"
#include "tests/window/window_fixture.h"

namespace flotilla {

class LessonFixture : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
  }
  lessons::Lessons& lessons() { return window.lessons(); }
  lessons::Page& page() { return *window.lessons().page(); }
  lessons::Page::State state() { return page().state(); }

  /// What the lesson does is watched to its end.
  void watch() {
    for (int k = 0; k < 5'000 && state() == lessons::Page::Showing; ++k) frame(20.0);
    ASSERT_NE(state(), lessons::Page::Showing);
  }
  void start(const QString& folder) {
    lessons().start(folder);
    ASSERT_TRUE(lessons().isOpen()) << lessons().trouble().toStdString();
    watch();
  }
  void goOn() {
    lessons().goOn();
    watch();
  }
  /// Frames until the state is another one.
  void until(lessons::Page::State wanted) {
    for (int k = 0; k < 20'000 && state() != wanted; ++k) frame(20.0);
    ASSERT_EQ(state(), wanted);
  }
  void answer(int choice) {
    ASSERT_EQ(state(), lessons::Page::Asking);
    lessons().answer(choice, 3);
    until(lessons::Page::Explained);
  }
};

}  // namespace flotilla
