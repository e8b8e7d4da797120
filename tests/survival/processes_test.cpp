// `flotilla-cli serve --process-per-member`: what an operator sees of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/etcd/program.h"
#include "tests/survival/endpoints.h"

namespace survival {
namespace {

using etcd::Finished;
using etcd::Program;
using etcd::runProgram;
using testing::EndsWith;
using testing::HasSubstr;

class ProcessPerMember : public testing::Test {
 protected:
  void TearDown() override {
    program.reset();
    std::filesystem::remove_all(folder);
  }
  void start(const std::vector<std::string>& options = {}) {
    std::vector<std::string> words{FLOTILLA_CLI, "serve", "--process-per-member", "--data-dir",
                                   folder.string()};
    words.insert(words.end(), options.begin(), options.end());
    program.emplace(words);
    addresses.clear();
    pids.clear();
    while (const auto line = program->lineOut()) {
      if (*line == "ready") return;
      if (line->starts_with("http://")) addresses.push_back(line->substr(7));
      notePid(*line);
    }
    FAIL() << "it did not become ready: " << program->finish().err;
  }
  bool notePid(const std::string& line) {
    std::istringstream in(line);
    std::string word;
    std::string name;
    std::string pid;
    pid_t number = 0;
    if (!(in >> word >> name >> pid >> number) || pid != "pid") return false;
    pids[name] = number;
    return true;
  }
  int stop() {
    program->signal(SIGTERM);
    const Finished finished = program->finish();
    EXPECT_EQ(finished.err, "");
    return finished.exitCode;
  }

  /// One bit of its log's header: of a batch it could be taken for a torn tail.
  void damage(const std::string& member) const {
    const auto log = folder / member / "0000000000000001.log";
    std::fstream file(log, std::ios::in | std::ios::out | std::ios::binary);
    const int byte = file.get();
    file.seekp(0);
    file.put(static_cast<char>(byte ^ 1));
    ASSERT_TRUE(file.flush());
  }

  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("processes-" + std::to_string(::getpid()));
  std::optional<Program> program;
  std::vector<std::string> addresses;
  std::map<std::string, pid_t> pids;
};

/// Again until the learner has caught up, as an operator does.
template <class Member>
Finished promote(const Member& member, const std::string& id) {
  Finished last;
  const auto end = std::chrono::steady_clock::now() + Program::kPatience;
  do {
    last = member({"promote", id});
  } while (last.err.find("in sync with leader") != std::string::npos &&
           std::chrono::steady_clock::now() < end);
  return last;
}

std::vector<std::string> wordsOf(const std::string& line) {
  std::istringstream in(line);
  return {std::istream_iterator<std::string>(in), {}};
}

TEST_F(ProcessPerMember, OneIsKilledAndStartedAgainByHandAsItSays) {
  start();
  ASSERT_EQ(addresses.size(), 3u);
  ASSERT_EQ(pids.size(), 3u);
  EXPECT_GT(revisionAt(addresses[1]), 0);
  ::kill(pids["S2"], SIGKILL);
  EXPECT_EQ(program->lineOut(), "member S2 ended by signal 9");
  const std::string said = program->lineOut().value_or("");
  ASSERT_TRUE(said.starts_with("to start it again: flotilla-cli serve --member 2 ")) << said;
  std::vector<std::string> words = wordsOf(said.substr(said.find("flotilla-cli")));
  words.front() = FLOTILLA_CLI;
  Program again(words);
  EXPECT_EQ(again.lineOut(), "http://" + addresses[1]) << "where it was";
  EXPECT_EQ(again.lineOut(), "ready") << "it found the others";
  EXPECT_GT(revisionAt(addresses[1]), 0);
  again.signal(SIGTERM);
  EXPECT_EQ(again.finish().exitCode, 0);
  EXPECT_EQ(stop(), 0);
}

TEST_F(ProcessPerMember, WithRestartOneThatDiesComesBackByItself) {
  start({"--restart"});
  const pid_t before = pids["S3"];
  ::kill(before, SIGKILL);
  EXPECT_EQ(program->lineOut(), "member S3 ended by signal 9");
  EXPECT_TRUE(notePid(program->lineOut().value_or("")));
  EXPECT_NE(pids["S3"], before);
  EXPECT_GT(revisionAt(addresses[2]), 0);
  EXPECT_EQ(stop(), 0);
}

TEST_F(ProcessPerMember, OneThatIsStoppedEndsWithTheOthers) {
  start();
  ::kill(pids["S1"], SIGSTOP);
  EXPECT_EQ(stop(), 0);
}

TEST_F(ProcessPerMember, NoneOutlivesTheParent) {
  start();
  program->signal(SIGKILL);
  // The members hold the pipe: it ends when the last of them has.
  EXPECT_EQ(program->finish().exitCode, -1);
  EXPECT_EQ(program->finish().err, "");
}

TEST_F(ProcessPerMember, APortOrDataThatIsTakenIsNamed) {
  start();
  const std::string port = addresses[0].substr(addresses[0].find(':') + 1);
  const std::string other = folder.string() + "-other";
  const Finished second = runProgram(
      {FLOTILLA_CLI, "serve", "--process-per-member", "--client-port", port, "--data-dir", other});
  EXPECT_EQ(second.exitCode, 2);
  EXPECT_THAT(second.err, HasSubstr("Cannot listen on port " + port));
  const Finished same =
      runProgram({FLOTILLA_CLI, "serve", "--process-per-member", "--data-dir", folder.string()});
  EXPECT_EQ(same.exitCode, 2);
  EXPECT_THAT(same.err, HasSubstr("is in use by another Flotilla"));
  std::filesystem::remove_all(other);
  EXPECT_EQ(stop(), 0);
}

// At the leader and at each follower, as at etcd's.
TEST_F(ProcessPerMember, MembersAreAddedPromotedAndRemovedAtEveryMember) {
  if (!etcd::isInstalled("etcdctl")) {
    GTEST_SKIP() << "NOT CHECKED: etcdctl is missing (etcd-client)";
  }
  start({"--spares", "3"});
  ASSERT_EQ(addresses.size(), 6u);
  for (std::size_t at = 0; at < 3; ++at) {
    const auto member = [&](std::vector<std::string> words) {
      words.insert(words.begin(), {"etcdctl", "--endpoints=" + addresses[at], "member"});
      return runProgram(words);
    };
    const std::string id = std::to_string(4 + at);
    const Finished added =
        member({"add", "S" + id, "--learner", "--peer-urls=http://127.0.0.1:" + id});
    EXPECT_THAT(added.out, HasSubstr("added to cluster")) << added.err;
    const Finished promoted = promote(member, id);
    EXPECT_THAT(promoted.out, HasSubstr("promoted in cluster")) << promoted.err;
    EXPECT_GT(revisionAt(addresses[3 + at]), 0) << "the new member answers";
    const Finished again = member({"promote", id});
    EXPECT_THAT(again.err, HasSubstr("etcdserver: can only promote a learner member"));
    const Finished removed = member({"remove", id});
    EXPECT_THAT(removed.out, HasSubstr("removed from cluster")) << removed.err;
    EXPECT_THAT(member({"remove", id}).err, HasSubstr("etcdserver: member not found"));
  }
  EXPECT_EQ(stop(), 0);
}

// Whoever was asked, and after a start.
TEST_F(ProcessPerMember, WhereAMemberIsIsToldAtEveryMember) {
  if (!etcd::isInstalled("etcdctl")) {
    GTEST_SKIP() << "NOT CHECKED: etcdctl is missing (etcd-client)";
  }
  const auto member = [&](std::size_t at, std::vector<std::string> words) {
    words.insert(words.begin(), {"etcdctl", "--endpoints=" + addresses.at(at), "member"});
    return runProgram(words);
  };
  // A follower answers with what it has: it follows soon.
  const auto listedEverywhere = [&](const std::string& text) {
    const auto end = std::chrono::steady_clock::now() + Program::kPatience;
    for (std::size_t at = 0; at < 4; ++at) {
      while (member(at, {"list"}).out.find(text) == std::string::npos) {
        if (std::chrono::steady_clock::now() > end) return false;
      }
    }
    return true;
  };
  start({"--spares", "1"});
  const Finished added = member(0, {"add", "S4", "--peer-urls=http://127.0.0.1:4"});
  EXPECT_THAT(added.out, HasSubstr("added to cluster")) << added.err;
  const Finished updated =
      member(1, {"update", "2", "--peer-urls=http://127.0.0.1:5,http://127.0.0.1:6"});
  EXPECT_THAT(updated.out, HasSubstr("updated in cluster")) << updated.err;
  const std::string four = "4, started, S4, http://127.0.0.1:4, ";
  const std::string two = "2, started, S2, http://127.0.0.1:5,http://127.0.0.1:6, ";
  EXPECT_TRUE(listedEverywhere(four));
  EXPECT_TRUE(listedEverywhere(two));
  EXPECT_THAT(member(2, {"add", "S5", "--peer-urls=http://127.0.0.1:6"}).err,
              HasSubstr("Peer URLs already exists"));
  EXPECT_EQ(stop(), 0);
  start({"--spares", "1"});
  EXPECT_TRUE(listedEverywhere(four));
  EXPECT_TRUE(listedEverywhere(two));
  EXPECT_EQ(stop(), 0);
}

// It may have voted, and would not know how.
TEST_F(ProcessPerMember, AMemberWhoseDataWereDeletedDoesNotStart) {
  start();
  ::kill(pids["S2"], SIGKILL);
  EXPECT_EQ(program->lineOut(), "member S2 ended by signal 9");
  const std::string said = program->lineOut().value_or("");
  std::filesystem::remove_all(folder / "S2");
  std::vector<std::string> words = wordsOf(said.substr(said.find("flotilla-cli")));
  words.front() = FLOTILLA_CLI;
  const Finished again = runProgram(words);
  EXPECT_EQ(again.exitCode, 2);
  EXPECT_THAT(again.err, HasSubstr("the data of S2 are not in"));
  EXPECT_EQ(stop(), 0);
}

// As where all run in one process: it says why, and the others go on.
TEST_F(ProcessPerMember, OneWhoseLogIsDamagedIsLeftOut) {
  start();
  EXPECT_EQ(stop(), 0);
  damage("S2");
  start({"--restart"});
  EXPECT_EQ(addresses.size(), 2u);
  EXPECT_EQ(pids.size(), 2u) << "S1 and S3";
  EXPECT_FALSE(pids.contains("S2"));
  EXPECT_GT(revisionAt(addresses[0]), 0);
  program->signal(SIGTERM);
  const Finished finished = program->finish();
  EXPECT_EQ(finished.exitCode, 0);
  EXPECT_THAT(finished.out, HasSubstr("member S2 ended with exit code 1\nto start it again: "));
  EXPECT_THAT(finished.err, HasSubstr("S2 cannot start from " + (folder / "S2").string()));
  EXPECT_THAT(finished.err, HasSubstr("remove it from the cluster and add a new one"));
  EXPECT_THAT(finished.err, EndsWith("The others go on.\n"));
  Program together({FLOTILLA_CLI, "serve", "--data-dir", folder.string()});
  while (const auto line = together.lineOut()) {
    if (*line == "ready") break;
  }
  together.signal(SIGTERM);
  const Finished same = together.finish();
  EXPECT_EQ(same.exitCode, 0);
  EXPECT_THAT(same.out, EndsWith("ready\n"));
  EXPECT_EQ(same.err, finished.err) << "in the same words";
}

TEST_F(ProcessPerMember, OneWhoseDataAreGoneIsLeftOut) {
  start();
  EXPECT_EQ(stop(), 0);
  std::filesystem::remove_all(folder / "S3");
  start();
  EXPECT_EQ(addresses.size(), 2u);
  EXPECT_GT(revisionAt(addresses[1]), 0);
  program->signal(SIGTERM);
  const Finished finished = program->finish();
  EXPECT_EQ(finished.exitCode, 0);
  EXPECT_THAT(finished.err, HasSubstr("The data of S3 are not in " + folder.string()));
  EXPECT_THAT(finished.err, HasSubstr("Remove it with 'etcdctl member remove'"));
}

TEST_F(ProcessPerMember, OfNoMajorityItSaysWhatHelpsAndWithNobodyItEnds) {
  start();
  EXPECT_EQ(stop(), 0);
  damage("S1");
  damage("S2");
  const std::vector<std::string> serve{FLOTILLA_CLI, "serve", "--data-dir", folder.string()};
  std::vector<std::string> apart = serve;
  apart.emplace_back("--process-per-member");
  {
    Program two(apart);
    while (const auto line = two.lineErr()) {
      if (line->find("The others are no majority and cannot write.") == 0) break;
    }
    two.signal(SIGTERM);
    const Finished finished = two.finish();
    EXPECT_EQ(finished.exitCode, 0);
    EXPECT_THAT(finished.err, HasSubstr("The others are no majority and cannot write."));
    EXPECT_EQ(finished.out.find("ready"), std::string::npos);
  }
  damage("S3");
  for (const auto& words : {serve, apart}) {
    const Finished none = runProgram(words);
    EXPECT_EQ(none.exitCode, 1);
    for (const char* name : {"S1", "S2", "S3"}) {
      EXPECT_THAT(none.err, HasSubstr(std::string(name) + " cannot start from"));
    }
    EXPECT_EQ(none.out.find("http://"), std::string::npos);
    EXPECT_EQ(none.err.find("The others"), std::string::npos);
  }
}

TEST(ServeArguments, OfProcessesThatDoNotFitAreRefused) {
  const auto errorOf = [](std::vector<std::string> words) {
    words.insert(words.begin(), {FLOTILLA_CLI, "serve"});
    const Finished finished = runProgram(words);
    EXPECT_EQ(finished.exitCode, 2);
    return finished.err;
  };
  EXPECT_THAT(errorOf({"--member", "1"}), HasSubstr("--member needs --client-port"));
  EXPECT_THAT(errorOf({"--restart"}), HasSubstr("--restart needs --process-per-member"));
  EXPECT_THAT(errorOf({"--process-per-member"}), HasSubstr("needs --data-dir"));
  EXPECT_THAT(errorOf({"--member", "4"}), HasSubstr("'4' is no value for '--member'"));
}

}  // namespace
}  // namespace survival
