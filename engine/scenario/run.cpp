#include "engine/scenario/run.h"

#include <algorithm>
#include <iterator>

namespace scenario {
namespace {

/// Moves all events to the end of `into`. Leaves `from` empty.
void moveAll(std::vector<trace::Event>& from, std::vector<trace::Event>& into) {
  if (into.empty()) into.swap(from);
  into.insert(into.end(), std::make_move_iterator(from.begin()),
              std::make_move_iterator(from.end()));
  from.clear();
}

/// Bytes. A Live world under load answers calls without end.
constexpr std::size_t kLiveCallsMost = std::size_t{192} * 1024 * 1024;

}  // namespace

Run::Run(std::unique_ptr<cluster::World> world) : world_(std::move(world)) {
  absorb();
  keepCopy();
  first_ = last_;
}

bool Run::step(Instant limit) {
  const bool stepped = world_->step(limit);
  absorb();
  const bool due =
      !copies_.empty() && view_.lastEvent() - copies_.back()->view.lastEvent() >= copyEvery_;
  if (due) keepCopy();
  return stepped;
}

void Run::advance(Instant limit) {
  while (step(limit)) {
  }
}

void Run::settle() {
  if (world_->kind() == cluster::WorldKind::Lab) advance(now());
}

std::string Run::execute(const cluster::Command& command) {
  settle();
  const Instant at = now();
  std::string error = world_->execute(command);
  if (error.empty()) remember({at, packed(command)});
  absorb();
  return error;
}

trace::EventId Run::record(trace::Body body) {
  settle();
  remember({now(), std::make_shared<const trace::Body>(body)});
  const trace::EventId id = world_->record(std::move(body));
  absorb();
  return id;
}

/// Takes over what the world recorded, checks it, and records what it breaks.
void Run::absorb() {
  if (!lastDrained_) moveAll(last_, pending_);
  last_.clear();
  lastDrained_ = false;
  std::vector<trace::Violated> broken;
  std::size_t seen = 0;
  for (world_->drain(last_); seen < last_.size(); world_->drain(last_)) {
    for (; seen < last_.size(); ++seen) {
      const trace::Event& event = last_[seen];
      view_.fold(event);
      calls_.observe(event);
      if (auto violated = invariants_.observe(event, view_)) broken.push_back(std::move(*violated));
    }
    violations_ += broken.size();
    for (trace::Violated& violated : broken) world_->record(std::move(violated));
    broken.clear();
  }
  const bool tooMany = calls_.bytes() >= kLiveCallsMost;
  if (tooMany && world_->kind() == cluster::WorldKind::Live) calls_.forgetHalf();
}

void Run::drain(std::vector<trace::Event>& into) {
  drainedThrough_ = view_.lastEvent();
  moveAll(pending_, into);
  if (!lastDrained_) into.insert(into.end(), last_.begin(), last_.end());
  lastDrained_ = true;
}

void Run::remember(Act act) {
  const auto* command = std::get_if<PackedCommand>(&act.what);
  actBytes_ += sizeof(Act) + (command ? bytesBeside(*command) : sizeof(trace::Body));
  acts_.push_back(std::move(act));
}

std::size_t Run::bytes() const { return actBytes_ + calls_.bytes(); }

std::shared_ptr<const Run::Copy> Run::copyNow() const {
  auto world = world_->fork();
  if (world == nullptr) return nullptr;
  return std::make_shared<const Copy>(
      Copy{std::move(world), view_, invariants_, violations_, acts_.size()});
}

void Run::keepCopy() {
  auto copy = copyNow();
  if (copy == nullptr) return;
  copies_.push_back(std::move(copy));
  if (copies_.size() > kCopiesMost) dropCopy();
}

// The oldest of those whose neighbours are nearest to each other, within a tenth. When no two are
// as near any more as new ones come, new ones come half as often.
void Run::dropCopy() {
  const auto around = [this](std::size_t i) {
    return copies_[i + 1]->view.lastEvent() - copies_[i - 1]->view.lastEvent();
  };
  std::size_t goes = 1;
  for (std::size_t i = 2; i + 1 < copies_.size(); ++i) {
    if (around(i) * 10 < around(goes) * 9) goes = i;
  }
  if (around(goes) >= 3 * copyEvery_) copyEvery_ *= 2;
  copies_.erase(copies_.begin() + static_cast<std::ptrdiff_t>(goes));
}

std::vector<trace::EventId> Run::copiedAt() const {
  std::vector<trace::EventId> events;
  for (const auto& copy : copies_) events.push_back(copy->view.lastEvent());
  return events;
}

std::unique_ptr<Run> Run::from(const Copy& copy) const {
  std::unique_ptr<Run> branch(new Run);
  branch->world_ = copy.world->fork();
  branch->view_ = copy.view;
  branch->invariants_ = copy.invariants;
  branch->violations_ = copy.violations;
  branch->copyEvery_ = copyEvery_;
  branch->first_ = first_;
  for (std::size_t i = 0; i < copy.acts; ++i) branch->remember(acts_[i]);
  branch->calls_ = calls_.upTo(copy.view.lastEvent());
  for (const auto& kept : copies_) {
    if (kept->world->now() <= copy.world->now() && kept->acts <= copy.acts) {
      branch->copies_.push_back(kept);
    }
  }
  return branch;
}

void Run::share(std::optional<trace::EventId> through) {
  drainedThrough_ = std::min(through.value_or(view_.lastEvent()), view_.lastEvent());
  if (!lastDrained_) moveAll(last_, pending_);
  last_.clear();
  lastDrained_ = true;
  if (first_.size() > drainedThrough_.value) {
    pending_.insert(pending_.begin(), first_.begin(), first_.end());
  }
  std::erase_if(pending_, [&](const trace::Event& e) { return e.id <= drainedThrough_; });
}

std::unique_ptr<Run> Run::fork(Instant at, std::optional<trace::EventId> shared) const {
  if (!canFork()) return nullptr;
  at = std::clamp(at, copies_.front()->world->now(), now());
  const auto early = [&](const Copy& copy) { return !shared || copy.view.lastEvent() <= *shared; };
  std::shared_ptr<const Copy> nearest = copies_.front();
  for (const auto& copy : copies_) {
    if (copy->world->now() <= at && early(*copy)) nearest = copy;
  }
  if (at == now() && !shared) nearest = copyNow();
  std::unique_ptr<Run> branch = from(*nearest);
  for (std::size_t i = nearest->acts; i < acts_.size() && acts_[i].at <= at; ++i) {
    branch->repeat(acts_[i]);
  }
  branch->advance(at);
  branch->share(shared);
  return branch;
}

std::unique_ptr<Run> Run::withoutLastCommands(std::size_t count,
                                              std::optional<trace::EventId> shared) const {
  const auto isCommand = [](const Act& act) {
    return std::holds_alternative<PackedCommand>(act.what);
  };
  std::size_t first = acts_.size();
  while (count > 0 && first > 0) {
    --first;
    if (isCommand(acts_[first])) --count;
  }
  if (!canFork() || count > 0) return nullptr;
  std::shared_ptr<const Copy> nearest = copies_.front();
  for (const auto& copy : copies_) {
    const bool early = !shared || copy->view.lastEvent() <= *shared;
    if (early && copy->acts <= first && copy->world->now() <= acts_[first].at) nearest = copy;
  }
  std::unique_ptr<Run> branch = from(*nearest);
  for (std::size_t i = nearest->acts; i < first; ++i) branch->repeat(acts_[i]);
  branch->advance(acts_[first].at);
  branch->share(shared);
  for (std::size_t i = first; i < acts_.size(); ++i) {
    if (!isCommand(acts_[i])) branch->repeat(acts_[i]);
  }
  branch->advance(now());
  return branch;
}

void Run::repeat(const Act& act) {
  advance(act.at);
  if (const auto* command = std::get_if<PackedCommand>(&act.what)) {
    execute(unpacked(*command));
  } else {
    record(*std::get<std::shared_ptr<const trace::Body>>(act.what));
  }
}

}  // namespace scenario
