#include "tests/etcd/http_client.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <regex>
#include <set>
#include <sstream>

namespace etcd {

std::string sendHttp(std::uint16_t port, const std::string& bytes) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  const auto* general = reinterpret_cast<const sockaddr*>(&address);
  if (::connect(socket, general, sizeof(address)) == 0) {
    ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    std::array<char, 4'096> part{};
    for (ssize_t n = 1; (n = ::recv(socket, part.data(), part.size(), 0)) > 0;) {
      answer.append(part.data(), static_cast<std::size_t>(n));
    }
  }
  ::close(socket);
  return answer;
}

// HTTP/1.0: the server ends the connection, and sends nothing in chunks.
HttpAnswer askHttp(std::uint16_t port, const std::string& target, const std::string& method) {
  const std::string all = sendHttp(port, method + ' ' + target + " HTTP/1.0\r\nHost: a\r\n\r\n");
  const std::size_t end = all.find("\r\n\r\n");
  if (end == std::string::npos) return {0, all, {}};
  return {std::stoi(all.substr(all.find(' ') + 1)), all.substr(0, end), all.substr(end + 4)};
}

Samples samplesOf(const std::string& text) {
  static const std::regex help("# HELP ([a-z_]+) [^\\n]+");
  static const std::regex type("# TYPE ([a-z_]+) (counter|gauge)");
  static const std::regex sample("(([a-z_]+)(?:\\{[a-z_]+=\"[^\"]*\"\\})?) (-?[0-9.]+)");
  std::set<std::string> helped;
  std::set<std::string> typed;
  Samples samples;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (std::regex_match(line, found, help)) {
      EXPECT_TRUE(helped.insert(found[1]).second) << line;
    } else if (std::regex_match(line, found, type)) {
      EXPECT_TRUE(typed.insert(found[1]).second) << line;
    } else if (std::regex_match(line, found, sample)) {
      EXPECT_TRUE(helped.contains(found[2]) && typed.contains(found[2])) << line;
      EXPECT_TRUE(samples.emplace(found[1], found[3]).second) << line;
    } else {
      ADD_FAILURE() << "not a line of the form: " << line;
    }
  }
  EXPECT_EQ(helped, typed);
  EXPECT_EQ(text.empty() ? '\n' : text.back(), '\n') << "the last line ends, too";
  return samples;
}

std::string nameOf(const std::string& sample) { return sample.substr(0, sample.find('{')); }

}  // namespace etcd
