// What the operating system says of this process, under Prometheus' usual names.
// Thread rule: any thread.
#pragma once

#include <string>

namespace etcd {

/// Lines of /metrics. All members of a `serve` are one process and tell the same. What cannot be
/// read is left out.
std::string processMetrics();

}  // namespace etcd
