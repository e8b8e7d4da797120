#include "app/cli/run_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "app/cli/worlds.h"
#include "engine/check/history_text.h"
#include "engine/check/history_trace.h"
#include "engine/scenario/parser.h"
#include "engine/scenario/player.h"
#include "engine/trace/hash.h"
#include "engine/trace/jsonl.h"
#include "engine/trace/text.h"

namespace cli {
namespace {

constexpr std::string_view kStandardInput = "standard input";

std::string nameOf(const RunRequest& request) {
  return request.file == "-" ? std::string(kStandardInput) : request.file;
}

/// One byte more than a scenario may have at most, so that a longer one is seen to be too long.
std::optional<std::string> textOf(std::istream& in) {
  std::string text(scenario::kFileBytesMost + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) return std::nullopt;
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

std::optional<std::string> textOf(const RunRequest& request) {
  if (request.file == "-") return textOf(std::cin);
  std::ifstream file(request.file, std::ios::binary);
  if (!file) return std::nullopt;
  return textOf(file);
}

/// Writes events as they happen.
class Writer {
 public:
  Writer(const RunRequest& request, std::size_t servers, std::ostream& out)
      : request_(request), servers_(servers), out_(out) {}

  void take(scenario::Run& run) {
    events_.clear();
    run.drain(events_);
    for (const trace::Event& event : events_) write(event);
  }

  /// False if something could not be written.
  bool finish() {
    if (request_.hash == HashLine::On) out_ << trace::hexOf(hash_.value()) << '\n';
    return static_cast<bool>(out_.flush());
  }
  bool sound() const { return static_cast<bool>(out_); }
  const check::History& history() const { return history_.history(); }
  const std::vector<trace::Violated>& broken() const { return broken_; }

 private:
  void write(const trace::Event& event) {
    hash_.add(event);
    if (const auto* broken = std::get_if<trace::Violated>(&event.body)) broken_.push_back(*broken);
    if (!request_.history.empty()) history_.observe(event);
    switch (request_.events) {
      case EventForm::Text:
        out_ << trace::textOf(event, servers_) << '\n';
        break;
      case EventForm::JsonLines:
        out_ << json_.next(event) << '\n';
        break;
      case EventForm::None:
        break;
    }
  }

  const RunRequest& request_;
  std::size_t servers_;
  trace::JsonLines json_;
  std::ostream& out_;
  std::vector<trace::Event> events_;
  trace::EventHash hash_;
  check::HistoryOfTrace history_;
  std::vector<trace::Violated> broken_;
};

/// False, with a sentence, if the file cannot be written.
bool writeHistory(const check::History& history, const std::string& path, std::ostream& err) {
  std::ofstream file(path, std::ios::binary);
  for (const check::Operation& operation : history.operations) {
    file << check::jsonOf(operation, history.places) << '\n';
  }
  if (file.flush()) return true;
  err << "The history cannot be written to '" << path << "': " << std::strerror(errno) << ".\n";
  return false;
}

int play(const RunRequest& request, scenario::Script script, std::ostream& out, std::ostream& err) {
  NewWorld world = makeWorld(request.world, script.settings, {request.dataDir, request.port});
  if (const auto* why = std::get_if<std::string>(&world)) {
    err << *why << '\n';
    return kBadInput;
  }
  scenario::Run run(std::move(std::get<std::unique_ptr<cluster::World>>(world)));
  scenario::Player player(run, std::move(script));
  Writer writer(request, run.world().settings().allServers(), out);
  for (writer.take(run); writer.sound() && !player.finished(); writer.take(run)) {
    player.step(raft::kNever);
  }
  if (!writer.finish()) {
    err << "The events cannot be written: standard output takes no more.\n";
    return kBadInput;
  }
  if (!request.history.empty() && !writeHistory(writer.history(), request.history, err)) {
    return kBadInput;
  }
  for (const scenario::Failure& failure : player.failures()) {
    err << nameOf(request) << ':' << failure.line << ": " << failure.statement << ": "
        << failure.why << '\n';
  }
  for (const trace::Violated& broken : writer.broken()) {
    err << nameOf(request) << ": " << broken.invariant << ": " << broken.what << '\n';
  }
  if (run.violations() > 0) {
    err << nameOf(request) << ": guarantees broken: " << run.violations() << '\n';
  }
  // Where a rule is broken on purpose the scenario says itself what it expects of the guarantees.
  const bool sound = run.violations() == 0 || run.world().settings().rules.broken.has_value();
  return player.failures().empty() && sound ? kAllHeld : kNotHeld;
}

}  // namespace

int runFile(const RunRequest& request, std::ostream& out, std::ostream& err) {
  const auto text = textOf(request);
  if (!text) {
    err << "'" << nameOf(request) << "' cannot be read: " << std::strerror(errno) << ".\n";
    return kBadInput;
  }
  scenario::Parsed parsed = scenario::parse(*text);
  for (const scenario::Problem& problem : parsed.problems) {
    err << sentenceOf(problem, nameOf(request)) << '\n';
  }
  if (!parsed.ok()) return kBadInput;
  if (request.seed) parsed.script.settings.seed = *request.seed;
  return play(request, std::move(parsed.script), out, err);
}

}  // namespace cli
