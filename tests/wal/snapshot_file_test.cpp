#include "engine/wal/snapshot_file.h"

#include "tests/wal/memory_files.h"
#include "tests/wal/snapshots.h"

namespace wal {

namespace {

raft::ServerSet randomServers(std::mt19937_64& random) {
  raft::ServerSet servers;
  for (std::uint64_t n = random() % 5; n > 0; --n) servers.insert(raft::ServerId{1 + random() % 9});
  return servers;
}

raft::Snapshot randomSnapshot(std::mt19937_64& random) {
  raft::Snapshot s;
  s.lastIncludedIndex = raft::Index{1 + random() % 1000};
  s.lastIncludedTerm = raft::Term{random()};
  s.configuration = {randomServers(random),
                     randomServers(random),
                     randomServers(random),
                     randomServers(random),
                     raft::AutoLeave{random() % 2 == 0},
                     randomServers(random)};
  std::string state(random() % 300, '\0');
  for (char& c : state) c = static_cast<char>(random());
  s.state = raft::Payload(std::move(state));
  return s;
}

}  // namespace

TEST(SnapshotFile, GivesBackRandomSnapshots) {
  std::mt19937_64 random(1);
  for (std::uint64_t i = 1; i <= 300; ++i) {
    MemoryFiles files;
    const raft::Snapshot snapshot = randomSnapshot(random);
    const WrittenSnapshot written = writeSnapshot(files, i, snapshot);
    ASSERT_EQ(written.failure, "");
    const auto decoded =
        decodeSnapshot(raft::StateBytes(files.files.at(snapshotFileName(i))), written.name);
    ASSERT_TRUE(std::holds_alternative<raft::Snapshot>(decoded)) << i;
    EXPECT_EQ(std::get<raft::Snapshot>(decoded), snapshot);
  }
}

TEST(SnapshotFile, AnyFlippedBitAndAnyCutIsSeen) {
  MemoryFiles files;
  const SnapshotName name = writeSnapshot(files, 1, snapshotAt(7, 2)).name;
  const std::string sound = files.files.at(snapshotFileName(1));
  for (std::size_t at = 0; at < sound.size(); ++at) {
    std::string flipped = sound;
    flipped[at] ^= static_cast<char>(1 << (at % 8));
    const auto isSound = [&](const std::string& file) {
      return std::holds_alternative<raft::Snapshot>(decodeSnapshot(raft::StateBytes(file), name));
    };
    EXPECT_FALSE(isSound(flipped)) << at;
    EXPECT_FALSE(isSound(sound.substr(0, at))) << at;
  }
}

TEST(SnapshotFile, AnotherSoundSnapshotInItsPlaceIsSeen) {
  MemoryFiles files;
  const SnapshotName name = writeSnapshot(files, 1, snapshotAt(7, 2)).name;
  ASSERT_EQ(writeSnapshot(files, 2, snapshotAt(7, 3)).failure, "");
  EXPECT_TRUE(std::holds_alternative<std::string>(
      decodeSnapshot(raft::StateBytes(files.files.at(snapshotFileName(2))), name)));
}

}  // namespace wal
