#include "app/explorer/trial.h"

#include <bit>
#include <map>

#include "engine/scenario/parser.h"
#include "engine/scenario/player.h"

namespace explorer {
namespace {

constexpr char kBefore[] = "before";
constexpr char kAfter[] = "after";
constexpr char kAgain[] = "again";

std::string nameOf(std::uint32_t server) { return "S" + std::to_string(server); }

/// Whom the client asks: somebody who runs, if anybody does.
std::uint32_t firstUp(const Stand& stand) {
  const auto first = static_cast<std::uint32_t>(std::countr_one(stand.down));
  return first < stand.servers ? first + 1 : 1;
}

std::string tryWords(const std::string& via, const std::string& value) {
  const std::string patience = " via " + via + " timeout 4s retries 40\n";
  return "put x " + value + patience + "run until last put is waiting is false within 5s\n" +
         "get x" + patience + "run until last get is waiting is false within 5s\n";
}

/// Follows the run and notes what each operation was told.
class Listener {
 public:
  void hear(const trace::Event& event, const trace::ClusterView& view) {
    if (const auto* started = std::get_if<trace::OperationStarted>(&event.body)) {
      started_[started->id] = event.at;
      const bool reads = std::holds_alternative<kv::Get>(started->command.operation);
      (reads ? read_ : write_) = started->id;
    }
    const auto* finished = std::get_if<trace::OperationFinished>(&event.body);
    if (!finished) return;
    Told told{finished->outcome, finished->failure, event.at - started_[finished->id], {}, {}, {}};
    told.value = finished->result.value.value_or("");
    told.index = view.committed();
    for (const trace::ServerView& server : view.servers()) {
      if (server.running() && server.log.lastIndex() >= told.index) {
        told.holders.push_back(server.id);
      }
    }
    told_[finished->id] = told;
  }
  /// Of the last write, and of the last read.
  Told write() { return told_[write_]; }
  Told read() { return told_[read_]; }

 private:
  std::map<trace::OperationId, raft::Instant> started_;
  std::map<trace::OperationId, Told> told_;
  trace::OperationId write_;
  trace::OperationId read_;
};

/// The value of the last write that a client was told to have happened.
std::string acknowledged(const trace::Trace& events) {
  std::map<trace::OperationId, std::string> written;
  std::string last;
  for (trace::EventId id{1}; id <= events.lastId(); ++id) {
    const trace::Event& event = events.at(id);
    if (const auto* started = std::get_if<trace::OperationStarted>(&event.body)) {
      const auto* put = std::get_if<kv::Put>(&started->command.operation);
      if (put) written[started->id] = put->value;
    }
    const auto* finished = std::get_if<trace::OperationFinished>(&event.body);
    if (!finished || finished->outcome != trace::Outcome::Ok) continue;
    const auto write = written.find(finished->id);
    if (write != written.end()) last = write->second;
  }
  return last;
}

}  // namespace

std::uint32_t Stand::downCount() const { return static_cast<std::uint32_t>(std::popcount(down)); }

std::uint32_t Stand::firstDown() const {
  return down == 0 ? 0 : static_cast<std::uint32_t>(std::countr_zero(down)) + 1;
}

std::string scenarioOf(const Stand& stand, const std::string& title) {
  const std::string patience = " timeout 4s retries 40\n";
  std::string text =
      "flotilla 1\ntitle \"" + title + "\"\ncluster " + std::to_string(stand.servers) +
      " seed=7 election=150..300ms heartbeat=50ms latency=8..16ms reads=index\n"
      "campaign S1\nrun until leader is S1 within 2s\nput x " +
      kBefore + " via S1" + patience + "run until last put is ok within 3s\n" + "run 200ms\n";
  for (std::uint32_t server = 1; server <= stand.servers; ++server) {
    if (stand.isDown(server)) text += "crash " + nameOf(server) + "\n";
  }
  text += "run 100ms\n" + tryWords(nameOf(firstUp(stand)), kAfter);
  if (stand.restarted == 0) return text;
  Stand later = stand;
  later.down &= ~(1U << (stand.restarted - 1));
  return text + "restart " + nameOf(stand.restarted) + "\nrun 1s\n" +
         tryWords(nameOf(firstUp(later)), kAgain);
}

TriedStand tryStand(const Stand& stand, const NewWorld& make) {
  TriedStand tried;
  tried.stand = stand;
  const scenario::Parsed parsed = scenario::parse(scenarioOf(stand, "staged"));
  if (!parsed.ok()) return tried;
  auto world = make(parsed.script.settings);
  if (!world) return tried;
  scenario::Run run(std::move(world));
  scenario::Player player(run, parsed.script);
  player.finish();
  std::vector<trace::Event> events;
  run.drain(events);
  Listener listener;
  for (trace::Event& event : events) {
    tried.view.fold(event);
    listener.hear(event, tried.view);
    tried.trace.append(std::move(event));
  }
  tried.write = listener.write();
  tried.read = listener.read();
  const std::string last = acknowledged(tried.trace);
  tried.staged = !last.empty();
  tried.fresh = tried.read.ok() && tried.read.value == last;
  return tried;
}

}  // namespace explorer
