// The command that delivers messages, or drops them.
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

}  // namespace conformance
