// Makes trouble for one cluster: chooses faults and clients' operations by its dice, and repairs
// what it broke after a while. Everything it does keeps to Raft's model: disks lose only what was
// never promised, or the server is gone for good; with reads by lease clocks run smoothly and
// differ little; ids are never used again (the engine refuses it, the nemesis tries all the same).
//
// Files: nemesis.cpp (when), nemesis_servers.cpp, nemesis_network.cpp, nemesis_members.cpp (what).
// Thread rule: a value, used by one thread at a time; copies share what is planned. It keeps no
// patient between two acts.
#pragma once

#include <memory>
#include <vector>

#include "engine/nemesis/dice.h"
#include "engine/nemesis/patient.h"
#include "engine/nemesis/profile.h"

namespace nemesis {

class Nemesis {
 public:
  Nemesis(const Patient& patient, Profile profile, std::uint64_t seed);

  /// When it acts next.
  Instant nextAt() const;
  /// Does what is due now. REQUIRES: the patient is at nextAt(), or later.
  void act(Patient& patient);

  const PerFault<std::uint32_t>& faults() const { return faults_; }
  std::string_view profileName() const { return profile_->name; }

 private:
  // nemesis.cpp
  void carryOut();
  Fault choose();
  void cause(Fault fault);
  void operation(ServerId via);
  kv::Operation anyOperation();
  void plan(Duration after, cluster::Command what);
  void now(cluster::Command what) { plan(Duration{0}, std::move(what)); }
  Duration ms(std::uint64_t least, std::uint64_t most) {
    return dice_.between(std::chrono::milliseconds(least), std::chrono::milliseconds(most));
  }
  const trace::ClusterView& view() const { return patient_->view(); }
  /// Servers that ever ran.
  std::vector<ServerId> servers() const;
  std::vector<ServerId> others(ServerId than) const;
  /// Often the leader.
  ServerId victim();

  // nemesis_servers.cpp
  void crash(ServerId id, Duration after, Duration down);
  void crashAll();
  void depose();
  void duel();
  void pause(ServerId id);
  void beginReigns();
  void watchReigns();
  void drift(ServerId id);
  void jump(ServerId id);
  void slowDisk(ServerId id);
  void stallDisk(ServerId id);
  void fillDisk(ServerId id);
  /// Its disk may go for good, and every majority lives on.
  bool expendable(ServerId id) const;
  void loseDisk(ServerId id);
  void damageDisk(ServerId id);

  // nemesis_network.cpp
  void cut(std::vector<ServerId> some, std::vector<ServerId> rest, cluster::Ways ways);
  void isolate();
  void halves(cluster::Ways ways);
  void bridge();
  void ring();
  void worsenLinks(Fault fault);

  // nemesis_members.cpp
  void changeMembers();
  raft::MemberChange anyChange();
  std::optional<ServerId> spare() const;
  void replace(ServerId gone, Duration after);

  Patient* patient_{nullptr};  ///< during act()
  struct Planned {
    Instant at{};
    std::shared_ptr<const cluster::Command> what;
  };

  std::shared_ptr<const Profile> profile_;
  Dice dice_;
  std::vector<Planned> planned_;  ///< by time, the first at the end
  Instant nextFault_;
  Instant nextOperation_;
  Instant nextWatch_{raft::kNever};  ///< while reigns are to end
  std::uint64_t reignsLeft_{0};
  raft::Term endedReign_;
  PerFault<std::uint32_t> faults_{};
  std::uint64_t valuesMade_{0};
};

}  // namespace nemesis
