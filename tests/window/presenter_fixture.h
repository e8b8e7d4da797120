// A talk in the real window: keys as a clicker sends them, and the events that a cue shows.
// Thread rule: GUI thread.
#pragma once

#include <QTest>

#include "engine/trace/hash.h"
#include "tests/window/window_fixture.h"

namespace flotilla {

class PresenterInWindow : public WindowFixture {
 protected:
  using State = presenter::Presenter::State;

  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
  }
  presenter::Presenter& talk() { return window.talks().presenter(); }
  const presenter::Cue& cue() { return talk().deck().now(); }
  QQuickWindow& notes() {
    const auto* layer = quick().findChild<QQuickItem*>("presenter");
    return *layer->property("notesWindow").value<QQuickWindow*>();
  }
  /// The talk that comes with the program, at its first cue.
  void begin() {
    talk().presentTalk(QStringLiteral(FLOTILLA_SOURCE_DIR "/talks/cut-in-two.cues"));
    ASSERT_TRUE(talk().active()) << talk().trouble().toStdString();
    catchUp();
  }
  /// Until the engine has done what was asked, and the window shows it.
  void catchUp() {
    for (int k = 0; k < 3; ++k) frame(0.0);
  }
  void tap(Qt::Key code, Qt::KeyboardModifiers modifiers = {}) {
    key(code, modifiers);
    catchUp();
  }
  void typeIn(QQuickWindow& into, Qt::Key code) {
    QTest::keyClick(&into, code);
    catchUp();
  }
  void playFrames(int frames) {
    for (int k = 0; k < frames; ++k) frame(20.0);
  }
  void playUntilDecided() {
    for (int k = 0; k < 5'000 && talk().answer() == State::Deciding; ++k) frame(20.0);
    ASSERT_EQ(talk().answer(), State::Decided);
  }
  /// Of everything that has happened in what is shown.
  std::uint64_t hash() const {
    trace::EventHash hash;
    const trace::EventId last = session.cluster().lastEvent();
    for (trace::EventId id{1}; id <= last; id = id + 1) hash.add(session.trace().at(id));
    return hash.value();
  }
  std::uint64_t hashOfCue(int place) {
    talk().goTo(place);
    catchUp();
    return hash();
  }
  int theme() { return stage().theme(); }
};

}  // namespace flotilla
