#include "app/session/outside_calls.h"

#include <algorithm>
#include <map>
#include <vector>

namespace session {

namespace {

using raft::Duration;
using raft::Instant;

/// Nine of ten are at most this.
Duration mostOf(std::vector<Duration> times) {
  if (times.empty()) return Duration{0};
  std::sort(times.begin(), times.end());
  return times[std::min(times.size() - 1, times.size() * 9 / 10)];
}

/// Read backwards: ends come before their beginnings.
class Reader {
 public:
  explicit Reader(Instant since) : since_(since) {}

  void read(const trace::Event& event) {
    if (const auto* finished = std::get_if<trace::OperationFinished>(&event.body)) {
      const bool answered = finished->outcome == trace::Outcome::Ok;
      ended_[finished->id] = {event.at, answered};
    } else if (const auto* started = std::get_if<trace::OperationStarted>(&event.body)) {
      begun(event, *started);
    } else if (const auto* commit = std::get_if<raft::CommitAdvanced>(&event.body)) {
      // A leader's commit names the acknowledgements behind it.
      if (event.causes.empty()) return;
      committed_[event.server].push_back({commit->commitIndex, event.at});
    } else if (const auto* appended = std::get_if<raft::Appended>(&event.body)) {
      appendedAt(event, *appended);
    }
  }

  OutsideCalls result() {
    found_.commit = calls_.empty() ? mostOf(rounds_) : mostOf(calls_);
    return std::move(found_);
  }

 private:
  struct End {
    Instant at{};
    bool answered{false};
  };
  struct Commit {
    raft::Index index;
    Instant at{};
  };

  void begun(const trace::Event& event, const trace::OperationStarted& started) {
    const kv::Command& command = started.command;
    if (command.client != kv::kOutside + started.via.value) return;
    const auto end = ended_.find(started.id);
    const bool waits = end == ended_.end();
    if (waits) ++found_.waiting;
    if (waits || event.at >= since_) found_.clients.insert(command.client);
    if (!waits && end->second.answered && calls_.size() < kTimesMost &&
        !std::holds_alternative<kv::Get>(command.operation)) {
      calls_.push_back(end->second.at - event.at);
    }
  }

  // The earliest commit of that leader that covers the entry.
  void appendedAt(const trace::Event& event, const raft::Appended& appended) {
    if (appended.entries.empty()) return;
    const raft::Index last = appended.entries.back().index;
    const auto& commits = committed_[event.server];
    const Commit* first = nullptr;
    for (const Commit& commit : commits) {
      if (commit.index >= last && (first == nullptr || commit.at < first->at)) first = &commit;
    }
    if (first != nullptr && rounds_.size() < kTimesMost) rounds_.push_back(first->at - event.at);
  }

  static constexpr std::size_t kTimesMost = 64;
  Instant since_;
  OutsideCalls found_;
  std::map<trace::OperationId, End> ended_;
  std::map<trace::ServerId, std::vector<Commit>> committed_;
  std::vector<Duration> calls_;
  std::vector<Duration> rounds_;
};

}  // namespace

OutsideCalls outsideCalls(const trace::Trace& trace, Instant now) {
  Reader reader(now - kConnectedFor);
  const trace::EventId last = trace.lastId();
  std::uint64_t read = 0;
  for (trace::EventId id = last; id > trace.droppedThrough() && read < kLookedThrough;
       id = id - 1) {
    reader.read(trace.at(id));
    ++read;
  }
  return reader.result();
}

}  // namespace session
