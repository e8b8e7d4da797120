// The command that does all there is to do until nothing moves.
#include <algorithm>

#include "tests/conformance/interaction/environment.h"

namespace conformance {
namespace {

/// A script settles within some rounds; one that does not would never end.
constexpr int kRoundsMost = 10'000;

}  // namespace

Failure Environment::stabilize(const Arguments& arguments) {
  auto ids = named(arguments);
  if (const auto* why = std::get_if<std::string>(&ids)) return bad(*why);
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
