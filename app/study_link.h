// What a search found is played in the window, and a run that is opened otherwise is none of its.
// Part of the composition root. Thread rule: GUI thread.
#pragma once

#include "app/session/session.h"
#include "app/studies/studies.h"
#include "app/view/violation.h"

namespace flotilla {

class StudyLink {
 public:
  StudyLink(session::Session& session, view::Violation& violation);

  studies::Studies& studies() { return studies_; }

 private:
  void play();

  session::Session& session_;
  view::Violation& violation_;
  studies::Studies studies_;
};

}  // namespace flotilla
