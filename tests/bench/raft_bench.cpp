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

  raft::Index propose(const std::vector<raft::Payload>& payloads) {
    cores_[0]->propose(now_, payloads);
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
  const auto together = static_cast<std::uint64_t>(state.range(0));
  Cores cores;
  const std::vector<raft::Payload> payloads(together, raft::Payload(std::string(16, 'x')));
  raft::Index committed;
  const raft::Index before = cores.leader().commitIndex();
  double took = 0;
  for (auto _ : state) {
    took = secondsOf([&] {
      for (std::uint64_t i = 0; i < kProposals; i += together) committed = cores.propose(payloads);
    });
  }
  const std::uint64_t wanted = (kProposals + together - 1) / together * together;
  if (committed - before != wanted) state.SkipWithError("not every proposal was committed");
  const std::string how =
      together == 1 ? "one proposal at a time" : std::to_string(together) + " proposals at a time";
  tell(state, {{"pure core, three voters, " + how + ": committed",
                static_cast<double>(wanted) / took, "/s"}});
}
BENCHMARK(proposals)->Arg(1)->Arg(64)->Iterations(1);

}  // namespace
}  // namespace bench
