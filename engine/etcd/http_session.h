// A connection that asks for /health and /metrics.
// Thread rule: the thread that runs the socket's context.
#pragma once

#include <boost/asio/ip/tcp.hpp>

#include "engine/etcd/unary.h"

namespace etcd {

/// It lives until it ends: by the client, by a bad request, or after half a minute of silence.
void serveHttp(boost::asio::ip::tcp::socket socket, Front front);

}  // namespace etcd
