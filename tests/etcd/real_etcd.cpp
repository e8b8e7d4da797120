#include "tests/etcd/real_etcd.h"

#include <unistd.h>

#include <csignal>

namespace etcd {

RealEtcd::RealEtcd() {
  folder_ = std::filesystem::temp_directory_path() / ("real-etcd-" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder_);
  address_ = "127.0.0.1:" + std::to_string(freePort());
  const std::string client = "http://" + address_;
  const std::string peer = "http://127.0.0.1:" + std::to_string(freePort());
  program_.emplace(std::vector<std::string>{
      "etcd", "--name=S1", "--data-dir=" + folder_.string(), "--listen-client-urls=" + client,
      "--advertise-client-urls=" + client, "--listen-peer-urls=" + peer,
      "--initial-advertise-peer-urls=" + peer, "--initial-cluster=S1=" + peer, "--logger=zap",
      "--log-outputs=stderr"});
  while (const auto line = program_->lineErr()) {
    serves_ = line->find("serving client traffic") != std::string::npos;
    if (serves_) break;
  }
}

RealEtcd::~RealEtcd() {
  program_->signal(SIGTERM);
  program_->finish();
  program_.reset();
  std::filesystem::remove_all(folder_);
}

}  // namespace etcd
