// Texts of talks for tests, and the Lab that they are played in.
// Thread rule: pure functions.
#pragma once

#include "app/presenter/cue_reader.h"
#include "engine/sim/lab.h"

namespace presenter {

inline std::unique_ptr<cluster::World> labOf(const cluster::Settings& settings) {
  return sim::makeLab(settings);
}

/// Nine lines: a leader, a write, a cut, a second leader.
inline const std::string& shortRun() {
  static const std::string text =
      "flotilla 1\n"
      "cluster 5 seed=5 election=150..300ms heartbeat=50ms latency=10..20ms\n"
      "campaign S3\n"
      "run until leader is S3 within 1s\n"
      "# bookmark 412.500000ms \"A mark\"\n"
      "run 200ms\n"
      "cut S2 S3 | S1 S4 S5\n"
      "note \"The cut\"\n"
      "run until two leaders within 2s\n"
      "run 200ms\n";
  return text;
}

inline TalkRead readShort(const std::string& text) {
  const FileText files = [](const std::string& name) -> std::optional<std::string> {
    return name == "short.flotilla" ? std::optional(shortRun()) : std::nullopt;
  };
  return readTalk(text, "talk.cues", files, labOf);
}

/// A talk of one cue with this field and what follows it.
inline TalkRead readCue(const std::string& fields) {
  return readShort("cues 1\ntitle: A talk\nscenario: short.flotilla\n\ncue: Head\n" + fields);
}

}  // namespace presenter
