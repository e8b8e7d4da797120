#include "app/pictures_lessons.h"

#include <QCoreApplication>
#include <QTextStream>

namespace flotilla {
namespace {

struct Look {
  QSize size;
  int theme;
  double scale;
};
constexpr Look kLooks[] = {{{1440, 900}, 0, 1.0},
                           {{1440, 900}, 1, 1.0},
                           {{1440, 900}, 2, 1.5},
                           {{1024, 700}, 0, 1.0},
                           {{1024, 700}, 0, 2.0}};

bool shoot(Window& window, const QString& name, const QString& folder) {
  int number = 0;
  for (const Look& look : kLooks) {
    window.quick().resize(look.size);
    window.setTheme(look.theme);
    window.setTextScale(look.scale);
    for (int k = 0; k < 3; ++k) {
      window.session().frame(0.0);
      QCoreApplication::processEvents();
      window.show();
    }
    const QString path = QString("%1/lessons-%2-%3.png").arg(folder, name).arg(++number);
    if (window.picture().save(path)) continue;
    QTextStream(stderr) << path << " cannot be written. Make the folder writable." << Qt::endl;
    return false;
  }
  window.setTheme(0);
  window.setTextScale(1.0);
  return true;
}

/// Plays what the lesson does, or lets the run decide.
void play(Window& window) {
  const lessons::Page& page = *window.lessons().page();
  constexpr int kFramesMost = 20'000;
  for (int k = 0; k < kFramesMost; ++k) {
    const bool runs = page.state() == lessons::Page::Showing ||
                      page.state() == lessons::Page::Watching ||
                      page.state() == lessons::Page::Deciding;
    if (!runs) return;
    window.session().frame(20.0);
    window.session().settle();
  }
}

}  // namespace

bool shootLessons(Window& window, const QString& folder) {
  window.overlay("lessonsAsked");
  if (!shoot(window, "list", folder)) return false;
  lessons::Lessons& lessons = window.lessons();
  lessons.start("05-majority-of-what");
  if (!lessons.isOpen()) return false;
  for (int step = 1; lessons.page()->state() != lessons::Page::Working; ++step) {
    play(window);
    if (!shoot(window, QString("step-%1").arg(step), folder)) return false;
    lessons.answer(0, 3);
    play(window);
    if (!shoot(window, QString("step-%1-explained").arg(step), folder)) return false;
    lessons.goOn();
    play(window);
  }
  lessons.hint();
  const bool good = shoot(window, "task", folder);
  lessons.leave();
  return good;
}

}  // namespace flotilla
