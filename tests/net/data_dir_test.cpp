// Which directories are refused, and with which sentence.
#include "engine/net/data_dir.h"

#include <gmock/gmock.h>

#include "tests/net/temporary.h"

namespace net {
namespace {

using testing::HasSubstr;

class DataDirectory : public InDirectory {
 protected:
  std::string refusal(std::uint32_t servers = 3) {
    std::string why;
    EXPECT_FALSE(DataDir::claim(path(), servers, why));
    return why;
  }
  void claimOnce() {
    std::string why;
    ASSERT_TRUE(DataDir::claim(path(), 3, why)) << why;
  }
};

TEST_F(DataDirectory, HoldsAFolderForEachServerAndStays) {
  claimOnce();
  for (const char* name : {"S1", "S2", "S3"}) EXPECT_TRUE(std::filesystem::exists(path() / name));
  claimOnce();
}

TEST_F(DataDirectory, ATemporaryOneGoesAtTheEnd) {
  std::filesystem::path made;
  {
    std::string why;
    const auto dir = DataDir::claim({}, 1, why);
    ASSERT_TRUE(dir) << why;
    made = dir->folderOf(raft::ServerId{1});
    EXPECT_TRUE(std::filesystem::exists(made));
  }
  EXPECT_FALSE(std::filesystem::exists(made.parent_path()));
}

TEST_F(DataDirectory, OneProgramUsesItAtATime) {
  std::string why;
  const auto first = DataDir::claim(path(), 3, why);
  ASSERT_TRUE(first);
  EXPECT_THAT(refusal(), HasSubstr("is in use by another Flotilla"));
}

TEST_F(DataDirectory, ANewerVersionIsLeftAlone) {
  claimOnce();
  fill(path() / "cluster", "flotilla-data 99 3\n");
  EXPECT_THAT(refusal(), HasSubstr("was written by a newer version of Flotilla (format 99"));
  EXPECT_EQ(contents(path() / "cluster"), "flotilla-data 99 3\n");
}

TEST_F(DataDirectory, AnotherClusterSizeIsRefused) {
  claimOnce();
  EXPECT_THAT(refusal(5), HasSubstr("belongs to a cluster of 3 servers, and 5 are asked for"));
}

TEST_F(DataDirectory, AnUnreadableNoteIsRefused) {
  for (const char* text : {"", "flotilla-data", "shopping list\n", "flotilla-data x y\n"}) {
    fill(path() / "cluster", text);
    EXPECT_THAT(refusal(), HasSubstr("is not readable")) << text;
  }
}

TEST_F(DataDirectory, LogsWithoutANoteAreNotTakenOver) {
  claimOnce();
  std::filesystem::remove(path() / "cluster");
  EXPECT_THAT(refusal(), HasSubstr("is not readable"));
}

// What one run says to others must not be taken for what another says, however soon it follows.
TEST_F(DataDirectory, EachClaimHasAnEpochOfItsOwn) {
  std::uint64_t last = 0;
  for (int i = 0; i < 3; ++i) {
    std::string why;
    const auto dir = DataDir::claim(path(), 3, why);
    ASSERT_TRUE(dir) << why;
    EXPECT_GT(dir->epoch(), last);
    last = dir->epoch();
  }
  fill(path() / "S2.epoch", "99999999999\n");
  std::string why;
  const auto dir = DataDir::claimMember(path(), 3, raft::ServerId{1}, why);
  ASSERT_TRUE(dir) << why;
  EXPECT_EQ(dir->epoch(), 100'000'000'000u) << "also where the clock was set back";
}

TEST_F(DataDirectory, ProgramsForOneMemberEachUseItBesideEachOther) {
  const auto claim = [this](std::uint64_t member, std::string& why) {
    return DataDir::claimMember(path(), 3, raft::ServerId{member}, why);
  };
  std::string why;
  {
    const auto first = claim(1, why);
    ASSERT_TRUE(first) << why;
    const auto second = claim(2, why);
    EXPECT_TRUE(second) << why;
    EXPECT_FALSE(claim(2, why));
    EXPECT_THAT(why, HasSubstr("is in use by another Flotilla"));
    EXPECT_THAT(refusal(), HasSubstr("is in use by another Flotilla"));
  }
  claimOnce();
}

// Raft 5.2: it may have voted, and would not know how.
TEST_F(DataDirectory, AMemberAloneDoesNotStartWithoutTheFolderItHad) {
  claimOnce();
  std::filesystem::remove_all(path() / "S2");
  std::string why;
  EXPECT_TRUE(DataDir::claimMember(path(), 3, raft::ServerId{1}, why)) << why;
  EXPECT_FALSE(DataDir::claimMember(path(), 3, raft::ServerId{2}, why));
  EXPECT_THAT(why, HasSubstr("the data of S2 are not in"));
}

TEST_F(DataDirectory, APlaceThatCannotBeADirectoryIsRefused) {
  fill(path() / "file", "x");
  std::string why;
  EXPECT_FALSE(DataDir::claim(path() / "file" / "below", 3, why));
  EXPECT_THAT(why, HasSubstr("cannot be used"));
  EXPECT_FALSE(DataDir::claim("/proc/flotilla", 3, why));
  EXPECT_THAT(why, HasSubstr("make it writable, or choose another one"));
}

}  // namespace
}  // namespace net
