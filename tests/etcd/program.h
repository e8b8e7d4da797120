// A program of another package as a process: what it writes, line by line or whole.
// Thread rule: one thread. The process is ended by its id when this goes away.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace etcd {

struct Finished {
  int exitCode{-1};  ///< -1: ended by a signal
  std::string out;
  std::string err;
};

class Program {
 public:
  /// Nothing is waited for longer than this.
  static constexpr std::chrono::seconds kPatience{60};

  /// arguments[0] is found along PATH. `input` is what it reads.
  explicit Program(const std::vector<std::string>& arguments, const std::string& input = {});
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  bool started() const { return pid_ > 0; }
  /// The next line of either output; nullopt: it wrote no more.
  std::optional<std::string> lineOut();
  std::optional<std::string> lineErr();
  void signal(int number) const;
  pid_t pid() const { return pid_; }
  Finished finish();

 private:
  struct Pipe {
    int end{-1};
    std::string text;
    std::size_t taken{0};
  };
  bool readMore();
  std::optional<std::string> line(Pipe& pipe);
  void reap(int options);

  pid_t pid_{-1};
  Pipe out_;
  Pipe err_;
  std::optional<int> status_;
};

/// Runs it to its end.
Finished runProgram(const std::vector<std::string>& arguments, const std::string& input = {});
/// Is there such a program along PATH?
bool isInstalled(const std::string& program);
/// A port of loopback that nobody has at the moment.
std::uint16_t freePort();
/// So many in a row, below those that the system gives to outgoing connections; the first.
std::uint16_t freePorts(std::uint32_t count);

}  // namespace etcd
