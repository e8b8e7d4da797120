// What an operator asks through the API: who belongs to the cluster, and who leads it.
// A change is asked of the cluster; it is done when the member asked has it in force.
// Thread rule: the engine's thread.
#pragma once

#include "engine/cluster/command.h"
#include "engine/etcd/answer.h"
#include "engine/etcd/promotion.h"

namespace etcd {

/// Carries out what an operator wants; a sentence if it makes no sense.
using Operate = std::function<std::string(const cluster::Command&)>;

/// Whether the edge knows how a server is, or another process runs it and it is taken to be well.
enum class RunBy : std::uint8_t { ThisEdge, AnotherProcess };

/// A server that runs, or waits to be added; the n-th has the id n.
struct MemberPlace {
  std::string name;
  std::string peerUrl;  ///< until the log says another; empty: nobody has to know it
  std::string clientUrl;
  RunBy runBy{RunBy::ThisEdge};
};

struct AddMember {
  std::vector<std::string> peerUrls;
  bool learner{false};
};
struct PromoteMember {
  std::uint64_t id{0};
};
struct RemoveMember {
  std::uint64_t id{0};
};
/// The addresses are told to clients; members need none, they know where the others listen.
struct UpdateMember {
  std::uint64_t id{0};
  std::vector<std::string> peerUrls;
};
using MembersWish = std::variant<AddMember, PromoteMember, RemoveMember, UpdateMember>;

class Members {
 public:
  using Changed = std::function<void(std::variant<Membership, Trouble>)>;
  using MaybeTrouble = std::optional<Trouble>;
  /// Puts it into the log at that member; told when it is applied there, or why it is not.
  using Propose =
      std::function<void(raft::ServerId, kv::PeerUrlsRequest, std::function<void(MaybeTrouble)>)>;

  Members(server::Edge& edge, Operate operate, Propose propose, std::vector<MemberPlace> places,
          raft::Duration timeout);

  /// As the member knows them.
  std::vector<MemberRow> rows(raft::ServerId via, const raft::Configuration& configuration) const;
  /// `changed` is called from here, turn() or close().
  void change(raft::ServerId via, const MembersWish& wish, Changed changed);
  void moveLeader(raft::ServerId via, std::uint64_t to, Changed changed);
  void turn(raft::Instant now);
  void close();

 private:
  /// What has to be seen at a member for a wish to be done.
  using Done = std::function<bool(const server::MemberStatus&)>;
  struct Waiting {
    raft::ServerId via;
    std::uint64_t subject{0};
    Done done;
    Changed changed;
    raft::Instant deadline{};
  };
  struct Plan {
    std::uint64_t subject{0};
    std::optional<raft::MemberChange> change;  ///< none: nothing is to be asked of the cluster
    Done done;
    std::vector<std::string> peerUrls{};  ///< its new ones, which all have to know first
  };
  struct Planner;
  using Planned = std::variant<Plan, Trouble>;
  using Urls = std::vector<std::vector<std::string>>;
  /// Of all places, in their order.
  Urls peerUrls(raft::ServerId via) const;
  Planned planAdd(const AddMember& add, const raft::Configuration& configuration,
                  const Urls& urls) const;
  Planned planPromote(const PromoteMember& promote, const server::MemberStatus& status) const;
  Planned planRemove(const RemoveMember& remove, const raft::Configuration& configuration) const;
  Planned planUpdate(const UpdateMember& update, const raft::Configuration& configuration,
                     const Urls& urls) const;
  bool isReady(raft::ServerId learner, const server::MemberStatus& status) const;
  void promoteElsewhere(raft::ServerId via, raft::ServerId leader, std::uint64_t learner,
                        Changed changed);
  bool isElsewhere(raft::ServerId id) const;
  bool isUp(raft::ServerId id) const;
  void carryOut(raft::ServerId via, const Plan& plan, Changed changed);
  void await(raft::ServerId via, Plan plan, Changed changed);
  bool settle(Waiting& waiting);

  server::Edge& edge_;
  Operate operate_;
  Propose propose_;
  std::vector<MemberPlace> places_;
  raft::Duration timeout_;
  raft::Instant now_{};
  std::vector<Waiting> waiting_;
  Promotions promotions_;
};

}  // namespace etcd
