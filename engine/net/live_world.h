// The Live cluster. One thread steps it: sockets and disk threads only hand in what arrived; each
// thing is then handled in step(), so that events are totally ordered as in the Lab.
//
// Files: live_world.cpp (time), live_nodes.cpp (processes), live_network.cpp, live_disk.cpp,
// live_snapshots.cpp.
//
// A message is a real frame on a real socket. Its delivery time is drawn when it is sent; the
// receiving end releases it then, or, if its bytes arrive later, when they are there. A member of
// another process is sent the frame and nothing is remembered: its fate is the receiver's to tell.
// Thread rule: one thread, but interrupt().
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <deque>
#include <unordered_map>

#include "engine/cluster/cluster.h"
#include "engine/cluster/schedule.h"
#include "engine/net/clock.h"
#include "engine/net/data_dir.h"
#include "engine/net/live.h"
#include "engine/net/live_node.h"

namespace net {

class LiveWorld final : public cluster::Cluster {
 public:
  LiveWorld(const cluster::Settings& settings, DataDir dataDir);
  ~LiveWorld() override;

  /// Opens ports and logs and starts every member that runs here. A sentence if it cannot.
  std::string open(const LiveOptions& options);

  cluster::WorldKind kind() const override { return cluster::WorldKind::Live; }
  bool step(raft::Instant limit) override;
  std::unique_ptr<cluster::World> fork() const override { return nullptr; }
  void setRate(cluster::RatePpm rate) override;
  void interrupt() override;

 protected:
  std::uint64_t wallSeconds() const override;

 private:
  enum class AnyPort : std::uint8_t { No, Yes };
  struct Handle;

  // live_world.cpp
  bool handle(const Happening& what);
  void waitUntil(raft::Instant limit);
  void leaveOut(DilatedClock::Wall::time_point began);
  Node& node(raft::ServerId id) { return *nodes_[id.value - 1]; }
  bool isHere(raft::ServerId id) const { return !only_ || id == *only_; }
  cluster::Process& process(raft::ServerId id) override { return node(id); }
  void schedule(raft::Instant at, cluster::Happening what) override;

  // live_nodes.cpp
  void start(raft::ServerId id) override;
  void processGone(raft::ServerId id) override;
  enum class Start : std::uint8_t { Up, BadLog, BadPort };
  /// But for Up, `why` says what is wrong, as a sentence.
  Start startOn(Node& node, std::uint16_t port, std::string& why);
  wal::Options logOptions(const Node& node) const;
  void resumeClients(const raft::Entries& log);
  std::string listen(Node& node, std::uint16_t port);

  // live_network.cpp
  void launch(const cluster::Delivery& delivery, raft::Instant at) override;
  std::optional<cluster::UnderWay> underWay(trace::MessageId id,
                                            std::uint32_t attempt) const override;
  void frameArrived(wire::Frame frame);
  void frameFromElsewhere(wire::Frame frame);
  bool due(const Due& due);
  void deliver(trace::MessageId id);
  /// Those between the two (0: any) whose bytes have not arrived.
  void loseFlights(raft::ServerId from, raft::ServerId to, trace::DropReason reason);

  // live_disk.cpp
  /// A trouble of the disk, and what helps, unless it says so itself. "" stays.
  static std::string sentenceOf(const wal::Failure& why);
  void beginSync(raft::ServerId id) override;
  std::string write(raft::ServerId id, const cluster::Writing& writing) override;
  std::string compactLog(raft::ServerId id, raft::Index upTo) override;
  std::string loseDisk(raft::ServerId id) override;
  std::string damageDisk(raft::ServerId id) override;
  std::string refillDisk(raft::ServerId id, const raft::Persist& what) override;
  std::string makeDurable(raft::ServerId id) override;
  std::string loseUnsynced(raft::ServerId id) override;
  void writeOut(Node& node);
  void makeSpare(Node& node);
  bool fsynced(const Fsynced& done);

  // live_snapshots.cpp
  void saveSnapshot(cluster::Process& process, raft::Snapshot frame,
                    const kv::Store& store) override;
  /// On the thread that writes snapshots.
  [[nodiscard]] wal::Failure writeSnapshot(SnapshotWritten& job, const Descriptor& file) const;
  bool snapshotWritten(const SnapshotWritten& done);

  DataDir dataDir_;
  AnyPort anyPort_{AnyPort::No};
  std::optional<raft::ServerId> only_;
  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  boost::asio::steady_timer timer_;
  std::optional<DilatedClock::Wall::time_point> timerSetTo_;  ///< while it has not rung
  std::uint32_t handledSincePoll_{0};
  boost::asio::thread_pool makers_{1};  ///< of spare files
  /// Writes snapshots, one at a time. Never empty.
  std::shared_ptr<boost::asio::thread_pool> writers_{std::make_shared<boost::asio::thread_pool>(1)};
  std::atomic<bool> stopping_{false};  ///< nobody waits for a snapshot any more
  std::atomic<bool> interrupted_{false};

  DilatedClock clock_;
  std::vector<std::unique_ptr<Node>> nodes_;
  cluster::Schedule<Happening> schedule_;
  std::deque<Happening> ready_;  ///< from sockets and disks, to be handled now
  std::unordered_map<trace::MessageId, Flight> flights_;
};

}  // namespace net
