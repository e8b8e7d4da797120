#include "app/pictures_play.h"

#include <QCoreApplication>
#include <QTextStream>

namespace flotilla {
namespace {
constexpr int kFramesOfPlay = 2'000;
/// Until bindings and what they move are at rest.
constexpr int kTurns = 3;
}  // namespace

void frameOf(Window& window, double ms) {
  window.session().frame(ms);
  window.session().settle();
}

void playFor(Window& window, double ms) {
  session::Session& session = window.session();
  session.setSpeed(1.0);
  session.play();
  const double until = session.time() + ms;
  for (int k = 0; k < kFramesOfPlay && session.playing() && session.time() < until; ++k) {
    frameOf(window, kFrameMs);
  }
  session.pause();
  session.settle();
}

bool takePicture(Window& window, const QString& path) {
  for (int k = 0; k < kTurns; ++k) {
    frameOf(window, 0.0);
    QCoreApplication::processEvents();
    window.show();
  }
  if (window.picture().save(path)) return true;
  QTextStream(stderr) << path << " cannot be written. Make the folder writable." << Qt::endl;
  return false;
}

}  // namespace flotilla
