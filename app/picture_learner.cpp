#include "app/picture_learner.h"

#include <algorithm>

#include "app/lessons/shelf.h"
#include "engine/lesson/folder.h"
#include "engine/lesson/proof.h"
#include "engine/scenario/condition.h"
#include "engine/scenario/orders.h"

namespace flotilla {

namespace {

using lessons::Page;

constexpr double kLessonFrameMs = 20.0;
constexpr int kFramesMost = 20'000;

QString wordOf(Page::State state) {
  switch (state) {
    case Page::Reading:
      return QStringLiteral("text");
    case Page::Asking:
      return QStringLiteral("question");
    case Page::Explained:
      return QStringLiteral("explained");
    case Page::Working:
      return QStringLiteral("task");
    case Page::Reached:
      return QStringLiteral("done");
    case Page::Finished:
      return QStringLiteral("end");
    case Page::Showing:
    case Page::Watching:
    case Page::Deciding:
      break;
  }
  return {};
}

}  // namespace

lesson::LearnerScript firstSolution(const QString& folder) {
  const std::string path = (lessons::shelfFolder() + "/" + folder).toStdString();
  auto files = lesson::readFolder(path);
  if (std::holds_alternative<std::string>(files)) return {};
  const lesson::Checked checked =
      lesson::check(std::get<lesson::Files>(files), lesson::readGlossaryNear(path).glossary);
  if (checked.solutions.empty()) return {};
  return checked.solutions.begin()->second;
}

bool PictureLearner::goThrough(const QString& folder, const lesson::LearnerScript& solution) {
  window_.lessons().start(folder);
  if (!window_.lessons().isOpen()) return false;
  settle();
  if (!tell()) return false;
  for (const lesson::ScriptLine& line : solution) {
    if (!take(line)) return false;
  }
  return toNextStop();
}

void PictureLearner::frame(double ms) {
  window_.session().frame(ms);
  window_.session().settle();
}

/// What happens by itself is waited for.
void PictureLearner::settle() {
  frame(0.0);
  for (int k = 0; k < kFramesMost && wordOf(page().state()).isEmpty(); ++k) frame(kLessonFrameMs);
  frame(0.0);
}

bool PictureLearner::tell() {
  const QString what = wordOf(page().state());
  if (what == told_ && page().step() == toldStep_) return true;
  told_ = what;
  toldStep_ = page().step();
  return stop_(toldStep_, told_);
}

/// Reads on up to a question, a task or the end.
bool PictureLearner::toNextStop() {
  for (int k = 0; k < 100; ++k) {
    settle();
    if (!tell()) return false;
    const Page::State state = page().state();
    const bool rests = state == Page::Reading || state == Page::Explained || state == Page::Reached;
    if (!rests) return true;
    window_.lessons().goOn();
  }
  return true;
}

bool PictureLearner::toTask() {
  return page().state() == Page::Working || (toNextStop() && page().state() == Page::Working);
}

bool PictureLearner::take(const lesson::ScriptLine& line) {
  if (const auto* said = std::get_if<lesson::Answer>(&line.what)) return answer(*said);
  if (const auto* statement = std::get_if<scenario::Statement>(&line.what)) return act(*statement);
  if (std::holds_alternative<lesson::AskHint>(line.what) && toTask()) window_.lessons().hint();
  return true;
}

bool PictureLearner::answer(const lesson::Answer& said) {
  if (page().state() != Page::Asking && !toNextStop()) return false;
  const auto& steps = window_.lessons().guide().lesson().steps;
  const auto& asked = steps[static_cast<std::size_t>(page().step()) - 1].prediction;
  if (!asked) return false;
  const std::size_t choice = said.choice.value_or(asked->right.value_or(0));
  window_.lessons().answer(static_cast<int>(choice), said.confidence);
  settle();
  return tell();
}

bool PictureLearner::act(const scenario::Statement& statement) {
  const scenario::Action& action = statement.action;
  if (const auto* lets = std::get_if<scenario::RunFor>(&action)) {
    return page().state() == Page::Reached || (toTask() && letRun(lets->duration, nullptr));
  }
  if (const auto* until = std::get_if<scenario::RunUntil>(&action)) {
    return page().state() == Page::Reached ||
           (toTask() && letRun(until->within, &until->condition));
  }
  if (!toTask()) return false;
  session::Session& session = window_.session();
  const auto orders = scenario::ordersFor(action, session.cluster(), session.settings());
  if (const auto* commands = std::get_if<std::vector<cluster::Command>>(&orders)) {
    session.act(*commands, QStringLiteral("a learner's act"));
    session.settle();
    frame(0.0);
  }
  return true;
}

bool PictureLearner::holds(const scenario::Condition& condition) const {
  const trace::Trace& trace = window_.session().trace();
  scenario::Calls calls;
  for (trace::EventId id{1}; id <= trace.lastId(); ++id) calls.observe(trace.at(id));
  return scenario::holds(condition, {window_.session().cluster(), 0, {}, calls});
}

bool PictureLearner::letRun(raft::Duration duration, const scenario::Condition* condition) {
  session::Session& session = window_.session();
  if (condition && holds(*condition)) return true;
  const double end = session.time() + std::chrono::duration<double, std::milli>(duration).count();
  session.setSpeed(1.0);
  session.play();
  for (int k = 0; k < kFramesMost && session.playing() && session.time() < end; ++k) {
    frame(std::clamp(end - session.time(), 0.01, 10.0));
    if (condition && holds(*condition)) break;
  }
  session.pause();
  session.settle();
  frame(0.0);
  return tell();
}

}  // namespace flotilla
