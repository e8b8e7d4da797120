// What `flotilla-cli serve` runs: the cluster's settings, where its members are, and its API.
// Thread rule: pure functions.
#pragma once

#include "app/cli/arguments.h"
#include "engine/etcd/host.h"
#include "engine/net/live.h"

namespace cli {

cluster::Settings clusterSettingsOf(const ServeRequest& request);
net::LiveOptions liveOptionsOf(const ServeRequest& request);
etcd::HostSettings hostSettingsOf(const ServeRequest& request, const cluster::Settings& settings);

}  // namespace cli
