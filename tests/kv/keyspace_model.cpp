#include "tests/kv/keyspace_model.h"

#include <algorithm>

namespace kv {
namespace {

bool within(std::uint64_t value, std::uint64_t least, std::uint64_t most) {
  return value >= least && (most == 0 || value <= most);
}

std::int64_t fieldOf(const Record& r, Target target) {
  const std::map<Target, std::int64_t> fields{
      {Target::Version, static_cast<std::int64_t>(r.version)},
      {Target::CreateRevision, static_cast<std::int64_t>(r.createRevision)},
      {Target::ModRevision, static_cast<std::int64_t>(r.modRevision)},
      {Target::Lease, r.lease}};
  return fields.at(target);
}

bool related(int order, Relation relation) {
  if (relation == Relation::Equal) return order == 0;
  if (relation == Relation::NotEqual) return order != 0;
  return relation == Relation::Greater ? order > 0 : order < 0;
}

bool holds(const Compare& compare, const KeyspaceModel::Map& map) {
  bool any = false;
  bool all = true;
  const auto one = [&](const Record& record) {
    const int order = compare.target == Target::Value ? record.value.compare(compare.value)
                      : fieldOf(record, compare.target) < compare.number ? -1
                      : fieldOf(record, compare.target) > compare.number ? 1
                                                                         : 0;
    all = all && related(order, compare.relation);
  };
  for (const auto& [key, record] : map) {
    if (!compare.range.contains(key)) continue;
    any = true;
    one(record);
  }
  if (any) return all;
  if (compare.target == Target::Value) return false;
  one({});
  return all;
}

}  // namespace

RangeAnswer KeyspaceModel::range(const RangeRequest& request, const Map& map) const {
  RangeAnswer answer;
  for (const auto& [key, record] : map) {
    if (!request.range.contains(key)) continue;
    ++answer.count;
    if (!within(record.modRevision, request.minMod, request.maxMod)) continue;
    if (!within(record.createRevision, request.minCreate, request.maxCreate)) continue;
    answer.records.push_back(record);
  }
  if (request.wants == Wants::CountOnly) return {{}, answer.count, false};
  const auto sorted = [&](auto field) {
    std::stable_sort(
        answer.records.begin(), answer.records.end(), [&](const Record& a, const Record& b) {
          return request.order == SortOrder::Descend ? field(b) < field(a) : field(a) < field(b);
        });
  };
  if (request.sortBy == SortBy::Key) sorted([](const Record& r) { return r.key; });
  if (request.sortBy == SortBy::Value) sorted([](const Record& r) { return r.value; });
  if (request.sortBy == SortBy::Version) sorted([](const Record& r) { return r.version; });
  if (request.sortBy == SortBy::ModRevision) sorted([](const Record& r) { return r.modRevision; });
  if (request.sortBy == SortBy::CreateRevision) {
    sorted([](const Record& r) { return r.createRevision; });
  }
  if (request.limit > 0 && answer.records.size() > request.limit) {
    answer.records.resize(request.limit);
    answer.more = true;
  }
  for (Record& record : answer.records) {
    if (request.wants == Wants::KeysOnly) record.value.clear();
  }
  return answer;
}

/// A request at work on a copy of the newest map, which is kept only if nothing was refused.
struct ModelAct {
  KeyspaceModel& model;
  KeyspaceModel::Map map;
  Revision next;
  bool changed{false};
  std::optional<Refusal> refusal;
  using Body = decltype(Answer::body);

  Body operator()(const RangeRequest& range) {
    const auto refused = past(range.revision);
    if (refused) return *refused;
    return read(range);
  }
  Body operator()(const PutRequest& put) { return write(put); }
  Body operator()(const DeleteRequest& deletion) { return remove(deletion); }
  Body operator()(const TxnRequest& txn) { return carryOut(txn, map); }
  Body operator()(const CompactRequest& compact) {
    if (compact.revision <= model.compacted_) return Refusal::Compacted;
    if (compact.revision >= next) return Refusal::FutureRevision;
    model.compacted_ = compact.revision;
    return Done{};
  }
  Body operator()(const LeaseGrantRequest& grant) {
    if (model.leases_.contains(grant.id)) return Refusal::LeaseExists;
    model.leases_[grant.id] = ++model.begins_;
    return Done{};
  }
  Body operator()(const LeaseRevokeRequest& revoke) {
    if (!model.leases_.contains(revoke.id)) return Refusal::LeaseNotFound;
    end(revoke.id);
    return Done{};
  }
  Body operator()(const LeaseRenewRequest& renew) {
    if (!model.leases_.contains(renew.id)) return Refusal::LeaseNotFound;
    model.leases_[renew.id] = ++model.begins_;
    return Done{};
  }
  Body operator()(const LeaseExpireRequest& expire) {
    const bool known = model.leases_.contains(expire.id);
    if (known && model.leases_.at(expire.id) == expire.begun) end(expire.id);
    return Done{};
  }
  void end(LeaseId id) {
    model.leases_.erase(id);
    changed = std::erase_if(map, [&](const auto& kept) { return kept.second.lease == id; }) > 0;
  }
  Body operator()(const AlarmRequest& alarm) {
    if (alarm.to == AlarmRequest::To::Raised) model.alarms_.insert(alarm.member);
    if (alarm.to == AlarmRequest::To::Disarmed) model.alarms_.erase(alarm.member);
    return Done{};
  }
  Body operator()(const PeerUrlsRequest&) { return Done{}; }

  std::optional<Refusal> past(Revision revision) {
    if (revision >= next) return Refusal::FutureRevision;
    if (revision != 0 && revision < model.compacted_) return Refusal::Compacted;
    return std::nullopt;
  }
  RangeAnswer read(const RangeRequest& range) {
    return model.range(range, range.revision == 0 ? map : model.maps_.at(range.revision));
  }
  PutAnswer write(const PutRequest& put) {
    const auto found = map.find(put.key);
    const std::optional<Record> before =
        found == map.end() ? std::nullopt : std::optional(found->second);
    const bool keepsValue = put.keeps == Keeps::Value || put.keeps == Keeps::ValueAndLease;
    const bool keepsLease = put.keeps == Keeps::Lease || put.keeps == Keeps::ValueAndLease;
    if (put.keeps != Keeps::Nothing && !before) refuse(Refusal::KeyNotFound);
    if (put.lease != 0 && !model.leases_.contains(put.lease)) refuse(Refusal::LeaseNotFound);
    if (refusal) return {};
    Record now{put.key, put.value, next, next, 1, put.lease};
    if (before) {
      now.createRevision = before->createRevision;
      now.version = before->version + 1;
      if (keepsValue) now.value = before->value;
      if (keepsLease) now.lease = before->lease;
    }
    map[put.key] = now;
    changed = true;
    return {put.previous == Previous::Told ? before : std::nullopt};
  }
  DeleteAnswer remove(const DeleteRequest& deletion) {
    DeleteAnswer answer;
    for (const auto& [key, record] : map) {
      if (deletion.range.contains(key)) answer.previous.push_back(record);
    }
    for (const Record& record : answer.previous) map.erase(record.key);
    answer.deleted = answer.previous.size();
    changed = changed || answer.deleted > 0;
    if (deletion.previous == Previous::Left) answer.previous.clear();
    return answer;
  }
  /// All comparisons, those of inner transactions too, are with the map before the whole.
  TxnAnswer carryOut(const TxnRequest& txn, const KeyspaceModel::Map before) {
    TxnAnswer answer;
    answer.succeeded = std::all_of(txn.compares.begin(), txn.compares.end(),
                                   [&](const Compare& c) { return holds(c, before); });
    for (const Act& act : answer.succeeded ? txn.success : txn.failure) {
      ActAnswer one;
      if (const auto* range = std::get_if<RangeRequest>(&act.body)) {
        const auto refused = past(range->revision);
        if (refused) refuse(*refused);
        if (!refusal) one.body = read(*range);
      }
      if (const auto* put = std::get_if<PutRequest>(&act.body)) one.body = inTxn(*put, before);
      if (const auto* gone = std::get_if<DeleteRequest>(&act.body)) one.body = remove(*gone);
      if (const auto* inner = std::get_if<TxnRequest>(&act.body)) {
        one.body = carryOut(*inner, before);
      }
      answer.answers.push_back(std::move(one));
    }
    return answer;
  }
  /// Whether a kept value's key is there is looked at before the whole, too.
  PutAnswer inTxn(const PutRequest& put, const KeyspaceModel::Map& before) {
    if (put.keeps != Keeps::Nothing && !before.contains(put.key)) refuse(Refusal::KeyNotFound);
    return write(put);
  }
  void refuse(Refusal why) {
    if (!refusal) refusal = why;
  }
};

Answer KeyspaceModel::apply(const Request& request) {
  const Revision now = revision();
  if (const auto fault = faultOf(request)) return {*fault, now};
  ModelAct act{*this, maps_.at(now), now + 1, false, std::nullopt};
  Answer answer{std::visit(act, request), now};
  if (act.refusal) return {*act.refusal, now};
  if (act.changed) maps_[now + 1] = std::move(act.map);
  answer.revision = revision();
  return answer;
}

std::string RandomRequests::key() { return std::string(1, static_cast<char>('a' + below(6))); }

KeyRange RandomRequests::keys() {
  switch (below(5)) {
    case 0:
      return KeyRange::all();
    case 1:
      return {key(), std::string(1, '\0')};
    case 2:
      return {key(), key()};
    default:
      return KeyRange::one(key());
  }
}

RangeRequest RandomRequests::range(Revision now) {
  RangeRequest request;
  request.range = keys();
  if (below(2) == 0) request.revision = static_cast<Revision>(below(static_cast<int>(now) + 2));
  request.limit = static_cast<std::uint64_t>(below(4));
  request.sortBy = static_cast<SortBy>(below(5));
  request.order = static_cast<SortOrder>(below(3));
  request.wants = static_cast<Wants>(below(3));
  if (below(4) == 0) request.minMod = now / 2;
  if (below(4) == 0) request.maxCreate = now / 2 + 1;
  return request;
}

PutRequest RandomRequests::put() {
  PutRequest request;
  request.key = key();
  request.keeps = below(6) == 0 ? static_cast<Keeps>(1 + below(3)) : Keeps::Nothing;
  const bool value = request.keeps == Keeps::Nothing || request.keeps == Keeps::Lease;
  if (value) request.value = std::to_string(below(10));
  const bool lease = request.keeps == Keeps::Nothing || request.keeps == Keeps::Value;
  if (lease && below(3) == 0) request.lease = 1 + below(3);
  request.previous = static_cast<Previous>(below(2));
  return request;
}

DeleteRequest RandomRequests::deletion() { return {keys(), static_cast<Previous>(below(2))}; }

Compare RandomRequests::compare(Revision now) {
  Compare compare;
  compare.range = keys();
  compare.target = static_cast<Target>(below(5));
  compare.relation = static_cast<Relation>(below(4));
  compare.number = below(3) == 0 ? below(static_cast<int>(now) + 1) : below(3);
  compare.value = std::to_string(below(10));
  return compare;
}

std::vector<Act> RandomRequests::acts(Revision now, int depth) {
  std::vector<Act> acts;
  for (int left = below(4); left > 0; --left) {
    const int kind = below(depth > 0 ? 7 : 6);
    if (kind < 3) acts.push_back({put()});
    if (kind == 3) acts.push_back({deletion()});
    if (kind == 4 || kind == 5) acts.push_back({range(now)});
    if (kind == 6) acts.push_back({txn(now, depth - 1)});
  }
  return acts;
}

TxnRequest RandomRequests::txn(Revision now, int depth) {
  TxnRequest request;
  for (int left = below(3); left > 0; --left) request.compares.push_back(compare(now));
  request.success = acts(now, depth);
  request.failure = acts(now, depth);
  return request;
}

Request RandomRequests::leaseEnd() {
  switch (below(3)) {
    case 0:
      return LeaseRevokeRequest{1 + below(3)};
    case 1:
      return LeaseRenewRequest{1 + below(3)};
    default:
      return LeaseExpireRequest{1 + below(3), static_cast<std::uint64_t>(below(12))};
  }
}

Request RandomRequests::next(Revision now) {
  switch (below(12)) {
    case 0:
      if (below(3) > 0) return range(now);
      return CompactRequest{static_cast<Revision>(below(static_cast<int>(now) + 3))};
    case 1:
      return LeaseGrantRequest{1 + below(3), 10};
    case 2:
      return leaseEnd();
    case 3:
      return deletion();
    case 4:
      return range(now);
    case 5:
    case 6:
    case 7:
    case 8:
      return txn(now, 1);
    default:
      return put();
  }
}

}  // namespace kv
