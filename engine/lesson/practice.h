// Practice without end: a question about a state that a seeded cluster really reached, graded by
// letting the engine run on from it.
// Thread rule: plain values; one thread makes them.
// Law: the same topic and seed give the same question and the same right answer.
#pragma once

#include "engine/lesson/play.h"

namespace lesson {

enum class Topic : std::uint8_t {
  Elections,   ///< does this candidate win?
  UpToDate,    ///< does this server vote for that one?
  Commitment,  ///< is this entry committed, or can it be lost?
  Quorum,      ///< can these servers decide?
  Reads        ///< what is this read told?
};
struct TopicWord {
  Topic topic;
  std::string_view word;
};
const std::vector<TopicWord>& topics();
std::optional<Topic> topicOf(std::string_view word);

struct Exercise {
  Topic topic{Topic::Elections};
  std::uint64_t seed{0};
  /// The state that is asked about: play it to its end and it is there (what the window shows).
  scenario::Script setup;
  std::vector<std::string> state;  ///< the same in lines of text
  std::string question;
  std::vector<std::string> choices;
  std::size_t right{0};  ///< as the engine decided
  std::string because;   ///< from what happened, with its section
  /// Acts that let it decide, after `setup`.
  std::vector<scenario::Statement> decides;
  friend bool operator==(const Exercise&, const Exercise&) = default;
};

/// nullopt: among a thousand states of this seed there is no such question (never seen).
std::optional<Exercise> makeExercise(Topic topic, std::uint64_t seed, const NewWorld& newWorld);

}  // namespace lesson
