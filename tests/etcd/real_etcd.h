// etcd itself as a process beside ours: one member, in a temporary folder, on free ports.
// Thread rule: one thread.
#pragma once

#include <filesystem>

#include "tests/etcd/program.h"

namespace etcd {

class RealEtcd {
 public:
  RealEtcd();
  ~RealEtcd();
  RealEtcd(const RealEtcd&) = delete;
  RealEtcd& operator=(const RealEtcd&) = delete;

  /// False: it did not come up.
  bool serves() const { return serves_; }
  const std::string& address() const { return address_; }

 private:
  std::filesystem::path folder_;
  std::string address_;
  std::optional<Program> program_;
  bool serves_{false};
};

}  // namespace etcd
