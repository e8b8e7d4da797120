// What the calls of an API come to: where the answer was given, and the answer or why there is
// none. Thread rule: plain values.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/etcd/errors.h"
#include "engine/server/edge.h"

namespace etcd {

/// Under this, answers say who gave them.
struct Header {
  std::uint64_t cluster{0};
  std::uint64_t member{0};
  kv::Revision revision{0};
  std::uint64_t term{0};
};

template <typename T>
struct Reply {
  Header header;
  std::variant<T, kv::Refusal, Trouble> outcome;
};
/// Who asked, until it is answered: told apart, never followed. nullptr: nobody who could leave.
using Caller = const void*;
/// Called once, on the engine's thread.
template <typename T>
using Then = std::function<void(Reply<T>)>;

/// A lease's time in seconds; both -1: there is no such lease.
struct LeaseTime {
  kv::LeaseId id{0};
  std::int64_t granted{-1};
  std::int64_t left{-1};
  std::vector<std::string> keys;
};

struct MemberRow {
  std::uint64_t id{0};
  std::string name;  ///< empty: it never ran
  std::vector<std::string> peerUrls;
  std::vector<std::string> clientUrls;
  bool learner{false};
  friend bool operator==(const MemberRow&, const MemberRow&) = default;
};
struct Membership {
  std::uint64_t subject{0};  ///< whom the change was about
  std::vector<MemberRow> members;
};

struct Status {
  server::MemberStatus member;
  std::vector<std::uint64_t> alarms;  ///< members whose space alarm is raised
};
using AlarmsOf = std::vector<std::uint64_t>;
/// What a hash is asked of: it takes long where there is much, and needs no thread of the engine's.
struct ToHash {
  kv::Keyspace space;
  kv::Revision at{0};
};
/// The bytes of a snapshot's file without its checksum.
using SnapshotBytes = std::shared_ptr<const std::string>;

}  // namespace etcd
