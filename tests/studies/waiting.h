// Waits for a study by its own word that it is at rest. Thread rule: GUI thread.
#pragma once

#include <QEventLoop>

namespace studies {

template <class Study>
void awaitRest(Study& study) {
  if (study.idle()) return;
  QEventLoop loop;
  QObject::connect(&study, &Study::rested, &loop, &QEventLoop::quit);
  loop.exec();
}

}  // namespace studies
