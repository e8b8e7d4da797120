// The commands that make nodes and that ask one of them for something.

#include "tests/conformance/interaction/environment.h"
#include "tests/conformance/interaction/settings.h"
#include "tests/conformance/scripts/member_changes.h"

namespace conformance {
namespace {

constexpr const char* kDropped = "raft proposal dropped";

Failure failureOf(const raft::Proposal& proposal) {
  const bool dropped = std::holds_alternative<raft::NoLeader>(proposal) ||
                       std::holds_alternative<raft::Busy>(proposal);
  // A change that the leader refuses goes into its log as an empty entry: no failure.
  return dropped ? Failure(kDropped) : std::nullopt;
}

std::optional<raft::Transition> transitionOf(const std::string& word) {
  if (word == "auto") return raft::Transition::Auto;
  if (word == "implicit") return raft::Transition::JointImplicit;
  if (word == "explicit") return raft::Transition::JointExplicit;
  return std::nullopt;
}

/// A script that wants more means something else.
constexpr std::uint64_t kNodesMost = 1'000;
constexpr std::uint64_t kTicksMost = 1'000'000;

struct Change {
  raft::MembershipChange change;
  Form form{Form::New};
};

std::variant<Change, std::string> changeOf(const Step& step) {
  Change wish;
  for (std::size_t k = 1; k < step.command.arguments.size(); ++k) {
    const Argument& argument = step.command.arguments[k];
    const std::string value = argument.values.empty() ? "" : argument.values.front();
    if (argument.key == "v1") {
      const auto old = truthOf(value);
      if (!old)
        return "strconv.ParseBool: parsing " + conformance::quoted(value) + ": invalid syntax";
      wish.form = *old ? Form::Old : Form::New;
    } else if (argument.key == "transition") {
      const auto transition = transitionOf(value);
      if (!transition) return "unknown transition " + value;
      wish.change.transition = *transition;
    } else {
      return "unknown command " + argument.key;
    }
  }
  std::string input;
  for (const std::string& line : step.input) input += line + " ";
  auto changes = readChanges(input);
  if (const auto* bad = std::get_if<BadChange>(&changes)) return bad->why;
  wish.change.changes = std::get<MemberChanges>(std::move(changes));
  const bool joint = wish.change.transition != raft::Transition::Auto;
  if (wish.form == Form::Old && (joint || wish.change.changes.size() != 1)) {
    return "v1 conf change can only have one operation and no transition";
  }
  return wish;
}

}  // namespace

Failure Environment::addNodes(const Arguments& arguments) {
  const auto count = arguments.empty() ? std::nullopt : numberOf(arguments.front().key);
  if (!count) return bad("how many nodes?");
  if (*count > kNodesMost - nodes_.size()) return bad("too many nodes");
  auto settings = settingsOf({arguments.begin() + 1, arguments.end()});
  if (const auto* wrong = std::get_if<BadSetting>(&settings)) return bad(wrong->why);
  if (const auto* refused = std::get_if<RefusedSetting>(&settings)) return refused->why;
  for (std::uint64_t k = 0; k < *count; ++k) {
    NodeSettings one = std::get<NodeSettings>(settings);
    one.config.id = raft::ServerId{nodes_.size() + 1};
    one.config.seed = one.config.id.value;
    nodes_.emplace_back(one);
  }
  return std::nullopt;
}

Failure Environment::campaign(const Arguments& arguments) {
  return withFirst(arguments, [](Node& node) -> Failure {
    node.raft().campaign(node.now());
    return std::nullopt;
  });
}

Failure Environment::compact(const Arguments& arguments) {
  return withTwo(arguments, [this](Node& node, std::uint64_t upTo) -> Failure {
    if (const Failure failure = node.disk().compact(raft::Index{upTo})) return failure;
    node.raft().compact(raft::Index{upTo});
    writeLog(node);
    return std::nullopt;
  });
}

Failure Environment::forgetLeader(const Arguments& arguments) {
  return withFirst(arguments, [](Node& node) -> Failure {
    node.raft().forgetLeader(node.now());
    return std::nullopt;
  });
}

Failure Environment::propose(const Arguments& arguments) {
  if (arguments.size() != 2) return bad("expected exactly one word to propose");
  return withFirst(arguments, [&](Node& node) {
    const auto proposal = node.raft().propose(node.now(), {raft::Payload(arguments[1].key)});
    if (std::holds_alternative<raft::Forwarded>(proposal)) node.sentOn({nameOf(node.id()), {}});
    return failureOf(proposal);
  });
}

Failure Environment::proposeMembership(const Step& step) {
  const auto wish = changeOf(step);
  if (const auto* why = std::get_if<std::string>(&wish)) return *why;
  const auto& [change, form] = std::get<Change>(wish);
  return withFirst(step.command.arguments, [&, form = form, change = change](Node& node) {
    const raft::Proposal proposal = node.raft().proposeMembership(node.now(), change);
    const auto* proposed = std::get_if<raft::Proposed>(&proposal);
    if (proposed && form == Form::Old) {
      old_.insert({node.raft().currentTerm(), proposed->index});
    }
    if (std::holds_alternative<raft::Forwarded>(proposal)) {
      node.sentOn({nameOf(node.id()), {}, form});
    }
    return failureOf(proposal);
  });
}

Failure Environment::reportUnreachable(const Arguments& arguments) {
  return withTwo(arguments, [](Node& node, std::uint64_t peer) -> Failure {
    node.raft().unreachable(node.now(), raft::ServerId{peer});
    return std::nullopt;
  });
}

Failure Environment::sendSnapshot(const Arguments& arguments) {
  return withTwo(arguments, [this](Node& node, std::uint64_t to) -> Failure {
    if (!node.raft().snapshot()) return "snapshot is temporarily unavailable";
    const raft::Term term = node.raft().currentTerm();
    const raft::Message message{node.id(), raft::ServerId{to}, term,
                                raft::InstallSnapshot{*node.raft().snapshot()}};
    underWay_.push_back({message.to, shownOf(message, term, old_, Form::New), message, Form::New});
    write(text(underWay_.back().shown));
    return std::nullopt;
  });
}

Failure Environment::setElectionTimeout(const Arguments& arguments) {
  std::optional<std::uint64_t> ticks;
  for (const Argument& argument : arguments) {
    if (argument.key == "timeout" && argument.values.size() == 1) {
      ticks = numberOf(argument.values.front());
    }
  }
  if (!ticks || *ticks == 0 || *ticks > kTicksMost) return bad("how long a timeout?");
  return withFirst(arguments, [&](Node& node) -> Failure {
    node.setElectionTimeout(kTick * *ticks);
    return std::nullopt;
  });
}

Failure Environment::tick(const Arguments& arguments) {
  return withTwo(arguments, [this](Node& node, std::uint64_t ticks) -> Failure {
    if (ticks > kTicksMost) return bad("too many ticks");
    node.tick(ticks);
    return std::nullopt;
  });
}

Failure Environment::tickElection(const Arguments& arguments) {
  return withFirst(arguments, [](Node& node) -> Failure {
    node.tick(node.ticksOf(node.raft().config().electionTimeoutMin));
    return std::nullopt;
  });
}

Failure Environment::tickHeartbeat(const Arguments& arguments) {
  return withFirst(arguments, [](Node& node) -> Failure {
    node.tick(node.ticksOf(node.raft().config().heartbeatInterval));
    return std::nullopt;
  });
}

Failure Environment::transferLeadership(const Arguments& arguments) {
  std::optional<std::uint64_t> from;
  std::optional<std::uint64_t> to;
  for (const Argument& argument : arguments) {
    if (argument.values.size() != 1) continue;
    if (argument.key == "from") from = numberOf(argument.values.front());
    if (argument.key == "to") to = numberOf(argument.values.front());
  }
  Node* const leader = from ? node(raft::ServerId{*from}) : nullptr;
  const bool known = to && node(raft::ServerId{*to}) != nullptr;
  if (leader == nullptr || !known) return bad("from which node to which?");
  const raft::ServerId transferee{*to};
  const auto transfer = leader->raft().transferLeadership(leader->now(), transferee);
  if (std::holds_alternative<raft::Forwarded>(transfer)) {
    leader->sentOn({nameOf(transferee), leader->raft().currentTerm()});
  }
  return std::nullopt;
}

}  // namespace conformance
