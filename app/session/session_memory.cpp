// What is kept in memory, and what is computed anew.
#include <malloc.h>

#include "app/session/session.h"
#include "engine/scenario/parser.h"

namespace session {

namespace {

/// How much may come before the budget is looked at again: a share of it.
constexpr std::size_t kLookShare = 64;
/// How much may come, bytes, before the allocator is asked to give back what lies free between what
/// is kept: by itself it does so only at the ends. It takes a few milliseconds.
constexpr std::size_t kGiveBackEvery = std::size_t{16} * 1024 * 1024;

bool canBegin(const trace::Trace& past, trace::EventId shared) {
  return shared <= past.lastId() && past.restartAt(shared) == shared;
}

}  // namespace

void Session::setMemoryBudget(std::size_t bytes) {
  memoryBudget_ = bytes;
  grown_ = bytes;
  keepMemory();
}

std::size_t Session::memoryBytes() const {
  std::size_t bytes = 0;
  std::vector<const trace::Trace*> traces;
  for (const Branch& branch : branches_.all()) {
    bytes += branch.sideBytes();
    traces.push_back(&branch.trace);
  }
  return bytes + trace::Trace::bytesOf(traces);
}

// Some room is left, so that not every frame has to give something up.
void Session::keepMemory() {
  if (grown_ < memoryBudget_ / kLookShare) return;
  sinceGivenBack_ += std::exchange(grown_, 0);
  std::size_t beside = memoryBudget_ / (kLookShare / 2);
  std::vector<trace::Trace*> traces;
  if (world_ == Live) branches_.currentBranch().keepCallsWithin(memoryBudget_ / 4);
  for (BranchId id = 0; id < branches_.count(); ++id) {
    beside += branches_.at(id).sideBytes();
    if (id != branches_.current()) traces.push_back(&branches_.at(id).trace);
  }
  traces.push_back(&branches_.currentBranch().trace);
  trace::Trace::keepWithin(traces, memoryBudget_ - std::min(beside, memoryBudget_));
  if (sinceGivenBack_ < kGiveBackEvery) return;
  sinceGivenBack_ = 0;
  ::malloc_trim(0);
}

// The first news of a branch: what it shares with its parent, or that all of its events come anew.
void Session::takeBeginning(BranchId id, const Batch& batch) {
  Branch& branch = branches_.at(id);
  if (batch.recalled) {
    branch.forget();
    branch.forgotten = branch.gone;  // deleted again meanwhile: nobody wants them
    viewBranch_ = -1;
  }
  if (!batch.sharedThrough) return;
  const Branch& parent = branches_.at(branch.parent);
  const Branch& source = canBegin(branch.trace, *batch.sharedThrough) ? branch : parent;
  viewBranch_ = -1;
  if (!canBegin(source.trace, *batch.sharedThrough)) {
    // What it would share was given up while the engine worked.
    branch.forget();
    engine_->post(Forget{id});
    engine_->post(Recall{id, {}});
    return;
  }
  Branch shared = Branch::forkedFrom(source, *batch.sharedThrough);
  branch.trace = std::move(shared.trace);
  branch.edge = std::move(shared.edge);
  branch.tape = std::move(shared.tape);
  branch.calls = std::move(shared.calls);
}

void Session::sayIfGone() {
  const trace::EventId shown = trace().lastAtOrBefore(playhead_.time());
  if (shown >= trace().droppedThrough()) return;
  const QString sentence =
      world_ == Live ? tr("The events of this time are gone from memory: the picture is the last "
                          "one kept.")
                     : tr("The events of this time are no longer in memory: the picture is the "
                          "last one kept. Fork here (F) and they are computed anew.");
  if (notice_ != sentence) say(sentence);
}

QString Session::recallBranch(const QString& name, const QString& script, double forkMs) {
  scenario::Parsed parsed = scenario::parse(script.toStdString());
  if (!parsed.ok()) {
    return QString::fromStdString(
        scenario::sentenceOf(parsed.problems.front(), name.toStdString()));
  }
  Branch branch;
  branch.name = name;
  branch.parent = branches_.current();
  branch.forkAt = Instant{Duration{static_cast<Duration::rep>(forkMs * 1e6)}};
  branch.now = branch.forkAt;
  branch.forgotten = true;
  const BranchId made = branches_.add(std::move(branch));
  engine_->post(Recall{made, std::move(parsed.script)});
  updateAwake();
  return {};
}

}  // namespace session
