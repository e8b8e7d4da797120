// Why a server is what it is: its role, its term.
#include <algorithm>

#include "app/view/ballots.h"
#include "app/view/membership.h"
#include "app/view/rules_later.h"
#include "app/view/why_parts.h"
#include "app/view/words.h"

namespace view {
namespace {

using trace::ServerId;
using trace::ServerView;

trace::EventId becameIts(const Moment& m, const ServerView& s) {
  return lastOf<raft::RoleChanged>(m, s.id,
                                   [&](const raft::RoleChanged& b) { return b.role == s.role; });
}

std::vector<ServerId> others(const ServerView& s) {
  std::vector<ServerId> peers;
  for (const ServerId id : s.configuration.allVoters()) {
    if (id != s.id) peers.push_back(id);
  }
  return peers;
}

struct Ballots {
  std::vector<ServerId> yes, no, open;
};

Ballots ballotsOf(const ServerView& s) {
  Ballots all;
  for (const trace::BallotView& b : s.ballots) {
    if (!b.vote) {
      all.open.push_back(b.voter);
    } else {
      (*b.vote == raft::Vote::Granted ? all.yes : all.no).push_back(b.voter);
    }
  }
  return all;
}

QString countText(const ServerView& s, std::size_t have) {
  return Say::tr("%1 of %2, a majority is %3")
      .arg(have)
      .arg(s.configuration.allVoters().size())
      .arg(quorumOf(s.configuration.voters));
}

// Who voted for it in the election that it won.
std::vector<ServerId> votersFor(const Moment& m, const ServerView& s, trace::EventId won) {
  std::vector<ServerId> voters;
  for (trace::EventId id = won; isHeld(*m.trace, id); id = trace::EventId{id.value - 1}) {
    const trace::Event& e = m.trace->at(id);
    const auto* role = std::get_if<raft::RoleChanged>(&e.body);
    if (e.server == s.id && role && role->role == raft::RoleName::Candidate) break;
    const auto* vote = std::get_if<raft::VoteCounted>(&e.body);
    const bool real = vote && vote->ballot == raft::Ballot::Vote;
    if (e.server == s.id && real && vote->vote == raft::Vote::Granted) {
      voters.push_back(vote->voter);
    }
    if (won.value - id.value > kWhyReach) break;
  }
  std::sort(voters.begin(), voters.end());
  return voters;
}

StateAnswer whyLeads(const Moment& m, const ServerView& s) {
  const raft::Term highest = m.cluster->highestTerm();
  const bool old = highest > s.currentTerm;
  const QString title =
      old ? Say::tr("Why does %1 still lead term %2?") : Say::tr("Why does %1 lead term %2?");
  Telling t(m, title.arg(nameOf(s.id)).arg(s.currentTerm.value));
  const trace::EventId won = becameIts(m, s);
  const std::vector<ServerId> voters = votersFor(m, s, won);
  if (!voters.empty()) {
    t.fact(Say::tr("It won the votes of %1: %2.").arg(listOf(voters), countText(s, voters.size())));
  }
  t.fact(old ? Say::tr("Term %1 has begun, and %2 has not heard of it.")
                   .arg(highest.value)
                   .arg(nameOf(s.id))
             : Say::tr("It leads %1; no server knows a newer term.").arg(sinceText(m, won)));
  t.because(won);
  const std::vector<ServerId> peers = others(s);
  const std::size_t kept = t.hindrances(s.id, peers);
  t.fact(Say::tr("Its heartbeats hold %1 of the %2 others.")
             .arg(peers.size() - kept)
             .arg(peers.size()));
  return t.take(ruleFor(raft::RoleChanged{raft::RoleName::Leader, {}, {}}));
}

StateAnswer whyAsks(const Moment& m, const ServerView& s) {
  const bool real = s.role == raft::RoleName::Candidate;
  Telling t(m, (real ? Say::tr("Why is %1 a candidate in term %2?")
                     : Say::tr("Why is %1 a pre-candidate in term %2?"))
                   .arg(nameOf(s.id))
                   .arg(s.currentTerm.value));
  const Ballots ballots = ballotsOf(s);
  t.fact((real ? Say::tr("It has the votes of %1: %2.") : Say::tr("%1 would vote for it: %2."))
             .arg(ballots.yes.empty() ? Say::tr("nobody") : listOf(ballots.yes),
                  countText(s, ballots.yes.size())));
  if (!ballots.no.empty()) t.fact(Say::tr("%1 refused.").arg(listOf(ballots.no)));
  if (!ballots.open.empty()) {
    t.fact(Say::tr("No answer of %1 has come yet.").arg(listOf(ballots.open)));
  }
  t.because(becameIts(m, s));
  t.hindrances(s.id, ballots.open);
  if (real && tallyOf(*m.cluster).split && s.currentTerm == tallyOf(*m.cluster).term) {
    t.fact(Say::tr("The votes are split: nobody can win this term."));
  }
  return t.take(ruleFor(raft::RoleChanged{s.role, {}, {}}));
}

// The last message of its leader that reached it.
trace::EventId lastWord(const Moment& m, const ServerView& s) {
  return lastWhere(m, [&](const trace::Event& e) {
    if (e.server != s.id || !std::holds_alternative<trace::MessageDelivered>(e.body)) return false;
    if (!isHeld(*m.trace, e.trigger)) return false;
    const auto* sent = std::get_if<trace::MessageSent>(&m.trace->at(e.trigger).body);
    return sent && sent->message && sent->message->from == s.leader;
  });
}

void tellTimer(const Moment& m, const ServerView& s, Telling& t) {
  if (s.timerDeadline == raft::kNever) return;
  t.fact(Say::tr("Its timer runs out at %1 ms, in %2; then it asks for votes.")
             .arg(timeText(s.timerDeadline), spanText(s.timerDeadline - m.time)));
}

StateAnswer whyFollows(const Moment& m, const ServerView& s) {
  const QString name = nameOf(s.id);
  Telling t(m, Say::tr("Why is %1 still a follower?").arg(name));
  trace::EventId turned = becameIts(m, s);
  if (!turned) turned = lastOf<trace::ServerStarted>(m, s.id);
  if (!s.leader) {
    t.fact(Say::tr("It knows no leader of term %1.").arg(s.currentTerm.value));
    t.because(turned);
    tellTimer(m, s, t);
    return t.take(ruleFor(raft::RoleChanged{raft::RoleName::Candidate, {}, {}}));
  }
  const trace::EventId word = lastWord(m, s);
  t.fact(Say::tr("It follows %1, the leader of term %2.")
             .arg(nameOf(s.leader))
             .arg(s.currentTerm.value));
  if (word) {
    t.fact(Say::tr("The last word of %1 came at %2 ms, before its timer ran out.")
               .arg(nameOf(s.leader), timeText(m.trace->at(word).at)));
    t.because(m.trace->at(word).trigger);
  } else {
    t.because(turned);
  }
  t.hindrances(s.id, {s.leader});
  tellTimer(m, s, t);
  return t.take({Say::tr("A server stays a follower as long as it hears from a leader before its "
                         "timer runs out."),
                 QStringLiteral("Raft 5.2")});
}

StateAnswer whyLearns(const Moment& m, const ServerView& s, Membership membership) {
  Telling t(m,
            Say::tr("Why is %1 no voter but: %2?").arg(nameOf(s.id), membershipText(membership)));
  t.fact(Say::tr("In force: %1.").arg(configurationText(m.cluster->configuration())));
  if (membership == Membership::Learner) {
    t.fact(Say::tr("It receives the log and is counted in no majority."));
  }
  if (const ServerId leader = m.cluster->leader()) t.hindrances(leader, {s.id});
  t.because(lastWhere(m, [](const trace::Event& e) {
    return std::holds_alternative<raft::ConfigurationChanged>(e.body);
  }));
  return t.take(memberRule());
}

StateAnswer whyStill(const Moment& m, const ServerView& s) {
  const QString title = s.status == trace::ServerStatus::Paused
                            ? Say::tr("Why does %1 answer nobody?")
                            : Say::tr("Why does %1 not run?");
  Telling t(m, title.arg(nameOf(s.id)));
  t.hindrances(ServerId{}, {s.id});
  if (!s.refusal.empty()) t.fact(QString::fromStdString(s.refusal));
  t.fact(Say::tr("Its disk keeps term %1, its vote and its log up to %2.")
             .arg(s.durableState.currentTerm.value)
             .arg(s.durableIndex.value));
  if (s.status == trace::ServerStatus::Refused) return t.take(ruleFor(trace::ServerRefused{}));
  return t.take(s.status == trace::ServerStatus::Paused ? ruleFor(trace::ServerPaused{})
                                                        : ruleFor(trace::ServerCrashed{}));
}

}  // namespace

StateAnswer whyRole(const Moment& m, const ServerView& s) {
  const Membership membership = membershipOf(*m.cluster, s.id);
  const bool outside = membership == Membership::Spare || membership == Membership::Retired;
  if (outside && !s.leads()) return whyLearns(m, s, membership);
  if (s.status != trace::ServerStatus::Up) return whyStill(m, s);
  switch (s.role) {
    case raft::RoleName::Leader:
      return whyLeads(m, s);
    case raft::RoleName::PreCandidate:
    case raft::RoleName::Candidate:
      return whyAsks(m, s);
    case raft::RoleName::Follower:
      break;
  }
  return votes(membership) ? whyFollows(m, s) : whyLearns(m, s, membership);
}

StateAnswer whyTerm(const Moment& m, const ServerView& s) {
  Telling t(m, Say::tr("Why is %1 in term %2?").arg(nameOf(s.id)).arg(s.currentTerm.value));
  const trace::EventId entered = lastOf<raft::TermChanged>(m, s.id);
  if (entered) {
    t.fact(Say::tr("It entered term %1 at %2 ms.")
               .arg(s.currentTerm.value)
               .arg(timeText(m.trace->at(entered).at)));
  } else {
    t.fact(Say::tr("No event within reach changed its term."));
  }
  const raft::Term highest = m.cluster->highestTerm();
  t.fact(highest > s.currentTerm
             ? Say::tr("Another server is in term %1; no message of that term has reached it.")
                   .arg(highest.value)
             : Say::tr("No server is in a newer term."));
  t.because(entered);
  if (highest > s.currentTerm) t.hindrances(s.id, others(s));
  return t.take({Say::tr("Terms count elections. Every message carries its sender's term, and a "
                         "server that sees a newer one takes it over at once."),
                 QStringLiteral("Raft 5.1")});
}

StateAnswer whyLeader(const Moment& m) {
  if (const ServerId leader = m.cluster->leader()) return whyRole(m, m.cluster->server(leader));
  Telling t(m, Say::tr("Why is there no leader?"));
  std::size_t up = 0;
  std::vector<ServerId> voters;
  const ServerView* next = nullptr;
  for (const ServerId id : m.cluster->configuration().allVoters()) {
    const ServerView& s = m.cluster->server(id);
    voters.push_back(id);
    if (s.status != trace::ServerStatus::Up) continue;
    ++up;
    const bool asks = s.role != raft::RoleName::Follower;
    if (asks) {
      t.fact(Say::tr("%1 asks for votes in term %2 and has %3.")
                 .arg(nameOf(id))
                 .arg(s.currentTerm.value)
                 .arg(countText(s, grantedTo(s))));
      t.because(becameIts(m, s));
    }
    if (!next || s.timerDeadline < next->timerDeadline) next = &s;
  }
  t.fact(Say::tr("%1 of %2 voters run, a majority is %3.")
             .arg(up)
             .arg(voters.size())
             .arg(m.cluster->quorum()));
  t.hindrances(next ? next->id : ServerId{}, voters);
  if (tallyOf(*m.cluster).split) t.fact(Say::tr("The votes of the newest term are split."));
  if (next && next->timerDeadline != raft::kNever) {
    t.fact(Say::tr("%1's timer runs out next, at %2 ms.")
               .arg(nameOf(next->id), timeText(next->timerDeadline)));
  }
  return t.take(ruleFor(raft::RoleChanged{raft::RoleName::Leader, {}, {}}));
}

}  // namespace view
