#include "tests/survival/members.h"

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

#include "tests/survival/endpoints.h"
#include "tests/survival/history.h"

namespace survival {

Members::Members(std::uint32_t count) {
  static int made = 0;
  folder_ = std::filesystem::temp_directory_path() /
            ("survival-" + std::to_string(::getpid()) + '-' + std::to_string(++made));
  programs_.resize(count);
  // A member has two ports, and one for each way to another; below those the system gives away.
  const std::uint32_t ports = count * (count + 2);
  clientPort_ = etcd::freePorts(ports);
  peerPort_ = static_cast<std::uint16_t>(clientPort_ + count);
  const auto relayPort = static_cast<std::uint16_t>(peerPort_ + count);
  relay_ = std::make_unique<Relay>(count, peerPort_, relayPort);
  for (std::uint32_t i = 0; i < count; ++i) {
    addresses_.push_back("127.0.0.1:" + std::to_string(clientPort_ + i));
  }
}

Members::~Members() {
  programs_.clear();
  std::filesystem::remove_all(folder_);
}

bool Members::start(std::uint32_t member, const std::vector<std::string>& options) {
  std::vector<std::string> words{FLOTILLA_CLI,    "serve",
                                 "--member",      std::to_string(member),
                                 "--members",     std::to_string(count()),
                                 "--data-dir",    folder_.string(),
                                 "--client-port", std::to_string(clientPort_),
                                 "--peer-port",   std::to_string(peerPort_),
                                 "--reach-port",  std::to_string(relay_->portsOf(member))};
  words.insert(words.end(), options.begin(), options.end());
  auto& program = programs_[member - 1];
  program = std::make_unique<etcd::Program>(words);
  const auto line = program->lineOut();
  const bool listens = line && *line == "http://" + addresses_[member - 1];
  if (!listens) finish(member);
  return listens;
}

bool Members::startAll(const std::vector<std::string>& options) {
  for (std::uint32_t member = 1; member <= count(); ++member) {
    if (!start(member, options)) return false;
  }
  for (std::uint32_t member = 1; member <= count(); ++member) {
    if (!waitForLeader(member)) return false;
  }
  return true;
}

bool Members::waitForLeader(std::uint32_t member) {
  return programs_[member - 1]->lineOut() == "ready";
}

std::uint32_t Members::leader(std::uint32_t except) const {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (std::chrono::steady_clock::now() < end) {
    for (std::uint32_t member = 1; member <= count(); ++member) {
      if (member == except) continue;
      const std::uint64_t leader = leaderAt(addresses_[member - 1]);
      if (leader != 0) return static_cast<std::uint32_t>(leader);
    }
  }
  return 0;
}

void Members::kill(std::uint32_t member) {
  programs_[member - 1]->signal(SIGKILL);
  programs_[member - 1]->finish();
}

void Members::pause(std::uint32_t member) const { programs_[member - 1]->signal(SIGSTOP); }
void Members::resume(std::uint32_t member) const { programs_[member - 1]->signal(SIGCONT); }

void Members::fillDisk(std::uint32_t member, std::uint64_t bytes) const {
  const rlimit limit{bytes, RLIM_INFINITY};
  ::prlimit(programs_[member - 1]->pid(), RLIMIT_FSIZE, &limit, nullptr);
}

etcd::Finished Members::finish(std::uint32_t member) {
  const etcd::Finished finished = programs_[member - 1]->finish();
  lastWords_ = finished.err;
  return finished;
}

bool Members::endAll() {
  bool well = true;
  for (const auto& program : programs_) program->signal(SIGTERM);
  for (std::uint32_t member = 1; member <= count(); ++member) {
    const etcd::Finished finished = finish(member);
    well = well && finished.exitCode == 0 && finished.err.empty();
  }
  return well;
}

}  // namespace survival
