#include "app/resting_pointer.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QMouseEvent>

namespace flotilla {

RestingPointer::RestingPointer(QQuickWindow& window) : QObject(&window), window_(window) {
  window.installEventFilter(this);
}

bool RestingPointer::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::MouseMove:
      frames_ = 0;
      [[fallthrough]];
    case QEvent::Enter:
      at_ = static_cast<QSinglePointEvent*>(event)->position();
      break;
    case QEvent::Leave:
      at_.reset();
      break;
    case QEvent::UpdateRequest:
      if (++frames_ >= kFramesMost) moveWhereItIs();
      break;
    default:
      break;
  }
  return QObject::eventFilter(watched, event);
}

// While a button is down, somebody drags: then it moves by itself.
void RestingPointer::moveWhereItIs() {
  if (!at_ || QGuiApplication::mouseButtons() != Qt::NoButton) return;
  QMouseEvent move(QEvent::MouseMove, *at_, window_.mapToGlobal(*at_), Qt::NoButton, Qt::NoButton,
                   QGuiApplication::keyboardModifiers());
  QCoreApplication::sendEvent(&window_, &move);
}

}  // namespace flotilla
