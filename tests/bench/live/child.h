// A program that runs beside this one, and what it costs. It ends with its owner, whatever ends the
// owner.
// Thread rule: the main thread.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace bench {

class Child {
 public:
  /// What it writes lands in `log`. runs() is false if it cannot be started.
  Child(const std::vector<std::string>& command, const std::filesystem::path& log);
  /// Asks it to end, and ends it if it does not.
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  bool runs();
  /// Processor time so far, seconds.
  double processorSeconds() const;
  /// Of memory; pages that several programs share count in parts.
  std::uint64_t bytes() const;

 private:
  bool gone(int options);

  pid_t pid_{-1};
};

}  // namespace bench
