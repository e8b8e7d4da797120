// Random states that a cluster really reached, for practice. Private to the room.
// Thread rule: pure but for the worlds it makes. Law: a function of the seed alone.
#pragma once

#include "engine/cluster/chance.h"
#include "engine/lesson/acts.h"
#include "engine/lesson/practice.h"

namespace lesson {

/// Numbers that depend on the seed and on how many were drawn, on nothing else.
class Lot {
 public:
  explicit Lot(std::uint64_t seed) : seed_(seed) {}
  /// In [0, bound).
  std::uint64_t below(std::uint64_t bound) {
    return cluster::drawBelow(seed_, {cluster::Purpose::Member, 0, 0, ++drawn_}, bound);
  }

 private:
  std::uint64_t seed_;
  std::uint64_t drawn_{0};
};

struct State {
  scenario::Script script;
  std::unique_ptr<scenario::Run> run;  ///< at the end of the script
};
/// LeaderFell: a leader has just crashed in the middle of a write, and another has just won.
enum class Ending : std::uint8_t { AsItIs, LeaderFell };
/// A cluster of so many servers after some writes, crashes and cuts.
State randomState(std::uint32_t servers, Ending ending, Lot& lot, const NewWorld& newWorld);
/// Statements of the scenario language, one a line, for a cluster like this.
std::vector<scenario::Statement> statements(const std::string& lines,
                                            const cluster::Settings& settings);
/// Plays them on the run, to their end.
void playAll(const std::vector<scenario::Statement>& acts, scenario::Run& run, const See& see);
/// One line a server: is it running, its term, the terms of its log.
std::vector<std::string> linesOf(const trace::ClusterView& view);
std::string nameOf(ServerId id);

}  // namespace lesson
