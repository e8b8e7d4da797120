// Real files, and what a crash of the machine takes from them.
#include "engine/net/folder.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include <csignal>

#include "engine/net/mapped_file.h"
#include "tests/net/temporary.h"

namespace net {
namespace {

using testing::HasSubstr;
using testing::UnorderedElementsAre;

class FolderOfFiles : public InDirectory {
 protected:
  Folder folder_{path()};
};

TEST_F(FolderOfFiles, GivesBackWhatWasWritten) {
  ASSERT_EQ(folder_.create("a", 10), "");
  ASSERT_EQ(folder_.write("a", 3, "xyz"), "");
  ASSERT_EQ(folder_.sync("a"), "");
  EXPECT_EQ(folder_.read("a").bytes, std::string(3, '\0') + "xyz" + std::string(4, '\0'));
  EXPECT_THAT(folder_.list(), UnorderedElementsAre("a"));
  ASSERT_EQ(folder_.remove("a"), "");
  EXPECT_THAT(folder_.list(), UnorderedElementsAre());
}

TEST_F(FolderOfFiles, ACrashTakesWhatWasNotSynced) {
  ASSERT_EQ(folder_.create("a", 16), "");
  ASSERT_EQ(folder_.write("a", 0, "kept"), "");
  ASSERT_EQ(folder_.sync("a"), "");
  ASSERT_EQ(folder_.write("a", 4, "lost"), "");
  ASSERT_EQ(folder_.crash(0), "");
  EXPECT_EQ(folder_.read("a").bytes, "kept" + std::string(12, '\0'));
}

TEST_F(FolderOfFiles, ACrashMayLeaveATornPart) {
  ASSERT_EQ(folder_.create("a", 16), "");
  ASSERT_EQ(folder_.sync("a"), "");
  ASSERT_EQ(folder_.write("a", 0, "12345678"), "");
  ASSERT_EQ(folder_.crash(128), "");
  EXPECT_EQ(folder_.read("a").bytes, "1234" + std::string(12, '\0'));
}

TEST_F(FolderOfFiles, AFileThatWasNeverSyncedIsGoneAfterACrash) {
  ASSERT_EQ(folder_.create("a", 16), "");
  ASSERT_EQ(folder_.write("a", 0, "lost"), "");
  ASSERT_EQ(folder_.crash(255), "");
  EXPECT_THAT(folder_.list(), UnorderedElementsAre());
}

TEST_F(FolderOfFiles, WhatIsMarkedSyncedSurvivesUpToThere) {
  ASSERT_EQ(folder_.create("a", 16), "");
  ASSERT_EQ(folder_.sync("a"), "");
  ASSERT_EQ(folder_.write("a", 0, "kept"), "");
  const Folder::Unsynced file = folder_.unsynced("a");
  ASSERT_EQ(folder_.write("a", 4, "lost"), "");
  folder_.markSynced(file);
  ASSERT_EQ(folder_.crash(0), "");
  EXPECT_EQ(folder_.read("a").bytes, "kept" + std::string(12, '\0'));
}

TEST_F(FolderOfFiles, AfterACrashTheOldSyncMarksNothing) {
  ASSERT_EQ(folder_.create("a", 16), "");
  ASSERT_EQ(folder_.sync("a"), "");
  ASSERT_EQ(folder_.write("a", 0, "old!"), "");
  const Folder::Unsynced file = folder_.unsynced("a");
  ASSERT_EQ(folder_.crash(0), "");
  ASSERT_EQ(folder_.write("a", 0, "new!"), "");
  folder_.markSynced(file);
  ASSERT_EQ(folder_.crash(0), "");
  EXPECT_EQ(folder_.read("a").bytes, std::string(16, '\0'));
}

// What a LiveWorld does on another thread.
void makeWhatIsWanted(Folder& folder) {
  if (auto wanted = folder.wantedSpare()) folder.keepSpare(Folder::makeSpare(std::move(*wanted)));
}

TEST_F(FolderOfFiles, AnExpectedFileIsMadeBeforeItIsCreated) {
  folder_.expect(16);
  makeWhatIsWanted(folder_);
  EXPECT_THAT(folder_.list(), UnorderedElementsAre("spare"));
  ASSERT_EQ(folder_.create("a", 16), "");
  EXPECT_THAT(folder_.list(), UnorderedElementsAre("a"));
  EXPECT_EQ(folder_.read("a").bytes, std::string(16, '\0'));
  EXPECT_FALSE(folder_.wantedSpare());
}

TEST_F(FolderOfFiles, AnExpectedFileIsAskedForOnce) {
  folder_.expect(16);
  const auto wanted = folder_.wantedSpare();
  ASSERT_TRUE(wanted);
  folder_.expect(16);
  EXPECT_FALSE(folder_.wantedSpare());
  folder_.keepSpare(Folder::makeSpare(*wanted));
  folder_.expect(16);
  EXPECT_FALSE(folder_.wantedSpare());
}

TEST_F(FolderOfFiles, AFileOfAnotherSizeLeavesTheSpareAlone) {
  folder_.expect(16);
  makeWhatIsWanted(folder_);
  ASSERT_EQ(folder_.create("a", 8), "");
  EXPECT_THAT(folder_.list(), UnorderedElementsAre("a", "spare"));
}

TEST_F(FolderOfFiles, ASpareNeverTakesTheNameOfAFileThatIsThere) {
  ASSERT_EQ(folder_.create("a", 16), "");
  ASSERT_EQ(folder_.write("a", 0, "kept"), "");
  ASSERT_EQ(folder_.sync("a"), "");
  folder_.expect(16);
  makeWhatIsWanted(folder_);
  EXPECT_THAT(folder_.create("a", 16), HasSubstr("a cannot be created: File exists"));
  EXPECT_EQ(folder_.read("a").bytes, "kept" + std::string(12, '\0'));
}

TEST_F(FolderOfFiles, ASpareThatSomebodyDeletedIsMadeAnew) {
  folder_.expect(16);
  makeWhatIsWanted(folder_);
  ASSERT_EQ(folder_.remove("spare"), "");
  ASSERT_EQ(folder_.create("a", 16), "");
  EXPECT_EQ(folder_.read("a").bytes, std::string(16, '\0'));
}

TEST_F(FolderOfFiles, ACreatedSpareThatWasNeverSyncedIsGoneAfterACrash) {
  folder_.expect(16);
  makeWhatIsWanted(folder_);
  ASSERT_EQ(folder_.create("a", 16), "");
  ASSERT_EQ(folder_.crash(255), "");
  EXPECT_THAT(folder_.list(), UnorderedElementsAre());
}

/// While it lives no file of this process takes another byte.
class FullDisk {
 public:
  FullDisk() : heeded_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit none{0, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &none);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, heeded_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  void (*heeded_)(int);
  rlimit before_{};
};

TEST_F(FolderOfFiles, ACrashOnADiskThatTakesNothingLeavesNothingToBeWrittenLater) {
  ASSERT_EQ(folder_.create("a", 16), "");
  ASSERT_EQ(folder_.sync("a"), "");
  ASSERT_EQ(folder_.write("a", 0, "lost lost lost"), "");
  ASSERT_EQ(folder_.create("never synced", 16), "");
  {
    const FullDisk full;
    EXPECT_THAT(folder_.crash(255), HasSubstr("a cannot be cut: File too large"));
  }
  EXPECT_THAT(folder_.list(), UnorderedElementsAre("a"));
  ASSERT_EQ(folder_.write("a", 0, "new"), "");
  ASSERT_EQ(folder_.sync("a"), "");
  EXPECT_EQ(folder_.read("a").bytes, "new" + std::string(13, '\0'));
}

TEST_F(FolderOfFiles, ASpareThatADiskDoesNotTakeIsNotKept) {
  folder_.expect(16);
  {
    const FullDisk full;
    makeWhatIsWanted(folder_);
    EXPECT_THAT(folder_.create("a", 16), HasSubstr("a cannot be made that large"));
  }
  EXPECT_THAT(folder_.list(), UnorderedElementsAre("a"));
}

// Who looked there would be killed by the system.
TEST_F(FolderOfFiles, APartOfAMappedFileThatCannotBeReadIsFound) {
  constexpr std::size_t kSize = std::size_t{1} << 20;
  void* const known = ::mmap(nullptr, 1, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (::madvise(known, 1, MADV_POPULATE_READ) != 0) {
    GTEST_SKIP() << "NOT CHECKED: this kernel cannot tell (Linux 5.14 can)";
  }
  ::munmap(known, 1);
  fill(path() / "a", std::string(kSize, 'x'));
  const Descriptor file(::open((path() / "a").c_str(), O_RDONLY | O_CLOEXEC));
  const auto mapped = MappedFile::of(file.number(), kSize);
  ASSERT_NE(mapped, nullptr);
  EXPECT_TRUE(mapped->readable());
  std::filesystem::resize_file(path() / "a", 1);
  EXPECT_FALSE(mapped->readable());
}

TEST_F(FolderOfFiles, WhatIsKeptOfAFileOutlivesIt) {
  ASSERT_EQ(folder_.create("a", 8), "");
  ASSERT_EQ(folder_.write("a", 0, "snapshot"), "");
  ASSERT_EQ(folder_.sync("a"), "");
  const wal::KeptResult kept = folder_.keep("a");
  ASSERT_EQ(kept.failure, "");
  ASSERT_EQ(folder_.remove("a"), "");
  folder_.letGo();
  EXPECT_EQ(kept.bytes.bytes(), "snapshot");
  EXPECT_EQ(kept.bytes.from(4).bytes(), "shot");
}

TEST_F(FolderOfFiles, AnEmptyFileIsKeptAndAMissingOneIsNamed) {
  ASSERT_EQ(folder_.create("empty", 0), "");
  EXPECT_EQ(folder_.keep("empty").bytes.bytes(), "");
  EXPECT_EQ(folder_.keep("empty").failure, "");
  EXPECT_THAT(folder_.keep("missing").failure, HasSubstr((path() / "missing").string()));
}

TEST_F(FolderOfFiles, FailuresNameTheFile) {
  EXPECT_THAT(folder_.read("missing").failure, HasSubstr((path() / "missing").string()));
  EXPECT_THAT(folder_.write("missing", 0, "x"), HasSubstr("missing cannot be opened"));
  ASSERT_EQ(folder_.create("a", 1), "");
  EXPECT_THAT(folder_.create("a", 1), HasSubstr("a cannot be created: File exists"));
  EXPECT_EQ(folder_.unsynced("missing").file, nullptr);
}

}  // namespace
}  // namespace net
