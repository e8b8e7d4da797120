// Requests in words, and which keys they write.
#include "engine/kv/lease_name.h"
#include "engine/kv/readable.h"
#include "engine/kv/requests.h"

namespace kv {
namespace {

std::string textOfRange(const KeyRange& range, std::size_t most) {
  const std::string key = readable(range.key, most);
  if (range.isOne()) return key;
  if (range == KeyRange::all()) return "all keys";
  if (range == KeyRange::prefix(range.key)) return key + "...";
  return range.isOpen() ? "from " + key : key + " to " + readable(range.end, most);
}

std::string leaseText(const char* what, LeaseId id) {
  return std::string(what) + " lease " + leaseName(id);
}

struct InWords {
  std::size_t most;

  std::string operator()(const RangeRequest& range) const {
    return "get " + textOfRange(range.range, most) +
           (range.revision == 0 ? "" : " at " + std::to_string(range.revision));
  }
  std::string operator()(const PutRequest& put) const {
    return "put " + readable(put.key, most) + "=" + readable(put.value, most) +
           (put.lease == 0 ? "" : leaseText(" with", put.lease));
  }
  std::string operator()(const DeleteRequest& deletion) const {
    return "delete " + textOfRange(deletion.range, most);
  }
  std::string operator()(const TxnRequest& txn) const {
    std::string keys;
    for (const KeyRange& range : writtenBy(Request(txn))) keys += " " + textOfRange(range, most);
    return keys.empty() ? "txn that reads" : "txn" + keys;
  }
  std::string operator()(const CompactRequest& compact) const {
    return "compact to " + std::to_string(compact.revision);
  }
  std::string operator()(const LeaseGrantRequest& grant) const {
    return leaseText("grant", grant.id) + " for " + std::to_string(grant.seconds) + " s";
  }
  std::string operator()(const LeaseRevokeRequest& revoke) const {
    return leaseText("revoke", revoke.id);
  }
  std::string operator()(const LeaseRenewRequest& renew) const {
    return leaseText("keep", renew.id);
  }
  std::string operator()(const LeaseExpireRequest& expire) const {
    return leaseText("end", expire.id);
  }
  std::string operator()(const AlarmRequest& alarm) const {
    return std::string(alarm.to == AlarmRequest::To::Raised ? "raise" : "disarm") +
           " the space alarm of S" + std::to_string(alarm.member);
  }
  std::string operator()(const PeerUrlsRequest& peer) const {
    std::string text = "S" + std::to_string(peer.member) + " is at";
    for (const std::string& url : peer.urls) text += ' ' + url;
    return text;
  }
};

struct Writes {
  std::vector<KeyRange>* ranges;

  void operator()(const PutRequest& put) const { ranges->push_back(KeyRange::one(put.key)); }
  void operator()(const DeleteRequest& deletion) const { ranges->push_back(deletion.range); }
  void operator()(const TxnRequest& txn) const {
    for (const auto* acts : {&txn.success, &txn.failure}) {
      for (const Act& act : *acts) std::visit(*this, act.body);
    }
  }
  void operator()(const RangeRequest&) const {}
  void operator()(const CompactRequest&) const {}
  void operator()(const LeaseGrantRequest&) const {}
  void operator()(const LeaseRevokeRequest&) const {}
  void operator()(const LeaseRenewRequest&) const {}
  void operator()(const LeaseExpireRequest&) const {}
  void operator()(const AlarmRequest&) const {}
  void operator()(const PeerUrlsRequest&) const {}
};

}  // namespace

std::string textOf(const Request& request) { return textOf(request, kReadableMost); }

std::string textOf(const Request& request, std::size_t most) {
  return std::visit(InWords{most}, request);
}

std::vector<KeyRange> writtenBy(const Request& request) {
  std::vector<KeyRange> ranges;
  std::visit(Writes{&ranges}, request);
  return ranges;
}

}  // namespace kv
