// The Live cluster. One thread steps it: sockets and disk threads only hand in what arrived; each
// thing is then handled in step(), so that events are totally ordered as in the Lab.
//
// Files: live_world.cpp (time, events), live_nodes.cpp (processes), live_network.cpp,
// live_disk.cpp, live_clients.cpp, live_commands.cpp.
//
// A message is a real frame on a real socket. Its delivery time is drawn when it is sent; the
// receiving end releases it then, or, if its bytes arrive later, when they are there.
// Thread rule: one thread, but interrupt().
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <deque>
#include <unordered_map>

#include "engine/cluster/clients.h"
#include "engine/cluster/schedule.h"
#include "engine/net/clock.h"
#include "engine/net/data_dir.h"
#include "engine/net/live_node.h"
#include "engine/trace/view.h"

namespace net {

class LiveWorld final : public cluster::World {
 public:
  LiveWorld(const cluster::Settings& settings, DataDir dataDir);
  ~LiveWorld() override;

  /// Opens ports and logs and starts every member. A sentence if it cannot.
  std::string open(std::uint16_t firstPort);

  cluster::WorldKind kind() const override { return cluster::WorldKind::Live; }
  const cluster::Settings& settings() const override { return settings_; }
  raft::Instant now() const override { return now_; }
  bool step(raft::Instant limit) override;
  std::string execute(const cluster::Command& command) override;
  trace::EventId record(trace::Body body) override;
  void drain(std::vector<trace::Event>& into) override;
  std::unique_ptr<cluster::World> fork() const override { return nullptr; }
  void setRate(cluster::RatePpm rate) override;
  void interrupt() override;

 private:
  friend class LivePorts;
  enum class AnyPort : std::uint8_t { No, Yes };
  struct Handle;
  struct Perform;
  struct Execute;

  // live_world.cpp
  trace::EventId emit(raft::ServerId server, trace::Body body,
                      std::vector<trace::EventId> causes = {});
  bool handle(const Happening& what);
  void waitUntil(raft::Instant limit);
  trace::ClusterStarted clusterStarted() const;
  Node& node(raft::ServerId id) { return *nodes_[id.value - 1]; }
  Link& link(raft::ServerId from, raft::ServerId to) {
    return links_[(from.value - 1) * nodes_.size() + (to.value - 1)];
  }

  // live_nodes.cpp
  std::string start(Node& node, std::uint16_t port);
  void resumeClients(const raft::Entries& log);
  std::string listen(Node& node, std::uint16_t port);
  void crash(Node& node);
  void refuse(Node& node, std::string why);
  void forgetProcess(Node& node);
  void dropArrivals(Node& node);
  void accept(Node& node, Work work);
  void perform(Node& node, const Work& work);
  void drainInbox(Node& node);
  bool alarmRings(const Alarm& alarm);
  void setAlarm(Node& node, raft::Instant local);

  // live_network.cpp
  void send(Node& from, raft::Message message);
  void launch(Node& from, const std::shared_ptr<const raft::Message>& message,
              raft::Instant deliverAt, trace::MessageId duplicateOf);
  void frameArrived(wire::Frame frame);
  bool due(const Due& due);
  void deliver(trace::MessageId id);
  void dropMessage(trace::MessageId id, trace::DropReason reason);
  /// Those between the two (0: any) whose bytes have not arrived.
  void loseFlights(raft::ServerId from, raft::ServerId to, trace::DropReason reason);

  // live_disk.cpp
  void persist(Node& node, const raft::Persist& request);
  void syncSoon(Node& node);
  void beginSync(Node& node);
  bool syncDone(const SyncDone& done);
  void finishSync(Node& node);
  void setDisk(Node& node, const trace::DiskState& state);

  // live_clients.cpp
  std::string submit(const cluster::Submit& submit);
  raft::ServerId likelyLeader() const;
  void carryOut(const cluster::Clients::Output& output);
  void requestArrives(const RequestArrival& request);
  void performRequest(Node& node, const RequestArrival& request);
  void answer(trace::OperationFinished answer);
  void answerArrives(const AnswerArrival& arrival);
  raft::Duration clientFlight(cluster::Purpose purpose);

  // live_commands.cpp
  trace::ClusterView present() const;

  cluster::Settings settings_;
  trace::DiskState disks_;  ///< what is added to the real disks' times at the start
  DataDir dataDir_;
  AnyPort anyPort_{AnyPort::No};
  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  boost::asio::steady_timer timer_;
  std::optional<DilatedClock::Wall::time_point> timerSetTo_;  ///< while it has not rung
  std::uint32_t handledSincePoll_{0};
  boost::asio::thread_pool syncers_;
  std::atomic<bool> interrupted_{false};

  DilatedClock clock_;
  raft::Instant now_{};
  std::vector<std::unique_ptr<Node>> nodes_;
  std::vector<Link> links_;
  cluster::Schedule<Happening> schedule_;
  std::deque<Happening> ready_;  ///< from sockets and disks, to be handled now
  std::unordered_map<trace::MessageId, Flight> flights_;
  cluster::Clients clients_;
  raft::Instant clientAlarm_{raft::kNever};
  std::uint64_t clientFlights_{0};
  std::vector<trace::EventId> operations_;  ///< the events that started operations 1, 2, ...

  trace::EventId trigger_;
  trace::EventId lastEvent_;
  trace::EventId lastApplied_;
  trace::MessageId lastMessage_;
  std::vector<trace::Event> events_;
};

}  // namespace net
