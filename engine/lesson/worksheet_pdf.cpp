#include "engine/lesson/worksheet_pdf.h"

#include "engine/lesson/worksheet.h"

namespace lesson {
namespace {

using Mark = PaperLine::Mark;

constexpr double kMargin = 56;
constexpr double kColumn = kPaperWidth - 2 * kMargin;
constexpr double kBottom = 64;
constexpr double kBody = 10.5;
constexpr double kIndent = 20;
constexpr double kWriteRoom = 24;
constexpr int kWriteLines = 3;

/// Divides a text into lines that are not wider than `room`.
std::vector<std::string> wrap(std::string_view text, Face face, double size, double room) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string word(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const std::string longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && widthOf(longer, face, size) > room) {
      lines.push_back(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

void add(PaperBlock& block, const std::string& text, PaperLine like) {
  const Mark mark = like.mark;
  const double before = like.before;
  bool first = true;
  for (std::string& line : wrap(text, like.face, like.size, kColumn - like.indent)) {
    like.text = std::move(line);
    like.mark = first ? mark : Mark::None;
    like.before = first ? before : 0;
    block.lines.push_back(like);
    first = false;
  }
}

PaperLine body(double before = 0) { return {"", Face::Plain, kBody, 0, before, Mark::None}; }
PaperLine bold(double size, double before) { return {"", Face::Bold, size, 0, before, Mark::None}; }
PaperLine marked(Mark mark, double before = 5) {
  return {"", Face::Plain, kBody, kIndent, before, mark};
}

void room(PaperBlock& block, int lines) {
  for (int i = 0; i < lines; ++i) {
    block.lines.push_back({"", Face::Plain, kBody, 0, kWriteRoom - kBody, Mark::Write});
  }
}

class Writer {
 public:
  explicit Writer(const Lesson& lesson) : lesson_(lesson) {}

  std::vector<PaperBlock> write() {
    head();
    for (std::size_t i = 0; i < lesson_.steps.size(); ++i) step(lesson_.steps[i], i + 1);
    teacher();
    return std::move(blocks_);
  }

 private:
  PaperBlock& begin() { return blocks_.emplace_back(); }

  void head() {
    PaperBlock& block = begin();
    add(block, lesson_.title, bold(20, 0));
    add(block,
        "Part " + lesson_.part + ", lesson " + std::to_string(lesson_.number) + ", about " +
            std::to_string(lesson_.minutes) + " minutes",
        body(4));
    add(block, "Name:", bold(kBody, 20));
    block.lines.back().mark = Mark::Rule;
    block.lines.back().indent = 0;
    add(block, "What you will learn", bold(kBody, 18));
    for (const std::string& goal : lesson_.goals) add(block, plain(goal), marked(Mark::Dot, 3));
  }

  void step(const Step& step, std::size_t number) {
    PaperBlock& block = begin();
    add(block, std::to_string(number) + ". " + plain(step.title), bold(13, 22));
    if (!step.text.empty()) add(block, plain(withoutGaps(step.text)), body(5));
    if (step.prediction) question(block, *step.prediction);
    if (!step.task) return;
    if (step.prediction) {
      task(begin(), *step.task);
    } else {
      task(block, *step.task);
    }
  }

  static void question(PaperBlock& block, const Prediction& asked) {
    add(block, plain(asked.question), bold(kBody, 9));
    for (const Choice& choice : asked.choices) add(block, plain(choice.text), marked(Mark::Box));
    add(block, "How sure are you?   guessing  /  unsure  /  fairly sure  /  certain", body(8));
    add(block, "Why?", body(8));
    room(block, kWriteLines);
  }

  static void task(PaperBlock& block, const Task& task) {
    add(block, "Task: " + plain(task.text), bold(kBody, 9));
    for (const Goal& goal : task.goals) add(block, plain(goal.words), marked(Mark::Box));
    add(block, "What did you do, and what did you see?", body(8));
    room(block, kWriteLines);
  }

  void teacher() {
    PaperBlock& block = begin();
    block.newPage = true;
    add(block, "For the teacher: " + lesson_.title, bold(16, 0));
    add(block, plain(lesson_.notes), body(8));
    add(block, "What this lesson sets right", bold(kBody, 14));
    for (const std::uint32_t number : lesson_.misconceptions) {
      add(block, "\"" + misconceptions()[number - 1] + "\"", marked(Mark::Dot, 3));
    }
    for (std::size_t i = 0; i < lesson_.steps.size(); ++i) notes(lesson_.steps[i], i + 1);
  }

  void notes(const Step& step, std::size_t number) {
    if (step.note.empty() && !step.prediction && !step.task) return;
    PaperBlock& block = begin();
    add(block, std::to_string(number) + ". " + plain(step.title), bold(kBody, 14));
    if (!step.note.empty()) add(block, plain(step.note), body(3));
    if (step.prediction && step.prediction->right) {
      const Choice& right = step.prediction->choices[*step.prediction->right];
      add(block, plain(step.prediction->question), body(3));
      add(block, "Answer: " + plain(right.text), bold(kBody, 3));
      add(block, plain(withoutGaps(right.because)), body(3));
    } else if (step.prediction) {
      add(block, plain(step.prediction->question) + " The run decides.", body(3));
    }
    if (step.task) add(block, "Task: " + plain(withoutGaps(step.task->done)), body(3));
  }

  const Lesson& lesson_;
  std::vector<PaperBlock> blocks_;
};

double heightOf(const PaperLine& line) { return line.before + 1.32 * line.size; }

double heightOf(const PaperBlock& block) {
  double height = 0;
  for (const PaperLine& line : block.lines) height += heightOf(line);
  return height;
}

void draw(Page& page, const PaperLine& line, double y) {
  const double x = kMargin + line.indent;
  if (line.mark == Mark::Box) page.box(kMargin + 4, y - 1, 8);
  if (line.mark == Mark::Dot) page.text(kMargin + 6, y, "-", line.face, line.size);
  if (line.mark == Mark::Write) page.rule(kMargin, kMargin + kColumn, y - 2, 0.5, 0.6);
  if (line.mark == Mark::Rule) page.rule(kMargin + 44, kMargin + 280, y - 2, 0.5, 0.3);
  if (!line.text.empty()) page.text(x, y, line.text, line.face, line.size);
}

}  // namespace

std::vector<PaperBlock> worksheetBlocks(const Lesson& lesson) { return Writer(lesson).write(); }

std::vector<Page> pagesOf(const std::vector<PaperBlock>& blocks, const std::string& title) {
  const double top = kPaperHeight - kMargin;
  std::vector<Page> pages(1);
  double y = top;
  const auto turn = [&] {
    pages.emplace_back();
    y = top;
  };
  for (const PaperBlock& block : blocks) {
    const bool fits = y - heightOf(block) >= kBottom;
    if (y < top && (block.newPage || !fits)) turn();
    for (const PaperLine& line : block.lines) {
      const double before = y == top ? 0 : line.before;
      if (y < top && y - before - 1.32 * line.size < kBottom) turn();
      y -= before + 1.32 * line.size;
      draw(pages.back(), line, y + 0.3 * line.size);
    }
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string number =
        "Page " + std::to_string(i + 1) + " of " + std::to_string(pages.size());
    pages[i].rule(kMargin, kMargin + kColumn, 48, 0.5, 0.8);
    pages[i].text(kMargin, 34, title, Face::Plain, 8.5);
    const double room = widthOf(number, Face::Plain, 8.5);
    pages[i].text(kMargin + kColumn - room, 34, number, Face::Plain, 8.5);
  }
  return pages;
}

std::string worksheetPdf(const Lesson& lesson) {
  return pdfOf(pagesOf(worksheetBlocks(lesson), lesson.title), lesson.title);
}

}  // namespace lesson
