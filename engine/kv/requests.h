// What can be asked of the keyspace, and its answers: etcd's KV and Lease calls as plain values.
// Thread rule: plain values.
#pragma once

#include <variant>
#include <vector>

#include "engine/kv/versions.h"

namespace kv {

enum class SortBy : std::uint8_t { Key, Version, CreateRevision, ModRevision, Value };
/// Unsorted answers come in the order of the keys, too.
enum class SortOrder : std::uint8_t { None, Ascend, Descend };
enum class Wants : std::uint8_t { KeysAndValues, KeysOnly, CountOnly };
enum class Previous : std::uint8_t { Left, Told };
/// What of a put the key's present version decides.
enum class Keeps : std::uint8_t { Nothing, Value, Lease, ValueAndLease };
inline bool keepsValue(Keeps keeps) {
  return keeps == Keeps::Value || keeps == Keeps::ValueAndLease;
}
inline bool keepsLease(Keeps keeps) {
  return keeps == Keeps::Lease || keeps == Keeps::ValueAndLease;
}

struct RangeRequest {
  KeyRange range;
  Revision revision{0};    ///< 0: now
  std::uint64_t limit{0};  ///< 0: none
  SortBy sortBy{SortBy::Key};
  SortOrder order{SortOrder::None};
  Wants wants{Wants::KeysAndValues};
  /// Bounds of the records, both included; 0: none.
  Revision minMod{0}, maxMod{0}, minCreate{0}, maxCreate{0};
  friend bool operator==(const RangeRequest&, const RangeRequest&) = default;
};
struct PutRequest {
  std::string key;
  std::string value;
  LeaseId lease{0};
  Previous previous{Previous::Left};
  Keeps keeps{Keeps::Nothing};
  friend bool operator==(const PutRequest&, const PutRequest&) = default;
};
struct DeleteRequest {
  KeyRange range;
  Previous previous{Previous::Left};
  friend bool operator==(const DeleteRequest&, const DeleteRequest&) = default;
};

enum class Target : std::uint8_t { Version, CreateRevision, ModRevision, Value, Lease };
enum class Relation : std::uint8_t { Equal, Greater, Less, NotEqual };
/// Holds if it holds for every key of the range. A key that is not there has version, revisions and
/// lease 0, and no value, so that no comparison with a value holds.
struct Compare {
  KeyRange range;
  Target target{Target::Version};
  Relation relation{Relation::Equal};
  std::int64_t number{0};  ///< for all targets but Value
  std::string value;
  friend bool operator==(const Compare&, const Compare&) = default;
};

struct Act;
/// If all comparisons hold the first acts are done, else the others; all of them in one revision.
struct TxnRequest {
  std::vector<Compare> compares;
  std::vector<Act> success;
  std::vector<Act> failure;
};
struct Act {
  std::variant<RangeRequest, PutRequest, DeleteRequest, TxnRequest> body;
};
bool operator==(const TxnRequest& a, const TxnRequest& b);
bool operator==(const Act& a, const Act& b);

struct CompactRequest {
  Revision revision{0};
  friend bool operator==(const CompactRequest&, const CompactRequest&) = default;
};
struct LeaseGrantRequest {
  LeaseId id{0};            ///< never 0: who asks has chosen one
  std::int64_t seconds{0};  ///< time to live
  friend bool operator==(const LeaseGrantRequest&, const LeaseGrantRequest&) = default;
};
/// By a client.
struct LeaseRevokeRequest {
  LeaseId id{0};
  friend bool operator==(const LeaseRevokeRequest&, const LeaseRevokeRequest&) = default;
};
/// A client keeps the lease alive: whoever keeps its time begins it anew.
struct LeaseRenewRequest {
  LeaseId id{0};
  friend bool operator==(const LeaseRenewRequest&, const LeaseRenewRequest&) = default;
};
/// The leader found that the time that began with `begun` (Lease::begun) has run out. Nothing
/// happens if the lease is gone, or its time began again in the meantime, be it under another grant
/// of the same id: so a lease that a client was told to have never ends early.
struct LeaseExpireRequest {
  LeaseId id{0};
  std::uint64_t begun{0};
  friend bool operator==(const LeaseExpireRequest&, const LeaseExpireRequest&) = default;
};
/// The store has no space (or has again): while raised, nothing that grows it is done.
struct AlarmRequest {
  enum class To : std::uint8_t { Raised, Disarmed };
  std::uint64_t member{0};
  To to{To::Raised};
  friend bool operator==(const AlarmRequest&, const AlarmRequest&) = default;
};

/// Where a member's peers reach it, as clients are told: told in the log, so that all members say
/// the same (as etcd keeps it with its members).
struct PeerUrlsRequest {
  std::uint64_t member{0};
  std::vector<std::string> urls;
  friend bool operator==(const PeerUrlsRequest&, const PeerUrlsRequest&) = default;
};

using Request = std::variant<RangeRequest, PutRequest, DeleteRequest, TxnRequest, CompactRequest,
                             LeaseGrantRequest, LeaseRevokeRequest, AlarmRequest, LeaseRenewRequest,
                             LeaseExpireRequest, PeerUrlsRequest>;

/// Why nothing was done. Each has etcd's code and text, which clients match on (etcd/errors).
enum class Refusal : std::uint8_t {
  EmptyKey,
  KeyNotFound,
  ValueProvided,
  LeaseProvided,
  DuplicateKey,
  TooManyActs,
  Compacted,
  FutureRevision,
  LeaseNotFound,
  LeaseExists,
  LeaseTooLong,
  NoSpace,
};
/// etcd's text: "etcdserver: mvcc: required revision has been compacted".
std::string_view textOf(Refusal refusal);

struct RangeAnswer {
  std::vector<Record> records;
  std::uint64_t count{0};  ///< in the range, whatever the limit
  bool more{false};
  friend bool operator==(const RangeAnswer&, const RangeAnswer&) = default;
};
struct PutAnswer {
  std::optional<Record> previous;
  friend bool operator==(const PutAnswer&, const PutAnswer&) = default;
};
struct DeleteAnswer {
  std::uint64_t deleted{0};
  std::vector<Record> previous;
  friend bool operator==(const DeleteAnswer&, const DeleteAnswer&) = default;
};
struct ActAnswer;
struct TxnAnswer {
  bool succeeded{false};
  std::vector<ActAnswer> answers;
};
struct ActAnswer {
  std::variant<RangeAnswer, PutAnswer, DeleteAnswer, TxnAnswer> body;
};
bool operator==(const TxnAnswer& a, const TxnAnswer& b);
bool operator==(const ActAnswer& a, const ActAnswer& b);
struct Done {
  friend bool operator==(const Done&, const Done&) = default;
};

struct Answer {
  std::variant<Done, RangeAnswer, PutAnswer, DeleteAnswer, TxnAnswer, Refusal> body;
  Revision revision{0};  ///< of the keyspace after the request
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// The request's bytes, as they stand in the log (requests_bytes.cpp).
std::string encode(const Request& request);
/// nullopt if the bytes are not a request.
std::optional<Request> decodeRequest(std::string_view bytes);
/// An answer's bytes (answers_bytes.cpp).
std::string encode(const Answer& answer);
std::optional<Answer> decodeAnswer(std::string_view bytes);

/// As a person reads it: "put x=5 with lease 7", "txn x", "revoke lease 7".
std::string textOf(const Request& request);
/// The keys it may write, whatever the comparisons give. Those of an ended lease it does not know.
std::vector<KeyRange> writtenBy(const Request& request);

/// Would it make the keyspace grow? Then a raised space alarm refuses it.
bool needsSpace(const Request& request);
/// What can be said of a request by itself, before it is in the log; nullopt: nothing is wrong.
std::optional<Refusal> faultOf(const Request& request);
/// Acts of a transaction at most, on each level; as etcd's --max-txn-ops.
inline constexpr std::size_t kActsMost = 128;
inline constexpr std::int64_t kLeaseSecondsMost = 9'000'000'000;

}  // namespace kv
