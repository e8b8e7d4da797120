#include "app/cli/lesson_work.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/cli/run_file.h"
#include "app/cli/worlds.h"
#include "engine/lesson/folder.h"
#include "engine/lesson/practice.h"
#include "engine/lesson/progress.h"
#include "engine/lesson/proof.h"
#include "engine/lesson/template.h"
#include "engine/lesson/worksheet.h"
#include "engine/lesson/worksheet_pdf.h"

namespace cli {
namespace {

std::unique_ptr<cluster::World> newLab(const cluster::Settings& settings) {
  return std::get<std::unique_ptr<cluster::World>>(makeWorld(cluster::WorldKind::Lab, settings));
}

/// Writes every mistake with its path in front; true if there is none.
bool report(const lesson::Mistakes& mistakes, const std::string& folder, std::ostream& err) {
  for (lesson::Mistake mistake : mistakes) {
    if (!folder.empty()) mistake.file = (std::filesystem::path(folder) / mistake.file).string();
    err << sentenceOf(mistake) << '\n';
  }
  return mistakes.empty();
}

/// nullopt after saying what is wrong.
std::optional<lesson::Checked> readAndCheck(const std::string& folder, std::ostream& err) {
  auto files = lesson::readFolder(folder);
  if (const auto* why = std::get_if<std::string>(&files)) {
    err << *why << '\n';
    return std::nullopt;
  }
  const lesson::GlossaryRead glossary = lesson::readGlossaryNear(folder);
  lesson::Checked checked = lesson::check(std::get<lesson::Files>(files), glossary.glossary);
  checked.mistakes.insert(checked.mistakes.end(), glossary.mistakes.begin(),
                          glossary.mistakes.end());
  if (!report(checked.mistakes, folder, err)) return std::nullopt;
  return checked;
}

int checkOne(const std::string& folder, std::ostream& out, std::ostream& err) {
  const auto checked = readAndCheck(folder, err);
  if (!checked) return kBadInput;
  out << folder << ": well written, " << checked->lesson->steps.size() << " steps\n";
  return kAllHeld;
}

int testOne(const std::string& folder, std::uint64_t seeds, std::ostream& out, std::ostream& err) {
  const auto checked = readAndCheck(folder, err);
  if (!checked) return kBadInput;
  const lesson::Proof proof = lesson::prove(*checked, newLab, seeds);
  for (const std::string& fault : proof.faults) {
    err << (std::filesystem::path(folder) / "").string() << fault << '\n';
  }
  if (!proof.faults.empty()) return kNotHeld;
  out << folder << ": sound, " << checked->solutions.size() << " solutions, "
      << checked->wrongs.size() << " wrong ones, " << proof.seeds
      << (proof.seeds == 1 ? " seed, " : " seeds, ") << proof.plays << " plays\n";
  return kAllHeld;
}

int worksheet(const LessonRequest& request, std::ostream& out, std::ostream& err) {
  const auto checked = readAndCheck(request.what.front(), err);
  if (!checked) return kBadInput;
  if (request.pdf.empty()) {
    out << lesson::worksheetOf(*checked->lesson);
    return kAllHeld;
  }
  std::ofstream file(request.pdf, std::ios::binary);
  if (file << lesson::worksheetPdf(*checked->lesson) << std::flush) {
    out << "Written: " << request.pdf << '\n';
    return kAllHeld;
  }
  err << "'" << request.pdf << "' cannot be written. Choose another place.\n";
  return kBadInput;
}

int writeNew(const std::string& folder, std::ostream& out, std::ostream& err) {
  std::error_code error;
  const bool there = std::filesystem::exists(folder, error);
  if (there && !std::filesystem::is_empty(folder, error)) {
    err << "'" << folder << "' is there already and not empty: nothing was written.\n";
    return kBadInput;
  }
  std::filesystem::create_directories(folder, error);
  for (const auto& [name, text] : lesson::templateFiles()) {
    std::ofstream file(std::filesystem::path(folder) / name, std::ios::binary);
    if (file << text << std::flush) continue;
    err << "'" << (std::filesystem::path(folder) / name).string() << "' cannot be written.\n";
    return kBadInput;
  }
  out << "Written: " << folder << ". Next: flotilla-cli lesson test " << folder << '\n';
  return kAllHeld;
}

int table(const std::vector<std::string>& names, std::ostream& out, std::ostream& err) {
  std::vector<lesson::ProgressFile> files;
  lesson::Mistakes mistakes;
  for (const std::string& name : names) {
    std::ifstream file(name, std::ios::binary);
    std::ostringstream text;
    if (!file || (file.peek() != std::ifstream::traits_type::eof() && !(text << file.rdbuf()))) {
      err << "'" << name << "' cannot be read.\n";
      return kBadInput;
    }
    files.push_back(lesson::readProgressFile(text.str(), name, mistakes));
  }
  if (!report(mistakes, "", err)) return kBadInput;
  out << lesson::csvOf(files);
  return kAllHeld;
}

void write(const lesson::Exercise& exercise, std::ostream& out) {
  out << "seed " << exercise.seed << "\n\n";
  for (const std::string& line : exercise.state) out << "  " << line << '\n';
  out << '\n' << exercise.question << '\n';
  for (std::size_t i = 0; i < exercise.choices.size(); ++i) {
    out << "  " << i + 1 << ". " << exercise.choices[i] << '\n';
  }
  out << "answer: " << exercise.right + 1 << ". " << exercise.because << "\n\n";
}

int practice(const LessonRequest& request, std::ostream& out, std::ostream& err) {
  const auto topic = lesson::topicOf(request.what.front());
  if (!topic) {
    err << "There is no topic '" << request.what.front() << "'; there is";
    for (const lesson::TopicWord& one : lesson::topics()) {
      err << (&one == &lesson::topics().front() ? " " : ", ") << one.word;
    }
    err << ".\n";
    return kBadInput;
  }
  for (std::uint64_t i = 0; i < request.count; ++i) {
    const auto exercise = lesson::makeExercise(*topic, request.seed + i, newLab);
    if (exercise) write(*exercise, out);
    if (!exercise) err << "Seed " << request.seed + i << " gives no question.\n";
  }
  return kAllHeld;
}

}  // namespace

int lessonWork(const LessonRequest& request, std::ostream& out, std::ostream& err) {
  int worst = kAllHeld;
  switch (request.verb) {
    case LessonVerb::New:
      return writeNew(request.what.front(), out, err);
    case LessonVerb::Check:
      for (const std::string& one : request.what) worst = std::max(worst, checkOne(one, out, err));
      return worst;
    case LessonVerb::Test:
      for (const std::string& one : request.what) {
        worst = std::max(worst, testOne(one, request.seeds, out, err));
      }
      return worst;
    case LessonVerb::Worksheet:
      return worksheet(request, out, err);
    case LessonVerb::Table:
      return table(request.what, out, err);
    case LessonVerb::Practice:
      return practice(request, out, err);
  }
  return kBadInput;
}

}  // namespace cli
