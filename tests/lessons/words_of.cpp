#include "tests/lessons/words_of.h"

#include <regex>

namespace lesson {
namespace {

void addTask(const Task& task, std::vector<std::string>& all) {
  all.push_back(task.text);
  for (const Goal& goal : task.goals) all.push_back(goal.words);
  all.push_back(task.progress.text);
  all.insert(all.end(), task.hints.begin(), task.hints.end());
  for (const Slip& slip : task.slips) all.push_back(slip.sentence.text);
  all.push_back(task.done.text);
}

void addPrediction(const Prediction& prediction, std::vector<std::string>& all) {
  all.push_back(prediction.question);
  for (const Choice& choice : prediction.choices) {
    all.push_back(choice.text);
    all.push_back(choice.because.text);
    all.push_back(choice.reply.text);
  }
}

}  // namespace

std::vector<std::string> sentencesOf(const Lesson& lesson) {
  std::vector<std::string> all = lesson.goals;
  all.push_back(lesson.title);
  all.push_back(lesson.notes);
  for (const Step& step : lesson.steps) {
    all.push_back(step.title);
    all.push_back(step.text.text);
    all.push_back(step.note);
    if (step.prediction) addPrediction(*step.prediction, all);
    if (step.task) addTask(*step.task, all);
  }
  for (std::string& one : all) one = withoutCode(plain(one));
  return all;
}

std::string withoutCode(const std::string& text) {
  static const std::regex code("`[^`]*`|\\{[^}]*\\}");
  return std::regex_replace(text, code, " ");
}

std::vector<std::string> citedIn(const std::string& text) {
  static const std::regex named(
      "(Raft|thesis) ((?:Figure )?[0-9.]*[0-9])((?:, (?:Figure )?[0-9.]*[0-9])*)");
  static const std::regex further("(?:Figure )?[0-9.]*[0-9]");
  std::vector<std::string> cited;
  for (std::sregex_iterator at(text.begin(), text.end(), named); at != std::sregex_iterator();
       ++at) {
    const std::string work = (*at)[1].str() + " ";
    cited.push_back(work + (*at)[2].str());
    const std::string rest = (*at)[3].str();
    for (std::sregex_iterator more(rest.begin(), rest.end(), further);
         more != std::sregex_iterator(); ++more) {
      cited.push_back(work + more->str());
    }
  }
  return cited;
}

}  // namespace lesson
