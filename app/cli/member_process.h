// A member in a process of its own: started, listened to line by line, ended.
// Thread rule: one thread. The process is ended by its id when this goes away, and by itself when
// this program dies.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "app/cli/arguments.h"

namespace cli {

/// `request`, of all members, as the arguments that start one of them. Its ports are told.
std::vector<std::string> argumentsOfMember(const ServeRequest& request, std::uint32_t member);

class MemberProcess {
 public:
  MemberProcess() = default;
  ~MemberProcess();
  MemberProcess(const MemberProcess&) = delete;
  MemberProcess& operator=(const MemberProcess&) = delete;

  /// This program with those arguments. "" or why not, as a sentence. REQUIRES: it does not run.
  std::string start(const std::vector<std::string>& arguments);
  bool running() const { return pid_ > 0; }
  pid_t pid() const { return pid_; }
  /// What it writes comes from here; -1: it writes no more.
  int end() const { return end_; }
  /// The lines that are there. Does not wait if end() can be read.
  std::vector<std::string> lines();
  struct Death {
    std::optional<int> exitCode;  ///< nullopt: by a signal
    std::string how;              ///< "ended by signal 9"
  };
  /// Once it has ended. The last that it wrote is still to be had.
  std::optional<Death> death();
  /// Also one that was stopped by SIGSTOP.
  void askToEnd() const;
  void kill();

 private:
  void close();

  pid_t pid_{-1};
  int end_{-1};
  std::string text_;
};

}  // namespace cli
