#include "app/cli/member_process.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace cli {
namespace {

/// Never returns: this process becomes the member, or ends.
[[noreturn]] void become(const std::vector<std::string>& arguments, int out, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(1);
  ::dup2(out, STDOUT_FILENO);
  std::vector<char*> words;
  for (const std::string& one : arguments) words.push_back(const_cast<char*>(one.c_str()));
  words.push_back(nullptr);
  ::execv("/proc/self/exe", words.data());
  ::_exit(127);
}

}  // namespace

std::vector<std::string> argumentsOfMember(const ServeRequest& request, std::uint32_t member) {
  std::vector<std::string> words{"flotilla-cli",     "serve",
                                 "--member",         std::to_string(member),
                                 "--members",        std::to_string(request.members),
                                 "--data-dir",       request.dataDir,
                                 "--client-port",    std::to_string(request.clientPort),
                                 "--peer-port",      std::to_string(request.peerPort),
                                 "--quota-bytes",    std::to_string(request.quotaBytes),
                                 "--snapshot-count", std::to_string(request.snapshotCount)};
  const auto add = [&](const char* name, const std::string& value) {
    words.insert(words.end(), {name, value});
  };
  if (request.spares > 0) add("--spares", std::to_string(request.spares));
  if (request.metricsPort) add("--metrics-port", std::to_string(*request.metricsPort));
  if (request.slowSync.count() > 0) {
    add("--slow-sync", std::to_string(request.slowSync.count()) + "ns");
  }
  return words;
}

MemberProcess::~MemberProcess() { kill(); }

std::string MemberProcess::start(const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return std::string("A member cannot be started: ") + std::strerror(errno) + ".";
  }
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid == 0) become(arguments, ends[1], parent);
  const int error = errno;
  ::close(ends[1]);
  if (pid < 0) {
    ::close(ends[0]);
    return std::string("A member cannot be started: ") + std::strerror(error) + ".";
  }
  close();
  text_.clear();
  pid_ = pid;
  end_ = ends[0];
  return {};
}

std::vector<std::string> MemberProcess::lines() {
  std::array<char, 4096> bytes{};
  const ssize_t count = end_ < 0 ? 0 : ::read(end_, bytes.data(), bytes.size());
  if (count > 0) text_.append(bytes.data(), static_cast<std::size_t>(count));
  if (count == 0) close();
  std::vector<std::string> found;
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n')) {
    found.push_back(text_.substr(0, at));
    text_.erase(0, at + 1);
  }
  return found;
}

std::optional<MemberProcess::Death> MemberProcess::death() {
  int status = 0;
  if (pid_ <= 0 || ::waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
  pid_ = -1;
  if (WIFSIGNALED(status)) {
    return Death{std::nullopt, "ended by signal " + std::to_string(WTERMSIG(status))};
  }
  const int code = WEXITSTATUS(status);
  return Death{code, "ended with exit code " + std::to_string(code)};
}

void MemberProcess::askToEnd() const {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGTERM);
  ::kill(pid_, SIGCONT);
}

void MemberProcess::kill() {
  close();
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

void MemberProcess::close() {
  if (end_ >= 0) ::close(end_);
  end_ = -1;
}

}  // namespace cli
