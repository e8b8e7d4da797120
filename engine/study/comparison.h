// The published experiments row by row: what is run, what came out, and whether it agrees.
// Thread rule: values and pure functions, but for the threads that runRow starts.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/study/elections.h"
#include "engine/study/runner.h"

namespace study {

enum class Experiment : std::uint8_t { SplitVotes, Wan, Lan };

/// One published figure and what this engine says.
struct Figure {
  std::string name;  ///< "p50", "percent", ...
  double share{0};   ///< of the distribution; SplitVotes: unused
  std::optional<double> published;
  /// Agreement: ours is within these factors of the published one. 0: shown, not judged.
  double least{0};
  double most{0};
  double ours{0};
  /// So few trials lie beyond it that chance decides: shown, not judged.
  bool open{false};

  bool judged() const { return published && most > 0 && !open; }
  bool agrees() const {
    return !judged() || (ours >= least * *published && ours <= most * *published);
  }
};

struct Row {
  Experiment experiment{Experiment::Lan};
  std::string label;  ///< "150-300 ms", "2 failed, logs differ", ...
  ElectionPlan plan;
  std::uint64_t trials{0};
  /// In milliseconds; SplitVotes: in percent.
  std::vector<Figure> figures;
  std::optional<double> closedForm;  ///< SplitVotes: in percent
  double publishedRounding{0};       ///< SplitVotes: half of the last decimal, in percent
  std::uint64_t undecided{0};        ///< trials in which nobody was elected in time
};

/// The published figures as text by the name of their file (lan.tsv, wan.tsv, split-votes.tsv).
using PublishedFiles = std::map<std::string, std::string>;

/// The rows in the order in which they are run; `trials` those of a row of 1,000 published trials.
/// Without `published` the rows are the same, without figures to compare. A string: what is wrong
/// with the files, as a sentence.
std::variant<std::vector<Row>, std::string> electionRows(const PublishedFiles& published,
                                                         std::uint64_t trials);

/// The i-th trial of the row.
std::optional<Election> runTrialOf(const Row& row, std::uint64_t seed, std::uint64_t i);
/// Fills in what came out of the row's first trials: so many as there are results.
void conclude(Row& row, const std::vector<std::optional<Election>>& results);

/// Runs the row's trials and fills in what came out. Fewer trials if stopped.
void runRow(Row& row, std::uint64_t seed, unsigned threads, const std::stop_token& stop);

/// Sentences: each figure that is out of its bound, and what bound that is.
std::vector<std::string> disagreements(const Row& row);

}  // namespace study
