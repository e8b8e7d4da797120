// One question of each topic from a random state; nullopt when the state gives none, and another
// has to be tried. Private to the room. Thread rule: as practice.h.
#pragma once

#include "engine/lesson/practice_state.h"

namespace lesson {

std::optional<Exercise> askElection(Lot& lot, const NewWorld& newWorld);
std::optional<Exercise> askUpToDate(Lot& lot, const NewWorld& newWorld);
std::optional<Exercise> askCommitment(Lot& lot, const NewWorld& newWorld);
std::optional<Exercise> askQuorum(Lot& lot, const NewWorld& newWorld);
std::optional<Exercise> askRead(Lot& lot, const NewWorld& newWorld);

}  // namespace lesson
