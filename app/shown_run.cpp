#include "app/shown_run.h"

#include "app/session/numbers.h"
#include "engine/scenario/printer.h"

namespace flotilla {

using session::kHalfNanosecondMs;
using session::msOf;

void ShownRun::show(What what) {
  what_ = std::move(what);
  session_.pause();
  opening_ = true;
  session_.openText(QString::fromStdString(scenario::print(what_.script)),
                    QString::fromStdString(what_.script.title));
  opening_ = false;
  if (what_.speed > 0) session_.setSpeed(what_.speed);
  shows_ = Shows::Computing;
  session_.computeTo(msOf(what_.until) + kHalfNanosecondMs);
}

ShownRun::News ShownRun::moved() {
  const bool computed = session_.endTime() + kHalfNanosecondMs >= msOf(what_.until);
  const bool beyond = session_.endTime() > msOf(what_.until) + kHalfNanosecondMs;
  switch (shows_) {
    case Shows::Computing:
      if (!computed) return News::Busy;
      shows_ = what_.played ? Shows::Playing : Shows::Nothing;
      if (shows_ == Shows::Nothing) {
        stand();
      } else {
        session_.seek(msOf(what_.from));
        session_.play();
      }
      return News::Busy;
    case Shows::Playing:
      if (session_.playheadTime() < what_.until && !beyond) return News::Busy;
      shows_ = Shows::Nothing;
      session_.pause();
      stand();
      return News::Arrived;
    case Shows::Nothing:
      break;
  }
  return News::Rests;
}

// At the edge, where acts take effect; before a deciding event exactly there.
void ShownRun::stand() {
  if (what_.asks) {
    session_.seek(msOf(what_.until));
  } else {
    session_.toEnd();
  }
}

void ShownRun::stop() {
  if (shows_ != Shows::Nothing) return;
  if (session_.playing()) session_.pause();
}

void ShownRun::hold() {
  stop();
  if (session_.playheadTime() <= what_.until) return;
  session_.pause();
  session_.seek(msOf(what_.until));
}

}  // namespace flotilla
