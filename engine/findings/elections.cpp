// All the published experiments on elections, on this engine and as published: a row a figure.
#include <algorithm>

#include "engine/findings/answer.h"

namespace findings {
namespace {

using study::Figure;
using study::Row;

/// A unit is so many trials of a row that has as many thousands in all.
constexpr std::uint64_t kTrialsOfTurn = 10;

std::string keyOf(study::Experiment experiment) {
  if (experiment == study::Experiment::SplitVotes) return "splitVotes";
  return experiment == study::Experiment::Wan ? "wan" : "lan";
}

Cell cellOf(const std::optional<double>& value) { return value ? Cell(*value) : Cell(); }

std::vector<Cell> cellsOf(const Row& row, const Figure& figure) {
  const bool judged = figure.judged();
  return {keyOf(row.experiment),
          row.label,
          figure.name,
          std::string(row.closedForm ? "percent" : "ms"),
          figure.ours,
          cellOf(figure.published),
          judged ? Cell(figure.least * *figure.published) : Cell(),
          judged ? Cell(figure.most * *figure.published) : Cell(),
          cellOf(row.closedForm),
          row.trials,
          row.undecided,
          Flag{figure.open}};
}

class ElectionsAnswer : public Answer {
 public:
  explicit ElectionsAnswer(const ElectionsQuestion& question) : question_(question) {
    auto rows = study::electionRows(question.published, question.trials);
    if (auto* all = std::get_if<std::vector<Row>>(&rows)) rows_ = std::move(*all);
    results_.resize(rows_.size());
  }

  std::uint64_t wanted() const override {
    return std::max<std::uint64_t>(1, question_.trials / kTrialsOfTurn);
  }
  // The local network's rows come last and take longest: they begin.
  void grow(std::uint64_t units, const planning::Work& work) override {
    struct Turn {
      std::size_t row{0};
      std::uint64_t trial{0};
    };
    std::vector<Turn> turns;
    for (std::size_t row = rows_.size(); row-- > 0;) {
      const std::uint64_t end = rows_[row].trials * (done_ + units) / wanted();
      for (std::uint64_t i = results_[row].size(); i < end; ++i) turns.push_back({row, i});
    }
    std::vector<std::optional<study::Election>> found;
    planning::growTrials(found, turns.size(), work, [&](std::uint64_t i) {
      return study::runTrialOf(rows_[turns[i].row], question_.seed, turns[i].trial);
    });
    for (std::size_t i = 0; i < found.size(); ++i) results_[turns[i].row].push_back(found[i]);
    done_ += units;
  }
  Sheet sheet() const override {
    Sheet sheet;
    sheet.study = "elections";
    sheet.facts = {{"seed", question_.seed}};
    sheet.columns = {{"experiment", "experiment"},
                     {"row", "row"},
                     {"figure", "figure"},
                     {"unit", "unit"},
                     {"ours", "ours"},
                     {"published", "published"},
                     {"least", "at least"},
                     {"most", "at most"},
                     {"closed_form", "closed form"},
                     {"trials", "trials"},
                     {"undecided", "undecided"},
                     {"open", "too few to judge"}};
    for (std::size_t at = 0; at < rows_.size(); ++at) {
      Row row = rows_[at];
      study::conclude(row, results_[at]);
      for (const Figure& figure : row.figures) sheet.rows.push_back(cellsOf(row, figure));
    }
    return sheet;
  }

 private:
  ElectionsQuestion question_;
  std::vector<Row> rows_;
  std::vector<std::vector<std::optional<study::Election>>> results_;  ///< by row
  std::uint64_t done_{0};                                             ///< units
};

}  // namespace

std::unique_ptr<Answer> answerElections(const ElectionsQuestion& question) {
  return std::make_unique<ElectionsAnswer>(question);
}

void takeElections(const Sheet& sheet, std::vector<Row>& rows) {
  std::size_t line = 0;
  const auto count = [&](const char* key) {
    return static_cast<std::uint64_t>(sheet.number(line, key).value_or(0));
  };
  for (Row& row : rows) {
    for (Figure& figure : row.figures) {
      figure.ours = sheet.number(line, "ours").value_or(0);
      const auto at = sheet.column("open");
      const bool there = at && line < sheet.rows.size();
      const auto* open = there ? std::get_if<Flag>(&sheet.rows[line][*at]) : nullptr;
      figure.open = open != nullptr && open->set;
      row.trials = count("trials");
      row.undecided = count("undecided");
      ++line;
    }
  }
}

}  // namespace findings
