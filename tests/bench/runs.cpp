#include "tests/bench/runs.h"

#include "engine/sim/lab.h"

namespace bench {

using std::chrono::milliseconds;

cluster::Settings settings(std::uint32_t servers) {
  cluster::Settings settings;
  settings.servers = servers;
  settings.seed = 7;
  return settings;
}

scenario::Run startedRun() {
  scenario::Run run(sim::makeLab(settings()));
  while (!run.view().leader()) run.advance(run.now() + milliseconds(100));
  run.advance(run.now() + milliseconds(200));
  return run;
}

cluster::Submit Writer::submit() const {
  kv::Put put{"key" + std::to_string(written_ % 100), std::to_string(written_)};
  put.value.resize(16, '.');
  cluster::Submit submit;
  submit.operation = std::move(put);
  return submit;
}

scenario::Run writtenRun(std::uint64_t events) {
  scenario::Run run = startedRun();
  Writer writer(kThousandASecond);
  writer.startAt(run.now());
  while (run.view().lastEvent().value < events) {
    writer.write(run, run.now() + milliseconds(100), [&](raft::Instant at) { run.advance(at); });
  }
  return run;
}

std::vector<trace::Event> harshEvents(std::uint64_t count) {
  cluster::Settings harsh = settings();
  harsh.links.lossPpm = 50'000;
  harsh.links.duplicatePpm = 50'000;
  harsh.links.reorderPpm = 200'000;
  scenario::Run run(sim::makeLab(harsh));
  Writer writer(kThousandASecond);
  raft::ServerId victim{1};
  while (run.view().lastEvent().value < count) {
    const auto advance = [&](raft::Instant at) { run.advance(at); };
    run.execute(cluster::Crash{victim});
    writer.write(run, run.now() + milliseconds(200), advance);
    run.execute(cluster::Restart{victim});
    writer.write(run, run.now() + milliseconds(300), advance);
    victim = victim.value == 5 ? raft::ServerId{1} : victim + 1;
  }
  std::vector<trace::Event> events;
  run.drain(events);
  events.resize(count);
  return events;
}

std::vector<trace::Event> realEvents(std::uint64_t count) {
  std::vector<trace::Event> events;
  scenario::Run run = writtenRun(count);
  run.drain(events);
  events.resize(count);
  return events;
}

}  // namespace bench
