// The log in real files: cut anywhere, damaged, and read back.
#include <gmock/gmock.h>

#include "engine/net/folder.h"
#include "engine/wal/log.h"
#include "tests/net/temporary.h"

namespace net {
namespace {

using testing::HasSubstr;

constexpr wal::Options kOptions{.segmentBytes = 4096, .salt = 7};
constexpr const char* kFile = "0000000000000001.log";
constexpr std::uint64_t kBatches = 6;

raft::Persist batch(std::uint64_t index) {
  raft::Persist request;
  request.hardState = {raft::Term{1}, raft::ServerId{2}, raft::Index{index - 1}};
  request.entries.push_back({raft::Term{1}, raft::Index{index}, raft::EntryKind::Command,
                             raft::Payload("value " + std::to_string(index))});
  return request;
}

/// A log of synced batches in real files; ends_[k] is where the first k end.
class RealLog : public InDirectory {
 protected:
  RealLog() {
    Folder folder(path());
    auto opened = wal::Log::open(folder, kOptions);
    wal::Log log = std::get<wal::Log::Opened>(opened).log;
    for (std::uint64_t k = 1; k <= kBatches; ++k) {
      EXPECT_EQ(log.append(folder, batch(k)), "");
      EXPECT_EQ(log.sync(folder), "");
      if (k == 1) ends_.push_back(wal::kHeaderBytes);
      ends_.push_back(log.end().offset);
    }
    sound_ = contents(path() / kFile);
  }

  std::variant<wal::Log::Opened, wal::Refused> reopened(const std::string& bytes) {
    for (const auto& each : std::filesystem::directory_iterator(path())) {
      std::filesystem::remove(each.path());
    }
    fill(path() / kFile, bytes);
    Folder folder(path());
    return wal::Log::open(folder, kOptions);
  }

  std::vector<std::uint64_t> ends_;
  std::string sound_;
};

TEST_F(RealLog, ALastBatchCutAtEveryByteLeavesAllEarlierOnes) {
  for (std::uint64_t cut = ends_[kBatches - 1]; cut <= ends_[kBatches]; ++cut) {
    std::string torn = sound_.substr(0, cut);
    torn.resize(sound_.size(), '\0');
    const auto opened = reopened(torn);
    const auto* found = std::get_if<wal::Log::Opened>(&opened);
    ASSERT_NE(found, nullptr) << cut << ": " << std::get<wal::Refused>(opened).why;
    const std::uint64_t last = found->restored.entries.lastIndex().value;
    EXPECT_GE(last, kBatches - 1) << cut;
    if (cut == ends_[kBatches]) {
      EXPECT_EQ(last, kBatches);
    }
    for (std::uint64_t k = 1; k <= last; ++k) {
      EXPECT_EQ(found->restored.entries.at(raft::Index{k}), batch(k).entries.front());
    }
  }
}

TEST_F(RealLog, ATornTailIsGivenUpAndTheLogGoesOn) {
  std::string torn = sound_.substr(0, ends_[kBatches] - 12);
  torn.resize(sound_.size(), '\0');
  auto opened = reopened(torn);
  Folder folder(path());
  wal::Log log = std::get<wal::Log::Opened>(opened).log;
  ASSERT_EQ(log.append(folder, batch(kBatches)), "");
  ASSERT_EQ(log.sync(folder), "");
  Folder after(path());
  const auto again = wal::Log::open(after, kOptions);
  EXPECT_EQ(std::get<wal::Log::Opened>(again).restored.entries.lastIndex().value, kBatches);
}

TEST_F(RealLog, DamageInTheMiddleIsRefusedWithFileAndOffset) {
  for (std::uint64_t k = 0; k + 2 <= kBatches; ++k) {
    std::string damaged = sound_;
    char& byte = damaged[ends_[k] + wal::kBatchHeaderBytes];
    byte = static_cast<char>(byte ^ 16);
    const auto opened = reopened(damaged);
    const auto* refused = std::get_if<wal::Refused>(&opened);
    ASSERT_NE(refused, nullptr) << k;
    EXPECT_THAT(refused->why, HasSubstr(kFile));
    EXPECT_THAT(refused->why, HasSubstr("at byte " + std::to_string(ends_[k])));
    EXPECT_EQ(contents(path() / kFile), damaged) << "what is left of it may still be rescued";
  }
}

TEST_F(RealLog, ACrashTakesTheUnsyncedBatchAndNothingElse) {
  Folder folder(path());
  auto opened = wal::Log::open(folder, kOptions);
  wal::Log log = std::get<wal::Log::Opened>(opened).log;
  ASSERT_EQ(log.append(folder, batch(kBatches + 1)), "");
  ASSERT_EQ(folder.crash(100), "");
  const auto again = wal::Log::open(folder, kOptions);
  EXPECT_EQ(std::get<wal::Log::Opened>(again).restored.entries.lastIndex().value, kBatches);
}

}  // namespace
}  // namespace net
