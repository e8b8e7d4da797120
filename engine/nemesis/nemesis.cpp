#include "engine/nemesis/nemesis.h"

#include <algorithm>

namespace nemesis {

namespace {
/// The cluster comes to itself before the first fault, as often as not.
constexpr Duration kStart{std::chrono::milliseconds(400)};
}  // namespace

Nemesis::Nemesis(const Patient& patient, Profile profile, std::uint64_t seed)
    : profile_(std::make_shared<const Profile>(profile)), dice_(seed) {
  nextFault_ = patient.now() + dice_.between(Duration(0), kStart);
  nextOperation_ = patient.now() + dice_.between(Duration(0), kStart);
}

Instant Nemesis::nextAt() const {
  const Instant next = std::min({nextFault_, nextOperation_, nextWatch_});
  return planned_.empty() ? next : std::min(next, planned_.back().at);
}

void Nemesis::act(Patient& patient) {
  patient_ = &patient;
  const Instant at = patient_->now();
  if (at >= nextFault_) {
    cause(choose());
    nextFault_ = at + dice_.between(std::chrono::milliseconds(1), profile_->faultEvery);
  }
  if (at >= nextOperation_) {
    operation(dice_.chance(50) ? ServerId{} : dice_.any(servers()));
    nextOperation_ = at + dice_.between(std::chrono::milliseconds(1), profile_->operationEvery);
  }
  if (at >= nextWatch_) watchReigns();
  carryOut();
  patient_ = nullptr;
}

void Nemesis::carryOut() {
  while (!planned_.empty() && planned_.back().at <= patient_->now()) {
    const auto what = std::move(planned_.back().what);
    planned_.pop_back();
    patient_->execute(*what);
  }
}

// What is planned for the same instant is done in the order of planning.
void Nemesis::plan(Duration after, cluster::Command what) {
  const Instant at = patient_->now() + after;
  const auto place = std::find_if(planned_.begin(), planned_.end(),
                                  [&](const Planned& other) { return other.at <= at; });
  planned_.insert(place, {at, std::make_shared<const cluster::Command>(std::move(what))});
}

Fault Nemesis::choose() {
  std::uint64_t sum = 0;
  for (const std::uint8_t weight : profile_->weights) sum += weight;
  std::uint64_t drawn = dice_.below(sum);
  std::size_t place = 0;
  for (; drawn >= profile_->weights[place]; ++place) drawn -= profile_->weights[place];
  return static_cast<Fault>(place);
}

void Nemesis::cause(Fault fault) {
  ++faults_[static_cast<std::size_t>(fault)];
  const ServerId id = victim();
  switch (fault) {
    case Fault::Crash:
      return crash(id, Duration{0}, ms(20, 700));
    case Fault::CrashAll:
      return crashAll();
    case Fault::Bounce:
      return crash(id, Duration{0}, ms(0, 8));
    case Fault::Depose:
      return depose();
    case Fault::Pause:
      return pause(id);
    case Fault::Isolate:
      return isolate();
    case Fault::Halves:
      return halves(cluster::Ways::Both);
    case Fault::OneWay:
      return halves(cluster::Ways::One);
    case Fault::Bridge:
      return bridge();
    case Fault::Ring:
      return ring();
    case Fault::Loss:
    case Fault::Duplication:
    case Fault::Reordering:
    case Fault::Spikes:
    case Fault::Latency:
      return worsenLinks(fault);
    case Fault::Drift:
      return drift(id);
    case Fault::Jump:
      return jump(id);
    case Fault::SlowDisk:
      return slowDisk(dice_.chance(30) ? ServerId{} : id);
    case Fault::StalledDisk:
      return stallDisk(id);
    case Fault::FullDisk:
      return fillDisk(id);
    case Fault::LostDisk:
      return loseDisk(id);
    case Fault::Damage:
      return damageDisk(id);
    case Fault::Members:
      return changeMembers();
    case Fault::Transfer:
      return now(cluster::Transfer{dice_.any(servers())});
    case Fault::Snapshot:
      return now(cluster::TakeSnapshot{id});
    case Fault::Forget:
      return now(cluster::ForgetLeader{id});
    case Fault::Campaign:
      return now(cluster::Campaign{dice_.any(servers())});
    case Fault::Duel:
      return duel();
    case Fault::Reigns:
      return beginReigns();
  }
}

// By a client that waits for nothing; via 0: the likely leader.
void Nemesis::operation(ServerId via) {
  const auto& all = view().operations();
  for (kv::ClientId client = 1; client <= profile_->clients; ++client) {
    const bool busy = std::any_of(all.begin(), all.end(), [&](const trace::OperationView& o) {
      return o.command.client == client && !o.finished();
    });
    if (busy) continue;
    cluster::Submit submit;
    submit.operation = anyOperation();
    submit.via = via;
    submit.client = client;
    return now(submit);
  }
}

// Values are written once each, so that every read tells where it comes from.
kv::Operation Nemesis::anyOperation() {
  const std::string key(1, static_cast<char>('a' + dice_.below(profile_->keys)));
  const std::uint64_t drawn = dice_.below(100);
  if (drawn < 40) return kv::Get{key};
  if (drawn < 45) return kv::Delete{key};
  const std::string value = std::to_string(++valuesMade_);
  if (drawn < 80) return kv::Put{key, value};
  std::optional<std::string> expected;
  if (valuesMade_ > 1 && dice_.chance(80)) {
    const std::uint64_t recent = std::min<std::uint64_t>(valuesMade_ - 1, 6);
    expected = std::to_string(valuesMade_ - dice_.between(1, recent));
  }
  return kv::CompareAndSet{key, expected, value};
}

std::vector<ServerId> Nemesis::servers() const {
  std::vector<ServerId> ids;
  for (const trace::ServerView& server : view().servers()) {
    if (server.incarnation > 0) ids.push_back(server.id);
  }
  return ids;
}

std::vector<ServerId> Nemesis::others(ServerId than) const {
  std::vector<ServerId> ids = servers();
  std::erase(ids, than);
  return ids;
}

ServerId Nemesis::victim() {
  const ServerId leader = view().leader();
  return leader && dice_.chance(40) ? leader : dice_.any(servers());
}

}  // namespace nemesis
