#include "app/cli/study_elections.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <ostream>
#include <sstream>

#include "app/cli/plan_work.h"
#include "app/cli/run_file.h"
#include "engine/findings/answer.h"
#include "engine/study/stopwatch.h"

namespace cli {
namespace {

using study::Experiment;
using study::Row;

constexpr int kLabelColumns = 46;

std::string nameOf(Experiment experiment) {
  if (experiment == Experiment::SplitVotes) return "split votes";
  return experiment == Experiment::Wan ? "WAN" : "LAN";
}

std::string keyOf(Experiment experiment) {
  if (experiment == Experiment::SplitVotes) return "splitVotes";
  return experiment == Experiment::Wan ? "wan" : "lan";
}

std::string number(double value) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(value < 10 ? 2 : (value < 100 ? 1 : 0)) << value;
  return text.str();
}

struct Published {
  std::string folder;  ///< "": nothing was found
  study::PublishedFiles files;
};

/// A sentence if a folder was named and it holds nothing.
std::variant<Published, std::string> readPublished(const std::string& asked) {
  const char* const named = std::getenv("FLOTILLA_SUITES");
  const std::string folder = !asked.empty() ? asked : (named == nullptr ? "" : named);
  Published published;
  if (folder.empty()) return published;
  for (const char* file : {"split-votes.tsv", "wan.tsv", "lan.tsv"}) {
    std::ifstream in(folder + "/elections/" + file, std::ios::binary);
    if (!in) continue;
    std::ostringstream text;
    text << in.rdbuf();
    published.files[file] = text.str();
  }
  if (!published.files.empty()) published.folder = folder;
  if (published.files.empty() && !asked.empty()) {
    return "'" + asked + "' holds no published figures (elections/*.tsv).";
  }
  return published;
}

void writeLine(std::ostream& out, const Row& row) {
  out << std::left << std::setw(kLabelColumns) << (nameOf(row.experiment) + ": " + row.label);
  if (row.closedForm) out << " closed form " << number(*row.closedForm) << " %,";
  for (const study::Figure& figure : row.figures) {
    out << ' ' << (row.closedForm ? "simulated" : figure.name) << ' ' << number(figure.ours);
    if (figure.published) out << " (" << number(*figure.published) << ')';
    if (figure.open) out << " [too few trials to judge]";
  }
  out << (row.closedForm ? " %" : " ms") << "; " << row.trials << " trials\n" << std::flush;
}

void writeJson(std::ostream& out, const Row& row) {
  out << R"({"experiment":")" << keyOf(row.experiment) << R"(","row":")" << row.label
      << R"(","unit":")" << (row.closedForm ? "percent" : "ms") << R"(","trials":)" << row.trials;
  if (row.undecided > 0) out << R"(,"undecided":)" << row.undecided;
  if (row.closedForm) out << R"(,"closedForm":)" << *row.closedForm;
  out << R"(,"figures":[)";
  const char* comma = "";
  for (const study::Figure& figure : row.figures) {
    out << comma << R"({"name":")" << figure.name << R"(","ours":)" << figure.ours;
    if (figure.published) out << R"(,"published":)" << *figure.published;
    if (figure.open) out << R"(,"judged":false)";
    if (figure.judged()) {
      out << R"(,"least":)" << figure.least * *figure.published << R"(,"most":)"
          << figure.most * *figure.published;
    }
    out << '}';
    comma = ",";
  }
  out << R"(],"agrees":)" << (study::disagreements(row).empty() ? "true" : "false") << '}';
}

constexpr const char* kCsvHeader =
    "experiment,row,figure,unit,ours,published,least,most,closed_form,trials\r\n";

/// One line a figure.
void writeCsv(std::ostream& out, const Row& row) {
  for (const study::Figure& figure : row.figures) {
    out << keyOf(row.experiment) << ",\"" << row.label << "\"," << figure.name << ','
        << (row.closedForm ? "percent" : "ms") << ',' << figure.ours << ',';
    if (figure.published) out << *figure.published;
    out << ',';
    if (figure.judged()) out << figure.least * *figure.published;
    out << ',';
    if (figure.judged()) out << figure.most * *figure.published;
    out << ',';
    if (row.closedForm) out << *row.closedForm;
    out << ',' << row.trials << "\r\n";
  }
}

/// The rows as they are written, and what disagrees.
class Writing {
 public:
  Writing(const StudyRequest& request, std::ostream& out, std::ostream& err)
      : request_(request), out_(out), err_(err) {}

  /// True if every figure agrees. A row with fewer trials than were wanted is not judged.
  bool write(const std::vector<Row>& wanted, const std::vector<Row>& rows,
             const std::string& folder) {
    begin(folder);
    bool agrees = true;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].trials == 0) continue;
      writeRow(rows[i]);
      if (rows[i].trials < wanted[i].trials) continue;
      for (const std::string& sentence : study::disagreements(rows[i])) {
        err_ << nameOf(rows[i].experiment) << ": " << sentence << '\n';
        agrees = false;
      }
    }
    finish(folder);
    return agrees;
  }

 private:
  void begin(const std::string& folder) {
    if (request_.form == SheetForm::Text) return;
    out_ << std::setprecision(10);
    if (request_.form == SheetForm::Csv) {
      out_ << kCsvHeader;
      return;
    }
    out_ << R"({"seed":)" << request_.seed << R"(,"compared":)"
         << (folder.empty() ? "false" : "true") << R"(,"rows":[)";
  }
  void writeRow(const Row& row) {
    switch (request_.form) {
      case SheetForm::Text:
        writeLine(out_, row);
        break;
      case SheetForm::Json:
        if (written_++ > 0) out_ << ',';
        writeJson(out_, row);
        break;
      case SheetForm::Csv:
        writeCsv(out_, row);
        break;
    }
  }
  void finish(const std::string& folder) {
    if (request_.form == SheetForm::Json) out_ << "]}\n";
    if (request_.form != SheetForm::Text) {
      // The rows alone.
    } else if (folder.empty()) {
      out_ << "The published figures are not there (--suite, FLOTILLA_SUITES): ours alone.\n";
    } else {
      out_ << "Published figures in brackets, from " << folder << ".\n";
    }
    out_ << std::flush;
  }

  const StudyRequest& request_;
  std::ostream& out_;
  std::ostream& err_;
  std::size_t written_{0};
};

/// How many, how fast; or that they were known.
void sayHowFast(const Answered& answered, const std::vector<Row>& rows, double seconds,
                std::ostream& err) {
  std::uint64_t trials = 0;
  for (const Row& row : rows) trials += row.trials;
  err << trials << " elections, ";
  if (answered.known) {
    err << "known from before (--no-cache measures anew)\n";
  } else {
    err << std::llround(static_cast<double>(trials) / seconds) << " a second\n";
  }
}

}  // namespace

int studyElections(const StudyRequest& request, std::ostream& out, std::ostream& err) {
  const auto read = readPublished(request.suites);
  if (const auto* why = std::get_if<std::string>(&read)) {
    err << *why << '\n';
    return kBadInput;
  }
  const auto& published = std::get<Published>(read);
  auto rows = study::electionRows(published.files, request.trials);
  if (const auto* why = std::get_if<std::string>(&rows)) {
    err << published.folder << ": " << *why << ".\n";
    return kBadInput;
  }
  const auto& wanted = std::get<std::vector<Row>>(rows);
  const study::Stopwatch watch;
  PlanCommon common;
  common.threads = request.threads;
  common.cache = request.cache;
  const Answered answered = answerTo(
      findings::ElectionsQuestion{request.trials, request.seed, published.files}, common, err);
  std::vector<Row> found = wanted;
  findings::takeElections(answered.sheet, found);
  const double seconds = watch.seconds();
  const bool agrees = Writing(request, out, err).write(wanted, found, published.folder);
  sayHowFast(answered, found, seconds, err);
  if (!out) {
    err << "The figures cannot be written: standard output takes no more.\n";
    return kBadInput;
  }
  return agrees ? kAllHeld : kNotHeld;
}

}  // namespace cli
