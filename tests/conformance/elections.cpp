// The published elections (Raft 9.3, Figure 16; thesis 9) on this engine, with fixed seeds.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "engine/study/comparison.h"

namespace study {
namespace {

class ElectionsConformance : public testing::Test {
 protected:
  void SetUp() override {
    const char* const suites = std::getenv("FLOTILLA_SUITES");
    if (suites == nullptr) GTEST_SKIP() << "FLOTILLA_SUITES is not set";
    for (const char* file : {"split-votes.tsv", "wan.tsv", "lan.tsv"}) {
      std::ifstream in(std::string(suites) + "/elections/" + file, std::ios::binary);
      if (!in) GTEST_SKIP() << "there is no elections/" << file << " in FLOTILLA_SUITES";
      std::ostringstream text;
      text << in.rdbuf();
      files_[file] = text.str();
    }
  }

  /// Every row of the experiment, with `trials` each.
  void expectAgreement(Experiment experiment, std::uint64_t trials) {
    auto rows = electionRows(files_, trials);
    ASSERT_TRUE(std::holds_alternative<std::vector<Row>>(rows)) << std::get<std::string>(rows);
    const std::stop_source never;
    std::size_t run = 0;
    for (Row& row : std::get<std::vector<Row>>(rows)) {
      if (row.experiment != experiment) continue;
      runRow(row, 1, allCores(), never.get_token());
      EXPECT_EQ(disagreements(row), std::vector<std::string>{}) << row.label;
      ++run;
    }
    EXPECT_GT(run, 0u);
  }

 private:
  PublishedFiles files_;
};

TEST_F(ElectionsConformance, SplitVotesAreWhatTheClosedFormAndTheThesisSay) {
  expectAgreement(Experiment::SplitVotes, 200);
}

TEST_F(ElectionsConformance, WanPercentilesAreWithinTenPercent) {
  expectAgreement(Experiment::Wan, 1'000);
}

TEST_F(ElectionsConformance, LanMediansAreWithinAQuarter) { expectAgreement(Experiment::Lan, 200); }

}  // namespace
}  // namespace study
