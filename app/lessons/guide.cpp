#include "app/lessons/guide.h"

#include <algorithm>

#include "engine/scenario/orders.h"

namespace lessons {

namespace {

/// What a lesson does by itself between two things for the learner ends within it.
constexpr raft::Duration kPatience = std::chrono::seconds(60);

bool isDeed(const scenario::Statement& statement) {
  const scenario::Action& action = statement.action;
  return !std::holds_alternative<scenario::RunFor>(action) &&
         !std::holds_alternative<scenario::RunUntil>(action) &&
         !std::holds_alternative<scenario::Expect>(action) &&
         !std::holds_alternative<scenario::Note>(action) &&
         !std::holds_alternative<scenario::Speed>(action) &&
         !std::holds_alternative<scenario::DefaultTimeout>(action);
}

bool beginsWith(const std::vector<scenario::Statement>& all,
                const std::vector<scenario::Statement>& first) {
  return all.size() >= first.size() && std::equal(first.begin(), first.end(), all.begin());
}

}  // namespace

std::vector<scenario::Statement> deedsOf(const scenario::Script& script) {
  std::vector<scenario::Statement> deeds;
  std::copy_if(script.statements.begin(), script.statements.end(), std::back_inserter(deeds),
               isDeed);
  return deeds;
}

Guide::Guide(std::shared_ptr<const lesson::Lesson> lesson, std::unique_ptr<cluster::World> world)
    : run_(std::make_unique<scenario::Run>(std::move(world))), runner_(std::move(lesson), *run_) {
  advance();
  // An election that only prepares the first step is not waited for.
  from_ = run_->now();
}

Guide::Place Guide::here() const { return {run_->fork(run_->now()), runner_}; }

void Guide::standAt(const Place& place) {
  run_ = place.run->fork(place.run->now());
  runner_ = place.runner;
}

// The lesson's own acts happen at once; the window plays them afterwards, at the viewer's pace.
void Guide::advance() {
  from_ = run_->now();
  const Instant limit = run_->now() + kPatience;
  bool more = true;
  while (more && (phase() == Phase::Acting || phase() == Phase::Leading)) {
    more = runner_.step(*run_, limit);
  }
  while (runner_.step(*run_, run_->now())) {
  }
  stand();
  rememberStart();
}

void Guide::stand() {
  place_ = here();
  stood_ = deedsOf(run_->script());
  done_.clear();
  strayed_ = false;
}

void Guide::rememberStart() {
  const Place start{run_->fork(runner_.restartAt()), runner_.restarted()};
  while (starts_.size() > runner_.stepNumber()) starts_.pop_back();
  while (starts_.size() <= runner_.stepNumber()) starts_.push_back(start);
}

Showing Guide::showing() const { return {run_->script(), std::min(from_, now()), now()}; }

void Guide::answer(std::size_t choice, lesson::Confidence confidence) {
  runner_.answer(*run_, choice, confidence);
  stand();
}

void Guide::hint() {
  runner_.hint();
  if (place_) place_->runner.hint();
}

bool Guide::goOn() {
  runner_.goOn(*run_);
  if (phase() == Phase::Acting) {
    advance();
    return true;
  }
  stand();
  return false;
}

void Guide::restart() {
  run_ = run_->fork(runner_.restartAt());
  runner_ = runner_.restarted();
  advance();
}

void Guide::goTo(std::size_t step) {
  if (step < starts_.size()) {
    standAt(starts_[step]);
  } else {
    runner_.skipTo(*run_, step);
  }
  advance();
}

void Guide::follow(Instant at) {
  if (strayed_) return;
  while (runner_.step(*run_, at)) {
  }
}

bool Guide::take(const scenario::Script& shown) {
  const std::vector<scenario::Statement> deeds = deedsOf(shown);
  const bool asks = phase() == Phase::Asking;
  strayed_ = !beginsWith(deeds, stood_) || (asks && deeds.size() > stood_.size());
  if (strayed_) return false;
  const std::vector<scenario::Statement> since(deeds.begin() + static_cast<long>(stood_.size()),
                                               deeds.end());
  const bool late = since.size() > done_.size() && since[done_.size()].at < run_->now();
  if (!beginsWith(since, done_) || late) {
    standAt(*place_);
    done_.clear();
  }
  for (std::size_t i = done_.size(); i < since.size(); ++i) {
    if (!doOne(since[i])) return false;
  }
  return true;
}

// Before the place nothing can be done any more.
bool Guide::doOne(const scenario::Statement& statement) {
  if (statement.at.value_or(run_->now()) < run_->now()) {
    strayed_ = true;
    return false;
  }
  follow(statement.at.value_or(run_->now()));
  perform(statement);
  done_.push_back(statement);
  return true;
}

void Guide::perform(const scenario::Statement& statement) {
  const scenario::Orders orders =
      scenario::ordersFor(statement.action, run_->view(), run_->world().settings());
  const auto* commands = std::get_if<std::vector<cluster::Command>>(&orders);
  if (!commands) return;
  for (const cluster::Command& command : *commands) runner_.act(*run_, command);
}

}  // namespace lessons
