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

enum class GivenUp : std::uint8_t { Matter, AreLeftOut };

/// The last write that nothing else was under way with, from where it is known what there was.
std::optional<std::size_t> lastLoneWrite(const KeyQuestion& question, GivenUp givenUp) {
  const std::vector<check::Operation>& operations = question.history.operations;
  std::optional<std::size_t> found;
  std::uint64_t lastReturn = question.history.lostThrough;
  for (std::size_t k = 0; k < operations.size(); ++k) {
    const check::Operation& operation = operations[k];
    const bool leftOut =
        givenUp == GivenUp::AreLeftOut && question.givenUp.contains(question.places[k]);
    const bool last = k + 1 == operations.size();
    const bool aloneAfter = last || operations[k + 1].call > operation.returned;
    if (settles(operation) && operation.call > lastReturn && aloneAfter) found = k;
    if (operation.answer == check::Answer::Failed || leftOut) continue;
    lastReturn = std::max(lastReturn, operation.returned);
  }
  return found;
}

/// As the first operation of a question: what it was told belongs to before.
check::Operation beginning(check::Operation first) {
  if (const auto* cas = std::get_if<kv::CompareAndSet>(&first.what)) {
    first.what = kv::Put{cas->key, cas->value};
  }
  first.seen.reset();
  return first;
}

std::optional<Settling> settledBy(const KeyQuestion& question) {
  auto k = lastLoneWrite(question, GivenUp::Matter);
  if (!k && question.places.size() > kUnsettledMost) {
    k = lastLoneWrite(question, GivenUp::AreLeftOut);
  }
  if (!k) return std::nullopt;
  const std::size_t place = question.places[*k];
  const auto end = question.givenUp.lower_bound(place);
  return Settling{
      place, beginning(question.history.operations[*k]), {question.givenUp.begin(), end}};
}

KeyAnswer answerTo(const KeyQuestion& question) {
  const std::vector<check::Operation>& operations = question.history.operations;
  const check::Verdict verdict =
      check::linearize(question.history, check::Model::KeyValue, {kStepsMost});
  KeyAnswer answer{question.key, true, {}, {}};
  answer.decided = !std::holds_alternative<check::Undecided>(verdict);
  if (std::holds_alternative<check::Linearizable>(verdict)) answer.settled = settledBy(question);
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
  const auto& all = history.operations();
  auto next = std::ranges::lower_bound(all, sorted_, {}, &ClientOperation::place);
  for (; next != all.end(); ++next) {
    sorted_ = next->place + 1;
    const kv::Operation what = judged(*next).what;
    if (std::holds_alternative<kv::Call>(what)) continue;
    keys_[kv::keyOf(what)].places.push_back(next->place);
  }
}

std::optional<KeyQuestion> Verdicts::ask(const std::string& key, OfKey& of,
                                         const ClientHistory& history) const {
  const auto gone = [&](std::size_t place) { return history.at(place) == nullptr; };
  if (std::erase_if(of.places, gone) > 0) of.lost = true;
  KeyQuestion question{key, {{}, check::Places::Times}, {}, {}};
  if (of.lost) question.history.lostThrough = history.goneThrough().value;
  const auto add = [&question](std::size_t place, check::Operation operation) {
    question.places.push_back(place);
    question.history.operations.push_back(std::move(operation));
  };
  bool settled = !of.settled;
  bool news = false;
  for (const std::size_t place : of.places) {
    if (!settled && place > of.settled->place) {
      add(of.settled->place, of.settled->write);
      settled = true;
    }
    const ClientOperation& one = *history.at(place);
    check::Operation operation = judged(one);
    const bool givenUp = one.end && operation.answer == check::Answer::Unknown;
    if (givenUp && !writes(operation)) continue;
    if (givenUp) question.givenUp.insert(place);
    news = news || (operation.returned != check::kNoReturn && operation.returned > asked_.value);
    add(place, std::move(operation));
  }
  if (!news) return std::nullopt;
  return question;
}

std::optional<Questions> Verdicts::next(const ClientHistory& history) {
  const bool over = broken_ || undecidedFrom_ || !history.complete();
  if (over) return std::nullopt;
  sortIn(history);
  if (waiting_ || history.lastReturn() <= asked_) return std::nullopt;
  Questions questions{{}, history.readTo(), round_};
  for (auto& [key, of] : keys_) {
    if (history.unjudged().covers(key)) continue;
    if (auto question = ask(key, of, history)) questions.keys.push_back(std::move(*question));
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
    if (answer.settled) {
      of.settled = answer.settled;
      of.lost = false;
      std::erase_if(of.places, [&](std::size_t place) {
        return place <= of.settled->place &&
               !std::ranges::binary_search(of.settled->givenUp, place);
      });
    }
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
