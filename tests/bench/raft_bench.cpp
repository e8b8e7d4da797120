// The pure core alone: three voters that hand each other their messages; the disk is instant.
#include <array>
#include <deque>
#include <optional>

#include "engine/raft/raft.h"
#include "tests/bench/figures.h"

namespace bench {
namespace {

class Cores {
 public:
  Cores() {
    for (std::uint64_t id = 1; id <= cores_.size(); ++id) {
      raft::Config config;
      config.id = raft::ServerId{id};
      for (std::uint64_t v = 1; v <= cores_.size(); ++v) config.voters.push_back(raft::ServerId{v});
      cores_[id - 1].emplace(std::move(config), raft::Restored{}, now_);
    }
    cores_[0]->campaign(now_);
    carryOut(*cores_[0]);
    deliver();
  }

  raft::Index propose(const raft::Payload& payload) {
    cores_[0]->propose(now_, {payload});
    carryOut(*cores_[0]);
    deliver();
    return cores_[0]->commitIndex();
  }
  const raft::Raft& leader() const { return *cores_[0]; }

 private:
  void carryOut(raft::Raft& core) {
    for (raft::Output out = core.takeOutput(); !out.empty(); out = core.takeOutput()) {
      for (raft::Send& send : out.send) flying_.push_back(std::move(send.message));
      if (out.persist) core.persisted(now_, out.persist->token);
      if (!out.apply.empty()) core.applied(now_, out.apply.back().index);
    }
  }
  void deliver() {
    for (; !flying_.empty(); flying_.pop_front()) {
      raft::Raft& to = *cores_[flying_.front().to.value - 1];
      to.receive(now_, flying_.front());
      carryOut(to);
    }
  }

  raft::Instant now_{};
  std::array<std::optional<raft::Raft>, 3> cores_;
  std::deque<raft::Message> flying_;
};

void proposals(benchmark::State& state) {
  constexpr std::uint64_t kProposals = 200'000;
  Cores cores;
  const raft::Payload payload(std::string(16, 'x'));
  raft::Index committed;
  const raft::Index before = cores.leader().commitIndex();
  double took = 0;
  for (auto _ : state) {
    took = secondsOf([&] {
      for (std::uint64_t i = 0; i < kProposals; ++i) committed = cores.propose(payload);
    });
  }
  if (committed - before != kProposals) state.SkipWithError("not every proposal was committed");
  tell(state, {{"pure core, three voters, one proposal at a time: committed",
                static_cast<double>(kProposals) / took, "/s"}});
}
BENCHMARK(proposals)->Iterations(1);

}  // namespace
}  // namespace bench
