#include "engine/lesson/acts.h"

#include <algorithm>

#include "engine/scenario/condition.h"
#include "engine/scenario/orders.h"
#include "engine/scenario/printer.h"

namespace lesson {
namespace {

bool isSoNow(const scenario::Condition& condition, const scenario::Run& run) {
  return scenario::holds(condition, {run.view(), run.violations(), run.lastEvents(), run.calls()});
}

}  // namespace

void settle(scenario::Run& run, const See& see) {
  while (run.step(run.now())) see(run);
}

std::string execute(scenario::Run& run, const cluster::Command& command, const See& see) {
  settle(run, see);
  std::string why = run.execute(command);
  see(run);
  return why;
}

Acts::Acts(std::vector<scenario::Statement> statements) : statements_(std::move(statements)) {
  std::optional<raft::Duration> timeout;
  for (std::size_t i = 0; i < statements_.size(); ++i) {
    scenario::Statement& statement = statements_[i];
    (statement.at ? timed_ : ordered_).push_back(i);
    if (const auto* change = std::get_if<scenario::DefaultTimeout>(&statement.action)) {
      timeout = change->timeout;
    }
    auto* operate = std::get_if<scenario::Operate>(&statement.action);
    if (operate != nullptr && !operate->timeout) operate->timeout = timeout;
  }
  std::stable_sort(timed_.begin(), timed_.end(), [this](std::size_t a, std::size_t b) {
    return *statements_[a].at < *statements_[b].at;
  });
}

bool Acts::finished() const {
  return nextOrdered_ == ordered_.size() && nextTimed_ == timed_.size() && !wait_;
}

bool Acts::timedIsDue(const scenario::Run& run) const {
  return nextTimed_ < timed_.size() && *statements_[timed_[nextTimed_]].at <= run.now();
}

bool Acts::step(scenario::Run& run, raft::Instant limit, const See& see) {
  if (run.now() > limit) return false;
  if (timedIsDue(run)) {
    perform(timed_[nextTimed_++], run, see);
    return true;
  }
  if (!wait_ && nextOrdered_ < ordered_.size()) {
    start(ordered_[nextOrdered_++], run, see);
    return true;
  }
  return stepWaiting(run, limit, see);
}

/// Steps the run, not beyond the next thing to do.
bool Acts::stepWaiting(scenario::Run& run, raft::Instant limit, const See& see) {
  raft::Instant bound = limit;
  if (wait_) bound = std::min(bound, wait_->until);
  if (nextTimed_ < timed_.size()) bound = std::min(bound, *statements_[timed_[nextTimed_]].at);
  const bool stepped = run.step(bound);
  if (stepped) see(run);
  if (wait_ && wait_->condition && isSoNow(*wait_->condition, run)) {
    wait_.reset();
    return true;
  }
  if (stepped) return true;
  if (run.now() < bound) return false;
  if (timedIsDue(run)) return true;
  if (!wait_ || run.now() < wait_->until) return false;
  const Wait ended = *wait_;
  wait_.reset();
  if (ended.condition) fail(ended.statement, "it did not come true in time", run);
  return true;
}

void Acts::start(std::size_t statement, scenario::Run& run, const See& see) {
  const scenario::Action& action = statements_[statement].action;
  if (const auto* lets = std::get_if<scenario::RunFor>(&action)) {
    wait_ = Wait{run.now() + lets->duration, std::nullopt, statement};
  } else if (const auto* until = std::get_if<scenario::RunUntil>(&action)) {
    const bool already = !scenario::occurs(until->condition) && isSoNow(until->condition, run);
    if (!already) wait_ = Wait{run.now() + until->within, until->condition, statement};
  } else {
    perform(statement, run, see);
  }
}

void Acts::perform(std::size_t statement, scenario::Run& run, const See& see) {
  const scenario::Action& action = statements_[statement].action;
  if (const auto* note = std::get_if<scenario::Note>(&action)) {
    settle(run, see);
    run.record(trace::Noted{note->text});
    see(run);
  } else if (const auto* speed = std::get_if<scenario::Speed>(&action)) {
    speed_ = *speed;
  } else if (const auto* expect = std::get_if<scenario::Expect>(&action)) {
    settle(run, see);
    if (!isSoNow(expect->condition, run)) fail(statement, "it does not hold", run);
  } else if (!std::holds_alternative<scenario::DefaultTimeout>(action)) {
    command(statement, run, see);
  }
}

void Acts::command(std::size_t statement, scenario::Run& run, const See& see) {
  settle(run, see);
  const scenario::Orders orders =
      scenario::ordersFor(statements_[statement].action, run.view(), run.world().settings());
  if (const auto* why = std::get_if<std::string>(&orders)) return fail(statement, *why, run);
  for (const cluster::Command& order : std::get<std::vector<cluster::Command>>(orders)) {
    std::string why = execute(run, order, see);
    if (!why.empty()) fail(statement, std::move(why), run);
  }
}

void Acts::fail(std::size_t statement, std::string why, const scenario::Run& run) {
  const scenario::Statement& failed = statements_[statement];
  failures_.push_back({failed.line, print(failed), std::move(why), run.now()});
}

}  // namespace lesson
