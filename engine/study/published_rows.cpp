// The rows of the published experiments, and their figures from the files where those are there.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

#include "engine/study/classic.h"
#include "engine/study/comparison.h"
#include "engine/study/split_votes.h"

namespace study {

namespace {

using Cells = std::map<std::string, std::string>;  ///< by column
using Table = std::vector<Cells>;

struct Share {
  const char* name;
  double share;
};
constexpr Share kLanShares[] = {{"min", 0},  {"p10", .1},  {"p50", .5},
                                {"p90", .9}, {"p99", .99}, {"max", 1}};
constexpr Share kWanShares[] = {{"p90", .9}, {"p99", .99}, {"p99.9", .999}};

/// What is run when there are no files: the experiments' settings alone.
constexpr const char* kLanRows =
    "timeout_ms\n150-150\n150-151\n150-155\n150-175\n150-200\n150-300\n12-24\n25-50\n50-100\n"
    "100-200\n";
constexpr const char* kWanRows =
    "failed\tlogs\n0\tsame\n1\tsame\n2\tsame\n0\tdiffer\n1\tdiffer\n2\tdiffer\n";
constexpr const char* kSplitRows =
    "n\tfailed\tlatency_share\n5\t1\t0.01\n5\t1\t0.1\n5\t1\t0.2\n5\t2\t0.2\n9\t4\t0.2\n9\t2\t0.2\n"
    "9\t3\t0.2\n7\t1\t0.2\n";

std::vector<std::string> cellsOf(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
  return cells;
}

// Lines that begin with # are notes; the first other line names the columns.
Table readTable(const std::string& text) {
  Table table;
  std::vector<std::string> columns;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const auto cells = cellsOf(line);
    if (columns.empty()) {
      columns = cells;
      continue;
    }
    Cells& row = table.emplace_back();
    for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) row[columns[i]] = cells[i];
  }
  return table;
}

std::optional<double> numberIn(const Cells& cells, const std::string& column) {
  const auto cell = cells.find(column);
  if (cell == cells.end() || cell->second.empty()) return std::nullopt;
  double value = 0;
  const char* const end = cell->second.data() + cell->second.size();
  const auto [stop, error] = std::from_chars(cell->second.data(), end, value);
  if (error != std::errc() || stop != end || value < 0) return std::nullopt;
  return value;
}

std::string textIn(const Cells& cells, const std::string& column) {
  const auto cell = cells.find(column);
  return cell == cells.end() ? "" : cell->second;
}

Duration asDuration(double ms) {
  return Duration(static_cast<Duration::rep>(std::llround(ms * 1e6)));
}

std::optional<Row> lanRow(const Cells& cells, std::uint64_t trials) {
  // Up to a range of so many milliseconds chance decides all: the order of magnitude counts.
  constexpr double kNarrowMs = 1;
  constexpr double kOrder = 10;
  constexpr double kLan = .25;
  const std::string range = textIn(cells, "timeout_ms");
  const std::size_t dash = range.find('-');
  if (dash == std::string::npos) return std::nullopt;
  const auto least = numberIn({{"", range.substr(0, dash)}}, "");
  const auto most = numberIn({{"", range.substr(dash + 1)}}, "");
  constexpr double kLeastMs = 2;
  if (!least || !most || *least < kLeastMs || *most < *least) return std::nullopt;
  const bool narrow = *most - *least <= kNarrowMs;
  Row row;
  row.experiment = Experiment::Lan;
  row.label = range + " ms";
  row.plan = lanPlan(asDuration(*least), asDuration(*most));
  row.trials = *most > *least ? trials : std::max<std::uint64_t>(1, trials / 10);
  for (const Share& share : kLanShares) {
    Figure& figure = row.figures.emplace_back();
    figure.name = share.name;
    figure.share = share.share;
    figure.published = numberIn(cells, share.name);
    if (figure.name != "p50") continue;
    figure.least = narrow ? 1 / kOrder : 1 - kLan;
    figure.most = narrow ? kOrder : 1 + kLan;
  }
  return row;
}

std::optional<Row> wanRow(const Cells& cells, std::uint64_t trials) {
  constexpr double kWan = .1;
  constexpr std::uint64_t kForTheLastThousandth = 30;
  const auto failed = numberIn(cells, "failed");
  const std::string logs = textIn(cells, "logs");
  if (!failed || *failed > 2 || (logs != "same" && logs != "differ")) return std::nullopt;
  const auto down = static_cast<std::uint32_t>(*failed);
  Row row;
  row.experiment = Experiment::Wan;
  row.label = std::to_string(down) + " failed, logs " + logs;
  row.plan = wanPlan(down, logs == "same" ? Logs::Same : Logs::Differ);
  row.trials = kForTheLastThousandth * trials;
  for (const Share& share : kWanShares) {
    row.figures.push_back(
        {share.name, share.share, numberIn(cells, share.name), 1 - kWan, 1 + kWan, 0});
  }
  return row;
}

std::optional<Row> splitRow(const Cells& cells, std::uint64_t trials) {
  const auto servers = numberIn(cells, "n");
  const auto failed = numberIn(cells, "failed");
  const auto share = numberIn(cells, "latency_share");
  const bool sound = servers && failed && share && *servers >= 1 && *failed < *servers &&
                     *servers <= cluster::kServersMost && *share <= 1;
  if (!sound) return std::nullopt;
  const auto n = static_cast<std::uint32_t>(*servers);
  const auto down = static_cast<std::uint32_t>(*failed);
  Row row;
  row.experiment = Experiment::SplitVotes;
  row.label = std::to_string(n) + " servers, " + std::to_string(down) + " failed, latency share " +
              textIn(cells, "latency_share");
  row.plan = splitVotePlan(n, down, *share);
  row.trials = 10 * trials;
  row.closedForm = 100 * splitVoteShare(n, down, *share);
  const std::string percent = textIn(cells, "percent");
  const std::size_t dot = percent.find('.');
  const auto decimals = dot == std::string::npos ? 0 : percent.size() - dot - 1;
  row.publishedRounding = 0.5 * std::pow(10, -static_cast<double>(decimals)) + 1e-9;
  Figure& figure = row.figures.emplace_back();
  figure.name = "percent";
  figure.published = numberIn(cells, "percent");
  return row;
}

struct Source {
  const char* file;
  const char* without;
  std::optional<Row> (*row)(const Cells& cells, std::uint64_t trials);
};
constexpr Source kSources[] = {{"split-votes.tsv", kSplitRows, splitRow},
                               {"wan.tsv", kWanRows, wanRow},
                               {"lan.tsv", kLanRows, lanRow}};

}  // namespace

std::variant<std::vector<Row>, std::string> electionRows(const PublishedFiles& published,
                                                         std::uint64_t trials) {
  std::vector<Row> rows;
  for (const Source& source : kSources) {
    const auto file = published.find(source.file);
    const Table table = readTable(file == published.end() ? source.without : file->second);
    if (table.empty()) return std::string(source.file) + " holds no rows";
    for (const Cells& cells : table) {
      auto row = source.row(cells, trials);
      if (!row) return std::string(source.file) + ": a row says nothing that can be run";
      rows.push_back(std::move(*row));
    }
  }
  return rows;
}

}  // namespace study
