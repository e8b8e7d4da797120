#include "engine/trace/text.h"

#include "engine/kv/key_range.h"
#include "engine/kv/lease_name.h"
#include "engine/kv/readable.h"
#include "engine/trace/words.h"

namespace trace {
namespace {

template <class Tag>
std::string s(raft::Number<Tag> n) {
  return std::to_string(n.value);
}
std::string s(ServerId id) { return id ? "S" + std::to_string(id.value) : "nobody"; }
std::string s(std::string_view text) { return std::string(text); }

/// Milliseconds with three decimals, cut, not rounded.
std::string ms(Duration d) {
  const auto us = std::chrono::duration_cast<std::chrono::microseconds>(d).count();
  const auto size = us < 0 ? -us : us;
  std::string fraction = std::to_string(size % 1000);
  fraction.insert(0, 3 - fraction.size(), '0');
  return (us < 0 ? "-" : "") + std::to_string(size / 1000) + "." + fraction;
}

std::string percent(std::uint32_t ppm) {
  std::string fraction = std::to_string(ppm % 10000);
  fraction.insert(0, 4 - fraction.size(), '0');
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return std::to_string(ppm / 10000) + (fraction.empty() ? "" : "." + fraction) + "%";
}

/// "3/1": index 3, term 1.
std::string place(raft::Index index, raft::Term term) { return s(index) + "/" + s(term); }

std::string range(const std::vector<raft::Entry>& entries) {
  if (entries.empty()) return "no entries";
  const raft::Entry& last = entries.back();
  if (entries.size() == 1) return "entry " + place(last.index, last.term);
  return "entries " + s(entries.front().index) + ".." + place(last.index, last.term);
}

struct Content {
  std::string operator()(const raft::RequestVote& m) const {
    return ", last " + place(m.lastLogIndex, m.lastLogTerm) +
           (m.campaign == raft::Campaign::Transfer ? ", handed over" : "");
  }
  std::string operator()(const raft::RequestPreVote& m) const {
    return ", last " + place(m.lastLogIndex, m.lastLogTerm);
  }
  std::string operator()(const raft::RequestPreVoteReply& m) const {
    return m.vote == raft::Vote::Granted ? ", would grant" : ", would deny";
  }
  std::string operator()(const raft::InstallSnapshot& m) const {
    return ", snapshot to " + place(m.snapshot.lastIncludedIndex, m.snapshot.lastIncludedTerm);
  }
  std::string operator()(const raft::SnapshotChunk& m) const {
    return ", snapshot to " + place(m.lastIncludedIndex, m.lastIncludedTerm) + ", bytes " +
           std::to_string(m.offset) + ".." + std::to_string(m.offset + m.bytes.bytes().size()) +
           " of " + std::to_string(m.total);
  }
  std::string operator()(const raft::SnapshotChunkReply& m) const {
    return ", snapshot to " + s(m.lastIncludedIndex) + ", has " + std::to_string(m.received) +
           " bytes";
  }
  std::string operator()(const raft::TimeoutNow&) const { return ""; }
  std::string operator()(const raft::TransferLeadership& m) const { return ", to " + s(m.to); }
  std::string operator()(const raft::ReadIndex& m) const { return ", read " + s(m.id); }
  std::string operator()(const raft::ReadIndexReply& m) const {
    return ", read " + s(m.id) + ", index " + s(m.index);
  }
  std::string operator()(const raft::RequestVoteReply& m) const {
    return m.vote == raft::Vote::Granted ? ", granted" : ", denied";
  }
  std::string operator()(const raft::AppendEntries& m) const {
    return ", prev " + place(m.prevLogIndex, m.prevLogTerm) + ", " + range(m.entries) +
           ", leaderCommit " + s(m.leaderCommit);
  }
  std::string operator()(const raft::AppendEntriesReply& m) const {
    return std::visit(*this, m.result);
  }
  std::string operator()(const raft::AppendAccepted& m) const {
    return ", matchIndex " + s(m.matchIndex);
  }
  std::string operator()(const raft::AppendRejected& m) const {
    return ", rejected " + s(m.rejected) + ", hint " + place(m.hintIndex, m.hintTerm);
  }
  std::string operator()(const raft::Heartbeat& m) const { return ", commit " + s(m.commit); }
  std::string operator()(const raft::HeartbeatReply&) const { return ""; }
  std::string operator()(const raft::Propose& m) const {
    return ", " + std::to_string(m.entries.size()) +
           (m.entries.size() == 1 ? " entry" : " entries");
  }
};

std::string client(kv::ClientId id) { return id == 0 ? "a program outside" : kv::clientName(id); }

/// "x", "jobs/..." or "all keys".
std::string keys(const std::string& key, const std::string& end) {
  const kv::KeyRange range{key, end};
  const std::string first = kv::readable(key);
  if (range.isOne()) return first;
  if (range == kv::KeyRange::all()) return "all keys";
  if (range == kv::KeyRange::prefix(key)) return first + "...";
  return range.isOpen() ? "keys from " + first + " on"
                        : "keys " + first + " to " + kv::readable(end);
}

std::string lease(kv::LeaseId id) { return "lease " + kv::leaseName(id); }

std::string changes(const std::string& key, std::uint64_t count) {
  return kv::readable(key) + (count > 1 ? " and " + std::to_string(count - 1) + " more" : "");
}

/// Of leases, watches and clients.
struct LeaseWords {
  std::string operator()(const LeaseGranted& e) const {
    return (e.client == 0 ? "has " : "grants ") + lease(e.lease) + " for " + ms(e.ttl) + " ms" +
           (e.client == 0 ? "" : " to " + client(e.client));
  }
  std::string operator()(const LeaseRenewed& e) const {
    return "renews " + lease(e.lease) + " for " + client(e.client);
  }
  std::string operator()(const LeaseEnded& e) const {
    return "ends " + lease(e.lease) + ": " + s(nameOf(e.why)) + ", " + std::to_string(e.keys) +
           (e.keys == 1 ? " key" : " keys") + " deleted";
  }
  std::string operator()(const LeasesBegun& e) const {
    return "begins the time of " + std::to_string(e.leases) +
           (e.leases == 1 ? " lease" : " leases") + " anew, and " + ms(e.grace) + " ms more";
  }
  std::string operator()(const WatchAsked& e) const {
    return "client " + client(e.client) + " asks " + s(e.via) + " to watch " + keys(e.key, e.end) +
           from(e.from);
  }
  std::string operator()(const WatchOpened& e) const {
    return "watches " + keys(e.key, e.end) + " for " + client(e.client) + from(e.from);
  }
  std::string operator()(const WatchTold& e) const {
    return "tells " + client(e.client) + " of " + changes(e.key, e.changes) + ", revision " +
           std::to_string(e.through) +
           (e.others == 0 ? "" : " (and " + std::to_string(e.others) + " others)");
  }
  std::string operator()(const WatchHeard& e) const {
    const std::string revision = std::to_string(e.through);
    if (e.changes == 0) return "client " + client(e.client) + " watches from " + revision + " on";
    return "client " + client(e.client) + " hears of " + changes(e.key, e.changes) + ", revision " +
           revision;
  }
  std::string operator()(const WatchCancelled& e) const {
    return "the watch of " + client(e.client) + " is over: " + s(nameOf(e.why)) +
           (e.why == WatchEnd::Compacted ? " to " + std::to_string(e.compacted) : "");
  }
  std::string operator()(const KeepAliveSet& e) const {
    const std::string who = "client " + client(e.client);
    if (e.every == Duration::zero()) return who + " keeps " + lease(e.lease) + " alive no longer";
    return who + " keeps " + lease(e.lease) + " alive every " + ms(e.every) + " ms";
  }
  std::string operator()(const ClientPaused& e) const {
    return "client " + client(e.client) + " paused";
  }
  std::string operator()(const ClientResumed& e) const {
    return "client " + client(e.client) + " resumed";
  }
  static std::string from(kv::Revision revision) {
    return revision == 0 ? "" : " from revision " + std::to_string(revision) + " on";
  }
};

struct Words : LeaseWords {
  using LeaseWords::operator();
  std::string operator()(const ClusterStarted& e) const {
    return "cluster of " + std::to_string(e.servers) + " started, election timeout " +
           ms(e.electionTimeoutMin) + ".." + ms(e.electionTimeoutMax) + " ms";
  }
  std::string operator()(const ServerStarted& e) const {
    return "started (incarnation " + std::to_string(e.incarnation) + "): term " +
           s(e.hardState.currentTerm) + ", log to " + s(e.log.lastIndex());
  }
  std::string operator()(const ServerCrashed&) const { return "crashed"; }
  std::string operator()(const ServerRefused& e) const { return "refuses to run: " + e.why; }
  std::string operator()(const ServerPaused&) const { return "paused"; }
  std::string operator()(const ServerResumed&) const { return "resumed"; }
  std::string operator()(const LinkChanged& e) const {
    const std::string link = "link " + s(e.from) + " to " + s(e.to) + ": ";
    if (e.state.cut) return link + "cut";
    return link + ms(e.state.latencyMin) + ".." + ms(e.state.latencyMax) + " ms, loss " +
           percent(e.state.lossPpm);
  }
  std::string operator()(const DiskChanged& e) const {
    if (e.state.stalled) return "disk stalled";
    if (e.state.full) return "disk full";
    return "disk: sync " + ms(e.state.syncMin) + ".." + ms(e.state.syncMax) + " ms";
  }
  std::string operator()(const ClockChanged& e) const {
    return "clock: drift " + std::to_string(e.state.driftPpm) + " ppm, offset " +
           ms(e.state.offset) + " ms";
  }
  std::string operator()(const DiskLost&) const { return "lost its disk"; }
  std::string operator()(const DiskDamaged&) const { return "has a damaged disk"; }
  std::string operator()(const BackupTaken& e) const {
    return "backed up at index " + s(e.index) + ", revision " + std::to_string(e.revision);
  }
  std::string operator()(const ClusterRestored& e) const {
    return "new cluster from the backup of index " + s(e.index) + ", revision " +
           std::to_string(e.revision);
  }
  std::string operator()(const TimerSet& e) const {
    return "timer set for " + ms(e.deadline.time_since_epoch());
  }
  std::string operator()(const TimerFired&) const { return "timer fired"; }
  std::string operator()(const MessageSent& e) const {
    if (!e.message) return "message " + s(e.id);
    std::string text = s(raft::nameOf(e.message->body)) + " to " + s(e.message->to) + ": term " +
                       s(e.message->term) + std::visit(Content{}, e.message->body);
    if (e.duplicateOf) text += " (duplicate of message " + s(e.duplicateOf) + ")";
    if (e.willBeLost) text += " (will be lost)";
    return text + " [message " + s(e.id) + "]";
  }
  std::string operator()(const MessageDelivered& e) const { return "received message " + s(e.id); }
  std::string operator()(const MessageDropped& e) const {
    return "message " + s(e.id) + " dropped: " + s(nameOf(e.reason));
  }
  std::string operator()(const MessageMoved& e) const {
    const bool held = e.deliverAt == raft::kNever;
    return "message " + s(e.id) +
           (held ? " is held" : " arrives at " + ms(e.deliverAt.time_since_epoch()));
  }
  std::string operator()(const Durable& e) const {
    return "durable: term " + s(e.hardState.currentTerm) + ", vote for " + s(e.hardState.votedFor) +
           ", log to " + s(e.lastIndex);
  }
  std::string operator()(const Applied& e) const {
    return "applied entry " + s(e.index) + ", revision " + std::to_string(e.revision);
  }
  std::string operator()(const OperationStarted& e) const {
    return "client " + client(e.command.client) + " asks " + s(e.via) + ": " +
           kv::textOf(e.command.operation) + " [operation " + s(e.id) + "]";
  }
  std::string operator()(const OperationReached& e) const {
    return "operation " + s(e.id) + " arrived";
  }
  std::string operator()(const OperationFinished& e) const {
    std::string text = "operation " + s(e.id) + ": " + s(nameOf(e.outcome));
    if (e.failure != Failure::None) text += ", " + s(nameOf(e.failure));
    if (e.leaderHint) text += ", leader " + s(e.leaderHint);
    if (e.outcome == Outcome::Ok && !e.result.done) text += ", not done";
    if (e.outcome == Outcome::Ok && e.result.value)
      text += ", value " + kv::readable(*e.result.value);
    return text;
  }
  std::string operator()(const Noted& e) const { return "note: " + e.text; }
  std::string operator()(const Expected& e) const {
    return "expect " + e.text + (e.held ? ": held" : ": did not hold") + " (line " +
           std::to_string(e.line) + ")";
  }
  std::string operator()(const Violated& e) const {
    return "VIOLATED " + e.invariant + ": " + e.what;
  }
  std::string operator()(const raft::TermChanged& e) const { return "currentTerm " + s(e.term); }
  std::string operator()(const raft::Voted& e) const {
    return "votedFor " + s(e.candidate) + " in term " + s(e.term);
  }
  std::string operator()(const raft::VoteRefused& e) const {
    const bool pre = e.ballot == raft::Ballot::PreVote;
    return std::string(pre ? "would refuse" : "refuses") + " its vote to " + s(e.candidate) +
           " in term " + s(e.term) + ": " + s(nameOf(e.reason));
  }
  std::string operator()(const raft::RoleChanged& e) const {
    return "becomes " + s(nameOf(e.role)) + " of term " + s(e.term);
  }
  std::string operator()(const raft::LeaderLearned& e) const {
    return "follows " + s(e.leader) + " in term " + s(e.term);
  }
  std::string operator()(const raft::VoteCounted& e) const {
    const bool pre = e.ballot == raft::Ballot::PreVote;
    return "counts " + s(e.voter) + ": " + (pre ? "would be " : "") + s(nameOf(e.vote));
  }
  std::string operator()(const raft::Appended& e) const { return "appends " + range(e.entries); }
  std::string operator()(const raft::Truncated& e) const {
    return "deletes entries from " + s(e.from) + " on";
  }
  std::string operator()(const raft::ProgressChanged& e) const {
    return s(e.peer) + ": matchIndex " + s(e.matchIndex) + ", nextIndex " + s(e.nextIndex) + ", " +
           s(nameOf(e.state));
  }
  std::string operator()(const raft::PreVoted& e) const {
    return "would vote for " + s(e.candidate) + " in term " + s(e.term);
  }
  std::string operator()(const raft::ConfigurationChanged& e) const {
    return "uses the configuration of entry " + s(e.index) + ": " + raft::toString(e.configuration);
  }
  std::string operator()(const raft::MembershipRefused& e) const {
    return "refuses a change of the membership: " + e.why;
  }
  std::string operator()(const raft::Compacted& e) const {
    return "gives up its log to " + place(e.lastIncludedIndex, e.lastIncludedTerm);
  }
  std::string operator()(const raft::SnapshotInstalled& e) const {
    return "takes the snapshot to " + place(e.lastIncludedIndex, e.lastIncludedTerm) +
           " in place of its log";
  }
  std::string operator()(const raft::TransferStarted& e) const {
    return "hands over to " + s(e.to);
  }
  std::string operator()(const raft::TransferAborted& e) const {
    return "gives up handing over to " + s(e.to) + ": " + s(nameOf(e.why));
  }
  std::string operator()(const raft::SteppedDown& e) const {
    return "steps down: " + s(nameOf(e.why));
  }
  std::string operator()(const raft::LeaseExtended& e) const {
    return "holds a lease to " + ms(e.until.time_since_epoch()) + " on its clock";
  }
  std::string operator()(const raft::ReadConfirmed& e) const {
    return "is confirmed by round " + s(e.round) + " for reads at index " + s(e.index);
  }
  std::string operator()(const SnapshotTaken& e) const {
    return "has a snapshot to " + place(e.lastIncludedIndex, e.lastIncludedTerm) + ", " +
           std::to_string(e.bytes) + " bytes";
  }
  std::string operator()(const StateRestored& e) const {
    return "restored its state to entry " + s(e.index) + ", revision " + std::to_string(e.revision);
  }
  std::string operator()(const MembershipAsked& e) const {
    return "is asked to change the membership: " +
           (e.change.leavesJoint() ? std::string("leave the joint configuration")
                                   : std::string(raft::encode(e.change).bytes()));
  }
  std::string operator()(const TransferAsked& e) const {
    return "is asked to hand over to " + s(e.to);
  }
  std::string operator()(const AskRefused& e) const { return "refuses: " + e.why; }
  std::string operator()(const raft::CommitAdvanced& e) const {
    return "commitIndex " + s(e.commitIndex);
  }
};

}  // namespace

std::string wordsOf(const Event& e) { return std::visit(Words{}, e.body); }

std::string textOf(const Event& e, std::size_t servers) {
  constexpr std::size_t kTimeWidth = 11;
  std::string line = ms(e.at.time_since_epoch());
  if (line.size() < kTimeWidth) line.insert(0, kTimeWidth - line.size(), ' ');
  line += "  ";
  const std::size_t lane = std::to_string(servers).size() + 2;
  for (std::size_t i = 1; i <= servers; ++i) {
    std::string mark = i == e.server.value ? s(e.server) : ".";
    mark.resize(lane, ' ');
    line += mark;
  }
  return line + " " + wordsOf(e);
}

}  // namespace trace
