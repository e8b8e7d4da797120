#include "engine/scenario/command_text.h"

#include "engine/scenario/fields.h"
#include "engine/scenario/link_text.h"
#include "engine/scenario/membership_words.h"
#include "engine/scenario/operation_text.h"
#include "engine/scenario/refs.h"
#include "engine/scenario/stream_text.h"
#include "engine/scenario/words.h"

namespace scenario {
namespace {

using cluster::SetDisk;
using Kind = ServerRef::Kind;

template <Switch kWhat>
Action readSwitch(Cursor& in) {
  constexpr bool kOfClients = kWhat == Switch::Pause || kWhat == Switch::Resume;
  if (kOfClients && in.nextIsClient()) return SwitchClient{kWhat, in.client()};
  return SwitchServer{kWhat, readRef(in, {Kind::Leader, Kind::All})};
}

ServerRefs readGroup(Cursor& in) {
  ServerRefs group;
  do {
    group.push_back(readRef(in, {Kind::Leader, Kind::Rest}));
  } while (nextIsRef(in, {Kind::Leader, Kind::Rest}));
  return group;
}

Action readCut(Cursor& in) {
  CutLinks cut;
  if (in.take("one-way")) {
    cut.ways = cluster::Ways::One;
    cut.groups.push_back(readGroup(in));
    in.require("->");
    cut.groups.push_back(readGroup(in));
    return cut;
  }
  cut.groups.push_back(readGroup(in));
  do {
    in.require("|");
    cut.groups.push_back(readGroup(in));
  } while (!in.atEnd());
  return cut;
}

Action readHeal(Cursor& in) {
  if (in.atEnd()) return HealLinks{};
  const ServerRef a = readRef(in, {Kind::Leader, Kind::All});
  return HealLinks{std::pair(a, readRef(in, {Kind::Leader, Kind::All}))};
}

void readSync(Cursor& in, SetDisk& to) {
  const auto range = in.range();
  to.syncMin = range.first;
  to.syncMax = range.second;
}

std::string syncText(const SetDisk& of) {
  return of.syncMin && of.syncMax ? rangeText(*of.syncMin, *of.syncMax) : "";
}

constexpr std::uint64_t kMessagesMost = 1'000'000'000'000;

using D = SetDisk;
constexpr std::array<Field<SetDisk>, 4> kDiskFields{{
    {"write", [](Cursor& in, D& to) { to.writeLatency = in.duration(); },
     [](const D& of) { return durationOrNone(of.writeLatency); }},
    {"fsync", readSync, syncText},
    {"fsync-from", [](Cursor& in, D& to) { to.syncMin = in.duration(); },
     [](const D& of) { return of.syncMax ? "" : durationOrNone(of.syncMin); }},
    {"fsync-to", [](Cursor& in, D& to) { to.syncMax = in.duration(); },
     [](const D& of) { return of.syncMin ? "" : durationOrNone(of.syncMax); }},
}};

Action readDisk(Cursor& in) {
  const ServerRef server = readRef(in, {Kind::Leader, Kind::All});
  if (in.take("ok")) return ResetDisk{server};
  ChangeDisk disk{server, {}};
  const std::size_t fields = readFields(kDiskFields, in, disk.change);
  const auto state = [&](std::optional<bool>& of, std::string_view yes, std::string_view no) {
    if (in.take(yes)) of = true;
    if (!of && in.take(no)) of = false;
    return of.has_value();
  };
  const bool stalls = state(disk.change.stalled, "stalled", "working");
  const bool fills = state(disk.change.full, "full", "not-full");
  if (fields == 0 && !stalls && !fills) {
    in.fail("write=, fsync=, 'stalled', 'working', 'full', 'not-full' or 'ok'");
  }
  return disk;
}

using C = trace::ClockState;
constexpr std::array<Field<C>, 2> kClockFields{{
    {"drift", [](Cursor& in, C& to) { to.driftPpm = in.drift(); },
     [](const C& of) { return driftText(of.driftPpm); }},
    {"offset", [](Cursor& in, C& to) { to.offset = in.offset(); },
     [](const C& of) { return textOf(of.offset); }},
}};

Action readClock(Cursor& in) {
  ChangeClock clock{readRef(in, {Kind::Leader, Kind::All}), {}};
  if (in.take("ok")) return clock;
  if (readFields(kClockFields, in, clock.state) == 0) in.fail("drift=, offset= or 'ok'");
  return clock;
}

template <raft::ChangeKind kKind>
Action readMembership(Cursor& in) {
  return readMembershipAfter(kKind, in);
}

Action readLeave(Cursor& in) {
  in.require("joint");
  return ChangeMembership{};
}

Action readRestore(Cursor&) { return RestoreCluster{}; }

Action readTransfer(Cursor& in) { return HandOver{in.server()}; }

Action readMessage(Cursor& in) {
  TouchMessage touch{trace::MessageId{in.number(kMessagesMost)}, {}, {}};
  for (const Word<cluster::Meddling>& word : kMeddlingWords) {
    if (in.failed() || !in.take(word.text)) continue;
    touch.what = word.value;
    if (touch.what == cluster::Meddling::Delay) touch.by = in.duration();
    return touch;
  }
  in.fail("'drop', 'delay', 'duplicate', 'hold' or 'release'");
  return touch;
}

struct Reader {
  std::string_view word;
  Action (*read)(Cursor&);
};
constexpr std::array<Reader, 27> kReaders{{
    {"crash", readSwitch<Switch::Crash>},
    {"restart", readSwitch<Switch::Restart>},
    {"pause", readSwitch<Switch::Pause>},
    {"resume", readSwitch<Switch::Resume>},
    {"forget-leader", readSwitch<Switch::ForgetLeader>},
    {"campaign", readSwitch<Switch::Campaign>},
    {"snapshot", readSwitch<Switch::Snapshot>},
    {"lose-disk", readSwitch<Switch::LoseDisk>},
    {"damage", readSwitch<Switch::Damage>},
    {"backup", readSwitch<Switch::Backup>},
    {"restore", readRestore},
    {"add", readMembership<raft::ChangeKind::AddVoter>},
    {"learner", readMembership<raft::ChangeKind::AddLearner>},
    {"remove", readMembership<raft::ChangeKind::Remove>},
    {"leave", readLeave},
    {"transfer", readTransfer},
    {"message", readMessage},
    {"cut", readCut},
    {"heal", readHeal},
    {"loss", readLoss},
    {"delay", readDelay},
    {"duplicate", readDuplicate},
    {"reorder", readReorder},
    {"spike", readSpike},
    {"link", readLink},
    {"disk", readDisk},
    {"clock", readClock},
}};

}  // namespace

std::optional<Action> readCommand(Cursor& in) {
  for (const Reader& reader : kReaders) {
    if (in.take(reader.word)) return reader.read(in);
  }
  if (auto operation = readOperation(in)) return operation;
  return readStream(in);
}

std::string commandWords() {
  std::string words;
  for (const Reader& reader : kReaders) {
    words += (words.empty() ? "" : ", ") + std::string(reader.word);
  }
  return words + ", " + operationWords() + ", " + streamWords();
}

std::string textOf(const SwitchServer& command) {
  return std::string(wordFor(kSwitchWords, command.what)) + " " + textOf(command.server);
}

std::string textOf(const CutLinks& command) {
  const bool oneWay = command.ways == cluster::Ways::One;
  std::string text = oneWay ? "cut one-way" : "cut";
  for (std::size_t i = 0; i < command.groups.size(); ++i) {
    if (i > 0) text += oneWay ? " ->" : " |";
    for (const ServerRef& ref : command.groups[i]) text += " " + textOf(ref);
  }
  return text;
}

std::string textOf(const HealLinks& command) {
  if (!command.pair) return "heal";
  return "heal " + textOf(command.pair->first) + " " + textOf(command.pair->second);
}

std::string textOf(const ChangeDisk& command) {
  std::string text = "disk " + textOf(command.server) + writeFields(kDiskFields, command.change);
  if (command.change.stalled) text += *command.change.stalled ? " stalled" : " working";
  if (command.change.full) text += *command.change.full ? " full" : " not-full";
  return text;
}

std::string textOf(const ResetDisk& command) { return "disk " + textOf(command.server) + " ok"; }

std::string textOf(const ChangeClock& command) {
  return "clock " + textOf(command.server) + writeFields(kClockFields, command.state);
}

std::string textOf(const RestoreCluster&) { return "restore"; }

std::string textOf(const TouchMessage& command) {
  const std::string text = "message " + std::to_string(command.message.value) + " " +
                           std::string(wordFor(kMeddlingWords, command.what));
  return command.what == cluster::Meddling::Delay ? text + " " + textOf(command.by) : text;
}

}  // namespace scenario
