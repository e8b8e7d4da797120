#include "app/pictures_held.h"

#include <QCoreApplication>
#include <QTextStream>

#include <array>

#include "app/pictures_play.h"

namespace flotilla {
namespace {

using view::Desk;

struct HeldLook {
  QSize size;
  double text;
};
constexpr std::array kHeldLooks{HeldLook{{1024, 700}, 1},   HeldLook{{1440, 900}, 1},
                                HeldLook{{1440, 900}, 1.5}, HeldLook{{1024, 700}, 2},
                                HeldLook{{1440, 900}, 2},   HeldLook{{1920, 1080}, 2}};

// A lease that is kept alive, one that nobody renews, watchers of a key and of a prefix.
constexpr char kHeldRun[] = R"(flotilla 1
title "Leases and watches"
cluster 5 seed=7 election=150..300ms heartbeat=50ms latency=8..16ms
run until leader within 2s
grant 7 10s as c1 via leader
run until last grant is ok within 2s
put lamp on lease 7 as c1 via leader
run until last put is ok within 2s
keepalive 7 every 3s as c1
grant 8 20s as c2 via leader
run until last grant is ok within 2s
put lock c2 lease 8 as c2 via leader
run until last put is ok within 2s
watch prefix jobs/ via S3 as c3
watch lamp via S2 as c4
run 900ms
put jobs/1 sweep as c5 via leader
run until last put is ok within 2s
put jobs/2 mop as c5 via leader
run until last put is ok within 2s
run 1500ms
)";

/// Whether time passes meanwhile or not.
bool saveLook(Window& window, const QString& path) {
  for (int k = 0; k < 3; ++k) {
    window.session().frame(0.0);
    window.settle();
    QCoreApplication::processEvents();
    window.show();
  }
  if (window.picture().save(path)) return true;
  QTextStream(stderr) << path << " cannot be written. Make the folder writable." << Qt::endl;
  return false;
}

}  // namespace

void showDataPart(Window& window, int part) {
  window.views().desk()->raise(Desk::Data);
  if (auto* pane = window.quick().findChild<QObject*>("dataPane")) pane->setProperty("part", part);
}

bool shootEveryLook(Window& window, const QString& name, const QString& folder,
                    const std::function<void()>& prepare) {
  bool good = true;
  for (const HeldLook& look : kHeldLooks) {
    window.quick().resize(look.size);
    window.setTextScale(look.text);
    QCoreApplication::processEvents();
    prepare();
    const bool usual = look.size.width() == 1440 && look.text == 1;
    for (const int theme : {0, 1, 2}) {
      if (theme != 0 && !usual) continue;
      window.setTheme(theme);
      const QString path = QString("%1/%2-%3-%4-%5.png")
                               .arg(folder, name)
                               .arg(theme)
                               .arg(look.size.width())
                               .arg(100 * look.text);
      good = good && saveLook(window, path);
    }
    window.setTheme(0);
  }
  window.setTextScale(1);
  return good;
}

bool shootHoldings(Window& window, const QString& folder) {
  session::Session& session = window.session();
  const QString why = session.openText(kHeldRun, "Leases and watches");
  if (!why.isEmpty()) {
    QTextStream(stderr) << why << Qt::endl;
    return false;
  }
  session.play();
  while (session.scriptPlays()) {
    session.setSpeed(session::Playhead::kFastest);
    frameOf(window, 100.0);
  }
  session.pause();
  session.settle();
  window.choose(session.cluster().leader());
  for (const int pane : {0, 1, 2, 3, 4, 5, 6, 7}) window.views().desk()->close(pane);
  bool good = true;
  for (const auto& [part, name] :
       {std::pair{0, "held-keys"}, std::pair{1, "held-leases"}, std::pair{2, "held-watches"}}) {
    good = good && shootEveryLook(window, name, folder, [&] { showDataPart(window, part); });
  }
  showDataPart(window, 0);
  window.views().desk()->reset();
  return good;
}

}  // namespace flotilla
