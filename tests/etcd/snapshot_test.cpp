// `flotilla-cli snapshot`: from a running cluster into a file, and from the file into a new
// cluster.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/etcd/program.h"

namespace etcd {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A cluster as a program, and its members' addresses.
struct Served {
  std::unique_ptr<Program> program;
  std::vector<std::string> addresses;
};

class SnapshotCommand : public testing::Test {
 protected:
  void SetUp() override {
    if (!isInstalled("etcdctl")) GTEST_SKIP() << "NOT CHECKED: etcdctl is missing (etcd-client)";
    const auto* name = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder = fs::temp_directory_path() /
             (std::string("snapshot-") + name + '-' + std::to_string(::getpid()));
    fs::create_directories(folder);
    file = (folder / "store.snap").string();
  }
  void TearDown() override {
    std::error_code ignored;
    if (!folder.empty()) fs::remove_all(folder, ignored);
  }

  static Served launch(const fs::path& data, std::uint32_t members) {
    return {std::make_unique<Program>(std::vector<std::string>{FLOTILLA_CLI, "serve", "--data-dir",
                                                               data.string(), "--members",
                                                               std::to_string(members)}),
            {}};
  }
  static void takeAddresses(Served& served, std::uint32_t members) {
    while (served.addresses.size() < members) {
      const auto line = served.program->lineOut();
      ASSERT_TRUE(line) << served.program->finish().err;
      served.addresses.push_back(line->substr(line->rfind('/') + 1));
    }
  }
  static Served serve(const fs::path& data, std::uint32_t members) {
    Served served = launch(data, members);
    takeAddresses(served, members);
    EXPECT_EQ(served.program->lineOut(), "ready");
    return served;
  }
  static Finished ctl(const Served& served, std::size_t member, std::vector<std::string> words) {
    words.insert(words.begin(), {"etcdctl", "--endpoints=" + served.addresses.at(member)});
    return runProgram(words);
  }
  static Finished snapshot(std::vector<std::string> words) {
    words.insert(words.begin(), {FLOTILLA_CLI, "snapshot"});
    return runProgram(words);
  }
  Finished restore(const fs::path& data, std::uint32_t members) const {
    return snapshot(
        {"restore", file, "--data-dir", data.string(), "--members", std::to_string(members)});
  }
  std::string bytes() const {
    std::stringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
  }
  void replace(const std::string& with) const { std::ofstream(file, std::ios::binary) << with; }

  /// Revision 2: a=1; 3: a=2; 4: a leased key; 5 and 6: a key that comes and goes.
  static std::string fill(const Served& served) {
    EXPECT_EQ(ctl(served, 0, {"put", "a", "1"}).out, "OK\n");
    EXPECT_EQ(ctl(served, 0, {"put", "a", "2"}).out, "OK\n");
    const std::string lease = ctl(served, 0, {"lease", "grant", "600"}).out.substr(6, 16);
    EXPECT_EQ(ctl(served, 0, {"put", "leased", "x", "--lease=" + lease}).out, "OK\n");
    EXPECT_EQ(ctl(served, 0, {"put", "gone", "1"}).out, "OK\n");
    EXPECT_EQ(ctl(served, 0, {"del", "gone"}).out, "1\n");
    return lease;
  }
  static void expectFilled(const Served& served, const std::string& lease) {
    for (std::size_t i = 0; i < served.addresses.size(); ++i) {
      EXPECT_EQ(ctl(served, i, {"get", "a"}).out, "a\n2\n") << i;
      EXPECT_EQ(ctl(served, i, {"get", "a", "--rev=2"}).out, "a\n1\n") << i << ": as it was";
      EXPECT_EQ(ctl(served, i, {"get", "gone"}).out, "") << i;
      EXPECT_EQ(ctl(served, i, {"get", "gone", "--rev=5"}).out, "gone\n1\n") << i;
      EXPECT_THAT(ctl(served, i, {"lease", "timetolive", lease, "--keys"}).out,
                  HasSubstr("attached keys([leased])"));
    }
    EXPECT_THAT(ctl(served, 0, {"get", "a", "-w", "json"}).out, HasSubstr("\"revision\":6,"));
    EXPECT_EQ(ctl(served, served.addresses.size() - 1, {"put", "new", "1"}).out, "OK\n");
    EXPECT_THAT(ctl(served, 0, {"get", "new", "-w", "json"}).out, HasSubstr("\"mod_revision\":7,"));
    EXPECT_EQ(ctl(served, 0, {"lease", "revoke", lease}).exitCode, 0);
    EXPECT_EQ(ctl(served, 0, {"get", "leased"}).out, "") << "its lease has ended";
  }
  static void stop(Served& served) {
    served.program->signal(SIGTERM);
    EXPECT_EQ(served.program->finish().exitCode, 0);
  }

  fs::path folder;
  std::string file;
};

TEST_F(SnapshotCommand, ARestoredClusterOfAnySizeGoesOnWithKeysRevisionsAndLeases) {
  Served old = serve(folder / "old", 3);
  const std::string lease = fill(old);
  const Finished saved = snapshot({"save", file, "--endpoint", old.addresses[1]});
  EXPECT_EQ(saved.exitCode, 0) << saved.err;
  stop(old);
  for (const std::uint32_t members : {1u, 3u, 5u}) {
    const fs::path data = folder / ("new" + std::to_string(members));
    const Finished restored = restore(data, members);
    ASSERT_EQ(restored.exitCode, 0) << restored.err;
    Served again = serve(data, members);
    expectFilled(again, lease);
    stop(again);
    again = serve(data, members);
    EXPECT_EQ(ctl(again, 0, {"get", "new"}).out, "new\n1\n") << "after another start";
    stop(again);
  }
}

TEST_F(SnapshotCommand, StatusTellsTheHashThatTheMemberTells) {
  Served served = serve(folder / "old", 1);
  fill(served);
  ASSERT_EQ(snapshot({"save", file, "--endpoint", "http://" + served.addresses[0]}).exitCode, 0);
  const std::string told = ctl(served, 0, {"endpoint", "hashkv", "-w", "json"}).out;
  const Finished json = snapshot({"status", file, "--json"});
  const std::string hash = json.out.substr(8, json.out.find(',') - 8);
  EXPECT_THAT(told, HasSubstr("\"hash\":" + hash));
  EXPECT_THAT(json.out, HasSubstr("\"revision\":6,\"totalKey\":2,\"totalSize\":" +
                                  std::to_string(fs::file_size(file)) + "}"));
  EXPECT_THAT(snapshot({"status", file}).out, HasSubstr("TOTAL KEYS"));
  stop(served);
}

TEST_F(SnapshotCommand, AFileThatEtcdctlTookIsTheSameAndIsRestored) {
  Served served = serve(folder / "old", 1);
  const std::string lease = fill(served);
  ASSERT_EQ(snapshot({"save", file, "--endpoint", served.addresses[0]}).exitCode, 0);
  const std::string ours = bytes();
  fs::remove(file);
  ASSERT_EQ(ctl(served, 0, {"snapshot", "save", file}).exitCode, 0);
  EXPECT_EQ(bytes(), ours);
  stop(served);
  ASSERT_EQ(restore(folder / "new", 3).exitCode, 0);
  Served again = serve(folder / "new", 3);
  expectFilled(again, lease);
  stop(again);
}

TEST_F(SnapshotCommand, ADamagedByteAnywhereIsPlacedAndRefused) {
  Served served = serve(folder / "old", 1);
  fill(served);
  ASSERT_EQ(snapshot({"save", file, "--endpoint", served.addresses[0]}).exitCode, 0);
  stop(served);
  const std::string good = bytes();
  const auto expectRefused = [&](const std::string& bad, const std::string& sentence) {
    replace(bad);
    const Finished status = snapshot({"status", file});
    EXPECT_EQ(status.exitCode, 1);
    EXPECT_THAT(status.err, HasSubstr(sentence));
    EXPECT_EQ(restore(folder / "new", 3).exitCode, 1);
    EXPECT_FALSE(fs::exists(folder / "new"));
  };
  const auto with = [&](std::size_t at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 4);
    return bad;
  };
  expectRefused(with(3), "bytes 0 to 19");
  expectRefused(with(good.find("leased")), "which are the store");
  const std::size_t zero = good.size() - 33;
  expectRefused(with(zero), "bytes " + std::to_string(zero) + " to " + std::to_string(zero));
  expectRefused(with(good.size() - 1), "which are the checksum");
  expectRefused(good.substr(0, good.size() - 1), "it ends at byte");
  expectRefused("", "is not a snapshot");
  replace(good);
  EXPECT_EQ(snapshot({"status", file}).exitCode, 0);
}

TEST_F(SnapshotCommand, AFolderWithAnythingInItIsLeftAsItIs) {
  Served served = serve(folder / "old", 1);
  ASSERT_EQ(snapshot({"save", file, "--endpoint", served.addresses[0]}).exitCode, 0);
  stop(served);
  const Finished full = restore(folder / "old", 1);
  EXPECT_EQ(full.exitCode, 2);
  EXPECT_THAT(full.err, HasSubstr("is not empty"));
  fs::create_directories(folder / "empty");
  EXPECT_EQ(restore(folder / "empty", 1).exitCode, 0) << "an empty one will do";
  EXPECT_EQ(restore(file, 1).exitCode, 2) << "a file will not";
  EXPECT_EQ(restore(fs::path(file) / "below", 1).exitCode, 2);
  std::size_t left = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder)) ++left;
  EXPECT_EQ(left, 3u) << "the file, the old folder, the restored one";
}

TEST_F(SnapshotCommand, SaysWhatIsMissingAndLeavesNothing) {
  const std::string nobody = "127.0.0.1:" + std::to_string(freePort());
  const Finished alone = snapshot({"save", file, "--endpoint", nobody});
  EXPECT_EQ(alone.exitCode, 2);
  EXPECT_THAT(alone.err, HasSubstr("No member answers at " + nobody));
  EXPECT_TRUE(fs::is_empty(folder));
  const Finished none = snapshot({"status", file});
  EXPECT_EQ(none.exitCode, 2);
  EXPECT_THAT(none.err, HasSubstr("cannot be read: No such file or directory"));
  EXPECT_EQ(snapshot({"restore", file}).exitCode, 2) << "where to?";
  EXPECT_EQ(snapshot({"save", file, "--endpoint", "nowhere"}).exitCode, 2);
  EXPECT_EQ(snapshot({"put", file}).exitCode, 2);
  EXPECT_EQ(snapshot({"save"}).exitCode, 2);
  Served served = serve(folder / "old", 1);
  const std::string below = (folder / "missing" / "store.snap").string();
  const Finished unwritable = snapshot({"save", below, "--endpoint", served.addresses[0]});
  EXPECT_EQ(unwritable.exitCode, 2);
  EXPECT_THAT(unwritable.err, HasSubstr("cannot be written: No such file or directory"));
  EXPECT_EQ(snapshot({"save", folder.string(), "--endpoint", served.addresses[0]}).exitCode, 2);
  stop(served);
}

// The drill "quorum lost for good".
TEST_F(SnapshotCommand, WhatTheLastOfThreeHoldsServesAgainAsANewCluster) {
  Served old = serve(folder / "old", 3);
  const std::string lease = fill(old);
  // S3 answers this one, and with it writes down that all before it is committed.
  EXPECT_EQ(ctl(old, 2, {"del", "nothing"}).out, "0\n");
  old.program->signal(SIGKILL);
  old.program->finish();
  fs::remove_all(folder / "old" / "S1");
  fs::remove_all(folder / "old" / "S2");

  Served left = launch(folder / "old", 3);
  takeAddresses(left, 3);
  const Finished put = ctl(left, 2, {"--command-timeout=60s", "put", "a", "3"});
  EXPECT_NE(put.exitCode, 0) << put.out;
  EXPECT_THAT(put.err, HasSubstr("etcdserver: request timed out"));
  EXPECT_EQ(ctl(left, 2, {"get", "a", "--consistency=s"}).out, "a\n2\n");
  const Finished saved = snapshot({"save", file, "--endpoint", left.addresses[2]});
  ASSERT_EQ(saved.exitCode, 0) << saved.err;
  left.program->signal(SIGTERM);
  const Finished ended = left.program->finish();
  EXPECT_THAT(ended.err, HasSubstr("The data of S1, S2 are not in"));
  EXPECT_EQ(ended.out.find("ready"), std::string::npos);

  ASSERT_EQ(restore(folder / "new", 3).exitCode, 0);
  Served again = serve(folder / "new", 3);
  expectFilled(again, lease);
  stop(again);
}

TEST_F(SnapshotCommand, AMemberWhoseFolderIsGoneStaysAwayAtEveryStart) {
  Served old = serve(folder / "old", 3);
  EXPECT_EQ(ctl(old, 0, {"put", "a", "1"}).out, "OK\n");
  stop(old);
  fs::remove_all(folder / "old" / "S2");
  for (int start = 0; start < 2; ++start) {
    Served served = serve(folder / "old", 3);
    EXPECT_EQ(ctl(served, 2, {"put", "a", "2"}).out, "OK\n") << "two of three go on";
    served.program->signal(SIGTERM);
    EXPECT_THAT(served.program->finish().err, HasSubstr("The data of S2 are not in"));
    EXPECT_FALSE(fs::exists(folder / "old" / "S2"));
  }
}

}  // namespace
}  // namespace etcd
