#include "engine/kv/keyspace.h"

#include <algorithm>

namespace kv {

/// One request at work. First everything is looked at that can be refused, then it is done: so
/// nothing is ever half done.
class Changing {
 public:
  explicit Changing(Keyspace& space) : space_(space), next_(space.revision_ + 1) {}

  using Body = decltype(Answer::body);

  Body operator()(const RangeRequest& range) {
    if (const auto refusal = check(range)) return *refusal;
    return act(range);
  }
  Body operator()(const PutRequest& put) {
    if (const auto refusal = check(put)) return *refusal;
    return act(put);
  }
  Body operator()(const DeleteRequest& deletion) { return act(deletion); }
  Body operator()(const TxnRequest& txn) {
    if (const auto refusal = check(txn)) return *refusal;
    return act(txn);
  }
  Body operator()(const CompactRequest& compact) {
    if (compact.revision <= space_.compacted_) return Refusal::Compacted;
    if (compact.revision > space_.revision_) return Refusal::FutureRevision;
    space_.compacted_ = compact.revision;
    space_.versions_.compact(compact.revision);
    return Done{};
  }
  Body operator()(const LeaseGrantRequest& grant) {
    if (space_.leases_.contains(grant.id)) return Refusal::LeaseExists;
    space_.leases_.edit(grant.id) = {grant.seconds, ++space_.begins_, {}};
    return Done{};
  }
  Body operator()(const LeaseRevokeRequest& revoke) {
    if (!space_.leases_.contains(revoke.id)) return Refusal::LeaseNotFound;
    end(revoke.id);
    return Done{};
  }
  Body operator()(const LeaseRenewRequest& renew) {
    if (!space_.leases_.contains(renew.id)) return Refusal::LeaseNotFound;
    space_.leases_.edit(renew.id).begun = ++space_.begins_;
    return Done{};
  }
  Body operator()(const LeaseExpireRequest& expire) {
    const auto* found = space_.leases_.find(expire.id);
    if (found != nullptr && found->value.begun == expire.begun) end(expire.id);
    return Done{};
  }
  Body operator()(const AlarmRequest& alarm) {
    if (alarm.to == AlarmRequest::To::Raised) {
      space_.alarms_.insert(alarm.member);
    } else {
      space_.alarms_.erase(alarm.member);
    }
    return Done{};
  }
  Body operator()(const PeerUrlsRequest& peer) {
    space_.peerUrls_[peer.member] = peer.urls;
    return Done{};
  }

  void finish() {
    if (changed_) space_.revision_ = next_;
  }

 private:
  using MaybeRefusal = std::optional<Refusal>;

  MaybeRefusal check(const RangeRequest& range) const {
    return space_.refusalOfRevision(range.revision);
  }
  MaybeRefusal check(const PutRequest& put) const {
    const bool needsKey = put.keeps != Keeps::Nothing;
    if (needsKey && !space_.versions_.at(put.key, std::nullopt)) return Refusal::KeyNotFound;
    if (put.lease != 0 && !space_.leases_.contains(put.lease)) return Refusal::LeaseNotFound;
    return std::nullopt;
  }
  MaybeRefusal check(const DeleteRequest&) const { return std::nullopt; }
  MaybeRefusal check(const TxnRequest& txn) {
    const bool holds = std::all_of(txn.compares.begin(), txn.compares.end(),
                                   [&](const Compare& c) { return space_.holds(c); });
    paths_.push_back(holds);
    for (const Act& act : holds ? txn.success : txn.failure) {
      const auto refusal = std::visit([this](const auto& body) { return check(body); }, act.body);
      if (refusal) return refusal;
    }
    return std::nullopt;
  }

  RangeAnswer act(const RangeRequest& range) { return space_.range(range); }
  PutAnswer act(const PutRequest& put) {
    const std::optional<Record> before = space_.versions_.at(put.key, std::nullopt);
    const LeaseId lease = keepsLease(put.keeps) && before ? before->lease : put.lease;
    std::string value = keepsValue(put.keeps) && before ? before->value : put.value;
    space_.versions_.put(next_, put.key, std::move(value), lease);
    changed_ = true;
    if (before && before->lease != lease) detach(*before);
    if (lease != 0) space_.leases_.edit(lease).keys.edit(Text(put.key));
    return {put.previous == Previous::Told ? before : std::nullopt};
  }
  DeleteAnswer act(const DeleteRequest& deletion) {
    DeleteAnswer answer;
    std::vector<Record> gone =
        space_.versions_.in(deletion.range, std::nullopt, ~std::size_t{0}, answer.deleted);
    for (const Record& record : gone) {
      detach(record);
      erase(record.key);
    }
    if (deletion.previous == Previous::Told) answer.previous = std::move(gone);
    return answer;
  }
  TxnAnswer act(const TxnRequest& txn) {
    TxnAnswer answer;
    answer.succeeded = paths_.at(taken_++);
    for (const Act& one : answer.succeeded ? txn.success : txn.failure) {
      answer.answers.push_back(
          std::visit([this](const auto& body) { return ActAnswer{act(body)}; }, one.body));
    }
    return answer;
  }

  /// The lease and its keys are gone.
  void end(LeaseId id) {
    const auto keys = space_.leases_.find(id)->value.keys;
    space_.leases_.erase(id);
    for (const auto& [key, nothing] : keys) erase(key.string());
  }
  void erase(const std::string& key) {
    if (space_.versions_.erase(next_, key)) changed_ = true;
  }
  void detach(const Record& record) {
    const bool isHeld = space_.leases_.contains(record.lease);
    if (isHeld) space_.leases_.edit(record.lease).keys.erase(std::string_view(record.key));
  }

  Keyspace& space_;
  Revision next_;
  /// Of the transactions, outermost first: did the comparisons hold? All are made while looking,
  /// before anything is written, in the order in which acting needs them.
  std::vector<bool> paths_;
  std::size_t taken_{0};
  bool changed_{false};
};

Answer Keyspace::apply(const Request& request) {
  if (const auto fault = faultOf(request)) return {*fault, revision_};
  if (!alarms_.empty() && needsSpace(request)) return {Refusal::NoSpace, revision_};
  Changing changing(*this);
  Answer answer;
  answer.body = std::visit(changing, request);
  changing.finish();
  answer.revision = revision_;
  return answer;
}

bool Keyspace::onlyReads(const TxnRequest& txn) {
  struct ReadsOnly {
    bool operator()(const RangeRequest&) const { return true; }
    bool operator()(const PutRequest&) const { return false; }
    bool operator()(const DeleteRequest&) const { return false; }
    bool operator()(const TxnRequest& inner) const { return onlyReads(inner); }
  };
  const auto reads = [](const Act& act) { return std::visit(ReadsOnly{}, act.body); };
  return std::all_of(txn.success.begin(), txn.success.end(), reads) &&
         std::all_of(txn.failure.begin(), txn.failure.end(), reads);
}

}  // namespace kv
