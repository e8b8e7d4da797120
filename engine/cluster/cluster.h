// The cluster itself: members, links, disks and clients, what commands do to them and which events
// that emits. All of it is the same in both worlds; a world derives from this and supplies time,
// the way of a message's bytes, and files.
//
// Files: cluster.cpp (events, happenings), processes.cpp, network.cpp, disk.cpp, requests.cpp,
// client_streams.cpp, execute.cpp (commands), wishes.cpp, meddling.cpp, backups.cpp.
//
// Thread rule: one thread. Copies of a world that is a value are independent.
// Invariants: now() never decreases; event ids have no gaps.
#pragma once

#include <map>

#include "engine/cluster/clients.h"
#include "engine/cluster/door.h"
#include "engine/cluster/keepers.h"
#include "engine/cluster/link.h"
#include "engine/cluster/process.h"
#include "engine/cluster/watchers.h"
#include "engine/cluster/world.h"

namespace cluster {

/// What the world's model adds to a server's work; nothing where real machines take the time.
struct Costs {
  trace::DiskState disks;      ///< of every disk at the start
  Duration processing{0};      ///< a message or request
  std::uint64_t bandwidth{0};  ///< bytes a second; 0: no limit
};

/// A store as an operator keeps it: what it held after the entry at snapshot.lastIncludedIndex.
struct Backup {
  raft::Snapshot snapshot;
  kv::Revision revision{0};
};

class Cluster : public World {
 public:
  const Settings& settings() const override { return settings_; }
  Instant now() const override { return now_; }
  std::string execute(const Command& command) override;
  trace::EventId record(trace::Body body) override;
  void drain(std::vector<trace::Event>& into) override;
  /// Nobody watches: from now on what happens gets its name only, but for a server that gives up.
  void tellNobody() { untold_ = true; }

 protected:
  /// REQUIRES: check(settings) is empty.
  Cluster(const Settings& settings, const Costs& costs);

  // What the world supplies, each for the server with that id.

  virtual Process& process(ServerId id) = 0;
  /// happen(what) at `at`, ties in the order of the calls.
  virtual void schedule(Instant at, Happening what) = 0;
  /// Opens the log and calls started(), or refuse().
  virtual void start(ServerId id) = 0;
  /// The process died: its sockets, and what else the world keeps for it, are gone.
  virtual void processGone(ServerId id) = 0;
  /// Power is gone: unsynced bytes are, but for a torn part. "" or why the disk cannot go on.
  virtual std::string loseUnsynced(ServerId id) = 0;
  /// Carries the message: arrive() at `at`, or later.
  virtual void launch(const Delivery& delivery, Instant at) = 0;
  /// The arrival of that attempt, if it is still to come.
  virtual std::optional<UnderWay> underWay(trace::MessageId id, std::uint32_t attempt) const = 0;
  /// Requests wait for the disk: writeBatch() and an fsync, now or soon; then synced().
  virtual void beginSync(ServerId id) = 0;
  /// Puts the request in the log, or saves the snapshot. "" or why it cannot.
  virtual std::string write(ServerId id, const Writing& writing) = 0;
  /// Makes the bytes of `store`, and asks the disk to save `frame` with them, now or later.
  virtual void saveSnapshot(Process& process, raft::Snapshot frame, const kv::Store& store);
  /// What the fsync covered is durable. "" or why it is not; so too if disk.failure says it.
  virtual std::string makeDurable(ServerId id) = 0;
  /// Gives up what the log held up to `upTo`, of which a durable snapshot is there. "" or why not.
  virtual std::string compactLog(ServerId id, raft::Index upTo) = 0;
  /// REQUIRES: the process is down. Everything on its disk is gone.
  virtual std::string loseDisk(ServerId id) = 0;
  /// REQUIRES: the process is down. Flips a bit that was durable, so that the next start finds it.
  virtual std::string damageDisk(ServerId id) = 0;

  /// REQUIRES: the process is down. Its disk holds that and nothing else, durably. "" or why not.
  virtual std::string refillDisk(ServerId id, const raft::Persist& what) = 0;

  /// Seconds of the wall clock where there is one, so that two runs of a program can be told apart.
  virtual std::uint64_t wallSeconds() const { return 0; }

  // What the world calls.

  std::uint64_t seed() const { return settings_.seed; }
  void advanceTo(Instant now);
  /// What happens next has no cause yet.
  void beginStep();
  /// False if it was out of date and nothing happened.
  bool happen(const Happening& what);
  trace::EventId emit(ServerId server, trace::Body body, std::vector<trace::EventId> causes = {});

  /// The process runs, from what its disk held.
  void started(Process& process, raft::Restored restored);
  void refuse(Process& process, std::string why);
  /// The client has used sequences up to this one, as a log from an earlier run says.
  void resumeClient(kv::ClientId client, std::uint64_t sequence);

  /// Why nothing gets through from one to the other now, if so.
  std::optional<trace::DropReason> barred(ServerId from, ServerId to);
  void arrive(const Delivery& delivery);
  void dropMessage(trace::MessageId id, trace::EventId sent, trace::DropReason reason);

  /// The event whose handling is under way.
  trace::EventId trigger() const { return trigger_; }
  /// Of `writing.trigger`, if it has one, else of trigger().
  void toDisk(Process& process, Writing writing);
  /// Hands what waits to the disk. False if there is nothing, or an fsync is under way.
  bool writeBatch(Process& process);
  /// How long the disk's model takes for the batch under way.
  Duration syncTakes(const Process& process) const;
  /// The fsync came back. False if the disk stalls and nothing happened.
  bool synced(Process& process);

 private:
  friend class MemberPorts;
  friend class Door;
  struct Happen;
  struct Perform;
  struct Execute;

  // cluster.cpp
  trace::ClusterStarted clusterStarted() const;
  Link& link(ServerId from, ServerId to) {
    return links_[(from.value - 1) * settings_.allServers() + (to.value - 1)];
  }

  // processes.cpp
  void crash(Process& process);
  void forgetProcess(Process& process);
  server::MemberConfig memberConfig(const Process& process) const;
  void dropInbox(Process& process);
  void accept(Process& process, Work work);
  void perform(Process& process, const Work& work);
  void awaitTurn(Process& process);
  bool takeTurn(const Turn& turn);
  bool alarmRings(const Alarm& alarm);
  void setAlarm(Process& process, Instant local);
  void setClock(Process& process, const trace::ClockState& state);

  // network.cpp
  void send(Process& from, raft::Message message);
  Instant departure(Process& from, const raft::Message& message) const;
  void setLink(ServerId from, ServerId to, const trace::LinkState& state);

  // disk.cpp
  void written(Process& process, const Writing& writing);
  bool syncDone(const SyncDone& done);
  void setDisk(Process& process, const trace::DiskState& state);

  // requests.cpp
  std::string submit(const Submit& command);
  ServerId likelyLeader();
  void carryOut(const Clients::Output& output);
  /// Of the operation that was named last.
  void noteStart(trace::EventId started);
  /// The event that started it.
  trace::EventId startOf(trace::OperationId id) const;
  void sendRequest(const Clients::Request& request);
  void requestArrives(const RequestArrival& request);
  void performRequest(Process& process, const RequestArrival& request);
  void performRequests(Process& process, const RequestsArrival& all);
  void performRead(Process& process, const ReadArrival& read);
  void answer(ServerId from, const trace::OperationFinished& answer);
  void answerArrives(const AnswerArrival& arrival);
  bool clientAlarmRings(const ClientAlarm& alarm);
  void setClientAlarm();

  // client_streams.cpp
  std::string keepAlive(const KeepAlive& command);
  std::string watchKeys(const WatchKeys& command);
  std::string cancelWatch(const CancelWatch& command);
  std::string pauseClient(const PauseClient& command);
  std::string goOn(const ResumeClient& command);
  void carryOut(const Keepers::Output& output);
  void carryOut(const Watchers::Output& output);
  Duration watchFlight(kv::WatchId id, ServerId server);
  void watchArrives(const WatchArrival& arrival);
  void refuseWatch(const WatchArrival& arrival);
  void performWatch(Process& process, const WatchArrival& arrival);
  void watchStands(const trace::WatchOpened& opened, ServerId by, trace::EventId cause);
  void tell(ServerId by, const kv::Told& told);
  void sendTold(ServerId by, ToldArrival arrival);
  void toldArrives(const ToldArrival& arrival);
  std::vector<std::pair<kv::WatchId, kv::ClientId>> watchesOf(const Process& process) const;
  void endWatches(ServerId stopped, const std::vector<std::pair<kv::WatchId, kv::ClientId>>& all);
  /// The client stands still: what reached it waits.
  bool waitsFor(kv::ClientId client, const Happening& arrival);

  // wishes.cpp
  std::string changeMembers(const ChangeMembers& command);
  void wish(Process& process, Wish wish);
  void performWish(Process& process, const Wish& wish);
  std::string loseDisk(Process& process);
  std::string damageDisk(Process& process);

  // backups.cpp
  std::string backUp(Process& process);
  std::string restore();
  bool isOfThisCluster(const Delivery& delivery) const { return delivery.sent > restored_; }

  // meddling.cpp
  std::string meddle(const Meddle& command);
  void putOff(UnderWay what, Instant at);
  bool putAside(const Delivery& delivery) const;

  // execute.cpp
  trace::ClusterView present();

  Settings settings_;
  Costs costs_;
  Instant now_{};
  std::vector<Link> links_;
  /// Messages that somebody meddled with.
  struct Meddled {
    std::uint32_t attempt{0};      ///< the arrival that counts
    std::optional<Delivery> held;  ///< until it is released
  };
  std::map<trace::MessageId, Meddled> meddled_;

  /// What the operator keeps outside of the cluster, and the event that put a new cluster in place.
  std::shared_ptr<const Backup> backup_;
  trace::EventId restored_;
  raft::Term highestTerm_;  ///< that any server was ever in

  Clients clients_;
  Keepers keepers_;
  Watchers watchers_;
  std::map<kv::ClientId, std::vector<Happening>> mail_;  ///< of clients that stand still
  std::uint64_t watchWords_{0};  ///< said between clients who watch and servers, in both ways
  DoorOf door_;
  /// The events that started operations 1, 2, ...; nobody asks for them while nobody watches.
  std::vector<trace::EventId> operations_;
  Instant clientDeadline_{raft::kNever};
  std::uint64_t clientAlarm_{0};  ///< number of the alarm that counts

  trace::EventId trigger_;      ///< the event whose handling is under way
  trace::EventId lastApplied_;  ///< the newest Applied of the step under way
  trace::EventId lastTold_;     ///< the newest event of a watch in the step under way
  trace::EventId lastEvent_;
  trace::MessageId lastMessage_;
  std::vector<trace::Event> events_;  ///< not drained yet
  bool untold_{false};
};

}  // namespace cluster
