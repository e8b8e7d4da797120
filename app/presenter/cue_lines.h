// The lines of a talk's file: "cues 1", then fields "key: value". A line that begins with two
// blanks goes on with the one before it; '#' begins a comment. The field "cue" begins a cue.
// Thread rule: values and pure functions.
#pragma once

#include "engine/lesson/source.h"

namespace presenter {

struct CueField {
  std::string key;
  lesson::Source at;                  ///< where the key stands
  std::vector<lesson::Source> lines;  ///< at least one, perhaps empty
  /// All lines as one.
  lesson::Source joined() const;
};
struct CueSection {
  std::vector<CueField> fields;
};
struct CueLines {
  std::vector<CueSection> sections;  ///< the talk itself, then each cue
  std::vector<scenario::Problem> problems;
};

inline constexpr std::size_t kTalkBytesMost = 256 * 1024;
inline constexpr std::size_t kCuesMost = 200;

CueLines divideCues(std::string_view text);

}  // namespace presenter
