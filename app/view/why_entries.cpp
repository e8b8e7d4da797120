// Why an index is committed or not, why a commitIndex is what it is, why a log differs.
#include <algorithm>

#include "app/view/membership.h"
#include "app/view/why_parts.h"
#include "app/view/words.h"

namespace view {
namespace {

using trace::ServerId;
using trace::ServerView;

Rule commitRule() { return ruleFor(raft::CommitAdvanced{}); }

// A durable copy of this very entry.
bool stores(const ServerView& s, const raft::Entry& entry) {
  if (entry.index <= s.durableLog.baseIndex()) return true;
  return s.durableIndex >= entry.index && s.durableLog.contains(entry.index) &&
         s.durableLog.at(entry.index).term == entry.term;
}

// The first commit that covered the index.
trace::EventId firstCommit(const Moment& m, raft::Index index) {
  trace::EventId first;
  lastWhere(m, [&](const trace::Event& e) {
    const auto* commit = std::get_if<raft::CommitAdvanced>(&e.body);
    if (commit && commit->commitIndex >= index) first = e.id;
    return false;
  });
  return first;
}

trace::EventId appendOf(const Moment& m, ServerId server, raft::Index index) {
  return lastOf<raft::Appended>(m, server, [&](const raft::Appended& b) {
    return !b.entries.empty() && b.entries.front().index <= index &&
           b.entries.back().index >= index;
  });
}

const raft::Entry* entryOf(const ServerView& s, raft::Index index) {
  return s.log.contains(index) ? &s.log.at(index) : nullptr;
}

// The copy that is spoken of: the leader's, else the one asked about, else anybody's.
const raft::Entry* spokenOf(const Moment& m, ServerId asked, raft::Index index) {
  const ServerId leader = m.cluster->leader();
  for (const ServerId id : {leader, asked}) {
    if (!id) continue;
    if (const raft::Entry* entry = entryOf(m.cluster->server(id), index)) return entry;
  }
  for (const ServerView& s : m.cluster->servers()) {
    if (const raft::Entry* entry = entryOf(s, index)) return entry;
  }
  return nullptr;
}

QString majorityText(const raft::ServerSet& voters, const std::vector<ServerId>& holders) {
  const std::size_t have = countIn(voters, [&](ServerId id) {
    return std::find(holders.begin(), holders.end(), id) != holders.end();
  });
  return Say::tr("%1 of %2, quorum %3").arg(have).arg(voters.size()).arg(quorumOf(voters));
}

StateAnswer whyCommitted(const Moment& m, ServerId asked, raft::Index index) {
  Telling t(m, Say::tr("Why is index %1 committed?").arg(index.value));
  const raft::Entry* entry = m.cluster->committedEntry(index);
  const trace::EventId commit = firstCommit(m, index);
  if (commit) {
    const trace::Event& event = m.trace->at(commit);
    t.fact(Say::tr("%1 was the first to commit it, at %2 ms.")
               .arg(nameOf(event.server), timeText(event.at)));
  }
  if (entry) {
    std::vector<ServerId> holders;
    for (const ServerView& s : m.cluster->servers()) {
      if (stores(s, *entry)) holders.push_back(s.id);
    }
    t.fact(Say::tr("Index %1 of term %2 is on the disks of %3.")
               .arg(index.value)
               .arg(entry->term.value)
               .arg(listOf(holders)));
  }
  const raft::Entry* own = asked ? entryOf(m.cluster->server(asked), index) : nullptr;
  if (entry && own && own->term != entry->term) {
    t.fact(Say::tr("The copy of %1 is another entry, of term %2: it was never committed and will "
                   "be replaced.")
               .arg(nameOf(asked))
               .arg(own->term.value));
  }
  t.because(commit);
  return t.take(commitRule());
}

std::vector<ServerId> votersOf(const raft::Configuration& configuration) {
  std::vector<ServerId> voters;
  for (const ServerId id : configuration.allVoters()) voters.push_back(id);
  return voters;
}

}  // namespace

void tellWaiting(const Moment& m, const raft::Entry& entry, Telling& t) {
  const ServerId id = m.cluster->leader();
  const raft::Configuration& now =
      id ? m.cluster->server(id).configuration : m.cluster->configuration();
  std::vector<ServerId> holders;
  std::vector<ServerId> lacking;
  for (const ServerId voter : votersOf(now)) {
    (stores(m.cluster->server(voter), entry) ? holders : lacking).push_back(voter);
  }
  QStringList counts;
  for (const raft::ServerSet& voters : majoritiesOf(now)) counts << majorityText(voters, holders);
  t.fact(Say::tr("Index %1 is on %2: %3.")
             .arg(entry.index.value)
             .arg(holders.empty() ? Say::tr("no disk yet") : listOf(holders),
                  counts.join(QStringLiteral("; "))));
  if (!id) {
    t.fact(Say::tr("Nobody leads, and only a leader commits."));
    t.hindrances(ServerId{}, votersOf(now));
    return;
  }
  const ServerView& leader = m.cluster->server(id);
  if (entry.term < leader.currentTerm) {
    t.fact(Say::tr("The entry is of term %1, the leader's term is %2: copies of an earlier term "
                   "alone commit nothing, Raft 5.4.2.")
               .arg(entry.term.value)
               .arg(leader.currentTerm.value));
  }
  const std::size_t kept = t.hindrances(id, lacking);
  if (kept < lacking.size()) {
    t.fact(Say::tr("%1 of those that lack it can be reached: copies or answers are on the way.")
               .arg(lacking.size() - kept));
  }
  if (lacking.empty() || decides(now, [&](ServerId voter) {
        return std::find(holders.begin(), holders.end(), voter) != holders.end();
      })) {
    t.fact(Say::tr("A majority stores it; %1 has not heard of enough copies yet.").arg(nameOf(id)));
  }
}

StateAnswer whyEntry(const Moment& m, ServerId server, raft::Index index) {
  if (index.value == 0) return {};
  if (index <= m.cluster->committed()) return whyCommitted(m, server, index);
  const raft::Entry* entry = spokenOf(m, server, index);
  if (!entry) return {};
  Telling t(m, Say::tr("Why is index %1 not committed?").arg(index.value));
  tellWaiting(m, *entry, t);
  const ServerId leader = m.cluster->leader();
  const ServerId holder = leader ? leader : server;
  if (holder) t.because(appendOf(m, holder, index));
  const raft::Entry* own = server ? entryOf(m.cluster->server(server), index) : nullptr;
  if (own && own->term != entry->term) {
    t.fact(Say::tr("The copy of %1 is another entry, of term %2.")
               .arg(nameOf(server))
               .arg(own->term.value));
  }
  return t.take(commitRule());
}

StateAnswer whyCommit(const Moment& m, const ServerView& s) {
  const raft::Index next = s.commitIndex + 1;
  Telling t(m,
            Say::tr("Why is the commitIndex of %1 %2?").arg(nameOf(s.id)).arg(s.commitIndex.value));
  if (s.leads()) {
    if (const raft::Entry* entry = entryOf(s, next)) {
      tellWaiting(m, *entry, t);
    } else {
      t.fact(Say::tr("Every entry of its log is committed."));
    }
  } else if (s.commitIndex < m.cluster->committed()) {
    t.fact(Say::tr("The cluster has committed up to %1; a follower hears it with the leader's next "
                   "message.")
               .arg(m.cluster->committed().value));
    const ServerId leader = m.cluster->leader();
    if (leader) t.hindrances(leader, {s.id});
    if (!leader) t.fact(Say::tr("Nobody leads."));
  } else {
    t.fact(Say::tr("Nothing beyond it is committed anywhere."));
    if (const raft::Entry* entry = spokenOf(m, s.id, next)) tellWaiting(m, *entry, t);
  }
  t.because(lastOf<raft::CommitAdvanced>(m, s.id));
  return t.take(commitRule());
}

namespace {

// The first index at which the logs hold different entries; 0: none that both hold.
raft::Index firstDifference(const raft::Entries& a, const raft::Entries& b) {
  const raft::Index least = std::max(a.firstIndex(), b.firstIndex());
  const raft::Index most = std::min(a.lastIndex(), b.lastIndex());
  raft::Index different;
  for (raft::Index i = most; i >= least && i.value > 0; i = i - 1) {
    if (a.at(i).term == b.at(i).term) break;
    different = i;
  }
  return different;
}

void tellDifferent(const Moment& m, const ServerView& s, const ServerView& leader, raft::Index at,
                   Telling& t) {
  t.fact(Say::tr("From index %1 on it is another log: term %2 on %3, term %4 on %5.")
             .arg(at.value)
             .arg(s.log.at(at).term.value)
             .arg(nameOf(s.id))
             .arg(leader.log.at(at).term.value)
             .arg(nameOf(leader.id)));
  t.fact(at > m.cluster->committed()
             ? Say::tr("Neither copy is committed.")
             : Say::tr("What %1 holds there was never committed; the leader replaces it.")
                   .arg(nameOf(s.id)));
  t.because(appendOf(m, s.id, at));
}

void tellBehind(const ServerView& s, const ServerView& leader, Telling& t) {
  t.fact(Say::tr("It ends at %1, the log of %2 at %3: %4 missing.")
             .arg(s.log.lastIndex().value)
             .arg(nameOf(leader.id))
             .arg(leader.log.lastIndex().value)
             .arg(leader.log.lastIndex().value - s.log.lastIndex().value));
  for (const trace::ProgressView& p : leader.progress) {
    if (p.peer != s.id) continue;
    t.fact(Say::tr("%1 knows of a match up to %2 and sends from %3.")
               .arg(nameOf(leader.id))
               .arg(p.matchIndex.value)
               .arg(p.nextIndex.value));
    if (p.state == raft::ProgressState::Snapshot) t.fact(Say::tr("It sends its snapshot."));
  }
}

}  // namespace

StateAnswer whyLog(const Moment& m, const ServerView& s) {
  const ServerId id = m.cluster->leader();
  if (!id || id == s.id) {
    Telling t(m, Say::tr("Why does the log of %1 end at %2?")
                     .arg(nameOf(s.id))
                     .arg(s.log.lastIndex().value));
    t.fact(id ? Say::tr("It leads: nothing is ever deleted from its log, and commands are added "
                        "at the end.")
              : Say::tr("Nobody leads, so nobody adds to it."));
    t.because(appendOf(m, s.id, s.log.lastIndex()));
    return t.take(ruleFor(raft::Appended{}));
  }
  const ServerView& leader = m.cluster->server(id);
  const raft::Index at = firstDifference(s.log, leader.log);
  const bool behind = s.log.lastIndex() < leader.log.lastIndex();
  const bool longer = s.log.lastIndex() > leader.log.lastIndex();
  QString title = Say::tr("Why is the log of %1 the leader's?");
  if (longer) title = Say::tr("Why is the log of %1 longer than the leader's?");
  if (behind) title = Say::tr("Why is the log of %1 behind?");
  if (at) title = Say::tr("Why is the log of %1 different?");
  Telling t(m, title.arg(nameOf(s.id)));
  if (at) tellDifferent(m, s, leader, at, t);
  if (behind) tellBehind(s, leader, t);
  if (longer && !at) {
    t.fact(Say::tr("It ends at %1, the log of %2 at %3; what is beyond is not committed.")
               .arg(s.log.lastIndex().value)
               .arg(nameOf(id))
               .arg(leader.log.lastIndex().value));
  }
  if (!at && !behind && !longer) {
    t.fact(Say::tr("Both end at %1 in term %2.")
               .arg(s.log.lastIndex().value)
               .arg(s.currentTerm.value));
  }
  if (t.hindrances(id, {s.id}) == 0 && (at || behind)) {
    t.fact(
        Say::tr("Nothing keeps %1 from %2: the rest is on its way.").arg(nameOf(s.id), nameOf(id)));
  }
  if (!at) t.because(appendOf(m, s.id, s.log.lastIndex()));
  return t.take(ruleFor(raft::Truncated{}));
}

}  // namespace view
