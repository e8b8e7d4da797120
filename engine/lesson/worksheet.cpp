#include "engine/lesson/worksheet.h"

namespace lesson {
namespace {

constexpr std::size_t kWidth = 80;

/// Breaks at blanks; later lines are indented.
std::string wrapped(std::string_view text, const std::string& first, const std::string& later) {
  std::string out;
  std::string line = first;
  bool bare = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (!bare && charactersIn(line) + 1 + charactersIn(word) > kWidth) {
      out += line + "\n";
      line = later;
      bare = true;
    }
    line += (bare ? "" : " ") + std::string(word);
    bare = false;
  }
  return out + line + "\n";
}

std::string paragraph(std::string_view text) { return wrapped(plain(text), "", "") + "\n"; }

class Sheet {
 public:
  explicit Sheet(const Lesson& lesson) : lesson_(lesson) {}

  std::string write() {
    head();
    for (std::size_t i = 0; i < lesson_.steps.size(); ++i) step(lesson_.steps[i], i + 1);
    teacher();
    return std::move(text_);
  }

 private:
  void head() {
    text_ = lesson_.title + "\n" + std::string(charactersIn(lesson_.title), '=') + "\n\n";
    text_ += "Part " + lesson_.part + ", lesson " + std::to_string(lesson_.number) + ", about " +
             std::to_string(lesson_.minutes) + " minutes\n\nName: ______________________\n\n";
    text_ += "What you will learn\n";
    for (const std::string& goal : lesson_.goals) text_ += wrapped(plain(goal), "- ", "  ");
    text_ += "\n";
  }

  void step(const Step& step, std::size_t number) {
    text_ += std::to_string(number) + ". " + plain(step.title) + "\n\n";
    if (!step.text.empty()) text_ += paragraph(withoutGaps(step.text));
    if (step.prediction) question(*step.prediction, number);
    if (step.task) task(*step.task);
  }

  void question(const Prediction& asked, std::size_t number) {
    text_ += wrapped(plain(asked.question), "Question: ", "  ");
    for (const Choice& choice : asked.choices) {
      text_ += wrapped(plain(choice.text), "  [ ] ", "      ");
    }
    text_ += "  How sure are you?  1   2   3   4\n\n";
    answers_ += "Step " + std::to_string(number) + ": ";
    if (!asked.right) {
      answers_ += "the run decides.\n";
    } else {
      const Choice& right = asked.choices[*asked.right];
      answers_ += wrapped(plain(right.text) + " " + plain(withoutGaps(right.because)), "", "  ");
    }
  }

  void task(const Task& task) {
    text_ += wrapped(plain(task.text), "Task: ", "  ");
    for (const Goal& goal : task.goals) text_ += wrapped(plain(goal.words), "  [ ] ", "      ");
    text_ += "  What did you see? ______________________________________________\n\n";
  }

  void teacher() {
    text_ += "For the teacher\n---------------\n\n" + paragraph(lesson_.notes);
    text_ += "What this lesson sets right:\n";
    for (const std::uint32_t number : lesson_.misconceptions) {
      text_ += wrapped(misconceptions()[number - 1], "- \"", "  ");
      text_.back() = '"';
      text_ += "\n";
    }
    for (std::size_t i = 0; i < lesson_.steps.size(); ++i) {
      const Step& step = lesson_.steps[i];
      if (step.note.empty()) continue;
      text_ += "\n" + wrapped(plain(step.note), "Step " + std::to_string(i + 1) + ": ", "  ");
    }
    if (!answers_.empty()) text_ += "\nAnswers\n-------\n\n" + answers_;
  }

  const Lesson& lesson_;
  std::string text_;
  std::string answers_;
};

}  // namespace

std::string withoutGaps(const Sentence& sentence) {
  std::string text;
  for (const auto& piece : sentence.pieces) {
    const auto* words = std::get_if<std::string>(&piece);
    text += words != nullptr ? *words : "...";
  }
  return text;
}

std::string worksheetOf(const Lesson& lesson) { return Sheet(lesson).write(); }

}  // namespace lesson
