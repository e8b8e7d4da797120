#include "engine/scenario/link_text.h"

#include "engine/scenario/command_text.h"
#include "engine/scenario/fields.h"
#include "engine/scenario/refs.h"

namespace scenario {
namespace {

using cluster::SetLink;
using Kind = ServerRef::Kind;

std::string percentOrNone(const std::optional<std::uint32_t>& ppm) {
  return ppm ? percentText(*ppm) : "";
}
void readDelayRange(Cursor& in, SetLink& to) {
  const auto range = in.range();
  to.latencyMin = range.first;
  to.latencyMax = range.second;
}

std::string delayText(const SetLink& of) {
  return of.latencyMin && of.latencyMax ? rangeText(*of.latencyMin, *of.latencyMax) : "";
}

using L = SetLink;
constexpr std::array<Field<SetLink>, 8> kLinkFields{{
    {"delay", readDelayRange, delayText},
    {"delay-from", [](Cursor& in, L& to) { to.latencyMin = in.duration(); },
     [](const L& of) { return of.latencyMax ? "" : durationOrNone(of.latencyMin); }},
    {"delay-to", [](Cursor& in, L& to) { to.latencyMax = in.duration(); },
     [](const L& of) { return of.latencyMin ? "" : durationOrNone(of.latencyMax); }},
    {"loss", [](Cursor& in, L& to) { to.lossPpm = in.percent(); },
     [](const L& of) { return percentOrNone(of.lossPpm); }},
    {"duplicate", [](Cursor& in, L& to) { to.duplicatePpm = in.percent(); },
     [](const L& of) { return percentOrNone(of.duplicatePpm); }},
    {"reorder", [](Cursor& in, L& to) { to.reorderPpm = in.percent(); },
     [](const L& of) { return percentOrNone(of.reorderPpm); }},
    {"spike", [](Cursor& in, L& to) { to.spikePpm = in.percent(); },
     [](const L& of) { return percentOrNone(of.spikePpm); }},
    {"spike-delay", [](Cursor& in, L& to) { to.spike = in.duration(); },
     [](const L& of) { return durationOrNone(of.spike); }},
}};

/// Nothing: all links. `S1 -> S2`: one way. `S1 S2`: both ways.
Links readLinks(Cursor& in) {
  Links links;
  if (!nextIsRef(in, {Kind::Leader, Kind::All}) || in.nextIs("=", 1)) return links;
  links.from = readRef(in, {Kind::Leader, Kind::All});
  links.ways = in.take("->") ? cluster::Ways::One : cluster::Ways::Both;
  links.to = readRef(in, {Kind::Leader, Kind::All});
  if (!in.failed() && links.from == links.to && links.from.kind != Kind::All) {
    in.failBefore("another server");
  }
  return links;
}

Action withLinks(Cursor& in, const SetLink& change) { return ChangeLinks{readLinks(in), change}; }

std::string linksText(const Links& links) {
  if (links == Links{}) return "";
  const std::string arrow = links.ways == cluster::Ways::One ? " -> " : " ";
  return " " + textOf(links.from) + arrow + textOf(links.to);
}

/// The change as one short statement, "" if it is more than one of those can say.
std::string shortText(const SetLink& change) {
  const std::string spike = percentOrNone(change.spikePpm);
  const std::string all = writeFields(kLinkFields, change);
  if (!spike.empty() && change.spike &&
      all == " spike=" + spike + " spike-delay=" + textOf(*change.spike)) {
    return "spike " + spike + " " + textOf(*change.spike);
  }
  for (const std::string_view name : {"delay=", "loss=", "duplicate=", "reorder="}) {
    const bool alone = !all.empty() && all.find('=') == all.rfind('=');
    if (alone && all.substr(1, name.size()) == name) {
      return std::string(name.substr(0, name.size() - 1)) + " " + all.substr(1 + name.size());
    }
  }
  return "";
}

}  // namespace

Action readLoss(Cursor& in) {
  SetLink change;
  change.lossPpm = in.percent();
  return withLinks(in, change);
}

Action readDelay(Cursor& in) {
  SetLink change;
  readDelayRange(in, change);
  return withLinks(in, change);
}

Action readDuplicate(Cursor& in) {
  SetLink change;
  change.duplicatePpm = in.percent();
  return withLinks(in, change);
}

Action readReorder(Cursor& in) {
  SetLink change;
  change.reorderPpm = in.percent();
  return withLinks(in, change);
}

Action readSpike(Cursor& in) {
  SetLink change;
  change.spikePpm = in.percent();
  change.spike = in.duration();
  return withLinks(in, change);
}

Action readLink(Cursor& in) {
  ChangeLinks command;
  command.links = readLinks(in);
  if (readFields(kLinkFields, in, command.change) == 0)
    in.fail("one of " + fieldNames(kLinkFields));
  return command;
}

std::string textOf(const ChangeLinks& command) {
  const std::string text = shortText(command.change);
  if (!text.empty()) return text + linksText(command.links);
  return "link" + linksText(command.links) + writeFields(kLinkFields, command.change);
}

}  // namespace scenario
