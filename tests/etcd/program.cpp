#include "tests/etcd/program.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <sstream>

namespace etcd {
namespace {

struct Ends {
  std::array<int, 2> of{-1, -1};
  Ends() {
    if (::pipe2(of.data(), O_CLOEXEC) != 0) of = {-1, -1};
  }
};

pid_t spawn(const std::vector<std::string>& arguments, int in, int out, int err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  // A socket that the program inherits would stay open when this one closes it.
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);
  pid_t pid = -1;
  if (posix_spawnp(&pid, argv[0], &actions, nullptr, argv.data(), environ) != 0) pid = -1;
  posix_spawn_file_actions_destroy(&actions);
  return pid;
}

}  // namespace

Program::Program(const std::vector<std::string>& arguments, const std::string& input) {
  const Ends in;
  const Ends out;
  const Ends err;
  pid_ = spawn(arguments, in.of[0], out.of[1], err.of[1]);
  for (const int end : {in.of[0], out.of[1], err.of[1]}) ::close(end);
  // The inputs here are far below what a pipe holds.
  [[maybe_unused]] const auto written = ::write(in.of[1], input.data(), input.size());
  ::close(in.of[1]);
  out_.end = out.of[0];
  err_.end = err.of[0];
}

Program::~Program() {
  if (pid_ > 0 && !status_) {
    ::kill(pid_, SIGKILL);
    reap(0);
  }
  for (const int end : {out_.end, err_.end}) {
    if (end >= 0) ::close(end);
  }
}

bool Program::readMore() {
  std::array<pollfd, 2> polled{pollfd{out_.end, POLLIN, 0}, pollfd{err_.end, POLLIN, 0}};
  if (out_.end < 0 && err_.end < 0) return false;
  const auto patience = std::chrono::milliseconds(kPatience).count();
  if (::poll(polled.data(), polled.size(), static_cast<int>(patience)) <= 0) return false;
  for (Pipe* pipe : {&out_, &err_}) {
    const pollfd& one = polled[pipe == &out_ ? 0 : 1];
    if (one.revents == 0) continue;
    std::array<char, 4096> bytes{};
    const auto count = ::read(pipe->end, bytes.data(), bytes.size());
    if (count > 0) {
      pipe->text.append(bytes.data(), static_cast<std::size_t>(count));
    } else {
      ::close(pipe->end);
      pipe->end = -1;
    }
  }
  return true;
}

std::optional<std::string> Program::line(Pipe& pipe) {
  while (true) {
    const std::size_t end = pipe.text.find('\n', pipe.taken);
    if (end != std::string::npos) {
      std::string line = pipe.text.substr(pipe.taken, end - pipe.taken);
      pipe.taken = end + 1;
      return line;
    }
    if (pipe.end < 0 || !readMore()) return std::nullopt;
  }
}

std::optional<std::string> Program::lineOut() { return line(out_); }
std::optional<std::string> Program::lineErr() { return line(err_); }

void Program::signal(int number) const {
  if (pid_ > 0 && !status_) ::kill(pid_, number);
}

void Program::reap(int options) {
  int status = 0;
  if (::waitpid(pid_, &status, options) == pid_) status_ = status;
}

Finished Program::finish() {
  if (pid_ <= 0) return {};
  while (readMore()) {
  }
  const bool stuck = out_.end >= 0 || err_.end >= 0;
  if (stuck) ::kill(pid_, SIGKILL);
  if (!status_) reap(0);
  Finished finished{-1, out_.text, err_.text};
  if (status_ && WIFEXITED(*status_)) finished.exitCode = WEXITSTATUS(*status_);
  return finished;
}

Finished runProgram(const std::vector<std::string>& arguments, const std::string& input) {
  return Program(arguments, input).finish();
}

bool isInstalled(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (::access((folder + '/' + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

namespace {

/// The port, or any for 0, if nobody has it; else 0.
std::uint16_t bindOnce(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  socklen_t length = sizeof(address);
  auto* general = reinterpret_cast<sockaddr*>(&address);
  const bool bound =
      ::bind(socket, general, length) == 0 && ::getsockname(socket, general, &length) == 0;
  ::close(socket);
  return bound ? ntohs(address.sin_port) : 0;
}

}  // namespace

std::uint16_t freePort() { return bindOnce(0); }

std::uint16_t freePorts(std::uint32_t count) {
  constexpr std::uint32_t kEnd = 32'768;
  // Tests that run beside each other begin at different places.
  std::uint32_t first = 20'000 + static_cast<std::uint32_t>(::getpid()) % 150 * 64;
  for (std::uint32_t port = first; port < kEnd; ++port) {
    if (bindOnce(static_cast<std::uint16_t>(port)) == 0) first = port + 1;
    if (port + 1 - first == count) return static_cast<std::uint16_t>(first);
  }
  return 0;
}

}  // namespace etcd
