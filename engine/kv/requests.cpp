#include "engine/kv/requests.h"

#include <algorithm>

namespace kv {
namespace {

using MaybeRefusal = std::optional<Refusal>;

/// The keys that the acts write, on all paths that can be taken together.
struct Written {
  std::vector<std::string> puts;
  std::vector<KeyRange> deletions;

  bool hasPut(const std::string& key) const {
    return std::find(puts.begin(), puts.end(), key) != puts.end();
  }
  bool putWithin(const KeyRange& range) const {
    return std::any_of(puts.begin(), puts.end(),
                       [&](const std::string& key) { return range.contains(key); });
  }
  bool deletes(const std::string& key) const {
    return std::any_of(deletions.begin(), deletions.end(),
                       [&](const KeyRange& range) { return range.contains(key); });
  }
  /// Nothing may be written twice in a transaction; to delete twice is harmless.
  bool clashesWith(const Written& other) const {
    const auto clash = [](const Written& a, const Written& b) {
      return std::any_of(a.puts.begin(), a.puts.end(),
                         [&](const std::string& key) { return b.hasPut(key) || b.deletes(key); });
    };
    return clash(*this, other) || clash(other, *this);
  }
  void add(const Written& other) {
    puts.insert(puts.end(), other.puts.begin(), other.puts.end());
    deletions.insert(deletions.end(), other.deletions.begin(), other.deletions.end());
  }
};

MaybeRefusal faultOfTxn(const TxnRequest& txn, Written& written);

struct FaultOf {
  Written* written;

  MaybeRefusal operator()(const RangeRequest& range) const {
    if (range.range.key.empty()) return Refusal::EmptyKey;
    return std::nullopt;
  }
  MaybeRefusal operator()(const PutRequest& put) const {
    if (put.key.empty()) return Refusal::EmptyKey;
    if (keepsValue(put.keeps) && !put.value.empty()) return Refusal::ValueProvided;
    if (keepsLease(put.keeps) && put.lease != 0) return Refusal::LeaseProvided;
    if (written->hasPut(put.key) || written->deletes(put.key)) return Refusal::DuplicateKey;
    written->puts.push_back(put.key);
    return std::nullopt;
  }
  MaybeRefusal operator()(const DeleteRequest& deletion) const {
    if (deletion.range.key.empty()) return Refusal::EmptyKey;
    if (written->putWithin(deletion.range)) return Refusal::DuplicateKey;
    written->deletions.push_back(deletion.range);
    return std::nullopt;
  }
  MaybeRefusal operator()(const TxnRequest& txn) const {
    Written inner;
    if (const auto fault = faultOfTxn(txn, inner)) return fault;
    if (inner.clashesWith(*written)) return Refusal::DuplicateKey;
    written->add(inner);
    return std::nullopt;
  }
  MaybeRefusal operator()(const CompactRequest&) const { return std::nullopt; }
  MaybeRefusal operator()(const LeaseGrantRequest& grant) const {
    if (grant.seconds > kLeaseSecondsMost) return Refusal::LeaseTooLong;
    return std::nullopt;
  }
  MaybeRefusal operator()(const LeaseRevokeRequest&) const { return std::nullopt; }
  MaybeRefusal operator()(const LeaseRenewRequest&) const { return std::nullopt; }
  MaybeRefusal operator()(const LeaseExpireRequest&) const { return std::nullopt; }
  MaybeRefusal operator()(const AlarmRequest&) const { return std::nullopt; }
  MaybeRefusal operator()(const PeerUrlsRequest&) const { return std::nullopt; }
};

MaybeRefusal faultOfActs(const std::vector<Act>& acts, Written& written) {
  for (const Act& act : acts) {
    if (const auto fault = std::visit(FaultOf{&written}, act.body)) return fault;
  }
  return std::nullopt;
}

// Only one of the two paths is taken: they may write the same keys.
MaybeRefusal faultOfTxn(const TxnRequest& txn, Written& written) {
  const auto most = std::max({txn.compares.size(), txn.success.size(), txn.failure.size()});
  if (most > kActsMost) return Refusal::TooManyActs;
  const bool unnamed = std::any_of(txn.compares.begin(), txn.compares.end(),
                                   [](const Compare& c) { return c.range.key.empty(); });
  if (unnamed) return Refusal::EmptyKey;
  Written others;
  if (const auto fault = faultOfActs(txn.success, written)) return fault;
  if (const auto fault = faultOfActs(txn.failure, others)) return fault;
  written.add(others);
  return std::nullopt;
}

bool isPut(const Act& act);

bool hasPuts(const TxnRequest& txn) {
  return std::any_of(txn.success.begin(), txn.success.end(), isPut) ||
         std::any_of(txn.failure.begin(), txn.failure.end(), isPut);
}

bool isPut(const Act& act) {
  if (std::holds_alternative<PutRequest>(act.body)) return true;
  const auto* txn = std::get_if<TxnRequest>(&act.body);
  return txn != nullptr && hasPuts(*txn);
}

}  // namespace

bool operator==(const Act& a, const Act& b) { return a.body == b.body; }
bool operator==(const TxnRequest& a, const TxnRequest& b) {
  return a.compares == b.compares && a.success == b.success && a.failure == b.failure;
}
bool operator==(const ActAnswer& a, const ActAnswer& b) { return a.body == b.body; }
bool operator==(const TxnAnswer& a, const TxnAnswer& b) {
  return a.succeeded == b.succeeded && a.answers == b.answers;
}

bool needsSpace(const Request& request) {
  const auto* txn = std::get_if<TxnRequest>(&request);
  return std::holds_alternative<PutRequest>(request) ||
         std::holds_alternative<LeaseGrantRequest>(request) || (txn != nullptr && hasPuts(*txn));
}

std::optional<Refusal> faultOf(const Request& request) {
  Written written;
  return std::visit(FaultOf{&written}, request);
}

std::string_view textOf(Refusal refusal) {
  switch (refusal) {
    case Refusal::EmptyKey:
      return "etcdserver: key is not provided";
    case Refusal::KeyNotFound:
      return "etcdserver: key not found";
    case Refusal::ValueProvided:
      return "etcdserver: value is provided";
    case Refusal::LeaseProvided:
      return "etcdserver: lease is provided";
    case Refusal::DuplicateKey:
      return "etcdserver: duplicate key given in txn request";
    case Refusal::TooManyActs:
      return "etcdserver: too many operations in txn request";
    case Refusal::Compacted:
      return "etcdserver: mvcc: required revision has been compacted";
    case Refusal::FutureRevision:
      return "etcdserver: mvcc: required revision is a future revision";
    case Refusal::LeaseNotFound:
      return "etcdserver: requested lease not found";
    case Refusal::LeaseExists:
      return "etcdserver: lease already exists";
    case Refusal::LeaseTooLong:
      return "etcdserver: too large lease TTL";
    case Refusal::NoSpace:
      return "etcdserver: mvcc: database space exceeded";
  }
  return {};
}

}  // namespace kv
