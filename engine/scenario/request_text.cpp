#include "engine/scenario/request_text.h"

#include <limits>

#include "engine/scenario/words.h"

namespace scenario {
namespace {

constexpr auto kNumberMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

using Text = std::optional<std::string>;

kv::LeaseId leaseIfNamed(Cursor& in) { return in.take("lease") ? readLease(in) : 0; }

kv::Request readGrant(Cursor& in) {
  kv::LeaseGrantRequest grant;
  grant.id = readLease(in);
  const Duration time = in.duration();
  grant.seconds = std::chrono::floor<std::chrono::seconds>(time).count();
  if (grant.seconds < 1 || std::chrono::seconds(grant.seconds) != time) {
    in.failBefore("whole seconds, as 10s");
  }
  return grant;
}

kv::Request readRevoke(Cursor& in) { return kv::LeaseRevokeRequest{readLease(in)}; }

kv::Request readCompact(Cursor& in) { return kv::CompactRequest{in.number(kNumberMost)}; }

kv::PutRequest putOf(Cursor& in) {
  kv::PutRequest put;
  put.key = in.value("a key");
  put.value = in.value("a value");
  put.lease = leaseIfNamed(in);
  return put;
}

kv::Compare absenceOf(const std::string& key) {
  return {kv::KeyRange::one(key), kv::Target::CreateRevision, kv::Relation::Equal, 0, {}};
}

kv::Request readCreate(Cursor& in) {
  kv::TxnRequest txn;
  kv::PutRequest put = putOf(in);
  txn.compares.push_back(absenceOf(put.key));
  txn.success.push_back({std::move(put)});
  return txn;
}

template <class Table>
auto wordOf(const Table& table, Cursor& in) -> decltype(table[0].value) {
  for (const auto& word : table) {
    if (in.take(word.text)) return word.value;
  }
  in.fail(listOf(table));
  return table[0].value;
}

kv::Compare readCompare(Cursor& in) {
  kv::Compare compare;
  compare.target = wordOf(kTargetWords, in);
  compare.range = kv::KeyRange::one(in.value("a key"));
  compare.relation = wordOf(kRelationWords, in);
  if (compare.target == kv::Target::Value) {
    compare.value = in.value("a value");
  } else {
    compare.number = static_cast<std::int64_t>(in.number(kNumberMost));
  }
  return compare;
}

std::vector<kv::Act> readActs(Cursor& in) {
  std::vector<kv::Act> acts;
  do {
    if (in.take("put")) {
      acts.push_back({putOf(in)});
    } else if (in.take("delete")) {
      acts.push_back({kv::DeleteRequest{kv::KeyRange::one(in.value("a key")), {}}});
    } else if (in.take("get")) {
      kv::RangeRequest get;
      get.range = kv::KeyRange::one(in.value("a key"));
      acts.push_back({std::move(get)});
    } else {
      in.fail("'put', 'delete' or 'get'");
    }
  } while (!in.failed() && in.take(","));
  return acts;
}

kv::Request readTxn(Cursor& in) {
  kv::TxnRequest txn;
  do {
    txn.compares.push_back(readCompare(in));
  } while (!in.failed() && in.take("and"));
  in.require("then");
  txn.success = readActs(in);
  if (in.take("else")) txn.failure = readActs(in);
  return txn;
}

struct Verb {
  std::string_view word;
  kv::Request (*read)(Cursor&);
};
constexpr std::array<Verb, 5> kVerbs{{{"grant", readGrant},
                                      {"revoke", readRevoke},
                                      {"create", readCreate},
                                      {"txn", readTxn},
                                      {"compact", readCompact}}};

std::string numberText(std::int64_t number) { return std::to_string(number); }

Text putText(const std::string& verb, const kv::PutRequest& put) {
  const bool plain = put.previous == kv::Previous::Left && put.keeps == kv::Keeps::Nothing;
  if (!plain || put.lease < 0) return std::nullopt;
  return verb + " " + quoted(put.key) + " " + quoted(put.value) +
         (put.lease == 0 ? "" : " lease " + numberText(put.lease));
}

Text compareText(const kv::Compare& compare) {
  const bool ofValue = compare.target == kv::Target::Value;
  const bool plain = compare.range.isOne() && compare.number >= 0 &&
                     (ofValue ? compare.number == 0 : compare.value.empty());
  if (!plain) return std::nullopt;
  return std::string(wordFor(kTargetWords, compare.target)) + " " + quoted(compare.range.key) +
         " " + std::string(wordFor(kRelationWords, compare.relation)) + " " +
         (ofValue ? quoted(compare.value) : numberText(compare.number));
}

struct ActText {
  Text operator()(const kv::PutRequest& put) const { return putText("put", put); }
  Text operator()(const kv::DeleteRequest& gone) const {
    const bool plain = gone.range.isOne() && gone.previous == kv::Previous::Left;
    return plain ? Text("delete " + quoted(gone.range.key)) : std::nullopt;
  }
  Text operator()(const kv::RangeRequest& get) const {
    kv::RangeRequest plain;
    plain.range = kv::KeyRange::one(get.range.key);
    return get == plain ? Text("get " + quoted(get.range.key)) : std::nullopt;
  }
  Text operator()(const kv::TxnRequest&) const { return std::nullopt; }
};

/// " and a" and the like; nullopt as soon as one part has no text.
template <class Parts, class Write>
Text joined(const Parts& parts, std::string_view between, Write write) {
  std::string text;
  for (const auto& part : parts) {
    const Text one = write(part);
    if (!one) return std::nullopt;
    text += (text.empty() ? "" : std::string(between)) + *one;
  }
  return text;
}

Text actsText(const std::vector<kv::Act>& acts) {
  return joined(acts, ", ", [](const kv::Act& act) { return std::visit(ActText{}, act.body); });
}

Text creationText(const kv::TxnRequest& txn) {
  if (txn.compares.size() != 1 || txn.success.size() != 1 || !txn.failure.empty()) return {};
  const auto* put = std::get_if<kv::PutRequest>(&txn.success.front().body);
  if (put == nullptr || !(txn.compares.front() == absenceOf(put->key))) return {};
  return putText("create", *put);
}

Text txnText(const kv::TxnRequest& txn) {
  if (const Text creation = creationText(txn)) return creation;
  if (txn.compares.empty() || txn.success.empty()) return std::nullopt;
  const Text compares = joined(txn.compares, " and ", compareText);
  const Text success = actsText(txn.success);
  const Text failure = actsText(txn.failure);
  if (!compares || !success || !failure) return std::nullopt;
  return "txn " + *compares + " then " + *success + (failure->empty() ? "" : " else " + *failure);
}

struct RequestText {
  Text operator()(const kv::PutRequest& put) const {
    return put.lease > 0 ? putText("put", put) : std::nullopt;
  }
  Text operator()(const kv::LeaseGrantRequest& grant) const {
    const bool plain =
        grant.id > 0 && grant.seconds > 0 && std::chrono::seconds(grant.seconds) <= kLongest;
    if (!plain) return std::nullopt;
    return "grant " + numberText(grant.id) + " " + textOf(std::chrono::seconds(grant.seconds));
  }
  Text operator()(const kv::LeaseRevokeRequest& revoke) const {
    return revoke.id > 0 ? Text("revoke " + numberText(revoke.id)) : std::nullopt;
  }
  Text operator()(const kv::LeaseRenewRequest& renew) const {
    return renew.id > 0 ? Text("keepalive " + numberText(renew.id)) : std::nullopt;
  }
  Text operator()(const kv::CompactRequest& compact) const {
    if (compact.revision > kNumberMost) return std::nullopt;
    return "compact " + std::to_string(compact.revision);
  }
  Text operator()(const kv::TxnRequest& txn) const { return txnText(txn); }
  Text operator()(const kv::RangeRequest&) const { return std::nullopt; }
  Text operator()(const kv::DeleteRequest&) const { return std::nullopt; }
  Text operator()(const kv::LeaseExpireRequest&) const { return std::nullopt; }
  Text operator()(const kv::AlarmRequest&) const { return std::nullopt; }
  Text operator()(const kv::PeerUrlsRequest&) const { return std::nullopt; }
};

}  // namespace

kv::LeaseId readLease(Cursor& in) {
  const auto lease = static_cast<kv::LeaseId>(in.number(kNumberMost));
  if (lease == 0) in.failBefore("the number of a lease, from 1 on");
  return lease;
}

std::optional<kv::Request> readRequest(Cursor& in) {
  for (const Verb& verb : kVerbs) {
    if (in.take(verb.word)) return verb.read(in);
  }
  return std::nullopt;
}

std::string requestWords() {
  std::string words;
  for (const Verb& verb : kVerbs) words += (words.empty() ? "" : ", ") + std::string(verb.word);
  return words;
}

std::optional<std::string> verbOf(const kv::Request& request) {
  return std::visit(RequestText{}, request);
}

}  // namespace scenario
