#include "engine/scenario/player.h"

#include <algorithm>

#include "engine/scenario/condition.h"
#include "engine/scenario/orders.h"
#include "engine/scenario/printer.h"

namespace scenario {
namespace {

Present presentOf(const Run& run) {
  return {run.view(), run.violations(), run.lastEvents(), run.calls()};
}

}  // namespace

Player::Player(Run& run, Script script) : run_(&run), script_(std::move(script)) {
  std::optional<Duration> timeout;
  for (std::size_t i = 0; i < script_.statements.size(); ++i) {
    Statement& statement = script_.statements[i];
    (statement.at ? timed_ : ordered_).push_back(i);
    if (const auto* change = std::get_if<DefaultTimeout>(&statement.action)) {
      timeout = change->timeout;
    }
    auto* operate = std::get_if<Operate>(&statement.action);
    if (operate != nullptr && !operate->timeout) operate->timeout = timeout;
  }
  std::stable_sort(timed_.begin(), timed_.end(), [this](std::size_t a, std::size_t b) {
    return *script_.statements[a].at < *script_.statements[b].at;
  });
}

bool Player::finished() const {
  return nextOrdered_ == ordered_.size() && nextTimed_ == timed_.size() && !wait_;
}

bool Player::timedIsDue() const {
  return nextTimed_ < timed_.size() && *script_.statements[timed_[nextTimed_]].at <= run_->now();
}

bool Player::step(Instant limit) {
  if (run_->now() > limit) return false;
  if (timedIsDue()) {
    perform(timed_[nextTimed_++]);
    return true;
  }
  if (!wait_ && nextOrdered_ < ordered_.size()) {
    start(ordered_[nextOrdered_++]);
    return true;
  }
  return stepWithin(limit);
}

/// Steps the run, not beyond the next thing the script does.
bool Player::stepWithin(Instant limit) {
  Instant bound = limit;
  if (wait_) bound = std::min(bound, wait_->until);
  if (nextTimed_ < timed_.size()) {
    bound = std::min(bound, *script_.statements[timed_[nextTimed_]].at);
  }
  const bool stepped = run_->step(bound);
  if (wait_ && wait_->condition && holds(*wait_->condition, presentOf(*run_))) {
    wait_.reset();
    return true;
  }
  if (stepped) return true;
  if (run_->now() < bound) return false;
  if (timedIsDue()) return true;
  if (!wait_ || run_->now() < wait_->until) return false;
  endWait();
  return true;
}

void Player::advance(Instant limit) {
  while (step(limit)) {
  }
}

void Player::finish() {
  while (!finished()) step(raft::kNever);
}

void Player::start(std::size_t statement) {
  const Action& action = script_.statements[statement].action;
  if (const auto* run = std::get_if<RunFor>(&action)) {
    wait_ = Wait{run_->now() + run->duration, std::nullopt, statement};
  } else if (const auto* until = std::get_if<RunUntil>(&action)) {
    const bool already = !occurs(until->condition) && holds(until->condition, presentOf(*run_));
    if (!already) wait_ = Wait{run_->now() + until->within, until->condition, statement};
  } else {
    perform(statement);
  }
}

/// The time of a `run` is over.
void Player::endWait() {
  const Wait wait = *wait_;
  wait_.reset();
  if (!wait.condition) return;
  fail(wait.statement, "it did not come true in time");
  const Failure& failure = failures_.back();
  run_->record(trace::Noted{"Line " + std::to_string(failure.line) + ", " + failure.statement +
                            ": it did not come true in time."});
}

void Player::perform(std::size_t statement) {
  const Action& action = script_.statements[statement].action;
  if (const auto* note = std::get_if<Note>(&action)) {
    note_ = note->text;
    run_->record(trace::Noted{note->text});
  } else if (const auto* speed = std::get_if<Speed>(&action)) {
    speed_ = *speed;
  } else if (const auto* expect = std::get_if<Expect>(&action)) {
    check(statement, expect->condition);
  } else {
    command(statement);
  }
}

void Player::check(std::size_t statement, const Condition& condition) {
  run_->settle();
  const bool held = holds(condition, presentOf(*run_));
  run_->record(trace::Expected{print(condition), script_.statements[statement].line, held});
  if (!held) fail(statement, "it does not hold");
}

void Player::command(std::size_t statement) {
  run_->settle();
  const Orders orders =
      ordersFor(script_.statements[statement].action, run_->view(), run_->world().settings());
  if (const auto* why = std::get_if<std::string>(&orders)) return fail(statement, *why);
  for (const cluster::Command& order : std::get<std::vector<cluster::Command>>(orders)) {
    const std::string why = run_->execute(order);
    if (!why.empty()) fail(statement, why);
  }
}

void Player::fail(std::size_t statement, std::string why) {
  const Statement& failed = script_.statements[statement];
  failures_.push_back({failed.line, print(failed), std::move(why), run_->now()});
}

}  // namespace scenario
