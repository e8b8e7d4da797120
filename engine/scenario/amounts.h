// Amounts as a person writes them: 150ms, 10..20ms, 0.5%, 200ppm. Exact: whole numbers inside, no
// floating point, and what does not fit is no amount.
// Thread rule: pure functions.
// Law: each read function gives back what its text function wrote.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/raft/types.h"

namespace scenario {

using raft::Duration;

/// So that every sum of kStatementsMost durations still fits an Instant.
inline constexpr Duration kLongest{std::chrono::hours(24)};

std::optional<std::uint64_t> readNumber(std::string_view text);
/// ns, us, ms, s; decimals if they are whole nanoseconds; 0 needs no unit. At most kLongest.
std::optional<Duration> readDuration(std::string_view text);
/// As readDuration, with an optional sign.
std::optional<Duration> readOffset(std::string_view text);
/// One duration, or two as 10..20ms, the smaller first.
std::optional<std::pair<Duration, Duration>> readRange(std::string_view text);
/// 0% to 100%, in parts per million.
std::optional<std::uint32_t> readPercent(std::string_view text);
/// -999999ppm to 1000000ppm.
std::optional<std::int32_t> readDrift(std::string_view text);

std::string textOf(Duration duration);
std::string rangeText(Duration from, Duration to);
std::string percentText(std::uint32_t ppm);
std::string driftText(std::int32_t ppm);

}  // namespace scenario
