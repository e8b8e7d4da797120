// The nodes of a script and the messages between them; carries out the script's commands and writes
// what the script expects.
// Thread rule: a value, used by one thread.
#pragma once

#include <functional>
#include <map>

#include "tests/conformance/interaction/node.h"
#include "tests/conformance/scripts/script.h"

namespace conformance {

/// A command failed; a script may expect the sentence.
using Failure = std::optional<std::string>;

class Environment {
 public:
  Environment() = default;
  /// The output of a command: `ok` if there is none.
  std::vector<std::string> run(const Step& step);
  /// What is wrong with a command that was run, in itself: the scripts' own environment would have
  /// stopped there. Nullopt: all was well so far.
  const Failure& badInput() const { return bad_; }

 private:
  using Arguments = std::vector<Argument>;
  struct Handler {
    Failure (Environment::*run)(const Arguments&);
    std::vector<std::string> keys;  ///< of the arguments key=value that it takes
  };
  enum class Output : std::uint8_t { Shown, Hidden };
  struct Recipient {
    raft::ServerId id;
    bool drop{false};
  };

  static const std::map<std::string, Handler, std::less<>>& handlers();
  Failure runOne(const Command& command);
  Failure runAll(const Step& step);
  Failure bad(std::string why);
  void noteAll();

  // commands.cpp: nodes, their state, their wishes
  Failure addNodes(const Arguments& arguments);
  Failure campaign(const Arguments& arguments);
  Failure compact(const Arguments& arguments);
  Failure forgetLeader(const Arguments& arguments);
  Failure propose(const Arguments& arguments);
  Failure proposeMembership(const Step& step);
  Failure reportUnreachable(const Arguments& arguments);
  Failure sendSnapshot(const Arguments& arguments);
  Failure setElectionTimeout(const Arguments& arguments);
  Failure tick(const Arguments& arguments);
  Failure tickElection(const Arguments& arguments);
  Failure tickHeartbeat(const Arguments& arguments);
  Failure transferLeadership(const Arguments& arguments);

  // reports.cpp
  Failure logLevel(const Arguments& arguments);
  Failure setLogLevel(const std::string& level);
  Failure raftLog(const Arguments& arguments);
  Failure raftState(const Arguments& arguments);
  Failure status(const Arguments& arguments);
  void writeLog(const Node& node);

  // processing.cpp: outputs, storage threads
  using Process = Failure (Environment::*)(Node&);
  Failure processReady(const Arguments& arguments);
  Failure processAppendThread(const Arguments& arguments);
  Failure processApplyThread(const Arguments& arguments);
  Failure processEach(const Arguments& arguments, const std::string& what, Process process);
  Failure indented(const std::string& title, Node& node, Process process);
  Failure ready(Node& node);
  Failure appendNext(Node& node);
  Failure applyNext(Node& node);
  void respond(Work work);

  // delivery.cpp
  Failure deliver(const Arguments& arguments);
  Failure addRecipients(const Argument& argument, std::vector<Recipient>& recipients);
  Failure receiveAll(Node& node);
  std::vector<Parcel> take(raft::ServerId to, const std::string& type, bool dropping);
  std::size_t deliverTo(const Recipient& recipient, const std::string& type);
  Failure hand(Node& node, const Parcel& parcel);
  Failure handProposal(Node& node, const Parcel& parcel);

  // stabilize.cpp
  Failure stabilize(const Arguments& arguments);
  Failure settle(const std::vector<raft::ServerId>& ids);
  Failure settleOnce(const std::vector<raft::ServerId>& ids, bool& moved);

  Node* node(raft::ServerId id);
  /// Whom the first argument names; null (and bad input): nobody.
  Node* firstNode(const Arguments& arguments);
  /// The nodes that are named (words that are not of the form key=value), or why there are none.
  std::variant<std::vector<raft::ServerId>, std::string> named(const Arguments& arguments) const;
  template <class Act>
  Failure withFirst(const Arguments& arguments, const Act& act);
  template <class Act>
  Failure withTwo(const Arguments& arguments, const Act& act);
  void write(const std::string& text);
  void writeEach(const std::vector<raft::Entry>& entries);

  std::deque<Node> nodes_;
  std::vector<Parcel> underWay_;
  OldForms old_;
  std::string text_;
  Output output_{Output::Shown};
  Failure bad_;
};

template <class Act>
Failure Environment::withFirst(const Arguments& arguments, const Act& act) {
  Node* const first = firstNode(arguments);
  return first == nullptr ? bad_ : act(*first);
}

template <class Act>
Failure Environment::withTwo(const Arguments& arguments, const Act& act) {
  const auto second = arguments.size() < 2 ? std::nullopt : numberOf(arguments[1].key);
  if (!second) return bad("a second number is missing");
  return withFirst(arguments, [&](Node& first) { return act(first, *second); });
}

}  // namespace conformance
