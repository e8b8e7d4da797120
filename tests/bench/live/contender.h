// A cluster of real processes on this machine: ours, or etcd's.
// Thread rule: the main thread.
#pragma once

#include <deque>
#include <memory>

#include "tests/bench/live/child.h"
#include "tests/bench/live/interrupt.h"

namespace bench {

enum class Make : std::uint8_t { Ours, Etcd };

struct Programs {
  std::string ours;
  std::string etcd;
};

class Contender {
 public:
  /// `folder` is made, and its contents are removed at the end.
  Contender(Make make, Programs programs, std::uint32_t members, std::filesystem::path folder);
  ~Contender();
  Contender(const Contender&) = delete;
  Contender& operator=(const Contender&) = delete;

  /// From what its folder holds, until each member answers a linearizable read. A sentence if that
  /// does not come about; "" too if it is interrupted.
  std::string start(Interrupt& interrupt);
  void stop() { children_.clear(); }

  const std::vector<std::string>& addresses() const { return addresses_; }
  /// Who leads; the first member while nobody does.
  std::string leader() const;
  std::string follower() const;

  double processorSeconds() const;
  std::uint64_t memoryBytes() const;
  std::uint64_t diskBytes() const;

 private:
  void startOurs();
  void startEtcd();
  void readAddresses();
  bool answersEverywhere() const;
  bool runs();

  Make make_;
  Programs programs_;
  std::uint32_t members_;
  std::filesystem::path folder_;
  std::deque<Child> children_;
  std::vector<std::string> addresses_;
  std::vector<std::uint16_t> ports_;  ///< etcd's
};

}  // namespace bench
