// The commands that carry out what nodes put out: outputs, deliveries, storage threads.
#include <algorithm>

#include "tests/conformance/interaction/environment.h"

namespace conformance {
namespace {

/// A script settles within a few rounds; one that does not would never end.
constexpr int kRoundsMost = 400;

std::string linesOf(const Ready& ready, const OldForms& old) {
  std::string out;
  if (ready.softState) {
    out += "Lead:" + std::to_string(ready.softState->leader.value) +
           " State:" + nameOf(ready.softState->role) + "\n";
  }
  if (ready.hardState) out += "HardState " + shown(*ready.hardState) + "\n";
  if (!ready.entries.empty()) out += "Entries:\n";
  for (const raft::Entry& entry : ready.entries) out += shown(entry, old) + "\n";
  if (ready.snapshot) out += "Snapshot " + shown(*ready.snapshot) + "\n";
  if (!ready.committed.empty()) out += "CommittedEntries:\n";
  for (const raft::Entry& entry : ready.committed) out += shown(entry, old) + "\n";
  const bool sends = !ready.messages.empty() || ready.append || ready.apply;
  if (sends) out += "Messages:\n";
  for (const Parcel& parcel : ready.messages) out += text(parcel.shown) + "\n";
  if (ready.append) out += text(ready.append->shown) + "\n";
  if (ready.apply) out += text(ready.apply->shown) + "\n";
  if (out.empty()) return "<empty Ready>";
  return std::string("Ready MustSync=") + (ready.mustSync ? "true" : "false") + ":\n" + out;
}

/// The sender of an answer must be a member; only a storage thread needs not.
bool isAnswer(const raft::Body& body) {
  return std::holds_alternative<raft::AppendEntriesReply>(body) ||
         std::holds_alternative<raft::RequestVoteReply>(body) ||
         std::holds_alternative<raft::RequestPreVoteReply>(body) ||
         std::holds_alternative<raft::HeartbeatReply>(body) ||
         std::holds_alternative<raft::ReadIndexReply>(body);
}

}  // namespace

Failure Environment::processEach(const Arguments& arguments, const std::string& what,
                                 Process process) {
  const auto ids = named(arguments);
  if (const auto* why = std::get_if<std::string>(&ids)) return *why;
  const auto& all = std::get<std::vector<raft::ServerId>>(ids);
  for (const raft::ServerId id : all) {
    const Failure failure =
        all.size() > 1 ? indented("> " + std::to_string(id.value) + what, *node(id), process)
                       : (this->*process)(*node(id));
    if (failure) return failure;
  }
  return std::nullopt;
}

Failure Environment::processReady(const Arguments& arguments) {
  return processEach(arguments, " handling Ready", &Environment::ready);
}
Failure Environment::processAppendThread(const Arguments& arguments) {
  return processEach(arguments, " processing append thread", &Environment::appendNext);
}
Failure Environment::processApplyThread(const Arguments& arguments) {
  return processEach(arguments, " processing apply thread", &Environment::applyNext);
}

Failure Environment::indented(const std::string& title, Node& node, Process process) {
  if (!title.empty()) write(title + "\n");
  std::string before;
  before.swap(text_);
  const Failure failure = (this->*process)(node);
  std::string inner;
  inner.swap(text_);
  text_ = std::move(before);
  for (const std::string& line : conformance::linesOf(inner)) text_ += "  " + line + "\n";
  return failure;
}

Failure Environment::ready(Node& node) {
  Ready ready = node.takeReady(old_);
  write(linesOf(ready, old_));
  const bool synchronous = node.storage() == Storage::Synchronous;
  if (synchronous) {
    node.write(ready.entries, ready.snapshot);
    node.apply(ready.committed);
  }
  for (const Parcel& parcel : ready.messages) underWay_.push_back(parcel);
  if (ready.append) node.appendWork().push_back(*std::move(ready.append));
  if (ready.apply) node.applyWork().push_back(*std::move(ready.apply));
  if (synchronous) node.advance(ready);
  return std::nullopt;
}

void Environment::respond(Work work) {
  write("Responses:\n");
  for (Parcel& response : work.responses) {
    write(text(response.shown) + "\n");
    underWay_.push_back(std::move(response));
  }
}

Failure Environment::appendNext(Node& node) {
  if (node.appendWork().empty()) {
    write("no append work to perform");
    return std::nullopt;
  }
  Work work = std::move(node.appendWork().front());
  node.appendWork().pop_front();
  work.shown.responses.clear();
  write("Processing:\n" + text(work.shown) + "\n");
  node.write(work.entries, work.snapshot);
  respond(std::move(work));
  return std::nullopt;
}

Failure Environment::applyNext(Node& node) {
  if (node.applyWork().empty()) {
    write("no apply work to perform");
    return std::nullopt;
  }
  Work work = std::move(node.applyWork().front());
  node.applyWork().pop_front();
  work.shown.responses.clear();
  write("Processing:\n" + text(work.shown) + "\n");
  node.apply(work.entries);
  respond(std::move(work));
  return std::nullopt;
}

std::vector<Parcel> Environment::take(raft::ServerId to, const std::string& type, bool dropping) {
  std::vector<Parcel> taken;
  std::vector<Parcel> rest;
  for (Parcel& parcel : underWay_) {
    const bool fits = type.empty() || parcel.shown.type == type;
    const bool wanted = parcel.to == to && fits && !(dropping && parcel.isLocal());
    (wanted ? taken : rest).push_back(std::move(parcel));
  }
  underWay_ = std::move(rest);
  return taken;
}

std::size_t Environment::deliverTo(const Recipient& recipient, const std::string& type) {
  const std::vector<Parcel> parcels = take(recipient.id, type, recipient.drop);
  for (const Parcel& parcel : parcels) {
    write((recipient.drop ? "dropped: " : "") + text(parcel.shown) + "\n");
    Node* const to = node(recipient.id);
    if (recipient.drop || to == nullptr) continue;
    if (const Failure failure = hand(*to, parcel)) write(*failure + "\n");
  }
  return parcels.size();
}

Failure Environment::hand(Node& node, const Parcel& parcel) {
  const auto* message = std::get_if<raft::Message>(&parcel.delivery);
  const bool own = !message && parcel.shown.from == nameOf(node.id());
  if (!message) node.storageDone(parcel.delivery);
  const raft::Configuration& configuration = node.raft().configuration();
  if ((own && !configuration.contains(node.id())) ||
      (message && isAnswer(message->body) && !configuration.contains(message->from))) {
    return "raft: cannot step as peer not found";
  }
  if (!message) return std::nullopt;
  if (std::holds_alternative<raft::Propose>(message->body)) return handProposal(node, parcel);
  node.raft().receive(node.now(), *message);
  return std::nullopt;
}

Failure Environment::handProposal(Node& node, const Parcel& parcel) {
  const bool leads = node.raft().roleName() == raft::RoleName::Leader;
  const raft::Index before = node.raft().log().lastIndex();
  if (!leads && node.raft().leader()) node.sentOn(parcel.proposed);
  node.raft().receive(node.now(), std::get<raft::Message>(parcel.delivery));
  const raft::Index after = node.raft().log().lastIndex();
  if (leads ? after == before : !node.raft().leader()) return "raft proposal dropped";
  if (leads && parcel.proposed == Form::Old) old_.insert({node.raft().currentTerm(), after});
  return std::nullopt;
}

Failure Environment::deliver(const Arguments& arguments) {
  std::string type;
  std::vector<Recipient> recipients;
  for (const Argument& argument : arguments) {
    if (argument.key == "type" && argument.values.size() == 1) type = argument.values.front();
    const auto id = numberOf(argument.key);
    if (argument.values.empty() && id) recipients.push_back({raft::ServerId{*id}, false});
    if (argument.key != "drop") continue;
    for (const std::string& value : argument.values) {
      recipients.push_back({raft::ServerId{numberOf(value).value_or(0)}, true});
    }
  }
  std::size_t count = 0;
  for (const Recipient& recipient : recipients) count += deliverTo(recipient, type);
  if (count == 0) write("no messages\n");
  return std::nullopt;
}

Failure Environment::receiveAll(Node& node) {
  deliverTo({node.id(), false}, {});
  return std::nullopt;
}

Failure Environment::stabilize(const Arguments& arguments) {
  auto ids = named(arguments);
  if (const auto* why = std::get_if<std::string>(&ids)) return *why;
  auto& chosen = std::get<std::vector<raft::ServerId>>(ids);
  if (chosen.empty()) {
    for (const Node& node : nodes_) chosen.push_back(node.id());
  }
  const Output before = output_;
  for (const Argument& argument : arguments) {
    if (argument.key != "log-level" || argument.values.size() != 1) continue;
    if (const Failure failure = setLogLevel(argument.values.front())) return failure;
  }
  const Failure failure = settle(chosen);
  output_ = before;
  return failure;
}

Failure Environment::settle(const std::vector<raft::ServerId>& ids) {
  bool moved = true;
  for (int round = 0; moved; ++round) {
    if (round == kRoundsMost) return "it does not settle";
    moved = false;
    if (const Failure failure = settleOnce(ids, moved)) return failure;
  }
  return std::nullopt;
}

Failure Environment::settleOnce(const std::vector<raft::ServerId>& ids, bool& moved) {
  const auto title = [](raft::ServerId id, const std::string& what) {
    return "> " + std::to_string(id.value) + what;
  };
  for (const raft::ServerId id : ids) {
    if (!node(id)->hasReady()) continue;
    moved = true;
    indented(title(id, " handling Ready"), *node(id), &Environment::ready);
  }
  for (const raft::ServerId id : ids) {
    const bool waits = std::any_of(underWay_.begin(), underWay_.end(),
                                   [&](const Parcel& parcel) { return parcel.to == id; });
    if (!waits) continue;
    moved = true;
    indented(title(id, " receiving messages"), *node(id), &Environment::receiveAll);
  }
  for (const raft::ServerId id : ids) {
    std::string header = title(id, " processing append thread");
    for (; !node(id)->appendWork().empty(); moved = true, header.clear()) {
      indented(header, *node(id), &Environment::appendNext);
    }
  }
  for (const raft::ServerId id : ids) {
    std::string header = title(id, " processing apply thread");
    for (; !node(id)->applyWork().empty(); moved = true, header.clear()) {
      indented(header, *node(id), &Environment::applyNext);
    }
  }
  return std::nullopt;
}

}  // namespace conformance
