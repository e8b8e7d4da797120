#include "app/view/verdicts.h"

#include <algorithm>

namespace view {
namespace {

bool writes(const check::Operation& operation) {
  return !std::holds_alternative<kv::Get>(operation.what);
}

/// It took effect, and what the key held afterwards is known from it alone.
bool settles(const check::Operation& operation) {
  return writes(operation) && operation.answer == check::Answer::Ok;
}

/// The last write that nothing else was under way with; 0 if there is none.
std::size_t lastLoneWrite(const std::vector<check::Operation>& operations) {
  std::size_t found = 0;
  std::uint64_t lastReturn = 0;
  for (std::size_t k = 0; k < operations.size(); ++k) {
    const check::Operation& operation = operations[k];
    const bool matters = operation.answer != check::Answer::Failed;
    const bool last = k + 1 == operations.size();
    const bool aloneAfter = last || operations[k + 1].call > operation.returned;
    if (settles(operation) && operation.call > lastReturn && aloneAfter) found = k;
    if (matters) lastReturn = std::max(lastReturn, operation.returned);
  }
  return found;
}

/// The first operation of a question is what settled the key: what it was told belongs to before.
void begin(check::Operation& first) {
  if (const auto* cas = std::get_if<kv::CompareAndSet>(&first.what)) {
    first.what = kv::Put{cas->key, cas->value};
  }
  first.seen.reset();
}

KeyAnswer answerTo(const KeyQuestion& question) {
  const std::vector<check::Operation>& operations = question.history.operations;
  const check::Verdict verdict =
      check::linearize(question.history, check::Model::KeyValue, {kStepsMost});
  KeyAnswer answer{question.key, true, std::nullopt, question.places.front()};
  answer.decided = !std::holds_alternative<check::Undecided>(verdict);
  if (std::holds_alternative<check::Linearizable>(verdict)) {
    answer.settled = question.places[lastLoneWrite(operations)];
  }
  if (const auto* found = std::get_if<check::NotLinearizable>(&verdict)) {
    Contradicted broken{question.places[found->stuck],
                        {},
                        found->reason,
                        trace::EventId{operations[found->stuck].returned}};
    for (const std::size_t place : found->window) broken.window.push_back(question.places[place]);
    answer.broken = std::move(broken);
  }
  return answer;
}

}  // namespace

Answers checked(const Questions& questions) {
  Answers answers{{}, questions.through, questions.round};
  for (const KeyQuestion& question : questions.keys) {
    answers.keys.push_back(answerTo(question));
  }
  return answers;
}

void Verdicts::sortIn(const ClientHistory& history) {
  const auto& operations = history.history().operations;
  for (; sorted_ < operations.size(); ++sorted_) {
    const kv::Operation& what = operations[sorted_].what;
    if (std::holds_alternative<kv::Call>(what)) continue;
    keys_[kv::keyOf(what)].places.push_back(sorted_);
  }
  // A key is asked again when one of its operations returned since.
  for (auto& [key, of] : keys_) {
    of.changed = std::any_of(of.places.begin() + static_cast<std::ptrdiff_t>(of.from),
                             of.places.end(), [&](std::size_t place) {
                               const std::uint64_t returned = operations[place].returned;
                               return returned != check::kNoReturn && returned > asked_.value;
                             });
  }
}

std::optional<Questions> Verdicts::next(const ClientHistory& history) {
  const bool news = history.lastReturn() > asked_;
  const bool over = broken_ || undecidedFrom_ || !history.complete();
  if (waiting_ || over || !news) return std::nullopt;
  sortIn(history);
  Questions questions{{}, history.readTo(), round_};
  for (const auto& [key, of] : keys_) {
    if (!of.changed || history.history().unjudged.covers(key)) continue;
    KeyQuestion question{key, {{}, check::Places::Times}, {}};
    for (std::size_t k = of.from; k < of.places.size(); ++k) {
      const check::Operation& operation = history.history().operations[of.places[k]];
      const bool givenUp =
          history.operations()[of.places[k]].end && operation.answer == check::Answer::Unknown;
      if (givenUp && !writes(operation)) continue;
      question.places.push_back(of.places[k]);
      question.history.operations.push_back(operation);
    }
    if (of.from > 0) begin(question.history.operations.front());
    questions.keys.push_back(std::move(question));
  }
  asked_ = history.readTo();
  waiting_ = true;
  return questions;
}

void Verdicts::take(const Answers& answers) {
  if (answers.round != round_) return;
  waiting_ = false;
  for (const KeyAnswer& answer : answers.keys) {
    OfKey& of = keys_[answer.key];
    const auto at = std::lower_bound(of.places.begin(), of.places.end(), answer.settled);
    of.from = static_cast<std::size_t>(at - of.places.begin());
    if (!answer.decided && !undecidedFrom_) undecidedFrom_ = through_;
    if (!answer.broken || (broken_ && broken_->since < answer.broken->since)) continue;
    broken_ = answer.broken;
  }
  through_ = answers.through;
}

void Verdicts::forget() {
  const std::uint64_t round = round_ + 1;
  *this = Verdicts{};
  round_ = round;
}

Ruling Verdicts::at(const ClientHistory& history, trace::EventId now) const {
  if (!history.complete()) return Ruling::Incomplete;
  if (history.calledBy(now) == 0) return Ruling::Nothing;
  if (broken_ && now >= broken_->since) return Ruling::Broken;
  if (undecidedFrom_ && now > *undecidedFrom_) return Ruling::Undecided;
  const bool unread = now > history.readTo();
  const bool unasked = std::min(now, history.lastReturn()) > through_;
  return !broken_ && (unread || unasked) ? Ruling::Checking : Ruling::Fine;
}

}  // namespace view
