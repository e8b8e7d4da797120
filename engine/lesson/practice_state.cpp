#include "engine/lesson/practice_state.h"

#include <algorithm>

#include "engine/scenario/header.h"

namespace lesson {
namespace {

/// Writes the lines of a random run; knows who is up, so that each makes sense.
class Storyteller {
 public:
  Storyteller(std::uint32_t servers, Lot& lot) : lot_(lot), up_(servers, true) {}

  std::string tell(Ending ending) {
    add("run until leader within 5s");
    const std::uint64_t events = 4 + lot_.below(5);
    for (std::uint64_t i = 0; i < events; ++i) event();
    if (ending == Ending::LeaderFell) {
      add("put x " + std::to_string(++written_) + " via leader timeout 200ms");
      add("run " + std::to_string(18 + lot_.below(20)) + "ms\ncrash leader");
      add("run until leader change within 1s");
    }
    return std::move(lines_);
  }

 private:
  void add(const std::string& line) { lines_ += line + "\n"; }
  std::string name(std::size_t index) const { return "S" + std::to_string(index + 1); }

  void event() {
    switch (lot_.below(6)) {
      case 0:
      case 1:
        add("put x " + std::to_string(++written_) + " via leader timeout 200ms");
        break;
      case 2:
        crash();
        break;
      case 3:
        restart();
        break;
      case 4:
        part();
        break;
      default:
        if (cut_) add("heal");
        cut_ = false;
        break;
    }
    add("run " + std::to_string(80 + 40 * lot_.below(14)) + "ms");
  }

  void crash() {
    const std::size_t at = lot_.below(up_.size());
    if (!up_[at] || std::count(up_.begin(), up_.end(), true) <= 2) return;
    up_[at] = false;
    add("crash " + name(at));
  }
  void restart() {
    const std::size_t at = lot_.below(up_.size());
    if (up_[at]) return;
    up_[at] = true;
    add("restart " + name(at));
  }
  void part() {
    if (cut_) return;
    cut_ = true;
    const std::size_t first = lot_.below(up_.size());
    const std::size_t second = (first + 1) % up_.size();
    const bool two = up_.size() > 3 && lot_.below(2) == 0;
    add("cut " + name(first) + (two ? " " + name(second) : "") + " | rest");
  }

  Lot& lot_;
  std::vector<bool> up_;
  bool cut_{false};
  std::uint64_t written_{0};
  std::string lines_;
};

std::string statusOf(const trace::ServerView& server) {
  if (!server.running()) return "stopped";
  return server.leads() ? "leads" : "runs";
}

}  // namespace

std::string nameOf(ServerId id) { return "S" + std::to_string(id.value); }

std::vector<scenario::Statement> statements(const std::string& lines,
                                            const cluster::Settings& settings) {
  return scenario::parse("flotilla 1\n" + scenario::textOf(settings) + "\n" + lines)
      .script.statements;
}

void playAll(const std::vector<scenario::Statement>& acts, scenario::Run& run, const See& see) {
  Acts playing(acts);
  while (!playing.finished()) playing.step(run, raft::kNever, see);
  settle(run, see);
}

State randomState(std::uint32_t servers, Ending ending, Lot& lot, const NewWorld& newWorld) {
  State state;
  cluster::Settings settings;
  settings.servers = servers;
  settings.seed = lot.below(1'000'000);
  state.script.title = "Practice";
  state.script.settings = settings;
  state.script.statements = statements(Storyteller(servers, lot).tell(ending), settings);
  state.run = std::make_unique<scenario::Run>(newWorld(settings));
  playAll(state.script.statements, *state.run, [](const scenario::Run&) {});
  return state;
}

std::vector<std::string> linesOf(const trace::ClusterView& view) {
  std::vector<std::string> lines;
  for (const trace::ServerView& server : view.servers()) {
    const raft::Entries& log = server.running() ? server.log : server.durableLog;
    std::string line = nameOf(server.id) + "  " + statusOf(server);
    line.resize(std::max<std::size_t>(line.size(), 13), ' ');
    line += "term " + std::to_string(server.currentTerm.value) + "  log (terms):";
    for (raft::Index i = log.firstIndex(); i <= log.lastIndex(); ++i) {
      line += " " + std::to_string(log.at(i).term.value);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace lesson
