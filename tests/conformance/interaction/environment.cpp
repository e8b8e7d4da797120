#include "tests/conformance/interaction/environment.h"

#include <algorithm>

namespace conformance {
namespace {

/// The command looks at the keys itself.
constexpr const char* kAnyKey = "*";

}  // namespace

const std::map<std::string, Environment::Handler, std::less<>>& Environment::handlers() {
  static const std::map<std::string, Handler, std::less<>> table = {
      {"add-nodes", {&Environment::addNodes, {kAnyKey}}},
      {"campaign", {&Environment::campaign, {}}},
      {"compact", {&Environment::compact, {}}},
      {"deliver-msgs", {&Environment::deliver, {"type", "drop"}}},
      {"forget-leader", {&Environment::forgetLeader, {}}},
      {"log-level", {&Environment::logLevel, {}}},
      {"process-append-thread", {&Environment::processAppendThread, {}}},
      {"process-apply-thread", {&Environment::processApplyThread, {}}},
      {"process-ready", {&Environment::processReady, {}}},
      {"propose", {&Environment::propose, {}}},
      {"raft-log", {&Environment::raftLog, {}}},
      {"raft-state", {&Environment::raftState, {}}},
      {"report-unreachable", {&Environment::reportUnreachable, {}}},
      {"send-snapshot", {&Environment::sendSnapshot, {}}},
      {"set-randomized-election-timeout", {&Environment::setElectionTimeout, {"timeout"}}},
      {"stabilize", {&Environment::stabilize, {"log-level"}}},
      {"status", {&Environment::status, {}}},
      {"tick", {&Environment::tick, {}}},
      {"tick-election", {&Environment::tickElection, {}}},
      {"tick-heartbeat", {&Environment::tickHeartbeat, {}}},
      {"transfer-leadership", {&Environment::transferLeadership, {"from", "to"}}},
  };
  return table;
}

std::vector<std::string> Environment::run(const Step& step) {
  text_.clear();
  const Failure failure = runAll(step);
  // A failure is shown even where all else is hidden.
  if (failure) text_ += *failure;
  if (text_.empty()) return {"ok"};
  return linesOf(text_);
}

Failure Environment::runAll(const Step& step) {
  if (step.command.name == "propose-conf-change") {
    Failure failure = proposeMembership(step);
    noteAll();
    return failure;
  }
  if (const Failure failure = runOne(step.command)) return failure;
  for (const std::string& line : step.input) {
    const auto command = readCommand(line);
    if (const auto* malformed = std::get_if<Malformed>(&command)) return bad(malformed->why);
    if (const Failure failure = runOne(std::get<Command>(command))) {
      if (output_ == Output::Hidden) return failure;
      write(*failure);
    }
  }
  return std::nullopt;
}

Failure Environment::runOne(const Command& command) {
  if (command.name == "_breakpoint" || command.name == "_breakpoint:") return std::nullopt;
  const auto found = handlers().find(command.name);
  if (found == handlers().end()) {
    bad("unknown command " + command.name);
    return "unknown command";
  }
  const auto& [run, keys] = found->second;
  const bool any = keys == std::vector<std::string>{kAnyKey};
  for (const Argument& argument : command.arguments) {
    const bool known = std::find(keys.begin(), keys.end(), argument.key) != keys.end();
    if (!any && !known && !argument.values.empty()) {
      return bad("unknown argument " + argument.key);
    }
  }
  Failure failure = (this->*run)(command.arguments);
  noteAll();
  return failure;
}

void Environment::noteAll() {
  for (Node& node : nodes_) {
    node.noteOrder();
    node.noteTimer();
  }
}

Failure Environment::bad(std::string why) {
  if (!bad_) bad_ = why;
  return why;
}

Node* Environment::node(raft::ServerId id) {
  if (!id || id.value > nodes_.size()) return nullptr;
  return &nodes_[id.value - 1];
}

Node* Environment::firstNode(const Arguments& arguments) {
  const std::string word = arguments.empty() ? "" : arguments.front().key;
  const auto id = numberOf(word);
  Node* const found = id ? node(raft::ServerId{*id}) : nullptr;
  if (found == nullptr) bad(word.empty() ? "which node?" : "no such node: " + word);
  return found;
}

std::variant<std::vector<raft::ServerId>, std::string> Environment::named(
    const Arguments& arguments) const {
  std::vector<raft::ServerId> ids;
  for (const Argument& argument : arguments) {
    if (!argument.values.empty()) continue;
    const auto id = numberOf(argument.key);
    if (!id || *id == 0 || *id > nodes_.size()) return "no such node: " + argument.key;
    ids.emplace_back(*id);
  }
  return ids;
}

void Environment::write(const std::string& text) {
  if (output_ == Output::Shown) text_ += text;
}

void Environment::writeEach(const std::vector<raft::Entry>& entries) {
  for (const raft::Entry& entry : entries) write(shown(entry, old_) + "\n");
}

}  // namespace conformance
