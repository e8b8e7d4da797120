// Programs outside that write, read and watch while members die: each a thread with connections of
// its own, going on to the next member when one does not answer.
// Thread rule: made and used by one thread.
#pragma once

#include <atomic>
#include <map>
#include <thread>

#include "tests/survival/endpoints.h"
#include "tests/survival/history.h"

namespace survival {

/// One that watches everything, and goes on where it was at another member when its stream ends.
class Watcher {
 public:
  Watcher(const std::vector<std::string>& addresses, std::size_t first);
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  /// Until it was told of that revision; false if it was not in time.
  bool waitFor(std::int64_t revision);
  void stop();

  // REQUIRES: it stopped.

  const std::vector<Told>& told() const { return told_; }
  std::size_t streams() const { return streams_; }

 private:
  void run();
  void listen();

  Endpoints endpoints_;
  std::mutex mutex_;
  std::condition_variable changed_;
  grpc::ClientContext* context_{nullptr};
  bool stop_{false};
  std::vector<Told> told_;
  std::size_t streams_{0};
  std::thread thread_;
};

/// One that puts, gets and compares-and-sets a few keys, each value once.
class Writer {
 public:
  Writer(const std::vector<std::string>& addresses, std::uint64_t number, Record& record);
  ~Writer() { stop(); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void stop();

 private:
  /// What a call came to, and what to say of it.
  struct End {
    grpc::Status status;
    check::Answer answer{check::Answer::Ok};
    std::optional<check::Operation::Seen> seen{};
    std::int64_t revision{0};
  };
  void run();
  void one(std::uint64_t n);
  End send(const kv::Put& put);
  End send(const kv::Get& get);
  End send(const kv::CompareAndSet& cas);

  Endpoints endpoints_;
  std::uint64_t number_;
  std::uint64_t name_;  ///< a new one after a call whose end is not known
  Record& record_;
  std::atomic<bool> stop_{false};
  std::map<std::string, check::Value> seen_;
  std::thread thread_;
};

}  // namespace survival
