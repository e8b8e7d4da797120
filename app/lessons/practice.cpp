#include "app/lessons/practice.h"

#include "engine/lesson/held.h"

namespace lessons {

namespace {

constexpr const char* kKind = "practice";

const lesson::TopicWord& wordOf(int topic) {
  return lesson::topics()[static_cast<std::size_t>(topic)];
}

QString titleOfTopic(lesson::Topic topic) {
  switch (topic) {
    case lesson::Topic::Elections:
      return Practice::tr("Elections");
    case lesson::Topic::UpToDate:
      return Practice::tr("Up-to-date check");
    case lesson::Topic::Commitment:
      return Practice::tr("Commitment");
    case lesson::Topic::Quorum:
      return Practice::tr("Counting a quorum");
    case lesson::Topic::Reads:
      return Practice::tr("Fresh reads");
  }
  return {};
}

QString textOfTopic(lesson::Topic topic) {
  switch (topic) {
    case lesson::Topic::Elections:
    case lesson::Topic::UpToDate:
      return Practice::tr("Each row of the log is a server, its colours are terms.");
    case lesson::Topic::Commitment:
      return Practice::tr(
          "What is committed is not drawn while you think: count the copies on the running and on "
          "the stopped servers, and look who leads.");
    case lesson::Topic::Quorum:
    case lesson::Topic::Reads:
      return Practice::tr("The wall on the stage lets nothing through.");
  }
  return {};
}

}  // namespace

Practice::Practice(lesson::NewWorld newLab, Records& records, QObject* parent)
    : QObject(parent), newLab_(std::move(newLab)), records_(records) {}

QStringList Practice::topics() const {
  QStringList titles;
  for (const lesson::TopicWord& one : lesson::topics()) titles << titleOfTopic(one.topic);
  return titles;
}

std::string Practice::folder() const { return "practice-" + std::string(wordOf(topic_).word); }

bool Practice::hidesCommits() const { return wordOf(topic_).topic == lesson::Topic::Commitment; }

QString Practice::score() const { return tr("%1 of %2 right").arg(right_).arg(asked_); }

QString Practice::scoreInAll() const {
  const Tally tally = records_.tallyOf(QString::fromStdString(folder()));
  return tr("%1 of %2 in all").arg(tally.right).arg(tally.lines);
}

void Practice::begin(int topic) {
  if (topic < 0 || topic >= static_cast<int>(lesson::topics().size())) return;
  topic_ = topic;
  asked_ = 0;
  right_ = 0;
  const int last = records_.tallyOf(QString::fromStdString(folder())).stepMost;
  ask(last < kSeedMost ? last + 1 : 1);
}

void Practice::next() { ask(seed_ < kSeedMost ? seed_ + 1 : 1); }

QString Practice::goTo(const QString& seed) {
  bool isNumber = false;
  const int number = seed.trimmed().toInt(&isNumber);
  if (!isNumber || number < 1 || number > kSeedMost) {
    return tr("A seed is a whole number from 1 to %1.").arg(kSeedMost);
  }
  ask(number);
  return {};
}

// A seed without a question was never seen; the one after it is asked then.
void Practice::ask(int seed) {
  const bool wasOpen = isOpen();
  exercise_ = lesson::makeExercise(wordOf(topic_).topic, static_cast<std::uint64_t>(seed), newLab_);
  if (!exercise_) return seed < kSeedMost ? ask(seed + 1) : leave();
  seed_ = seed;
  answered_.reset();
  aside_ = false;
  trouble_.clear();
  exercise_->setup.title = tr("Practice").toStdString();
  run_ = std::make_unique<scenario::Run>(newLab_(exercise_->setup.settings));
  play(exercise_->setup.statements);
  from_ = run_->now();
  refresh();
  if (!wasOpen) Q_EMIT openChanged();
  Q_EMIT showAsked();
}

void Practice::play(const std::vector<scenario::Statement>& statements) {
  const lesson::See nobody = [](const scenario::Run&) {};
  lesson::Acts acts(statements);
  while (!acts.finished()) acts.step(*run_, raft::kNever, nobody);
  lesson::settle(*run_, nobody);
}

void Practice::answer(int choice) {
  if (!asks() || aside_ || choice < 0 || choice >= page_.choices().size()) return;
  answered_ = static_cast<std::size_t>(choice);
  play(exercise_->decides);
  lesson::ProgressLine line;
  line.lesson = folder();
  line.step = static_cast<std::uint32_t>(seed_);
  line.kind = kKind;
  line.answer = static_cast<std::uint32_t>(choice) + 1;
  line.right = answered_ == exercise_->right;
  records_.add(line);
  trouble_ = records_.trouble();
  ++asked_;
  if (line.right) ++right_;
  refresh();
  Q_EMIT showAsked();
}

void Practice::leave() {
  if (!isOpen()) return;
  exercise_.reset();
  run_.reset();
  aside_ = false;
  Q_EMIT openChanged();
  Q_EMIT changed();
}

Practice::Showing Practice::showing() const {
  Showing what{run_->script(), from_, run_->now(), run_->view().lastEvent()};
  what.script.title = exercise_->setup.title;
  return what;
}

void Practice::refuse() {
  trouble_ = tr("A question is open: answer it first.");
  Q_EMIT changed();
  Q_EMIT refused();
}

void Practice::setAside() {
  if (!isOpen() || aside_) return;
  aside_ = true;
  Q_EMIT changed();
}

void Practice::showAgain() {
  if (!isOpen()) return;
  aside_ = false;
  Q_EMIT changed();
  Q_EMIT showAsked();
}

void Practice::refresh() {
  lesson::Sight sight;
  sight.phase = answered_ ? lesson::Phase::Explained : lesson::Phase::Asking;
  sight.steps = 1;
  sight.step = static_cast<std::size_t>(seed_);
  sight.title = titleOfTopic(exercise_->topic).toStdString();
  sight.text = textOfTopic(exercise_->topic).toStdString();
  sight.question = exercise_->question;
  sight.choices = exercise_->choices;
  if (answered_) {
    sight.chosen = answered_;
    sight.right = exercise_->right;
    sight.explanation = exercise_->because;
  } else {
    sight.heldBack = lesson::heldByDefault();
    if (hidesCommits()) sight.heldBack.emplace_back("clients");
  }
  page_.show(tr("Practice"), sight, Page::Shown::Yes);
  Q_EMIT changed();
}

}  // namespace lessons
