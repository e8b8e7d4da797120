#include "tests/bench/live/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace bench {
namespace {

constexpr int kLooksMs = 20;
constexpr int kPatienceMs = 15'000;

// Between fork and exec only what a signal handler may do.
[[noreturn]] void become(char* const* command, const char* log, pid_t owner) {
  ::setpgid(0, 0);  // Ctrl+C is the owner's to deal with
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != owner) ::_exit(127);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  const int out = ::open(log, O_WRONLY | O_CREAT | O_APPEND, 0644);
  const int in = ::open("/dev/null", O_RDONLY);
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(out, STDERR_FILENO);
  ::execvp(command[0], command);
  ::_exit(127);
}

std::string textOf(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

Child::Child(const std::vector<std::string>& command, const std::filesystem::path& log) {
  std::vector<std::string> words = command;
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const std::string file = log.string();
  const pid_t owner = ::getpid();
  pid_ = ::fork();
  if (pid_ == 0) become(pointers.data(), file.c_str(), owner);
}

bool Child::gone(int options) {
  if (pid_ <= 0) return true;
  if (::waitpid(pid_, nullptr, options) == 0) return false;
  pid_ = -1;
  return true;
}

bool Child::runs() { return !gone(WNOHANG); }

Child::~Child() {
  if (!runs()) return;
  ::kill(pid_, SIGTERM);
  for (int waited = 0; waited < kPatienceMs && runs(); waited += kLooksMs) {
    ::poll(nullptr, 0, kLooksMs);
  }
  if (!runs()) return;
  ::kill(pid_, SIGKILL);
  gone(0);
}

// proc(5): fields 14 and 15 of stat, behind the name in parentheses.
double Child::processorSeconds() const {
  const std::string stat = textOf("/proc/" + std::to_string(pid_) + "/stat");
  std::istringstream fields(stat.substr(std::min(stat.size(), stat.rfind(')') + 1)));
  std::string skipped;
  for (int field = 3; field < 14; ++field) fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::uint64_t Child::bytes() const {
  std::istringstream lines(textOf("/proc/" + std::to_string(pid_) + "/smaps_rollup"));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("Pss:")) return std::stoull(line.substr(4)) * 1024;
  }
  return 0;
}

}  // namespace bench
