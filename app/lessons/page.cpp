#include "app/lessons/page.h"

#include "app/lessons/wording.h"

namespace lessons {

namespace {

Page::State stateOf(lesson::Phase phase) {
  switch (phase) {
    case lesson::Phase::Acting:
    case lesson::Phase::Leading:
      return Page::Showing;
    case lesson::Phase::Reading:
      return Page::Reading;
    case lesson::Phase::Watching:
      return Page::Watching;
    case lesson::Phase::Asking:
      return Page::Asking;
    case lesson::Phase::Deciding:
      return Page::Deciding;
    case lesson::Phase::Explained:
      return Page::Explained;
    case lesson::Phase::Working:
      return Page::Working;
    case lesson::Phase::Reached:
      return Page::Reached;
    case lesson::Phase::Finished:
      return Page::Finished;
  }
  return Page::Showing;
}

QStringList listOf(const std::vector<std::string>& words) {
  QStringList list;
  for (const std::string& word : words) list << QString::fromStdString(word);
  return list;
}

QStringList styledList(const std::vector<std::string>& texts) {
  QStringList list;
  for (const std::string& text : texts) list << styledOf(text);
  return list;
}

int numberOf(const std::optional<std::size_t>& place) {
  return place ? static_cast<int>(*place) : -1;
}

}  // namespace

void Page::show(const QString& lesson, const lesson::Sight& sight, Shown shown) {
  const State state = shown == Shown::Yes ? stateOf(sight.phase) : Showing;
  if (lesson == lesson_ && state == state_ && sight == sight_) return;
  const bool another = state == Asking && (state_ != Asking || sight.step != sight_.step);
  lesson_ = lesson;
  state_ = state;
  sight_ = sight;
  Q_EMIT changed();
  if (another) Q_EMIT questionAsked();
}

QString Page::title() const { return plainOf(sight_.title); }
QString Page::text() const { return styledOf(sight_.text); }
QString Page::look() const {
  QStringList views = listOf(sight_.look);
  for (const QString& held : heldBack()) views.removeAll(held);
  return views.join(", ");
}
// While the lesson acts it leads to the question, so what gives it away is held back already.
QStringList Page::heldBack() const { return listOf(sight_.heldBack); }

QStringList Page::terms() const {
  std::vector<std::string> texts{sight_.text};
  if (asks()) {
    texts.insert(texts.end(),
                 {sight_.question, sight_.explanation, sight_.task, sight_.said, sight_.done});
    texts.insert(texts.end(), sight_.choices.begin(), sight_.choices.end());
    texts.insert(texts.end(), sight_.hints.begin(), sight_.hints.end());
  }
  return termsOf(texts);
}

QString Page::question() const { return asks() ? styledOf(sight_.question) : QString(); }
QStringList Page::choices() const {
  QStringList list;
  if (!asks()) return list;
  for (const std::string& choice : sight_.choices) list << plainOf(choice);
  return list;
}
int Page::chosen() const { return numberOf(sight_.chosen); }
int Page::right() const { return numberOf(sight_.right); }
QString Page::explanation() const { return styledOf(sight_.explanation); }
QString Page::task() const { return asks() ? styledOf(sight_.task) : QString(); }

QStringList Page::goals() const {
  QStringList list;
  for (const lesson::GoalSight& goal : sight_.goals) list << plainOf(goal.words);
  return list;
}

QList<bool> Page::reached() const {
  QList<bool> list;
  for (const lesson::GoalSight& goal : sight_.goals) list << goal.reached;
  return list;
}

QString Page::progress() const { return plainOf(sight_.progress); }
QStringList Page::hints() const { return styledList(sight_.hints); }
QString Page::said() const { return styledOf(sight_.said); }
QString Page::done() const { return styledOf(sight_.done); }

}  // namespace lessons
