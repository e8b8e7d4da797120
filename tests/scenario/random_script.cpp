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
    switch (below(occurring ? 9 : 7)) {
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
        c.what = LastOperationIs{any<OperationKind>(5), any<OperationState>(4)};
        break;
      case 6:
        c.what = LastResultIs{any<OperationKind>(5), maybeText()};
        break;
      case 7:
        c.what = any<Happening>(5);
        break;
      case 8:
        c.what = MessageTo{server()};
        break;
    }
    return c;
  }

  NumberIs number() {
    const auto quantity = any<Quantity>(5);
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
    switch (below(5)) {
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
    return o;
  }

  Action action() {
    switch (below(12)) {
      case 0:
        return Expect{condition(false)};
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
