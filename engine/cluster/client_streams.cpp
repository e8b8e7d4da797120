// What simulated clients do beside their operations: keep-alives and watches; and clients that
// stand still. Their words travel as requests and answers do, those of one watch in order.
#include <algorithm>

#include "engine/cluster/chance.h"
#include "engine/cluster/member_ports.h"

namespace cluster {

namespace {

constexpr unsigned kEpochBits = 32;
/// Of watches from outside that end with their server, so many have an event of their own.
constexpr std::size_t kEndsShownMost = 16;

std::string nameOf(kv::ClientId client) { return "c" + std::to_string(client); }

}  // namespace

std::string Cluster::keepAlive(const KeepAlive& command) {
  if (std::string why = keepers_.check(command); !why.empty()) return why;
  if (clients_.halted().contains(command.client)) return nameOf(command.client) + " is paused";
  const ServerId via = command.via ? command.via : likelyLeader();
  keepers_.set(now_, command, via, wallSeconds() << kEpochBits);
  emit(ServerId{}, trace::KeepAliveSet{command.lease, command.client, via, command.every});
  setClientAlarm();
  return {};
}

std::string Cluster::watchKeys(const WatchKeys& command) {
  if (std::string why = watchers_.check(command); !why.empty()) return why;
  if (clients_.halted().contains(command.client)) return nameOf(command.client) + " is paused";
  carryOut(watchers_.watch(command, command.via ? command.via : likelyLeader()));
  return {};
}

std::string Cluster::cancelWatch(const CancelWatch& command) {
  if (std::string why = watchers_.check(command); !why.empty()) return why;
  if (clients_.halted().contains(command.client)) return nameOf(command.client) + " is paused";
  carryOut(watchers_.cancel(command));
  return {};
}

std::string Cluster::pauseClient(const PauseClient& command) {
  if (clients_.halted().contains(command.client)) {
    return nameOf(command.client) + " is already paused";
  }
  clients_.halt(command.client);
  emit(ServerId{}, trace::ClientPaused{command.client});
  setClientAlarm();
  return {};
}

std::string Cluster::goOn(const ResumeClient& command) {
  if (!clients_.halted().contains(command.client)) return nameOf(command.client) + " is not paused";
  clients_.release(command.client);
  emit(ServerId{}, trace::ClientResumed{command.client});
  const auto waiting = mail_.extract(command.client);
  if (!waiting.empty()) {
    for (const Happening& arrival : waiting.mapped()) happen(arrival);
  }
  trigger_ = {};
  setClientAlarm();
  return {};
}

bool Cluster::waitsFor(kv::ClientId client, const Happening& arrival) {
  if (!clients_.halted().contains(client)) return false;
  mail_[client].push_back(arrival);
  return true;
}

void Cluster::carryOut(const Keepers::Output& output) {
  const trace::EventId cause = trigger_;
  for (const trace::OperationFinished& finished : output.finished) {
    trigger_ = cause ? cause : startOf(finished.id);
    const trace::EventId ended = emit(ServerId{}, finished);
    trigger_ = output.given.empty() ? cause : ended;
  }
  for (const trace::KeepAliveSet& given : output.given) emit(ServerId{}, given);
  trigger_ = cause;
  for (const Clients::Request& request : output.send) sendRequest(request);
  setClientAlarm();
}

void Cluster::carryOut(const Watchers::Output& output) {
  for (const trace::WatchCancelled& ended : output.ended) emit(ServerId{}, ended);
  if (output.heard) emit(ServerId{}, *output.heard);
  for (const Watchers::Wish& wish : output.send) {
    WatchArrival arrival{wish.to, wish.id, nullptr, trigger_};
    if (wish.request) {
      const kv::WatchRequest& request = *wish.request;
      arrival.request = std::make_shared<const kv::WatchRequest>(request);
      arrival.asked =
          emit(ServerId{}, trace::WatchAsked{wish.id, request.client, wish.to, request.range.key,
                                             request.range.end, request.from});
    }
    const Instant at = std::max(wish.notBefore, now_ + watchFlight(wish.id, wish.to));
    watchers_.sent(wish.id, at);
    schedule(at, std::move(arrival));
  }
  setClientAlarm();
}

Duration Cluster::watchFlight(kv::WatchId id, ServerId server) {
  const Draw draw{Purpose::Watch, static_cast<std::uint64_t>(-id), server.value, ++watchWords_};
  return drawBetween(seed(), draw, settings_.links.latencyMin, settings_.links.latencyMax);
}

void Cluster::watchArrives(const WatchArrival& arrival) {
  Process& to = process(arrival.server);
  if (to.running()) {
    accept(to, arrival);
  } else {
    refuseWatch(arrival);
  }
}

void Cluster::refuseWatch(const WatchArrival& arrival) {
  if (!arrival.request) return;
  kv::Told over;
  over.id = arrival.watch;
  sendTold(arrival.server,
           {arrival.request->client, std::make_shared<const kv::Told>(over), true, arrival.asked});
}

void Cluster::performWatch(Process& process, const WatchArrival& arrival) {
  trigger_ = arrival.asked;
  MemberPorts ports(*this, process);
  if (arrival.request) {
    process.member->watch(ports.ports(), arrival.watch, *arrival.request);
  } else {
    process.member->cancelWatch(ports.ports(), arrival.watch);
  }
}

void Cluster::watchStands(const trace::WatchOpened& opened, ServerId by, trace::EventId cause) {
  kv::Told stands;
  stands.id = opened.watch;
  stands.through = opened.from - 1;
  sendTold(by, {opened.client, std::make_shared<const kv::Told>(std::move(stands)), false, cause});
}

void Cluster::tell(ServerId by, const kv::Told& told) {
  sendTold(by, {told.client, std::make_shared<const kv::Told>(told), false, lastTold_});
}

void Cluster::sendTold(ServerId by, ToldArrival arrival) {
  const kv::WatchId id = arrival.told->id;
  if (!watchers_.contains(id)) return;  // nobody listens there any more
  schedule(watchers_.inOrder(id, now_ + watchFlight(id, by)), std::move(arrival));
}

void Cluster::toldArrives(const ToldArrival& arrival) {
  if (!watchers_.contains(arrival.told->id) || waitsFor(arrival.client, arrival)) return;
  trigger_ = arrival.cause;
  if (arrival.ended) {
    carryOut(watchers_.lost(now_, arrival.told->id));
  } else {
    carryOut(watchers_.hear(*arrival.told));
  }
}

std::vector<std::pair<kv::WatchId, kv::ClientId>> Cluster::watchesOf(const Process& process) const {
  if (!process.member || process.member->watches().size() == 0) return {};
  return process.member->watches().all();
}

// A client learns it from its broken connection, after all that was said on it before.
void Cluster::endWatches(ServerId stopped,
                         const std::vector<std::pair<kv::WatchId, kv::ClientId>>& all) {
  std::size_t outside = 0;
  for (const auto& [id, client] : all) {
    if (client == 0 && ++outside > kEndsShownMost) continue;
    const trace::EventId over =
        emit(stopped, trace::WatchCancelled{id, client, trace::WatchEnd::Stopped, 0});
    if (client == 0) continue;
    kv::Told ended;
    ended.id = id;
    sendTold(stopped, {client, std::make_shared<const kv::Told>(ended), true, over});
  }
}

}  // namespace cluster
