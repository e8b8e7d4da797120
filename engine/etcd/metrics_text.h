// Prometheus' text form 0.0.4, and a member's metrics in it under etcd 3.4's names.
// Thread rule: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "engine/etcd/measured.h"

namespace etcd {

enum class MetricKind : std::uint8_t { Counter, Gauge };

/// One metric of one sample: its HELP, its TYPE and its line. `labels` with their braces, or none.
std::string metric(std::string_view name, MetricKind kind, std::string_view help,
                   const std::string& value, std::string_view labels = {});

/// Counts the keys: takes a moment if there are many.
std::string textOf(const Measured& measured);

}  // namespace etcd
