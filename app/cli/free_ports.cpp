#include "app/cli/free_ports.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/net/folder.h"

namespace cli {
namespace {

constexpr std::uint32_t kEnd = 32'768;

bool isFree(std::uint32_t port) {
  const net::Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const int yes = 1;
  ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  const auto* const general = reinterpret_cast<const sockaddr*>(&address);
  return ::bind(socket.number(), general, sizeof(address)) == 0;
}

}  // namespace

std::uint16_t freePorts(std::uint32_t count, std::uint16_t from) {
  std::uint32_t first = from;
  for (std::uint32_t port = from; port < kEnd; ++port) {
    if (!isFree(port)) first = port + 1;
    if (port + 1 - first == count) return static_cast<std::uint16_t>(first);
  }
  return 0;
}

}  // namespace cli
