#include "engine/scenario/client_conditions.h"

#include <algorithm>

#include "engine/scenario/replayed.h"

namespace scenario {
namespace {

bool isDeed(const trace::LeaseEnded& ended, LeaseDeed deed) {
  if (deed == LeaseDeed::Ended) return true;
  return deed == (ended.why == trace::LeaseEnd::Expired ? LeaseDeed::Expired : LeaseDeed::Revoked);
}

const trace::ServerView* mostApplied(const trace::ClusterView& view) {
  const trace::ServerView* most = nullptr;
  for (const trace::ServerView& server : view.servers()) {
    const bool more = most == nullptr || server.lastApplied > most->lastApplied;
    if (server.running() && more) most = &server;
  }
  return most;
}

template <class Body>
bool isOf(const trace::Event& event, kv::ClientId client) {
  const auto* body = std::get_if<Body>(&event.body);
  return body != nullptr && (client == 0 || body->client == client);
}

}  // namespace

bool compares(std::uint64_t number, Comparison comparison, std::uint64_t with) {
  switch (comparison) {
    case Comparison::Equal:
      return number == with;
    case Comparison::AtLeast:
      return number >= with;
    case Comparison::AtMost:
      return number <= with;
  }
  return false;
}

std::uint64_t watchesAt(ServerId server, const trace::ClusterView& view) {
  if (server) return view.server(server).watchCount;
  std::uint64_t all = 0;
  for (const trace::ServerView& each : view.servers()) all += each.watchCount;
  return all;
}

bool holdsNow(const LeaseLives& is, const trace::ClusterView& view) {
  const trace::ServerView* server = is.server ? &view.server(is.server) : mostApplied(view);
  if (server == nullptr) return false;
  const auto isIt = [&](const trace::LeaseView& lease) { return lease.lease == is.lease; };
  if (std::any_of(server->leases.begin(), server->leases.end(), isIt)) return true;
  // The view keeps some of very many: then the store is asked.
  if (server->leases.size() < trace::ServerView::kLeasesKept) return false;
  return appliedStore(view, *server).keyspace().leases().contains(is.lease);
}

bool holdsNow(const ClientIs& is, const trace::ClusterView& view) {
  const trace::ClientView* client = view.client(is.client);
  if (client == nullptr) return false;
  switch (is.state) {
    case ClientState::Watching:
      return client->watches > 0;
    case ClientState::Paused:
      return client->paused;
  }
  return false;
}

bool holdsNow(const ClientNumberIs& is, const trace::ClusterView& view) {
  const trace::ClientView* client = view.client(is.client);
  std::uint64_t number = 0;
  if (client != nullptr) {
    number = is.quantity == ClientQuantity::Heard ? client->heard : client->changes;
  }
  return compares(number, is.comparison, is.number);
}

bool holdsNow(const ClientHolds& is, const trace::ClusterView& view) {
  const trace::LockView* lock = view.lock(is.client, is.key);
  return lock != nullptr && lock->held;
}

bool isSuch(const trace::Event& event, const LeaseDoes& does) {
  const auto meant = [&](const auto* body) {
    return body != nullptr && (does.lease == 0 || body->lease == does.lease);
  };
  switch (does.deed) {
    case LeaseDeed::Granted:
      return meant(std::get_if<trace::LeaseGranted>(&event.body));
    case LeaseDeed::Renewed:
      return meant(std::get_if<trace::LeaseRenewed>(&event.body));
    case LeaseDeed::Ended:
    case LeaseDeed::Expired:
    case LeaseDeed::Revoked:
      break;
  }
  const auto* ended = std::get_if<trace::LeaseEnded>(&event.body);
  return meant(ended) && isDeed(*ended, does.deed);
}

bool isSuch(const trace::Event& event, const WatchDoes& does) {
  switch (does.deed) {
    case WatchDeed::Opened:
      return isOf<trace::WatchOpened>(event, does.client);
    case WatchDeed::Told:
      return isOf<trace::WatchTold>(event, does.client);
    case WatchDeed::Heard: {
      const auto* heard = std::get_if<trace::WatchHeard>(&event.body);
      return heard != nullptr && heard->changes > 0 && isOf<trace::WatchHeard>(event, does.client);
    }
    case WatchDeed::Cancelled:
      return isOf<trace::WatchCancelled>(event, does.client);
  }
  return false;
}

}  // namespace scenario
