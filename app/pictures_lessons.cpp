#include "app/pictures_lessons.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QTextStream>

#include "app/picture_learner.h"

namespace flotilla {
namespace {

struct Look {
  const char* name;
  QSize size;
  int theme;
  double scale;
};
constexpr Look kLooks[] = {{"dark", {1440, 900}, 0, 1.0},
                           {"light", {1440, 900}, 1, 1.0},
                           {"projector-150", {1440, 900}, 2, 1.5},
                           {"small", {1024, 700}, 0, 1.0},
                           {"small-200", {1024, 700}, 0, 2.0}};
/// How many of them every step gets; the rest is for the lessons below.
constexpr std::size_t kLooksOfAll = 2;
constexpr const char* kInEveryLook[] = {"05-majority-of-what", "09-figure-8", "13-watches",
                                        "15-locks", "20-changing-members"};

enum class Looks { Two, All };

bool shoot(Window& window, const QString& name, const QString& folder, Looks looks) {
  const std::size_t count = looks == Looks::All ? std::size(kLooks) : kLooksOfAll;
  for (std::size_t i = 0; i < count; ++i) {
    const Look& look = kLooks[i];
    window.quick().resize(look.size);
    window.setTheme(look.theme);
    window.setTextScale(look.scale);
    for (int k = 0; k < 3; ++k) {
      window.session().frame(0.0);
      QCoreApplication::processEvents();
      window.show();
    }
    const QString path = QString("%1/lessons-%2-%3.png").arg(folder, name, look.name);
    if (window.picture().save(path)) continue;
    QTextStream(stderr) << path << " cannot be written. Make the folder writable." << Qt::endl;
    return false;
  }
  window.setTheme(0);
  window.setTextScale(1.0);
  window.quick().resize(kLooks[0].size);
  QCoreApplication::processEvents();
  return true;
}

bool inEveryLook(const QString& lesson) {
  return std::any_of(std::begin(kInEveryLook), std::end(kInEveryLook),
                     [&](const char* one) { return lesson == QLatin1String(one); });
}

bool shootLesson(Window& window, const QString& lesson, const QString& folder) {
  const Looks looks = inEveryLook(lesson) ? Looks::All : Looks::Two;
  PictureLearner learner(window, [&](int step, const QString& what) {
    return shoot(window, QString("%1-%2-%3").arg(lesson).arg(step).arg(what), folder, looks);
  });
  const QString sheet = QString("%1/lessons-%2-worksheet.pdf").arg(folder, lesson);
  const QString why = window.lessons().saveWorksheet(lesson, QUrl::fromLocalFile(sheet));
  if (!why.isEmpty()) {
    QTextStream(stderr) << why << Qt::endl;
    return false;
  }
  if (learner.goThrough(lesson, firstSolution(lesson))) return true;
  QTextStream(stderr) << lesson << " could not be gone through to its end." << Qt::endl;
  return false;
}

bool shootPractice(Window& window, const QString& folder) {
  lessons::Practice& practice = *window.lessons().practice();
  for (int topic = 0; topic < practice.topics().size(); ++topic) {
    practice.begin(topic);
    window.session().settle();
    for (int k = 0; k < 3; ++k) window.session().frame(10.0);
    const QString name = QString("practice-%1").arg(topic + 1);
    if (!shoot(window, name + "-question", folder, Looks::All)) return false;
    practice.answer(0);
    for (int k = 0; k < 500; ++k) {
      window.session().frame(20.0);
      window.session().settle();
    }
    if (!shoot(window, name + "-explained", folder, Looks::All)) return false;
  }
  practice.leave();
  return true;
}

bool shootList(Window& window, const QString& folder) {
  window.overlay("lessonsAsked");
  const bool good = shoot(window, "list", folder, Looks::All);
  // It is no overlay: the list goes as for a person who does not choose.
  for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
    QKeyEvent escape(type, Qt::Key_Escape, Qt::NoModifier);
    QCoreApplication::sendEvent(&window.quick(), &escape);
  }
  QCoreApplication::processEvents();
  return good;
}

}  // namespace

std::vector<Shot> lessonShots(Window& window, const QString& folder) {
  std::vector<Shot> shots{
      {"lessons-list", [&window, folder] { return shootList(window, folder); }}};
  window.lessons().readList();
  const lessons::LessonList& list = *window.lessons().list();
  const int role = list.roleNames().key("folder");
  for (int row = 0; row < list.count(); ++row) {
    const QString lesson = list.data(list.index(row, 0), role).toString();
    shots.push_back({"lessons-" + lesson, [&window, folder, lesson] {
                       const bool good = shootLesson(window, lesson, folder);
                       window.lessons().leave();
                       return good;
                     }});
  }
  shots.push_back(
      {"lessons-practice", [&window, folder] { return shootPractice(window, folder); }});
  return shots;
}

}  // namespace flotilla
