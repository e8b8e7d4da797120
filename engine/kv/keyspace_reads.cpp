// What is read of the keyspace: ranges and comparisons.
#include <algorithm>
#include <limits>

#include "engine/kv/keyspace.h"

namespace kv {
namespace {

constexpr auto kAll = std::numeric_limits<std::size_t>::max();

bool isWithin(Revision value, Revision least, Revision most) {
  return value >= least && (most == 0 || value <= most);
}

bool isWithin(const Record& record, const RangeRequest& request) {
  return isWithin(record.modRevision, request.minMod, request.maxMod) &&
         isWithin(record.createRevision, request.minCreate, request.maxCreate);
}

bool isFiltered(const RangeRequest& request) {
  return request.minMod + request.maxMod + request.minCreate + request.maxCreate > 0;
}

bool isBefore(const Record& a, const Record& b, SortBy by) {
  switch (by) {
    case SortBy::Key:
      return a.key < b.key;
    case SortBy::Version:
      return a.version < b.version;
    case SortBy::CreateRevision:
      return a.createRevision < b.createRevision;
    case SortBy::ModRevision:
      return a.modRevision < b.modRevision;
    case SortBy::Value:
      return a.value < b.value;
  }
  return false;
}

void sortAs(std::vector<Record>& records, const RangeRequest& request) {
  // Without an order, etcd sorts by what is asked for all the same, upwards.
  const bool down = request.order == SortOrder::Descend;
  std::stable_sort(records.begin(), records.end(), [&](const Record& a, const Record& b) {
    return down ? isBefore(b, a, request.sortBy) : isBefore(a, b, request.sortBy);
  });
}

template <class Number>
bool stands(Number is, Relation relation, Number wanted) {
  switch (relation) {
    case Relation::Equal:
      return is == wanted;
    case Relation::Greater:
      return is > wanted;
    case Relation::Less:
      return is < wanted;
    case Relation::NotEqual:
      return is != wanted;
  }
  return false;
}

std::int64_t numberOf(const Record& record, Target target) {
  switch (target) {
    case Target::Version:
      return static_cast<std::int64_t>(record.version);
    case Target::CreateRevision:
      return static_cast<std::int64_t>(record.createRevision);
    case Target::ModRevision:
      return static_cast<std::int64_t>(record.modRevision);
    case Target::Lease:
      return record.lease;
    case Target::Value:
      break;
  }
  return 0;
}

bool holdsFor(const Record& record, const Compare& compare) {
  if (compare.target == Target::Value) {
    return stands(record.value, compare.relation, compare.value);
  }
  return stands(numberOf(record, compare.target), compare.relation, compare.number);
}

}  // namespace

std::optional<Refusal> Keyspace::refusalOfRevision(Revision revision) const {
  if (revision > revision_) return Refusal::FutureRevision;
  if (revision != 0 && revision < compacted_) return Refusal::Compacted;
  return std::nullopt;
}

Answer Keyspace::read(const RangeRequest& request) const {
  if (request.range.key.empty()) return {Refusal::EmptyKey, revision_};
  if (const auto refusal = refusalOfRevision(request.revision)) return {*refusal, revision_};
  return {range(request), revision_};
}

RangeAnswer Keyspace::range(const RangeRequest& request) const {
  const bool whole =
      isFiltered(request) || request.order != SortOrder::None || request.sortBy != SortBy::Key;
  const std::size_t limit = request.limit == 0 ? kAll : request.limit;
  const std::size_t most = request.wants == Wants::CountOnly ? 0 : whole ? kAll : limit;
  const auto at = request.revision == 0 ? std::nullopt : std::optional(request.revision);
  RangeAnswer answer;
  answer.records = versions_.in(request.range, at, most, answer.count);
  std::erase_if(answer.records, [&](const Record& r) { return !isWithin(r, request); });
  if (whole) sortAs(answer.records, request);
  if (request.wants == Wants::CountOnly) return answer;
  answer.more = whole ? answer.records.size() > limit : answer.count > limit;
  if (answer.records.size() > limit) answer.records.resize(limit);
  if (request.wants == Wants::KeysOnly) {
    for (Record& record : answer.records) record.value.clear();
  }
  return answer;
}

bool Keyspace::holds(const Compare& compare) const {
  std::uint64_t count = 0;
  const std::vector<Record> records = versions_.in(compare.range, std::nullopt, kAll, count);
  if (records.empty()) return compare.target != Target::Value && holdsFor({}, compare);
  return std::all_of(records.begin(), records.end(),
                     [&](const Record& record) { return holdsFor(record, compare); });
}

}  // namespace kv
