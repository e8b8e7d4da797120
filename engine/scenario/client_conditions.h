// Conditions about leases, watches and clients: whether they hold, and their words.
// Thread rule: pure functions.
#pragma once

#include "engine/scenario/cursor.h"
#include "engine/trace/view.h"

namespace scenario {

bool compares(std::uint64_t number, Comparison comparison, std::uint64_t with);
/// Open watches at the server, or (0) at all.
std::uint64_t watchesAt(ServerId server, const trace::ClusterView& view);

bool holdsNow(const LeaseLives& is, const trace::ClusterView& view);
bool holdsNow(const ClientIs& is, const trace::ClusterView& view);
bool holdsNow(const ClientNumberIs& is, const trace::ClusterView& view);
bool holdsNow(const ClientHolds& is, const trace::ClusterView& view);
bool isSuch(const trace::Event& event, const LeaseDoes& does);
bool isSuch(const trace::Event& event, const WatchDoes& does);

/// nullopt (and nothing read) if it begins with none of these conditions.
std::optional<decltype(Condition::what)> readClientCondition(Cursor& in);

std::string textOf(const LeaseLives& is);
std::string textOf(const ClientIs& is);
std::string textOf(const ClientNumberIs& is);
std::string textOf(const ClientHolds& is);
std::string textOf(const LeaseDoes& does);
std::string textOf(const WatchDoes& does);

}  // namespace scenario
