// Leases, watches, and what simulated clients know of them.
#include <algorithm>

#include "engine/kv/calls.h"
#include "engine/trace/folder.h"

namespace trace {
namespace {

/// The place of the lease, or where it would stand.
auto placeOf(std::vector<LeaseView>& leases, kv::LeaseId id) {
  return std::lower_bound(leases.begin(), leases.end(), id,
                          [](const LeaseView& l, kv::LeaseId k) { return l.lease < k; });
}

ClientView& clientOf(std::vector<ClientView>& clients, kv::ClientId id) {
  const auto place =
      std::lower_bound(clients.begin(), clients.end(), id,
                       [](const ClientView& c, kv::ClientId k) { return c.client < k; });
  if (place != clients.end() && place->client == id) return *place;
  return *clients.insert(place, ClientView{.client = id});
}

WatchView* watchOf(std::vector<WatchView>& watches, ServerId server, kv::WatchId id) {
  const auto found = std::find_if(watches.begin(), watches.end(), [&](const WatchView& w) {
    return w.watch == id && w.server == server;
  });
  return found == watches.end() ? nullptr : &*found;
}

bool isAbsence(const kv::Compare& compare) {
  const bool ofLife = compare.target == kv::Target::CreateRevision ||
                      compare.target == kv::Target::Version ||
                      compare.target == kv::Target::ModRevision;
  return ofLife && compare.range.isOne() && compare.relation == kv::Relation::Equal &&
         compare.number == 0;
}

/// What the transaction puts where it made sure that nothing is.
const kv::PutRequest* createdBy(const kv::TxnRequest& txn) {
  for (const kv::Act& act : txn.success) {
    const auto* put = std::get_if<kv::PutRequest>(&act.body);
    const auto absent = [&](const kv::Compare& c) {
      return isAbsence(c) && c.range.key == put->key;
    };
    const bool isCreation =
        put != nullptr && std::any_of(txn.compares.begin(), txn.compares.end(), absent);
    if (isCreation) return put;
  }
  return nullptr;
}

}  // namespace

void Folder::operator()(const LeaseGranted& e) {
  auto& leases = server().leases;
  auto place = placeOf(leases, e.lease);
  const LeaseView granted{e.lease, e.ttl, event.at, Duration::zero(), e.client};
  if (place != leases.end() && place->lease == e.lease) {
    *place = granted;
    return;
  }
  ++server().leaseCount;
  leases.insert(place, granted);
  if (leases.size() <= ServerView::kLeasesKept) return;
  leases.erase(
      std::min_element(leases.begin(), leases.end(),
                       [](const LeaseView& a, const LeaseView& b) { return a.since < b.since; }));
}

void Folder::operator()(const LeaseRenewed& e) {
  auto& leases = server().leases;
  const auto place = placeOf(leases, e.lease);
  if (place == leases.end() || place->lease != e.lease) return;
  place->since = event.at;
  place->grace = Duration::zero();
}

void Folder::operator()(const LeaseEnded& e) {
  auto& leases = server().leases;
  const auto place = placeOf(leases, e.lease);
  if (place != leases.end() && place->lease == e.lease) leases.erase(place);
  if (server().leaseCount > 0) --server().leaseCount;
}

void Folder::operator()(const LeasesBegun& e) {
  server().leaseCount = e.leases;
  for (LeaseView& lease : server().leases) {
    lease.since = event.at;
    lease.grace = e.grace;
  }
}

void Folder::operator()(const WatchAsked& e) { ++clientOf(view.clients_, e.client).watches; }

void Folder::operator()(const WatchOpened& e) {
  WatchView opened;
  opened.watch = e.watch;
  opened.client = e.client;
  opened.server = event.server;
  opened.key = e.key;
  opened.end = e.end;
  opened.openedAt = event.at;
  opened.from = e.from;
  opened.through = e.from == 0 ? 0 : e.from - 1;
  view.watches_.push_back(std::move(opened));
  ++server().watchCount;
  if (view.watches_.size() > ClusterView::kWatchesKept) view.watches_.erase(view.watches_.begin());
}

void Folder::operator()(const WatchTold& e) {
  WatchView* watch = watchOf(view.watches_, event.server, e.watch);
  if (watch == nullptr) return;
  watch->through = e.through;
  watch->changes += e.changes;
  watch->lastKey = e.key;
  watch->lastToldAt = event.at;
}

void Folder::operator()(const WatchHeard& e) {
  ClientView& client = clientOf(view.clients_, e.client);
  client.heard = std::max(client.heard, e.through);
  client.changes += e.changes;
}

void Folder::operator()(const WatchCancelled& e) {
  if (event.server) {
    if (server().watchCount > 0) --server().watchCount;
    std::erase_if(view.watches_, [&](const WatchView& w) {
      return w.watch == e.watch && w.server == event.server;
    });
    return;
  }
  ClientView& client = clientOf(view.clients_, e.client);
  if (client.watches > 0) --client.watches;
}

void Folder::operator()(const KeepAliveSet& e) {
  const auto same = [&](const KeeperView& k) { return k.client == e.client && k.lease == e.lease; };
  std::erase_if(view.keepers_, same);
  if (e.every > Duration::zero()) {
    view.keepers_.push_back({e.client, e.lease, e.every, e.via});
    return;
  }
  for (LockView& lock : view.locks_) {
    if (lock.client == e.client && lock.lease == e.lease) lock.held = false;
  }
}

void Folder::operator()(const ClientPaused& e) { clientOf(view.clients_, e.client).paused = true; }

void Folder::operator()(const ClientResumed& e) {
  clientOf(view.clients_, e.client).paused = false;
}

void Folder::keepLocks(const OperationView& ended) {
  const kv::ClientId client = ended.command.client;
  const bool counts = client < kv::kOutside && ended.outcome == Outcome::Ok && ended.result.done;
  const auto request = counts ? kv::requestOf(ended.command.operation) : std::nullopt;
  if (!request) return;
  const auto letGo = [&](auto isMeant) {
    for (LockView& lock : view.locks_) {
      if (lock.client == client && isMeant(lock)) lock.held = false;
    }
  };
  if (const auto* txn = std::get_if<kv::TxnRequest>(&*request)) {
    const kv::PutRequest* put = createdBy(*txn);
    if (put == nullptr) return;
    std::erase_if(view.locks_, [&](const LockView& lock) {
      return lock.client == client && lock.key == put->key;
    });
    view.locks_.push_back({client, put->key, ended.result.revision, put->lease, true});
  } else if (const auto* gone = std::get_if<kv::DeleteRequest>(&*request)) {
    letGo([&](const LockView& lock) { return gone->range.contains(lock.key); });
  } else if (const auto* revoked = std::get_if<kv::LeaseRevokeRequest>(&*request)) {
    letGo([&](const LockView& lock) { return lock.lease == revoked->id; });
  }
}

const ClientView* ClusterView::client(kv::ClientId id) const {
  const auto found = std::find_if(clients_.begin(), clients_.end(),
                                  [&](const ClientView& c) { return c.client == id; });
  return found == clients_.end() ? nullptr : &*found;
}

const LockView* ClusterView::lock(kv::ClientId client, const std::string& key) const {
  const auto found = std::find_if(locks_.begin(), locks_.end(), [&](const LockView& l) {
    return l.client == client && l.key == key;
  });
  return found == locks_.end() ? nullptr : &*found;
}

}  // namespace trace
