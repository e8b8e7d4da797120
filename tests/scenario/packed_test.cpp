// A command that was packed comes out as it was.
#include "engine/scenario/packed.h"

#include <gtest/gtest.h>

namespace scenario {
namespace {

using cluster::Command;

template <std::size_t... kinds>
std::vector<Command> oneOfEach(std::index_sequence<kinds...> /*all*/) {
  return {Command(std::in_place_index<kinds>)...};
}

TEST(Packed, EveryKindOfCommandComesOutAsItWas) {
  std::vector<Command> commands =
      oneOfEach(std::make_index_sequence<std::variant_size_v<Command>>());
  commands.emplace_back(cluster::Heal{raft::ServerId{2}, raft::ServerId{5}});
  commands.emplace_back(
      cluster::Cut{{{raft::ServerId{1}}, {raft::ServerId{2}}}, cluster::Ways::One});
  cluster::SetLink link;
  link.from = raft::ServerId{1};
  link.lossPpm = 250'000;
  commands.emplace_back(link);
  commands.emplace_back(
      cluster::Submit{kv::Put{"a key", "and a value that is longer"}, raft::ServerId{3}, 4, {}, 2});
  for (const Command& command : commands) {
    const PackedCommand kept = packed(command);
    EXPECT_EQ(unpacked(kept), command) << "kind " << command.index();
  }
  static_assert(sizeof(PackedCommand) * 4 <= sizeof(Command), "or it is not worth it");
}

}  // namespace
}  // namespace scenario
