// A talk as values: cues, each with the instant of the run that it shows.
// Thread rule: plain values; a talk that was read does not change.
// Invariant: instants are those of the run that `scenario` gives, computed beforehand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/raft/types.h"

namespace presenter {

using raft::Duration;
using raft::Instant;

/// A question to the room. The run decides it: nobody says who is right before.
struct Question {
  std::string text;
  std::vector<std::string> choices;
  Instant decided{};     ///< when the run has decided
  std::size_t right{0};  ///< from 0
  std::string because;
  friend bool operator==(const Question&, const Question&) = default;
};

struct Cue {
  std::string title;     ///< a few words above the headline, or ""
  std::string headline;  ///< one or two lines, divided by '\n'
  std::string notes;
  std::uint32_t minutes{0};  ///< planned; 0: not said
  Instant at{};
  int branch{0};  ///< of the session, where the instant lies
  std::optional<Question> question;
  friend bool operator==(const Cue&, const Cue&) = default;
};

struct Talk {
  std::string title;
  std::string notes;
  std::uint32_t minutes{0};
  std::string scenario;  ///< "": the run that is shown already
  std::vector<Cue> cues;
  friend bool operator==(const Talk&, const Talk&) = default;
};

}  // namespace presenter
