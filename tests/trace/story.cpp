#include "tests/trace/story.h"

#include <algorithm>
#include <random>

namespace story {

raft::Entry entry(std::uint64_t index, std::uint64_t term, const std::string& bytes) {
  return {raft::Term{term}, raft::Index{index}, raft::EntryKind::Command, raft::Payload{bytes}};
}

Story::Story(std::uint32_t servers) {
  trace::ClusterStarted started;
  started.servers = servers;
  add(ServerId{}, started);
  for (std::uint32_t i = 1; i <= servers; ++i) add(ServerId{i}, trace::ServerStarted{});
}

Story& Story::add(ServerId server, trace::Body body, EventId trigger, std::vector<EventId> causes) {
  events_.push_back(
      {EventId{events_.size() + 1}, now_, server, trigger, std::move(causes), std::move(body)});
  view_.fold(events_.back());
  return *this;
}

Story& Story::wait(Duration d) {
  now_ += d;
  return *this;
}

Story& Story::send(std::uint64_t id, raft::Message message) {
  const ServerId from = message.from;
  trace::MessageSent sent;
  sent.id = trace::MessageId{id};
  sent.message = std::make_shared<const raft::Message>(std::move(message));
  sent.deliverAt = now_ + milliseconds(10);
  return add(from, sent);
}

namespace {

/// Chooses what happens next from what the view says is possible.
class Teller {
 public:
  explicit Teller(std::uint64_t seed) : story_(5), engine_(seed) {}

  std::vector<Event> tell(std::size_t count) {
    while (story_.events().size() < count) {
      story_.wait(std::chrono::microseconds(below(700)));
      one();
    }
    std::vector<Event> events = story_.events();
    events.resize(count);
    return events;
  }

 private:
  std::uint64_t below(std::uint64_t n) { return engine_() % n; }

  void one() {
    const ServerId id{below(5) + 1};
    const trace::ServerView& s = story_.server(id);
    // As in a real run, what was sent soon lands.
    const bool crowded = story_.view().messages().size() > 60;
    const std::uint64_t what = crowded ? 40 + below(35) : below(100);
    if (!s.running()) {
      if (what < 20) {
        story_.add(id, trace::ServerStarted{s.incarnation + 1, s.durableState, s.durableLog});
      }
    } else if (what < 40) {
      story_.send(++messages_, {id, ServerId{below(5) + 1}, s.currentTerm, raft::Heartbeat{}});
    } else if (what < 75) {
      land(what);
    } else if (what < 85) {
      append(id);
    } else if (what < 92) {
      story_.add(
          id, trace::Durable{raft::Token{1}, {s.currentTerm, s.votedFor, {}}, s.log.lastIndex()});
    } else {
      rare(id, what);
    }
  }

  void land(std::uint64_t what) {
    const auto& flying = story_.view().messages();
    if (flying.empty()) return;
    const trace::MessageView message = flying[below(flying.size())];
    if (what < 70) {
      story_.add(message.message->to, trace::MessageDelivered{message.id});
    } else {
      story_.add(ServerId{}, trace::MessageDropped{message.id, trace::DropReason::Loss});
    }
  }

  void append(ServerId id) {
    const trace::ServerView& s = story_.server(id);
    const raft::Index last = s.log.lastIndex();
    if (below(8) == 0 && last > s.commitIndex) {
      story_.add(id, raft::TermChanged{s.currentTerm + 1});
      story_.add(id, raft::Truncated{last});
    }
    story_.add(id, raft::Appended{{entry(s.log.lastIndex().value + 1, s.currentTerm.value)}});
  }

  void rare(ServerId id, std::uint64_t what) {
    const trace::ServerView& s = story_.server(id);
    if (what < 94) {
      story_.add(id, raft::TermChanged{s.currentTerm + 1});
      story_.add(id, raft::RoleChanged{raft::RoleName::Candidate, s.currentTerm, {}});
    } else if (what < 96) {
      story_.add(id, raft::RoleChanged{raft::RoleName::Leader, s.currentTerm, id});
    } else if (what < 97) {
      story_.add(id, trace::ServerCrashed{});
    } else if (what < 98 && s.durableIndex > s.commitIndex) {
      story_.add(id, raft::CommitAdvanced{s.durableIndex});
    } else {
      trace::OperationStarted started;
      started.id = trace::OperationId{++operations_};
      started.command = {1, operations_, kv::Put{"x", std::to_string(operations_)}};
      story_.add(ServerId{}, started);
      trace::OperationFinished finished;
      finished.id =
          trace::OperationId{operations_ - below(std::min<std::uint64_t>(operations_, 8))};
      story_.add(ServerId{}, finished);
    }
  }

  Story story_;
  std::mt19937_64 engine_;
  std::uint64_t messages_{0};
  std::uint64_t operations_{0};
};

}  // namespace

std::vector<Event> randomEvents(std::uint64_t seed, std::size_t count) {
  return Teller(seed).tell(count);
}

}  // namespace story
