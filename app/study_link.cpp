#include "app/study_link.h"

namespace flotilla {

StudyLink::StudyLink(session::Session& session, view::Violation& violation)
    : session_(session), violation_(violation) {
  QObject::connect(&session_, &session::Session::opened, &studies_,
                   [this] { violation_.await(std::nullopt); });
  QObject::connect(studies_.search(), &studies::RuleSearch::found, &studies_, [this] { play(); });
  QObject::connect(&violation_, &view::Violation::arrived, &studies_, [this] { session_.pause(); });
}

// A Live cluster is not given up for it: the search keeps what it found.
void StudyLink::play() {
  if (session_.world() == session::Session::Live) return;
  const studies::Caught& caught = studies_.search()->caught();
  const QString name = QString::fromStdString(caught.name);
  if (!session_.openText(QString::fromStdString(caught.text), name).isEmpty()) return;
  violation_.await(view::Awaited{name, QString::fromStdString(caught.sentence),
                                 studies_.search()->report(), caught.at});
  session_.play();
}

}  // namespace flotilla
