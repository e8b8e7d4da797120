#include "engine/lesson/practice.h"

#include "engine/lesson/practice_topics.h"

namespace lesson {
namespace {

/// Each seed tries so many states; far more than any seed was seen to need.
constexpr std::uint64_t kTriesMost = 1'000;

std::optional<Exercise> ask(Topic topic, Lot& lot, const NewWorld& newWorld) {
  switch (topic) {
    case Topic::Elections:
      return askElection(lot, newWorld);
    case Topic::UpToDate:
      return askUpToDate(lot, newWorld);
    case Topic::Commitment:
      return askCommitment(lot, newWorld);
    case Topic::Quorum:
      return askQuorum(lot, newWorld);
    case Topic::Reads:
      return askRead(lot, newWorld);
  }
  return std::nullopt;
}

}  // namespace

const std::vector<TopicWord>& topics() {
  static const std::vector<TopicWord> words = {{Topic::Elections, "elections"},
                                               {Topic::UpToDate, "up-to-date"},
                                               {Topic::Commitment, "commitment"},
                                               {Topic::Quorum, "quorum"},
                                               {Topic::Reads, "reads"}};
  return words;
}

std::optional<Topic> topicOf(std::string_view word) {
  for (const TopicWord& one : topics()) {
    if (one.word == word) return one.topic;
  }
  return std::nullopt;
}

std::optional<Exercise> makeExercise(Topic topic, std::uint64_t seed, const NewWorld& newWorld) {
  Lot lot(cluster::mix(seed + static_cast<std::uint64_t>(topic)));
  for (std::uint64_t i = 0; i < kTriesMost; ++i) {
    std::optional<Exercise> exercise = ask(topic, lot, newWorld);
    if (!exercise) continue;
    exercise->topic = topic;
    exercise->seed = seed;
    return exercise;
  }
  return std::nullopt;
}

}  // namespace lesson
