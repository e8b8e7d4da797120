#include "engine/etcd/members.h"

#include <algorithm>

namespace etcd {
namespace {

/// As etcd 3.4: one learner at a time.
constexpr std::size_t kLearnersMost = 1;

bool isMember(const raft::Configuration& configuration, std::uint64_t id) {
  return configuration.contains(raft::ServerId{id});
}

/// "http://host:port", and nothing after it (etcd, types.NewURLs).
bool isPeerUrl(const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return false;
  const std::string name = url.substr(0, scheme);
  if (name != "http" && name != "https") return false;
  const std::string place = url.substr(scheme + 3);
  const std::size_t colon = place.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == place.size()) return false;
  return std::all_of(place.begin() + static_cast<std::ptrdiff_t>(colon) + 1, place.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

auto votes(raft::ServerId id) {
  return [id](const server::MemberStatus& now) { return now.configuration.voters.contains(id); };
}

bool has(const std::vector<std::string>& urls, const std::vector<std::string>& others) {
  return std::any_of(urls.begin(), urls.end(), [&](const std::string& url) {
    return std::find(others.begin(), others.end(), url) != others.end();
  });
}

bool arePeerUrls(const std::vector<std::string>& urls) {
  return !urls.empty() && std::all_of(urls.begin(), urls.end(), isPeerUrl);
}

}  // namespace

struct Members::Planner {
  const Members& members;
  const server::MemberStatus& status;
  Urls urls;

  Planned operator()(const AddMember& add) const {
    return members.planAdd(add, status.configuration, urls);
  }
  Planned operator()(const PromoteMember& promote) const {
    return members.planPromote(promote, status);
  }
  Planned operator()(const RemoveMember& remove) const {
    return members.planRemove(remove, status.configuration);
  }
  Planned operator()(const UpdateMember& update) const {
    return members.planUpdate(update, status.configuration, urls);
  }
};

Members::Members(server::Edge& edge, Operate operate, Propose propose,
                 std::vector<MemberPlace> places, raft::Duration timeout)
    : edge_(edge),
      operate_(std::move(operate)),
      propose_(std::move(propose)),
      places_(std::move(places)),
      timeout_(timeout) {}

Members::Urls Members::peerUrls(raft::ServerId via) const {
  Urls urls;
  for (const MemberPlace& place : places_) {
    urls.emplace_back();
    if (!place.peerUrl.empty()) urls.back().push_back(place.peerUrl);
  }
  const auto space = edge_.keyspace(via);
  if (!space) return urls;
  for (const auto& [member, told] : space->peerUrls()) {
    if (member >= 1 && member <= urls.size()) urls[member - 1] = told;
  }
  return urls;
}

std::vector<MemberRow> Members::rows(raft::ServerId via,
                                     const raft::Configuration& configuration) const {
  std::vector<MemberRow> rows;
  const Urls urls = peerUrls(via);
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const std::uint64_t id = i + 1;
    if (!isMember(configuration, id)) continue;
    const MemberPlace& place = places_[i];
    MemberRow row{id, place.name, urls[i], {}, configuration.isLearner(raft::ServerId{id})};
    if (!place.clientUrl.empty()) row.clientUrls.push_back(place.clientUrl);
    rows.push_back(std::move(row));
  }
  return rows;
}

Members::Planned Members::planAdd(const AddMember& add, const raft::Configuration& configuration,
                                  const Urls& urls) const {
  if (!arePeerUrls(add.peerUrls)) return Trouble::BadUrls;
  // As etcd (mayAddMember): a larger quorum must not be asked of voters that are down.
  const auto& voters = configuration.voters;
  const bool allUp =
      std::all_of(voters.begin(), voters.end(), [this](auto id) { return isUp(id); });
  if (!allUp) return Trouble::Unhealthy;
  const auto isFree = [&](std::uint64_t id) {
    return !isMember(configuration, id) && !configuration.retired.contains(raft::ServerId{id});
  };
  std::uint64_t chosen = 0;
  for (std::uint64_t id = 1; id <= places_.size(); ++id) {
    const bool named = has(urls[id - 1], add.peerUrls);
    if (named && isMember(configuration, id)) return Trouble::PeerUrlExists;
    if (isFree(id) && (named || chosen == 0)) chosen = id;
    if (isFree(id) && named) break;
  }
  if (chosen == 0) return Trouble::NoSpare;
  if (add.learner && configuration.learners.size() >= kLearnersMost) {
    return Trouble::TooManyLearners;
  }
  const raft::ServerId id{chosen};
  const bool learner = add.learner;
  return Plan{
      chosen,
      raft::MemberChange{learner ? raft::ChangeKind::AddLearner : raft::ChangeKind::AddVoter, id},
      [id, learner](const server::MemberStatus& now) {
        return learner ? now.configuration.isLearner(id) : now.configuration.voters.contains(id);
      },
      add.peerUrls};
}

Members::Planned Members::planPromote(const PromoteMember& promote,
                                      const server::MemberStatus& status) const {
  const raft::ServerId id{promote.id};
  if (!isMember(status.configuration, promote.id)) return Trouble::MemberNotFound;
  if (!status.configuration.isLearner(id)) return Trouble::NotALearner;
  // Where nobody leads nobody can say how far it is: the time runs out (etcd, promoteMember).
  if (status.leader && !isReady(id, status)) return Trouble::LearnerBehind;
  return Plan{promote.id, raft::MemberChange{raft::ChangeKind::AddVoter, id}, votes(id)};
}

// It must have nine tenths of the log (etcd, isLearnerReady).
bool Members::isReady(raft::ServerId learner, const server::MemberStatus& status) const {
  raft::Index has;
  if (const auto own = edge_.status(learner)) has = own->lastIndex;
  for (const auto& [id, matched] : status.matched) {
    if (id == learner) has = std::max(has, matched);
  }
  return has.value * 10 >= status.commitIndex.value * 9;
}

// Then it is done when this member has it in force, too.
void Members::promoteElsewhere(raft::ServerId via, raft::ServerId leader, std::uint64_t learner,
                               Changed changed) {
  promotions_.ask(places_[leader.value - 1].clientUrl, learner, timeout_,
                  [this, via, learner, changed = std::move(changed)](auto trouble) {
                    if (trouble) return changed(*trouble);
                    await(via, {learner, std::nullopt, votes(raft::ServerId{learner})}, changed);
                  });
}

Members::Planned Members::planRemove(const RemoveMember& remove,
                                     const raft::Configuration& configuration) const {
  if (!isMember(configuration, remove.id)) return Trouble::MemberNotFound;
  const raft::ServerId id{remove.id};
  // Who votes then has to be a quorum by itself, at once (etcd, mayRemoveMember).
  if (configuration.voters.contains(id)) {
    const std::size_t left = configuration.voters.size() - 1;
    const std::size_t quorum = left / 2 + 1;
    if (left < quorum) return Trouble::NotEnoughStarted;
    const auto runs = [&](raft::ServerId voter) { return voter != id && isUp(voter); };
    const auto running = static_cast<std::size_t>(
        std::count_if(configuration.voters.begin(), configuration.voters.end(), runs));
    if (isUp(id) && running < quorum) return Trouble::Unhealthy;
  }
  return Plan{remove.id, raft::MemberChange{raft::ChangeKind::Remove, id},
              [id](const server::MemberStatus& now) { return !now.configuration.contains(id); }};
}

Members::Planned Members::planUpdate(const UpdateMember& update,
                                     const raft::Configuration& configuration,
                                     const Urls& urls) const {
  if (!arePeerUrls(update.peerUrls)) return Trouble::BadUrls;
  const bool known = update.id <= places_.size() && isMember(configuration, update.id);
  if (!known) return Trouble::MemberNotFound;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const bool others = i + 1 != update.id && isMember(configuration, i + 1);
    if (others && has(urls[i], update.peerUrls)) return Trouble::PeerUrlExists;
  }
  return Plan{update.id, std::nullopt, [](const server::MemberStatus&) { return true; },
              update.peerUrls};
}

void Members::change(raft::ServerId via, const MembersWish& wish, Changed changed) {
  const auto status = edge_.status(via);
  if (!status) {
    changed(Trouble::Stopped);
    return;
  }
  const auto* promotes = std::get_if<PromoteMember>(&wish);
  if (promotes != nullptr && isElsewhere(status->leader)) {
    promoteElsewhere(via, status->leader, promotes->id, std::move(changed));
    return;
  }
  Planned planned = std::visit(Planner{*this, *status, peerUrls(via)}, wish);
  if (const auto* trouble = std::get_if<Trouble>(&planned)) {
    changed(*trouble);
    return;
  }
  Plan plan = std::get<Plan>(std::move(planned));
  if (plan.peerUrls.empty()) return carryOut(via, plan, std::move(changed));
  const kv::PeerUrlsRequest told{plan.subject, plan.peerUrls};
  propose_(via, told,
           [this, via, plan = std::move(plan), changed = std::move(changed)](MaybeTrouble trouble) {
             if (trouble) return changed(*trouble);
             carryOut(via, plan, changed);
           });
}

void Members::carryOut(raft::ServerId via, const Plan& plan, Changed changed) {
  std::string why;
  if (plan.change) {
    why = operate_(cluster::ChangeMembers{{raft::Transition::Auto, {*plan.change}}});
  }
  if (!why.empty()) {
    changed(Trouble::Unhealthy);
    return;
  }
  await(via, plan, std::move(changed));
}

void Members::moveLeader(raft::ServerId via, std::uint64_t to, Changed changed) {
  const auto status = edge_.status(via);
  const raft::ServerId target{to};
  if (!status) {
    changed(Trouble::Stopped);
  } else if (status->leader != via) {
    changed(Trouble::NotLeader);
  } else if (!status->configuration.voters.contains(target)) {
    changed(Trouble::BadTransferee);
  } else if (!operate_(cluster::Transfer{target}).empty()) {
    changed(Trouble::Unhealthy);
  } else {
    await(via,
          {to, std::nullopt,
           [target](const server::MemberStatus& now) { return now.leader == target; }},
          std::move(changed));
  }
}

bool Members::isElsewhere(raft::ServerId id) const {
  const bool known = id && id.value <= places_.size();
  return known && places_[id.value - 1].runBy == RunBy::AnotherProcess;
}

bool Members::isUp(raft::ServerId id) const {
  return isElsewhere(id) || edge_.status(id).has_value();
}

void Members::await(raft::ServerId via, Plan plan, Changed changed) {
  waiting_.push_back(
      {via, plan.subject, std::move(plan.done), std::move(changed), now_ + timeout_});
}

bool Members::settle(Waiting& waiting) {
  const auto status = edge_.status(waiting.via);
  if (!status) {
    waiting.changed(Trouble::Stopped);
  } else if (waiting.done(*status)) {
    waiting.changed(Membership{waiting.subject, rows(waiting.via, status->configuration)});
  } else if (waiting.deadline <= now_) {
    waiting.changed(Trouble::TimedOut);
  } else {
    return false;
  }
  return true;
}

void Members::turn(raft::Instant now) {
  now_ = std::max(now_, now);
  promotions_.turn();
  std::erase_if(waiting_, [this](Waiting& waiting) { return settle(waiting); });
}

void Members::close() {
  promotions_.close();
  for (const Waiting& waiting : std::exchange(waiting_, {})) waiting.changed(Trouble::Stopped);
}

}  // namespace etcd
