// A cluster of processes, one a member, started by hand as an operator's supervisor does; between
// them lies a relay. What the operator and the machine do to them is done from outside.
// Thread rule: one thread.
#pragma once

#include <filesystem>

#include "tests/etcd/program.h"
#include "tests/survival/relay.h"

namespace survival {

class Members {
 public:
  explicit Members(std::uint32_t count);
  ~Members();
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  std::uint32_t count() const { return static_cast<std::uint32_t>(programs_.size()); }
  /// "127.0.0.1:p", the n-th of member n + 1.
  const std::vector<std::string>& addresses() const { return addresses_; }
  Relay& relay() { return *relay_; }
  /// Where the member keeps its log.
  std::filesystem::path folderOf(std::uint32_t member) const {
    return folder_ / ("S" + std::to_string(member));
  }

  /// Until it listens. False: it does not; lastWords() says why.
  bool start(std::uint32_t member, const std::vector<std::string>& options = {});
  /// Until each knows a leader.
  bool startAll(const std::vector<std::string>& options = {});
  /// Until it knows a leader; false if it does not in time.
  bool waitForLeader(std::uint32_t member);
  /// As one member says, of those that answer; 0: none does in time.
  std::uint32_t leader(std::uint32_t except = 0) const;

  /// kill -9.
  void kill(std::uint32_t member);
  /// SIGSTOP, SIGCONT.
  void pause(std::uint32_t member) const;
  void resume(std::uint32_t member) const;
  /// No file of its may grow beyond `bytes` from now on: to the member, the disk is full.
  void fillDisk(std::uint32_t member, std::uint64_t bytes) const;
  /// Waits for its end.
  etcd::Finished finish(std::uint32_t member);
  /// All end as they should, with exit code 0.
  bool endAll();
  const std::string& lastWords() const { return lastWords_; }

 private:
  std::filesystem::path folder_;
  std::uint16_t clientPort_{0};
  std::uint16_t peerPort_{0};
  std::unique_ptr<Relay> relay_;
  std::vector<std::string> addresses_;
  std::vector<std::unique_ptr<etcd::Program>> programs_;
  std::string lastWords_;
};

}  // namespace survival
