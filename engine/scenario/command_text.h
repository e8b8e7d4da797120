// Commands in words: servers, cuts, links, disks, clocks, clients.
// Thread rule: pure functions.
#pragma once

#include "engine/scenario/cursor.h"

namespace scenario {

/// nullopt (and nothing read) if the line begins with no command.
std::optional<Action> readCommand(Cursor& in);
/// The first words of all commands, for the sentence about a mistake.
std::string commandWords();

std::string textOf(const SwitchServer& command);
std::string textOf(const CutLinks& command);
std::string textOf(const HealLinks& command);
std::string textOf(const ChangeLinks& command);
std::string textOf(const ChangeDisk& command);
std::string textOf(const ResetDisk& command);
std::string textOf(const ChangeClock& command);
std::string textOf(const Operate& command);
std::string textOf(const ChangeMembership& command);
std::string textOf(const HandOver& command);
std::string textOf(const RestoreCluster& command);
std::string textOf(const TouchMessage& command);
std::string textOf(const KeepLease& command);
std::string textOf(const WatchRange& command);
std::string textOf(const EndWatch& command);
std::string textOf(const SwitchClient& command);

}  // namespace scenario
