#include "app/view/message_inspector.h"

#include <algorithm>

#include "app/view/membership.h"
#include "app/view/message_acts.h"
#include "app/view/words.h"

namespace view {
namespace {

// The fields by name, as they stand in Figure 2 of the paper.
class Fields {
 public:
  void add(const char* field, const QString& value) {
    rows_.push_back({rows_.size() + 1, {QString::fromLatin1(field), value}});
  }
  template <class Tag>
  void add(const char* field, raft::Number<Tag> value) {
    add(field, QString::number(value.value));
  }
  std::vector<RowModel::Row> take() { return std::move(rows_); }

  void operator()(const raft::RequestVote& b) {
    add("lastLogIndex", b.lastLogIndex);
    add("lastLogTerm", b.lastLogTerm);
    if (b.campaign == raft::Campaign::Transfer) add("leadershipTransfer", Say::tr("yes"));
  }
  void operator()(const raft::RequestVoteReply& b) {
    add("voteGranted", b.vote == raft::Vote::Granted ? Say::tr("yes") : Say::tr("no"));
  }
  void operator()(const raft::AppendEntries& b) {
    add("prevLogIndex", b.prevLogIndex);
    add("prevLogTerm", b.prevLogTerm);
    QStringList entries;
    for (const raft::Entry& e : b.entries) entries << entryText(e);
    add("entries", entries.isEmpty() ? Say::tr("none") : entries.join(QStringLiteral(", ")));
    add("leaderCommit", b.leaderCommit);
  }
  void operator()(const raft::AppendEntriesReply& b) { std::visit(*this, b.result); }
  void operator()(const raft::AppendAccepted& b) {
    add("success", Say::tr("yes"));
    add("matchIndex", b.matchIndex);
  }
  void operator()(const raft::AppendRejected& b) {
    add("success", Say::tr("no"));
    add("rejected", b.rejected);
    add("hintIndex", b.hintIndex);
    add("hintTerm", b.hintTerm);
  }
  void operator()(const raft::Heartbeat& b) {
    add("leaderCommit", b.commit);
    addRound(b.round);
  }
  void operator()(const raft::HeartbeatReply& b) { addRound(b.round); }
  void operator()(const raft::Propose& b) {
    QStringList entries;
    for (const raft::Entry& e : b.entries) entries << entryText(e);
    add("entries", entries.join(QStringLiteral(", ")));
  }
  void operator()(const raft::RequestPreVote& b) {
    add("lastLogIndex", b.lastLogIndex);
    add("lastLogTerm", b.lastLogTerm);
  }
  void operator()(const raft::RequestPreVoteReply& b) {
    add("voteGranted", b.vote == raft::Vote::Granted ? Say::tr("yes, it would") : Say::tr("no"));
  }
  void operator()(const raft::InstallSnapshot& b) {
    add("lastIncludedIndex", b.snapshot.lastIncludedIndex);
    add("lastIncludedTerm", b.snapshot.lastIncludedTerm);
    add("configuration", configurationText(b.snapshot.configuration));
    add("data", bytesText(b.snapshot.state.bytes().size()));
  }
  void operator()(const raft::SnapshotChunk& b) {
    add("lastIncludedIndex", b.lastIncludedIndex);
    add("lastIncludedTerm", b.lastIncludedTerm);
    add("configuration", configurationText(b.configuration));
    add("offset", QString::number(b.offset));
    add("data", Say::tr("%1 of %2").arg(bytesText(b.bytes.bytes().size()), bytesText(b.total)));
    add("done", b.offset + b.bytes.bytes().size() >= b.total ? Say::tr("yes") : Say::tr("no"));
  }
  void operator()(const raft::SnapshotChunkReply& b) {
    add("lastIncludedIndex", b.lastIncludedIndex);
    add("received", bytesText(b.received));
  }
  void operator()(const raft::TimeoutNow&) {}
  void operator()(const raft::TransferLeadership& b) { add("transferee", nameOf(b.to)); }
  void operator()(const raft::ReadIndex& b) { add("read", b.id); }
  void operator()(const raft::ReadIndexReply& b) {
    add("read", b.id);
    add("readIndex", b.index);
  }

 private:
  // Rounds are numbered only where a read waits for them.
  void addRound(raft::Round round) {
    if (round) add("round", round);
  }

  std::vector<RowModel::Row> rows_;
};

QString dropText(trace::DropReason reason) {
  switch (reason) {
    case trace::DropReason::Loss:
      return Say::tr("lost by the network");
    case trace::DropReason::Cut:
      return Say::tr("stopped by the cut");
    case trace::DropReason::ReceiverDown:
      return Say::tr("lost: the receiver is stopped");
    case trace::DropReason::SenderDown:
      return Say::tr("lost: the sender stopped before it left");
    case trace::DropReason::Overflow:
      return Say::tr("lost: too many waited for the receiver");
    case trace::DropReason::Chosen:
      return Say::tr("taken away by hand");
  }
  return {};
}

// "RequestVote reply"
QString nameOfBody(const raft::Body& body) {
  const std::string_view name = raft::nameOf(body);
  QString text = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
  const QLatin1String reply("Reply");
  if (text.endsWith(reply)) text.replace(text.size() - reply.size(), 1, QStringLiteral(" r"));
  return text;
}

}  // namespace

std::vector<RowModel::Row> messageRows(const raft::Message& message) {
  Fields fields;
  fields.add("from", nameOf(message.from));
  fields.add("to", nameOf(message.to));
  fields.add("term", message.term);
  std::visit(fields, message.body);
  return fields.take();
}

MessageInspector::MessageInspector(QObject* parent)
    : QObject(parent), fields_({"field", "value"}), acts_({"act", "brief", "text", "says"}) {}

void MessageInspector::setMessage(int message) {
  if (message == message_) return;
  message_ = message;
  Q_EMIT messageChanged();
  if (message_ == 0) {
    take({});
    fields_.setRows({});
    acts_.setRows({});
  }
  Q_EMIT asked();
}

void MessageInspector::show(const trace::ClusterView& cluster) {
  if (message_ == 0) return;
  offer(cluster);
  const trace::MessageId id{static_cast<std::uint64_t>(message_)};
  if (const trace::MessageView* m = cluster.message(id)) {
    const bool held = m->deliverAt == raft::kNever;
    take(*m, held ? Say::tr("sent at %1 ms, held: it stands still until it is released")
                        .arg(timeText(m->sentAt))
                  : Say::tr("sent at %1 ms, arrives at %2 ms")
                        .arg(timeText(m->sentAt), timeText(m->deliverAt)));
    return;
  }
  const auto& drops = cluster.drops();
  const auto drop =
      std::find_if(drops.begin(), drops.end(), [&](const auto& d) { return d.message.id == id; });
  if (drop != drops.end()) {
    take(drop->message, dropText(drop->reason));
    return;
  }
  // The fields stay readable after it has arrived.
  Sheet gone = sheet_;
  gone.status = Say::tr("no longer on its way");
  gone.held = false;
  take(std::move(gone));
}

void MessageInspector::take(const trace::MessageView& message, QString status) {
  if (!message.message) return;
  const raft::Message& m = *message.message;
  const QString title =
      Say::tr("%1, %2 to %3").arg(nameOfBody(m.body), nameOf(m.from), nameOf(m.to));
  fields_.setRows(messageRows(m));
  take({true, title, std::move(status), static_cast<int>(m.term.value),
        message.deliverAt == raft::kNever});
}

void MessageInspector::offer(const trace::ClusterView& cluster) {
  const trace::MessageId id{static_cast<std::uint64_t>(message_)};
  std::vector<RowModel::Row> rows;
  for (const MessageAct& act : messageActs(cluster, id)) {
    rows.push_back({qHash(act.name), {act.name, act.brief, act.text, act.says}});
  }
  acts_.setRows(std::move(rows));
}

void MessageInspector::take(Sheet sheet) {
  if (sheet == sheet_) return;
  sheet_ = std::move(sheet);
  Q_EMIT changed();
}

}  // namespace view
