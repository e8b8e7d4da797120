// The command that delivers messages, or drops them.
#include <algorithm>

#include "tests/conformance/interaction/environment.h"

namespace conformance {
namespace {

/// The sender of an answer must be a member; only a storage thread needs not.
bool isAnswer(const raft::Body& body) {
  return std::holds_alternative<raft::AppendEntriesReply>(body) ||
         std::holds_alternative<raft::RequestVoteReply>(body) ||
         std::holds_alternative<raft::RequestPreVoteReply>(body) ||
         std::holds_alternative<raft::HeartbeatReply>(body) ||
         std::holds_alternative<raft::ReadIndexReply>(body);
}

bool followsSomebody(const Node& node) {
  return node.raft().roleName() != raft::RoleName::Leader && node.raft().leader();
}

}  // namespace

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
    to->noteOrder();
    to->noteTimer();
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
  if (std::holds_alternative<raft::TransferLeadership>(message->body)) {
    // There it is of its sender's term.
    if (parcel.shown.term < node.raft().currentTerm()) return std::nullopt;
    if (followsSomebody(node)) node.sentOn({parcel.shown.from, node.raft().currentTerm()});
  }
  node.raft().receive(node.now(), *message);
  return std::nullopt;
}

Failure Environment::handProposal(Node& node, const Parcel& parcel) {
  const bool leads = node.raft().roleName() == raft::RoleName::Leader;
  const raft::Index before = node.raft().log().lastIndex();
  if (followsSomebody(node)) node.sentOn({parcel.shown.from, {}, parcel.proposed});
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
    if (argument.key == "type") {
      type = argument.values.empty() ? "" : argument.values.back();
      if (!isMessageType(type)) return bad("unknown message type " + type);
    } else if (const Failure failure = addRecipients(argument, recipients)) {
      return failure;
    }
  }
  std::size_t count = 0;
  for (const Recipient& recipient : recipients) count += deliverTo(recipient, type);
  if (count == 0) write("no messages\n");
  return std::nullopt;
}

/// `3`: messages to 3 are delivered; `drop=(1,2)`: those to 1 and 2 are not, whoever they are.
Failure Environment::addRecipients(const Argument& argument, std::vector<Recipient>& recipients) {
  const bool drop = !argument.values.empty();
  const std::vector<std::string> words = drop ? argument.values : std::vector{argument.key};
  for (const std::string& word : words) {
    const auto number = numberOf(word);
    const raft::ServerId id{number.value_or(0)};
    if (!number || (!drop && node(id) == nullptr)) return bad("no such node: " + word);
    const bool delivered = std::any_of(recipients.begin(), recipients.end(),
                                       [&](Recipient r) { return r.id == id && !r.drop; });
    if (drop && delivered) return bad("can't both deliver and drop msgs to " + word);
    recipients.push_back({id, drop});
  }
  return std::nullopt;
}

Failure Environment::receiveAll(Node& node) {
  deliverTo({node.id(), false}, {});
  return std::nullopt;
}

}  // namespace conformance
