// The published experiment of time without a leader, on this engine and as published.
#include "engine/cluster/chance.h"
#include "engine/findings/answer.h"
#include "engine/findings/spread.h"
#include "engine/study/comparison.h"

namespace findings {
namespace {

/// Medians in milliseconds, read off Figure 16 of the Raft paper; used where there are no files.
struct PublishedMedian {
  const char* row;
  double ms;
};
constexpr PublishedMedian kMedians[] = {
    {"150-150 ms", 41'104}, {"150-151 ms", 1'199}, {"150-155 ms", 287}, {"150-175 ms", 141},
    {"150-200 ms", 146},    {"150-300 ms", 171},   {"12-24 ms", 30},    {"25-50 ms", 43},
    {"50-100 ms", 67},      {"100-200 ms", 120}};

struct OursAt {
  const char* key;
  const char* title;
  double share;
};
constexpr OursAt kOurs[] = {{"min_ms", "least", 0},       {"p10_ms", "p10", 0.1},
                            {"p90_ms", "p90", 0.9},       {"p99_ms", "p99", 0.99},
                            {"p99_9_ms", "p99.9", 0.999}, {"max_ms", "most, ms", 1}};
constexpr const char* kPublished[] = {"p10", "p50", "p90", "p99"};

/// Trials of a row with a range that go with one of a row without.
constexpr std::uint64_t kTrialsOfUnit = 10;

Sheet classicSheet() {
  Sheet sheet;
  sheet.study = "classic";
  sheet.columns = {{"timeout", "timeouts"}};
  sheet.addEstimate("p50_ms", "without a leader: p50, ms", 0);
  for (const OursAt& ours : kOurs) sheet.columns.push_back({ours.key, ours.title, 0});
  sheet.addEstimate("split_percent", "split, %", 1);
  for (const char* name : kPublished) {
    const std::string key = name;
    sheet.columns.push_back({"published_" + key + "_ms", "published " + key, 0});
  }
  sheet.columns.push_back({"trials", "trials"});
  return sheet;
}

Cell publishedOf(const study::Row& row, const std::string& name) {
  for (const study::Figure& figure : row.figures) {
    if (figure.name == name && figure.published) return *figure.published;
  }
  for (const PublishedMedian& median : kMedians) {
    if (name == "p50" && row.label == median.row) return median.ms;
  }
  return {};
}

class ClassicAnswer : public Answer {
 public:
  explicit ClassicAnswer(const ClassicQuestion& question) : question_(question) {
    auto rows = study::electionRows(question.published, question.trials);
    if (auto* all = std::get_if<std::vector<study::Row>>(&rows)) take(std::move(*all));
  }

  std::uint64_t wanted() const override {
    return std::max<std::uint64_t>(1, question_.trials / kTrialsOfUnit);
  }
  void grow(std::uint64_t units, const planning::Work& work) override {
    planning::growTrials(trials_, units * turns_.size(), work, [this](std::uint64_t i) {
      const Turn& turn = turns_[i % turns_.size()];
      const std::uint64_t trial = i / turns_.size() * turn.of + turn.number;
      const std::uint64_t seed = cluster::mix(cluster::mix(question_.seed) + trial);
      return study::runElection(rows_[turn.row].plan, seed);
    });
  }
  Sheet sheet() const override {
    Sheet sheet = classicSheet();
    sheet.facts = {{"seed", question_.seed}};
    for (std::size_t row = 0; row < rows_.size(); ++row) addRow(sheet, row);
    sheet.notes = {
        "Five servers, two of the four survivors with logs too old to win; the leader crashes at "
        "a random point of its heartbeat interval (Raft 9.3, Figure 16).",
        "Messages of 1 to 2 ms and writes of up to 4 ms are fitted to the published medians; what "
        "was published was measured on other machines."};
    return sheet;
  }

 private:
  /// A place in a unit: the `number`th of `of` trials of that row.
  struct Turn {
    std::size_t row{0};
    std::uint64_t number{0};
    std::uint64_t of{1};
  };

  void take(std::vector<study::Row> all) {
    for (study::Row& row : all) {
      if (row.experiment != study::Experiment::Lan) continue;
      const std::uint64_t of = row.trials == question_.trials ? kTrialsOfUnit : 1;
      for (std::uint64_t number = 0; number < of; ++number) {
        turns_.push_back({rows_.size(), number, of});
      }
      rows_.push_back(std::move(row));
    }
  }

  void addRow(Sheet& sheet, std::size_t at) const {
    const study::Row& row = rows_[at];
    std::vector<planning::Duration> times;
    std::uint64_t split = 0;
    for (std::size_t i = 0; i < trials_.size(); ++i) {
      if (turns_[i % turns_.size()].row != at) continue;
      times.push_back(trials_[i] ? trials_[i]->leaderless : row.plan.patience);
      if (!trials_[i] || trials_[i]->terms > 1) ++split;
    }
    const study::Distribution measured(std::move(times));
    std::vector<Cell> cells{row.label};
    append(cells, planning::quantileOf(measured, 0.5));
    for (const OursAt& ours : kOurs) {
      cells.push_back(measured.size() > 0 ? Cell(study::inMs(measured.at(ours.share))) : Cell());
    }
    const planning::Estimate share = planning::shareOf(split, measured.size());
    append(cells, {100 * share.value, 100 * share.least, 100 * share.most});
    for (const char* name : kPublished) cells.push_back(publishedOf(row, name));
    cells.push_back(std::uint64_t{measured.size()});
    sheet.rows.push_back(std::move(cells));
    sheet.curves.push_back(spreadOf(row.label, measured));
  }

  ClassicQuestion question_;
  std::vector<study::Row> rows_;
  std::vector<Turn> turns_;
  std::vector<std::optional<study::Election>> trials_;  ///< of the turns, again and again
};

}  // namespace

std::unique_ptr<Answer> answerClassic(const ClassicQuestion& question) {
  return std::make_unique<ClassicAnswer>(question);
}

}  // namespace findings
