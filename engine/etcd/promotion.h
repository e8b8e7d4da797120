// Asks the member that leads, in another process, to promote a learner: only a leader knows how far
// a learner has come (etcd, promoteMemberHTTP).
// Thread rule: the engine's thread; gRPC's threads only leave what they were told.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "engine/etcd/errors.h"
#include "engine/raft/types.h"

namespace etcd {

class Promotions {
 public:
  /// nullopt: it is promoted.
  using Then = std::function<void(std::optional<Trouble>)>;

  Promotions();
  ~Promotions();
  Promotions(const Promotions&) = delete;
  Promotions& operator=(const Promotions&) = delete;

  /// Of the member whose clients come to `url` ("http://127.0.0.1:2379"). `then` is called by
  /// turn() or close().
  void ask(const std::string& url, std::uint64_t learner, raft::Duration timeout, Then then);
  void turn();
  void close();

 private:
  struct Mail;

  std::shared_ptr<Mail> mail_;
  std::uint64_t asked_{0};
  std::map<std::uint64_t, Then> waiting_;
};

}  // namespace etcd
