#include "app/cli/check_files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/cli/run_file.h"
#include "engine/check/history_text.h"
#include "engine/check/words.h"

namespace cli {
namespace {

struct Tally {
  bool bad{false};
  bool broken{false};
  bool undecided{false};

  int exitCode() const {
    if (bad) return kBadInput;
    if (broken) return kNotHeld;
    return undecided ? kUndecided : kAllHeld;
  }
};

std::string nameOf(const std::string& file) { return file == "-" ? "standard input" : file; }

std::string counted(std::size_t number, const std::string& what) {
  return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

std::optional<std::string> textOf(const std::string& path) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  if (!in) return std::nullopt;
  std::stringstream text;
  errno = 0;
  // Reading nothing sets the failbit of `text`, a folder the badbit of the file or errno.
  text << in.rdbuf();
  if (in.bad() || errno != 0) return std::nullopt;
  return text.str();
}

/// One line a verdict; lines that are indented explain it.
struct Writer {
  const std::string& name;
  const check::History& history;
  check::Model model;
  std::ostream& out;
  Tally& tally;

  void operator()(const check::Linearizable& found) const {
    out << name << ": linearizable (" << counted(history.operations.size(), "operation") << ", "
        << counted(found.steps, "step") << ")\n";
  }
  void operator()(const check::NotLinearizable& found) const {
    tally.broken = true;
    out << name << ": not linearizable\n  " << found.reason << '\n';
    constexpr std::size_t kLinesMost = 40;
    const std::size_t shown = std::min(found.window.size(), kLinesMost);
    if (shown > 1) out << "  These operations cannot be ordered:\n";
    for (std::size_t i = found.window.size() - shown; shown > 1 && i < found.window.size(); ++i) {
      const check::Operation& operation = history.operations[found.window[i]];
      out << "    " << check::wordsOf(operation, model, history.places) << " ("
          << check::spanOf(operation, history.places) << ")\n";
    }
    if (found.window.size() > shown) {
      out << "    and " << found.window.size() - shown << " before them\n";
    }
  }
  void operator()(const check::Undecided& found) const {
    tally.undecided = true;
    out << name << ": undecided after " << counted(found.steps, "step")
        << "; a higher --limit may decide it\n";
  }
};

void checkFile(const std::string& file, const CheckRequest& request, std::ostream& out,
               std::ostream& err, Tally& tally) {
  const std::string name = nameOf(file);
  const std::optional<std::string> text = textOf(file);
  if (!text) {
    err << "'" << name << "' cannot be read: " << std::strerror(errno) << ".\n";
    tally.bad = true;
    return;
  }
  const check::ReadHistory read = check::readHistory(*text);
  if (const auto* bad = std::get_if<check::BadHistory>(&read)) {
    err << name << ':' << bad->line << ": " << bad->sentence << '\n';
    tally.bad = true;
    return;
  }
  const auto& history = std::get<check::History>(read);
  std::visit(Writer{name, history, request.model, out, tally},
             check::linearize(history, request.model, request.limit));
}

}  // namespace

int checkFiles(const CheckRequest& request, std::ostream& out, std::ostream& err) {
  Tally tally;
  for (const std::string& file : request.files) checkFile(file, request, out, err, tally);
  if (!out.flush()) {
    err << "The verdicts cannot be written: standard output takes no more.\n";
    return kBadInput;
  }
  return tally.exitCode();
}

}  // namespace cli
