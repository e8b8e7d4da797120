// The starting situations that come with the program: what they are called, what is to be seen in
// them, and which of their notes makes a good picture. Thread rule: constants and pure functions.
#pragma once

#include <QString>

#include <memory>
#include <vector>

#include "app/session/engine.h"
#include "engine/trace/trace.h"

namespace share {

struct Situation {
  const char* file;    ///< in the resources, without ":/scenarios/" and ".flotilla"
  const char* title;   ///< to be translated in the context "Situations"
  const char* line;    ///< what is to be seen
  int note{1};         ///< the picture is taken shortly after this note of the scenario, from 1
  double afterMs{12};  ///< how long after it
};

const std::vector<Situation>& situations();
QString titleOf(const Situation& situation);
QString lineOf(const Situation& situation);
/// "" if it is not there.
QString textOf(const Situation& situation);

/// A situation played up to its picture, in virtual time.
struct Played {
  trace::Trace trace;
  trace::ClusterView cluster;
  trace::Instant time{};
};
/// nullptr if it cannot be played. For any thread.
std::shared_ptr<const Played> play(const session::WorldFactory& factory, const std::string& text,
                                   int note, double afterMs);

}  // namespace share
