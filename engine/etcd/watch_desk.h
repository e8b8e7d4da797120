// The watches of all streams: who on which stream waits for what, under which id each knows it.
// Thread rule: the engine's thread.
// Invariant: what a watch is told is in order and complete, also when its stream was too slow and
// was told nothing for a while.
#pragma once

#include <deque>
#include <map>
#include <unordered_map>

#include "engine/etcd/watch_note.h"

namespace etcd {

using StreamId = std::uint64_t;

class WatchDesk {
 public:
  /// Of a member, as it is now.
  using HeaderOf = std::function<Header(raft::ServerId)>;
  WatchDesk(server::Edge& edge, HeaderOf headerOf) : edge_(edge), headerOf_(std::move(headerOf)) {}

  void open(StreamId stream, raft::ServerId at, TellWatcher tell, Backlog backlog);
  void close(StreamId stream);
  void create(StreamId stream, const WatchWish& wish);
  void cancel(StreamId stream, kv::WatchId id);
  /// Says up to where everything was told.
  void progress(StreamId stream);

  /// The edge told; passed on in the next turn.
  void told(raft::ServerId by, const kv::Told& told);
  void stopped(raft::ServerId at);
  void turn(raft::Instant now);
  void closeAll();

 private:
  struct Watch {
    kv::WatchId edgeId{0};
    WatchWish wish;
    raft::Instant quietSince{};
    /// The stream was too slow: to be told from here on once it has caught up.
    std::optional<kv::Revision> missedFrom;
  };
  struct Stream {
    raft::ServerId at;
    TellWatcher tell;
    Backlog backlog;
    std::map<kv::WatchId, Watch> watches;
    kv::WatchId nextId{0};
  };
  struct Place {
    StreamId stream{0};
    kv::WatchId id{0};
  };

  std::string faultOf(const Stream& stream, const WatchWish& wish) const;
  bool begin(StreamId id, Stream& stream, Watch& watch, kv::WatchRequest request);
  void pass(raft::ServerId by, const kv::Told& told);
  void passTold();
  void catchUp(StreamId id, Stream& stream);
  void notifyProgress(Stream& stream);
  void end(Stream& stream);

  server::Edge& edge_;
  HeaderOf headerOf_;
  raft::Instant now_{};
  raft::Instant lookedAt_{};
  std::map<StreamId, Stream> streams_;
  kv::WatchId edgeIds_{0};
  std::unordered_map<kv::WatchId, Place> placeOf_;  ///< by the edge's id
  std::deque<std::pair<raft::ServerId, kv::Told>> told_;
  std::vector<raft::ServerId> stopped_;
};

}  // namespace etcd
