// A connection to an HTTP server that sends what it is given, byte by byte.
// Thread rule: one thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace etcd {

/// All that comes back until the server ends the connection; "" if there is no server.
std::string sendHttp(std::uint16_t port, const std::string& bytes);

struct HttpAnswer {
  int status{0};
  std::string head;  ///< all of it
  std::string body;
};
HttpAnswer askHttp(std::uint16_t port, const std::string& target,
                   const std::string& method = "GET");

/// A sample of Prometheus' text form: "name{labels}" and its value.
using Samples = std::map<std::string, std::string>;
/// Adds a test failure for each line that does not belong to the form, has no HELP and TYPE before
/// it, or stands there twice.
Samples samplesOf(const std::string& text);
/// Without the labels.
std::string nameOf(const std::string& sample);

}  // namespace etcd
