#include "app/view/message_inspector.h"

#include <algorithm>

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
  void operator()(const raft::Heartbeat& b) { add("leaderCommit", b.commit); }
  void operator()(const raft::HeartbeatReply&) {}
  void operator()(const raft::Propose& b) {
    QStringList commands;
    for (const raft::Payload& p : b.payloads) {
      commands << entryText({{}, {}, raft::EntryKind::Command, p});
    }
    add("entries", commands.join(QStringLiteral(", ")));
  }

 private:
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
  }
  return {};
}

QString nameOfBody(const raft::Body& body) {
  struct Name {
    const char* operator()(const raft::RequestVote&) const { return "RequestVote"; }
    const char* operator()(const raft::RequestVoteReply&) const { return "RequestVote reply"; }
    const char* operator()(const raft::AppendEntries&) const { return "AppendEntries"; }
    const char* operator()(const raft::AppendEntriesReply&) const { return "AppendEntries reply"; }
    const char* operator()(const raft::Heartbeat&) const { return "Heartbeat"; }
    const char* operator()(const raft::HeartbeatReply&) const { return "Heartbeat reply"; }
    const char* operator()(const raft::Propose&) const { return "Propose"; }
  };
  return QString::fromLatin1(std::visit(Name{}, body));
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
    : QObject(parent), fields_({"field", "value"}) {}

void MessageInspector::setMessage(int message) {
  if (message == message_) return;
  message_ = message;
  Q_EMIT messageChanged();
  if (message_ == 0) {
    take({});
    fields_.setRows({});
  }
  Q_EMIT asked();
}

void MessageInspector::show(const trace::ClusterView& cluster) {
  if (message_ == 0) return;
  const trace::MessageId id{static_cast<std::uint64_t>(message_)};
  if (const trace::MessageView* m = cluster.message(id)) {
    take(*m, Say::tr("sent at %1 ms, arrives at %2 ms")
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
  take(std::move(gone));
}

void MessageInspector::take(const trace::MessageView& message, QString status) {
  if (!message.message) return;
  const raft::Message& m = *message.message;
  const QString title =
      Say::tr("%1, %2 to %3").arg(nameOfBody(m.body), nameOf(m.from), nameOf(m.to));
  fields_.setRows(messageRows(m));
  take({true, title, std::move(status), static_cast<int>(m.term.value)});
}

void MessageInspector::take(Sheet sheet) {
  if (sheet == sheet_) return;
  sheet_ = std::move(sheet);
  Q_EMIT changed();
}

}  // namespace view
