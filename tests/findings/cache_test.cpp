// What was found is kept by everything it depends on, and never shown where it may be wrong.
#include "engine/findings/cache.h"

#include <gtest/gtest.h>

#include <fstream>
#include <limits>
#include <set>

namespace findings {
namespace {

namespace fs = std::filesystem;

Sheet someSheet() {
  Sheet sheet;
  sheet.study = "some study";
  sheet.facts = {{"network", std::string("lan\nof two lines")}, {"seed", std::uint64_t{7}}};
  sheet.columns = {{"a", "A", 0}, {"b_ms", "", 3}};
  sheet.rows = {{std::string(), 0.1}, {Flag{true}, Cell()}, {std::uint64_t{1} << 63, 1e-300}};
  sheet.notes = {"One sentence.", ""};
  sheet.curves = {{"c_ms", {{1.5, 0}, {std::numeric_limits<double>::infinity(), 1}}}};
  sheet.holds = false;
  return sheet;
}

class CacheFolder : public testing::Test {
 protected:
  CacheFolder() {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("flotilla_cache_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
  }
  ~CacheFolder() override { fs::remove_all(folder_); }

  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder_)) found.push_back(entry.path());
    return found;
  }
  std::string content() const {
    std::ifstream in(files().at(0), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void write(const std::string& text) const {
    std::ofstream(files().at(0), std::ios::binary | std::ios::trunc) << text;
  }

  fs::path folder_;
  Question question_{TableQuestion{}};
};

TEST(Packing, ComesBackAsItWas) { EXPECT_EQ(unpacked(packed(someSheet())), someSheet()); }

TEST(Packing, NothingIsReadFromWhatIsCutOffOrChanged) {
  const std::string text = packed(someSheet());
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_FALSE(unpacked(text.substr(0, size))) << size;
  }
  EXPECT_FALSE(unpacked(text + "1 "));
  EXPECT_FALSE(unpacked("18446744073709551615 x"));
}

TEST_F(CacheFolder, AnotherProgramFindsWhatWasKept) {
  Cache(folder_).keep(question_, someSheet());
  EXPECT_EQ(Cache(folder_).find(question_), someSheet());
  EXPECT_FALSE(Cache(folder_).find(TableQuestion{.most = 14}));
  EXPECT_FALSE(Cache(folder_).find(TableQuestion{.seed = 2}));
}

TEST_F(CacheFolder, WhatAnotherBuildFoundIsNeitherShownNorKept) {
  Cache(folder_, "older").keep(TableQuestion{.most = 3}, someSheet());
  Cache cache(folder_, "newer");
  EXPECT_FALSE(cache.find(TableQuestion{.most = 3}));
  cache.keep(question_, someSheet());
  EXPECT_EQ(files().size(), 1u);
}

TEST_F(CacheFolder, ADamagedFileIsNotThere) {
  Cache(folder_).keep(question_, someSheet());
  const std::string text = content();
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string damaged = text;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    write(damaged);
    EXPECT_FALSE(Cache(folder_).find(question_)) << at;
    write(text.substr(0, at));
    EXPECT_FALSE(Cache(folder_).find(question_)) << at;
  }
  write(text);
  EXPECT_TRUE(Cache(folder_).find(question_));
}

TEST_F(CacheFolder, AFolderThatCannotBeIsDoneWithout) {
  Cache cache("/dev/null/studies");
  cache.keep(question_, someSheet());
  EXPECT_EQ(cache.find(question_), someSheet()) << "in memory";
}

TEST_F(CacheFolder, OldFilesGoBeyondTheLimit) {
  Cache cache(folder_);
  for (std::uint64_t seed = 1; seed <= Cache::kFilesMost + 3; ++seed) {
    cache.keep(TableQuestion{.seed = seed}, Sheet{});
  }
  EXPECT_EQ(files().size(), Cache::kFilesMost);
}

// A parameter that is left out of the key would show the figures of another question.
TEST(Key, EveryParameterMakesAnother) {
  std::vector<Question> all{TableQuestion{}, TableQuestion{.verify = Verify::Each}};
  const auto latency = [&](const auto& change) {
    LatencyQuestion question;
    question.plan.network = planning::lan();
    question.plan.disk = planning::ssd();
    change(question);
    all.emplace_back(question);
  };
  latency([](auto&) {});
  latency([](auto& q) { q.writes = 7; });
  latency([](auto& q) { q.plan.sizes = {1, 35}; });
  latency([](auto& q) { q.plan.sizes = {13, 5}; });
  latency([](auto& q) { q.plan.network.oneWay[0][0].most += planning::Duration(1); });
  latency([](auto& q) { q.plan.network = planning::threeZones(); });
  latency([](auto& q) { q.plan.disk.state.syncMax += planning::Duration(1); });
  latency([](auto& q) { q.plan.disk.state.writeLatency += planning::Duration(1); });
  latency([](auto& q) { q.plan.disk.stalls = planning::Stalls{}; });
  latency([](auto& q) { q.plan.server.processing = planning::Duration(1); });
  latency([](auto& q) { q.plan.server.bandwidth = 1; });
  latency([](auto& q) { q.plan.valueBytes = 1; });
  latency([](auto& q) { q.plan.clients = 1; });
  latency([](auto& q) { q.plan.seed = 9; });
  const auto timeouts = [&](const auto& change) {
    TimeoutsQuestion question;
    question.plan.network = planning::lan();
    question.plan.disk = planning::ssd();
    change(question);
    all.emplace_back(question);
  };
  timeouts([](auto&) {});
  timeouts([](auto& q) { q.trials = 7; });
  timeouts([](auto& q) { q.advise = Advise::Yes; });
  timeouts([](auto& q) { q.rough.lossPpm = 7; });
  timeouts([](auto& q) { q.rough.longestPause = planning::Duration(1); });
  timeouts([](auto& q) { q.plan.servers = 7; });
  timeouts([](auto& q) { q.plan.halts = planning::StallHalts::Process; });
  timeouts([](auto& q) { q.plan.lossPpm = 7; });
  timeouts([](auto& q) { q.plan.timing.heartbeat = planning::Duration(1); });
  timeouts([](auto& q) { q.plan.timing.timeoutMin = planning::Duration(1); });
  timeouts([](auto& q) { q.plan.timing.timeoutMax = planning::Duration(1); });
  all.emplace_back(ClassicQuestion{});
  all.emplace_back(ClassicQuestion{.trials = 7});
  all.emplace_back(ClassicQuestion{.published = {{"lan.tsv", "x"}}});
  std::set<std::string> keys;
  for (const Question& question : all) keys.insert(keyOf(question));
  EXPECT_EQ(keys.size(), all.size());
}

TEST(Key, ElectionsAndSweepsAreKeptApart) {
  std::vector<Question> all{TimeoutsQuestion{}, ClassicQuestion{}};
  const auto sweep = [&](const auto& change) {
    SweepQuestion question;
    question.plan.network = planning::lan();
    question.plan.disk = planning::ssd();
    change(question);
    all.emplace_back(question);
  };
  sweep([](auto&) {});
  sweep([](auto& q) { q.trials = 7; });
  sweep([](auto& q) { q.axis = planning::SweepAxis::Latency; });
  sweep([](auto& q) { q.plan.timing.heartbeat = planning::Duration(1); });
  all.emplace_back(ElectionsQuestion{});
  all.emplace_back(ElectionsQuestion{.trials = 7});
  all.emplace_back(ElectionsQuestion{.seed = 7});
  all.emplace_back(ElectionsQuestion{.published = {{"lan.tsv", "x"}}});
  std::set<std::string> keys;
  for (const Question& question : all) keys.insert(keyOf(question));
  EXPECT_EQ(keys.size(), all.size());
}

}  // namespace
}  // namespace findings
