#include "tests/scenario/random_script.h"

#include <random>

#include "engine/kv/calls.h"

namespace scenario {
namespace {

using Kind = ServerRef::Kind;

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {}

  Script script() {
    Script script;
    if (chance()) script.title = text() + "t";
    script.settings = settings();
    servers_ = script.settings.servers;
    for (std::uint32_t n = below(12); n > 0; --n) script.statements.push_back(statement());
    return script;
  }

 private:
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }
  bool chance() { return below(2) == 0; }
  template <class E>
  E any(std::uint32_t count) {
    return static_cast<E>(below(count));
  }

  std::string text() {
    static constexpr std::string_view kPieces[] = {"x",  "key", " ",  "\"", "\\", "#",    "|",
                                                   "->", "é",   "\n", "\t", "{",  "\x01", "via"};
    std::string text;
    for (std::uint32_t n = below(4); n > 0; --n) text += kPieces[below(std::size(kPieces))];
    if (below(10) == 0) text += static_cast<char>(below(256));
    return text;
  }

  Duration duration() {
    static constexpr std::int64_t kUnits[] = {1, 1'000, 1'000'000, 1'000'000'000};
    return Duration(below(3'500) * kUnits[below(4)]);
  }
  Duration timer() { return duration() + std::chrono::milliseconds(1); }
  std::uint32_t ppm() { return below(1'000'001); }
  ServerId server() { return ServerId{1 + below(servers_)}; }

  ServerRef ref(bool all) {
    const std::uint32_t kind = below(all ? 4 : 3);
    if (kind == 2) return {Kind::Leader, {}};
    if (kind == 3) return {Kind::All, {}};
    return {Kind::Named, server()};
  }

  cluster::Settings settings() {
    cluster::Settings s;
    s.servers = 2 + below(50);
    s.seed = (static_cast<std::uint64_t>(random_()) << 32) | random_();
    s.electionTimeoutMin = timer();
    s.electionTimeoutMax = s.electionTimeoutMin + Duration(below(1000));
    s.heartbeatInterval = timer();
    s.links.latencyMin = duration();
    s.links.latencyMax = s.links.latencyMin + Duration(below(1000));
    s.links.lossPpm = ppm();
    s.links.spike = duration();
    s.disks.syncMin = duration();
    s.disks.syncMax = s.disks.syncMin;
    s.bandwidth = random_();
    s.forwarding = chance() ? server::Forwarding::On : server::Forwarding::Off;
    s.clientTimeout = timer();
    s.clientRetries = below(101);
    return s;
  }

  Condition condition(bool occurring) {
    Condition c;
    c.sense = any<Sense>(2);
    switch (below(occurring ? 14 : 12)) {
      case 0:
        c.what = any<Fact>(7);
        break;
      case 1:
        c.what = LeaderIn{std::vector<ServerId>(1 + below(3), server())};
        break;
      case 2:
        c.what = ServerIs{server(), any<ServerState>(7)};
        break;
      case 3:
        c.what = number();
        break;
      case 4:
        c.what = KeyIs{text(), maybeText(), chance() ? server() : ServerId{}};
        break;
      case 5:
        c.what = LastOperationIs{any<OperationKind>(9), any<OperationState>(6)};
        break;
      case 6:
        c.what = LastResultIs{any<OperationKind>(5), maybeText()};
        break;
      case 7:
        c.what = LeaseLives{1 + below(9), chance() ? server() : ServerId{}};
        break;
      case 8:
        c.what = KeyHasLease{text(), 1 + below(9), chance() ? server() : ServerId{}};
        break;
      case 9:
        c.what = ClientIs{1 + below(9), any<ClientState>(2)};
        break;
      case 10:
        c.what =
            ClientNumberIs{1 + below(9), any<ClientQuantity>(2), any<Comparison>(3), random_()};
        break;
      case 11:
        c.what = ClientHolds{1 + below(9), text()};
        break;
      case 12:
        c.what = any<Happening>(5);
        break;
      case 13:
        c.what = instant();
        break;
    }
    return c;
  }

  decltype(Condition::what) instant() {
    switch (below(3)) {
      case 0:
        return LeaseDoes{below(3), any<LeaseDeed>(5)};
      case 1:
        return WatchDoes{any<WatchDeed>(4), below(3)};
    }
    return MessageTo{server()};
  }

  NumberIs number() {
    const auto quantity = any<Quantity>(9);
    const bool ofRun = quantity == Quantity::Violations || chance();
    return {quantity, ofRun ? ServerId{} : server(), any<Comparison>(3), random_()};
  }

  std::optional<std::string> maybeText() { return chance() ? std::optional(text()) : std::nullopt; }

  template <class Value>
  void maybe(std::optional<Value>& field, Value value) {
    if (chance()) field = value;
  }

  CutLinks cut() {
    CutLinks cut;
    cut.ways = any<cluster::Ways>(2);
    const std::uint32_t groups = cut.ways == cluster::Ways::One ? 2 : 2 + below(3);
    for (std::uint32_t g = 0; g < groups; ++g) {
      ServerRefs group;
      for (std::uint32_t n = 1 + below(3); n > 0; --n) group.push_back(ref(false));
      if (below(4) == 0) group.push_back({Kind::Rest, {}});
      cut.groups.push_back(group);
    }
    return cut;
  }

  ChangeLinks links() {
    ChangeLinks change;
    if (chance()) {
      change.links.from = ref(true);
      change.links.to = ref(true);
      const bool same = change.links.from == change.links.to;
      if (same) change.links.to = {Kind::All, {}};
      if (same) change.links.from = {Kind::Leader, {}};
      change.links.ways = any<cluster::Ways>(2);
    }
    auto& c = change.change;
    const Duration least = duration();
    maybe(c.latencyMin, least);
    maybe(c.latencyMax, least + Duration(below(100)));
    maybe(c.duplicatePpm, ppm());
    maybe(c.reorderPpm, ppm());
    maybe(c.spikePpm, ppm());
    maybe(c.spike, duration());
    if (chance() || c == cluster::SetLink{}) c.lossPpm = ppm();
    return change;
  }

  ChangeDisk disk() {
    ChangeDisk disk{ref(true), {}};
    const Duration least = duration();
    maybe(disk.change.syncMin, least);
    maybe(disk.change.syncMax, least + Duration(below(100)));
    maybe(disk.change.writeLatency, duration());
    if (chance() || disk.change == cluster::SetDisk{}) disk.change.stalled = chance();
    return disk;
  }

  Operate operate() {
    Operate o;
    switch (below(6)) {
      case 5:
        o.operation = kv::callOf(request());
        break;
      case 4:
        o.operation = kv::callOf(kv::PutRequest{text(), text(), below(9), kv::Previous::Told, {}});
        break;
      case 0:
        o.operation = kv::Put{text(), text()};
        break;
      case 1:
        o.operation = kv::Get{text()};
        break;
      case 2:
        o.operation = kv::Delete{text()};
        break;
      case 3:
        o.operation = kv::CompareAndSet{text(), maybeText(), text()};
        break;
    }
    maybe(o.via, ref(false));
    if (chance()) o.client = 1 + below(9);
    maybe(o.timeout, duration());
    maybe(o.retries, below(101));
    const bool changes = std::holds_alternative<kv::Put>(o.operation) ||
                         std::holds_alternative<kv::Delete>(o.operation);
    if (changes && o.client != 0 && chance()) o.fence = text();
    return o;
  }

  kv::Request request() {
    switch (below(6)) {
      case 0:
        return kv::LeaseGrantRequest{below(3), below(90'000)};
      case 1:
        return kv::LeaseRevokeRequest{below(3)};
      case 2:
        return kv::LeaseRenewRequest{below(3)};
      case 3:
        return kv::CompactRequest{below(9)};
      case 4:
        return kv::PutRequest{text(), text(), below(3), any<kv::Previous>(2), {}};
    }
    kv::TxnRequest txn;
    for (std::uint32_t n = below(3); n > 0; --n) {
      kv::Compare compare{
          kv::KeyRange::one(text()), any<kv::Target>(5), any<kv::Relation>(4), 0, {}};
      if (compare.target == kv::Target::Value) {
        compare.value = text();
      } else {
        compare.number = below(3);
      }
      txn.compares.push_back(std::move(compare));
    }
    for (std::uint32_t n = below(3); n > 0; --n) txn.success.push_back(act());
    for (std::uint32_t n = below(2); n > 0; --n) txn.failure.push_back(act());
    return txn;
  }

  kv::Act act() {
    switch (below(3)) {
      case 0:
        return {kv::PutRequest{text(), text(), below(3), {}, {}}};
      case 1:
        return {kv::DeleteRequest{chance() ? kv::KeyRange::one(text()) : kv::KeyRange::all(), {}}};
    }
    kv::RangeRequest get;
    get.range = kv::KeyRange::one(text());
    return {get};
  }

  Action stream() {
    const kv::ClientId client = 1 + below(9);
    const std::optional<ServerRef> via = chance() ? std::optional(ref(false)) : std::nullopt;
    kv::KeyRange range = chance() ? kv::KeyRange::one(text()) : kv::KeyRange::prefix(text());
    if (below(5) == 0) range = kv::KeyRange::one("prefix");
    switch (below(4)) {
      case 0:
        return WatchRange{client, range, below(3), via};
      case 1:
        return EndWatch{client, range};
      case 2:
        return SwitchClient{chance() ? Switch::Pause : Switch::Resume, client};
    }
    const Duration every = duration();
    if (every == Duration::zero()) return KeepLease{client, 1 + below(9), every, {}};
    return KeepLease{client, 1 + below(9), every, via};
  }

  Action action() {
    switch (below(14)) {
      case 0:
        return Expect{condition(false)};
      case 11:
        return stream();
      case 1:
        return Note{text()};
      case 2:
        return Speed{1 + below(100'000), 1 + below(100'000)};
      case 3:
        return SwitchServer{any<Switch>(4), ref(true)};
      case 4:
        return cut();
      case 5:
        return HealLinks{};
      case 6:
        return HealLinks{std::pair(ref(true), ref(true))};
      case 7:
        return links();
      case 8:
        return disk();
      case 9:
        return ResetDisk{ref(true)};
      case 10:
        return ChangeClock{ref(true), {static_cast<std::int32_t>(ppm()) - 500'000, -duration()}};
    }
    return operate();
  }

  Statement statement() {
    switch (below(6)) {
      case 0:
        return {RunFor{duration()}, {}, 0};
      case 1:
        return {RunUntil{condition(true), duration()}, {}, 0};
      case 2:
        return {DefaultTimeout{duration()}, {}, 0};
      case 3:
        return {action(), Instant{duration()}, 0};
    }
    return {action(), {}, 0};
  }

  std::mt19937 random_;
  std::uint32_t servers_{1};
};

}  // namespace

Script randomScript(std::uint32_t seed) { return Maker(seed).script(); }

}  // namespace scenario
