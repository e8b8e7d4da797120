#include "tests/conformance/interaction/node.h"

#include <algorithm>

namespace conformance {
namespace {

raft::Restored restoredOf(const raft::Snapshot& start) {
  if (!start.lastIncludedIndex) return {};
  return {raft::HardState{}, raft::Entries(start.lastIncludedIndex, start.lastIncludedTerm), start};
}

/// What says something about term, vote or log waits for the storage (Figure 2).
bool waitsForStorage(const raft::Body& body) {
  return std::holds_alternative<raft::AppendEntriesReply>(body) ||
         std::holds_alternative<raft::RequestVoteReply>(body) ||
         std::holds_alternative<raft::RequestPreVoteReply>(body);
}

bool isWish(const raft::Body& body) {
  return std::holds_alternative<raft::Propose>(body) ||
         std::holds_alternative<raft::TransferLeadership>(body);
}

std::vector<std::string> shownAll(const std::vector<raft::Entry>& entries, const OldForms& old) {
  std::vector<std::string> out;
  out.reserve(entries.size());
  for (const raft::Entry& entry : entries) out.push_back(shown(entry, old));
  return out;
}

Shown localMessage(std::string from, std::string to, std::string type) {
  Shown out;
  out.from = std::move(from);
  out.to = std::move(to);
  out.type = std::move(type);
  return out;
}

}  // namespace

Node::Node(const NodeSettings& settings)
    : raft_(settings.config, restoredOf(settings.start), raft::Instant{}),
      storage_(settings.storage),
      state_(settings.start.state.bytes()),
      shownSoftState_(softState()),
      shownHardState_(raft_.hardState()) {
  if (settings.start.lastIncludedIndex) disk_ = Disk(settings.start);
  if (settings.config.readMode == raft::ReadMode::Lease) startLater();
}

// Where reads go by lease a server that just started helps nobody to depose a leader it may have
// heard. The scripts' nodes know of no leader: they started longer ago.
void Node::startLater() {
  const raft::Instant deadline = raft_.nextDeadline();
  const raft::Duration quiet = raft_.config().electionTimeoutMin;
  now_ += quiet;
  restartedAt_ = now_;
  if (deadline != raft::kNever) useElectionTimeout(deadline - raft::Instant{});
}

void Node::tick(std::uint64_t times) {
  for (; times > 0; --times) {
    now_ += kTick;
    raft_.deadlineReached(now_);
  }
}

void Node::setElectionTimeout(raft::Duration timeout) {
  timeout_ = timeout;
  useElectionTimeout(timeout);
}

void Node::useElectionTimeout(raft::Duration timeout) {
  raft_.setElectionTimeout(timeout);
  const raft::Instant deadline = raft_.nextDeadline();
  if (deadline == raft::kNever || raft_.roleName() == raft::RoleName::Leader) return;
  const raft::Instant restarted = deadline - timeout;
  if (restarted < restartedAt_) raft_.setElectionTimeout(timeout + (restartedAt_ - restarted));
}

void Node::noteTimer() {
  const bool follows = raft_.roleName() == raft::RoleName::Follower;
  const bool sameTerm = term_ == raft_.currentTerm();
  const bool gaveUp = follows && role_ != raft::RoleName::Follower;
  term_ = raft_.currentTerm();
  role_ = raft_.roleName();
  if (sameTerm && !gaveUp) {
    if (timeout_ && role_ != raft::RoleName::Leader) useElectionTimeout(*timeout_);
    return;
  }
  timeout_.reset();
  if (!follows) return;
  restartedAt_ = now_;
  useElectionTimeout(raft_.config().electionTimeoutMax);
}

bool Node::hasReady() const {
  if (softState() != shownSoftState_ || raft_.hardState() != shownHardState_) return true;
  if (raft_.toItself().size() > ownTaken_) return true;
  raft::Raft copy = raft_;
  const raft::Output next = copy.takeOutput();
  const bool writes = next.persist && (!next.persist->entries.empty() || next.persist->snapshot);
  return writes || !next.send.empty() || !next.apply.empty() || !next.reads.empty();
}

Parcel Node::parcelOf(const raft::Message& message, const OldForms& old) {
  if (!isWish(message.body) || sentOn_.empty()) {
    return {message.to, shownOf(message, raft_.currentTerm(), old, Form::New), message, Form::New};
  }
  const Wish wish = std::move(sentOn_.front());
  sentOn_.pop_front();
  Parcel parcel{message.to, shownOf(message, wish.term, old, wish.proposed), message,
                wish.proposed};
  parcel.shown.from = wish.from;
  return parcel;
}

void Node::takeMessages(const raft::Output& output, Ready& ready, std::vector<Parcel>& afterAppend,
                        const OldForms& old) {
  for (const raft::Send& send : output.send) {
    auto& queue = waitsForStorage(send.message.body) ? afterAppend : ready.messages;
    queue.push_back(parcelOf(send.message, old));
  }
}

// The core keeps what it says to itself apart from what it says to others.
void Node::noteOrder() {
  const std::size_t untaken = raft_.toItself().size() - ownTaken_;
  while (ownPlaces_.size() > untaken) ownPlaces_.pop_front();
  if (ownPlaces_.size() == untaken || storage_ == Storage::Synchronous) return;
  raft::Raft copy = raft_;
  const std::vector<raft::Send> sends = copy.takeOutput().send;
  const auto before = static_cast<std::size_t>(
      std::count_if(sends.begin(), sends.end(),
                    [](const raft::Send& send) { return waitsForStorage(send.message.body); }));
  ownPlaces_.resize(untaken, before);
}

// With asynchronous storage even what a node says to itself is a message on its way.
std::vector<Parcel> Node::withOwnAnswers(std::vector<Parcel> others, const OldForms& old) {
  std::vector<Parcel> out;
  std::size_t taken = 0;
  const auto& own = raft_.toItself();
  for (; ownTaken_ < own.size(); ++ownTaken_) {
    const std::size_t place = ownPlaces_.empty() ? others.size() : ownPlaces_.front();
    if (!ownPlaces_.empty()) ownPlaces_.pop_front();
    for (; taken < std::min(place, others.size()); ++taken) out.push_back(std::move(others[taken]));
    const raft::Message& message = own[ownTaken_].message;
    out.push_back({id(), shownOf(message, raft_.currentTerm(), old, Form::New), raft_.lastToken(),
                   Form::New});
  }
  for (; taken < others.size(); ++taken) out.push_back(std::move(others[taken]));
  return out;
}

Ready Node::takeReady(const OldForms& old) {
  forgetDurable();
  noteOrder();
  raft::Output output = raft_.takeOutput();
  Ready ready;
  const raft::HardState now = raft_.hardState();
  if (softState() != shownSoftState_) ready.softState = softState();
  if (now != shownHardState_) ready.hardState = now;
  if (output.persist) {
    ready.entries = std::move(output.persist->entries);
    ready.snapshot = std::move(output.persist->snapshot);
    if (ready.snapshot) installing_ = ready.snapshot;
  }
  ready.mustSync = !ready.entries.empty() || now.currentTerm != shownHardState_.currentTerm ||
                   now.votedFor != shownHardState_.votedFor;
  ready.committed = std::move(output.apply);
  if (output.restore) state_ = output.restore->state.bytes();
  std::vector<Parcel> afterAppend;
  takeMessages(output, ready, afterAppend, old);
  if (storage_ == Storage::Asynchronous) {
    ready.append = appendWorkOf(ready, withOwnAnswers(std::move(afterAppend), old), old);
    ready.apply = applyWorkOf(ready, old);
  } else {
    for (Parcel& parcel : afterAppend) ready.messages.push_back(std::move(parcel));
  }
  shownSoftState_ = softState();
  shownHardState_ = now;
  return ready;
}

// Tells the node that its log up to here is durable; a snapshot, that it is the node's state now,
// also where an earlier output brought it and the disk is not done yet.
std::optional<Parcel> Node::appendDone() const {
  const raft::Log& log = raft_.log();
  const bool unstable = log.durableIndex() < log.lastIndex();
  if (!unstable && !raft_.installing()) return std::nullopt;
  Shown done = localMessage("AppendThread", nameOf(id()), "MsgStorageAppendResp");
  done.term = raft_.currentTerm();
  if (raft_.installing()) done.snapshot = installing_;
  if (unstable) {
    done.logTerm = log.lastTerm();
    done.index = log.lastIndex();
  }
  return Parcel{id(), std::move(done), raft_.lastToken(), Form::New};
}

std::optional<Work> Node::appendWorkOf(const Ready& ready, std::vector<Parcel> afterAppend,
                                       const OldForms& old) const {
  const bool writes = !ready.entries.empty() || ready.hardState || ready.snapshot;
  if (!writes && afterAppend.empty()) return std::nullopt;
  Work work{localMessage(nameOf(id()), "AppendThread", "MsgStorageAppend"), ready.entries,
            ready.snapshot, std::move(afterAppend)};
  work.shown.entries = shownAll(ready.entries, old);
  work.shown.snapshot = ready.snapshot;
  if (ready.hardState) {
    work.shown.term = ready.hardState->currentTerm;
    work.shown.vote = ready.hardState->votedFor;
    work.shown.commit = ready.hardState->commit;
  }
  if (auto done = appendDone()) work.responses.push_back(*std::move(done));
  for (const Parcel& response : work.responses) work.shown.responses.push_back(response.shown);
  return work;
}

std::optional<Work> Node::applyWorkOf(const Ready& ready, const OldForms& old) const {
  if (ready.committed.empty()) return std::nullopt;
  Work work{localMessage(nameOf(id()), "ApplyThread", "MsgStorageApply"), ready.committed, {}, {}};
  work.shown.entries = shownAll(ready.committed, old);
  Shown done = localMessage("ApplyThread", nameOf(id()), "MsgStorageApplyResp");
  done.entries = work.shown.entries;
  work.shown.responses = {done};
  work.responses = {{id(), std::move(done), ready.committed.back().index, Form::New}};
  return work;
}

void Node::write(const std::vector<raft::Entry>& entries,
                 const std::optional<raft::Snapshot>& snapshot) {
  if (snapshot) disk_.replace(*snapshot);
  disk_.append(entries);
}

void Node::apply(const std::vector<raft::Entry>& entries) {
  for (const raft::Entry& entry : entries) {
    if (entry.kind == raft::EntryKind::Membership) {
      raft_.applyMembership(now_, entry);
    } else {
      state_ += entry.payload.bytes();
    }
    raft_.snapshotAvailable(
        {entry.index, entry.term, raft_.configuration(), raft::Payload(state_)});
  }
}

void Node::advance(const Ready& ready) {
  raft_.persisted(now_, raft_.lastToken());
  if (!ready.committed.empty()) raft_.applied(now_, ready.committed.back().index);
}

// The core has delivered these to itself.
void Node::forgetDurable() {
  const auto& own = raft_.toItself();
  const auto taken = own.begin() + static_cast<std::ptrdiff_t>(ownTaken_);
  ownTaken_ -= static_cast<std::size_t>(std::count_if(
      own.begin(), taken, [&](const raft::Send& send) { return send.after <= durable_; }));
}

void Node::storageDone(const Delivery& delivery) {
  if (const auto* token = std::get_if<raft::Token>(&delivery)) {
    durable_ = std::max(durable_, *token);
    forgetDurable();
    raft_.persisted(now_, *token);
  } else if (const auto* index = std::get_if<raft::Index>(&delivery)) {
    raft_.applied(now_, *index);
  }
}

}  // namespace conformance
