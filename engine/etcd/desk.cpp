#include "engine/etcd/desk.h"

namespace etcd {

using server::ReadAs;

Desk::Desk(server::Edge& edge, Operate operate, DeskSettings settings)
    : edge_(edge),
      settings_(std::move(settings)),
      calls_(edge, settings_.requestTimeout),
      checks_(edge, settings_.healthTimeout),
      members_(
          edge, std::move(operate),
          [this](raft::ServerId via, const kv::PeerUrlsRequest& told, const auto& then) {
            call(via, told, [then](const Reply<kv::Answer>& reply) {
              const auto* trouble = std::get_if<Trouble>(&reply.outcome);
              then(trouble == nullptr ? std::nullopt : std::optional(*trouble));
            });
          },
          settings_.places, settings_.requestTimeout),
      watches_(edge, [this](raft::ServerId id) { return headerOf(id); }) {
  edge_.listen(this);
  if (settings_.quotaBytes != 0) edge_.setQuota(settings_.quotaBytes);
}

Desk::~Desk() { edge_.listen(nullptr); }

Header Desk::headerOf(raft::ServerId id) const {
  Header header{settings_.cluster, id.value, 0, 0};
  if (const auto standing = edge_.standing(id)) {
    header.revision = standing->revision;
    header.term = standing->term.value;
  }
  return header;
}

template <typename T>
void Desk::answer(raft::ServerId via, const Then<T>& then, T value) const {
  then({headerOf(via), std::move(value)});
}

template <typename T>
void Desk::refuse(raft::ServerId via, const Then<T>& then, Trouble trouble) const {
  then({headerOf(via), trouble});
}

Calls::WhenEnded Desk::answerOf(raft::ServerId via, Then<kv::Answer> then) const {
  return [this, via, then = std::move(then)](const Calls::End& end) {
    if (const auto* trouble = std::get_if<Trouble>(&end)) {
      refuse(via, then, *trouble);
      return;
    }
    const auto& answer = std::get<kv::Answer>(end);
    Header header = headerOf(via);
    header.revision = answer.revision;
    if (const auto* refusal = std::get_if<kv::Refusal>(&answer.body)) {
      then({header, *refusal});
    } else {
      then({header, answer});
    }
  };
}

void Desk::call(raft::ServerId via, kv::Request request, const Then<kv::Answer>& then) {
  if (closed_) return refuse(via, then, Trouble::Stopped);
  tally_.begun(via);
  calls_.begin(
      via,
      [via, request = std::move(request)](server::Edge& edge) { return edge.call(via, request); },
      [this, via, tell = answerOf(via, then)](const Calls::End& end) {
        tally_.ended(via, end);
        tell(end);
      });
}

void Desk::read(raft::ServerId via, kv::RangeRequest request, ReadAs as,
                const Then<kv::Answer>& then) {
  if (closed_) return refuse(via, then, Trouble::Stopped);
  calls_.begin(
      via,
      [via, request = std::move(request), as](server::Edge& edge) {
        return edge.read(via, request, as);
      },
      answerOf(via, then));
}

void Desk::when(raft::ServerId via, ReadAs as, Calls::WhenEnded look) {
  if (closed_) return look(Trouble::Stopped);
  if (as == ReadAs::Serializable) return look(kv::Answer{kv::Done{}, 0});
  calls_.begin(
      via, [via](server::Edge& edge) { return edge.barrier(via); }, std::move(look));
}

void Desk::readTxn(raft::ServerId via, const kv::TxnRequest& txn, ReadAs as,
                   const Then<kv::Answer>& then) {
  when(via, as, [this, via, txn, then](const Calls::End& end) {
    auto space = edge_.keyspace(via);
    const bool may = space && std::holds_alternative<kv::Answer>(end);
    const auto* trouble = std::get_if<Trouble>(&end);
    // Of a copy: what only reads changes nothing.
    answerOf(via, then)(may ? Calls::End{space->apply(txn)}
                            : Calls::End{trouble != nullptr ? *trouble : Trouble::Stopped});
  });
}

void Desk::members(raft::ServerId via, ReadAs as, const Then<Membership>& then) {
  when(via, as, [this, via, then](const Calls::End& end) {
    const auto status = edge_.status(via);
    const auto* trouble = std::get_if<Trouble>(&end);
    if (trouble != nullptr || !status) {
      return refuse(via, then, trouble != nullptr ? *trouble : Trouble::Stopped);
    }
    answer(via, then, Membership{0, members_.rows(via, status->configuration)});
  });
}

void Desk::changeMembers(raft::ServerId via, const MembersWish& wish,
                         const Then<Membership>& then) {
  if (closed_) return refuse(via, then, Trouble::Stopped);
  members_.change(via, wish, [this, via, then](std::variant<Membership, Trouble> end) {
    if (const auto* trouble = std::get_if<Trouble>(&end)) return refuse(via, then, *trouble);
    answer(via, then, std::get<Membership>(std::move(end)));
  });
}

void Desk::moveLeader(raft::ServerId via, std::uint64_t to, const Then<Membership>& then) {
  if (closed_) return refuse(via, then, Trouble::Stopped);
  members_.moveLeader(via, to, [this, via, then](std::variant<Membership, Trouble> end) {
    if (const auto* trouble = std::get_if<Trouble>(&end)) return refuse(via, then, *trouble);
    answer(via, then, std::get<Membership>(std::move(end)));
  });
}

void Desk::status(raft::ServerId via, const Then<Status>& then) {
  auto status = edge_.status(via);
  const auto space = edge_.keyspace(via);
  if (closed_ || !status || !space) return refuse(via, then, Trouble::Stopped);
  answer(via, then, Status{std::move(*status), {space->alarms().begin(), space->alarms().end()}});
}

void Desk::hash(raft::ServerId via, kv::Revision revision, const Then<ToHash>& then) {
  auto space = edge_.keyspace(via);
  if (closed_ || !space) return refuse(via, then, Trouble::Stopped);
  const kv::Revision at = revision == 0 ? space->revision() : revision;
  if (at > space->revision()) return then({headerOf(via), kv::Refusal::FutureRevision});
  if (at < space->compacted()) return then({headerOf(via), kv::Refusal::Compacted});
  answer(via, then, ToHash{std::move(*space), at});
}

void Desk::keyspace(raft::ServerId via, const Then<kv::Keyspace>& then) {
  auto space = edge_.keyspace(via);
  if (closed_ || !space) return refuse(via, then, Trouble::Stopped);
  answer(via, then, std::move(*space));
}

void Desk::turn(raft::Instant now) {
  tally_.look(edge_, settings_.places.size());
  calls_.turn(now);
  checks_.turn(now);
  members_.turn(now);
  watches_.turn(now);
}

void Desk::close() {
  closed_ = true;
  calls_.close();
  checks_.close();
  members_.close();
  watches_.closeAll();
}

void Desk::ended(server::CallId id, const server::CallEnd& end) {
  if (checks_.waiting() > 0) checks_.ended(id, end);
  calls_.ended(id, end);
}

void Desk::told(raft::ServerId by, const kv::Told& told) { watches_.told(by, told); }

void Desk::stopped(raft::ServerId id) { watches_.stopped(id); }

}  // namespace etcd
