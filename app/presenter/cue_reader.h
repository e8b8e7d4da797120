// Reads a talk's file (the form: talks/README.md). Never crashes on any bytes; each mistake names
// file, line, column and what was expected.
// Thread rule: pure functions; the scenario is played in the Lab to find the instants.
#pragma once

#include <functional>

#include "app/presenter/cue.h"
#include "engine/lesson/play.h"

namespace presenter {

/// The text of a file that the talk names; nullopt if there is none.
using FileText = std::function<std::optional<std::string>(const std::string& name)>;

struct TalkRead {
  Talk talk;  ///< meaningful only without mistakes
  lesson::Mistakes mistakes;
  bool ok() const { return mistakes.empty(); }
};

TalkRead readTalk(std::string_view text, const std::string& file, const FileText& files,
                  const lesson::NewWorld& newLab);
/// Only the title; "" if it has none.
std::string readTalkTitle(std::string_view text);

}  // namespace presenter
