#include "app/pictures_stage.h"

#include <QCoreApplication>
#include <QTextStream>

#include <array>

#include "app/pictures_play.h"

namespace flotilla {
namespace {

struct Scene {
  const char* name;
  const char* script;
};

constexpr std::array kScenes{
    Scene{"walls", R"(flotilla 1
cluster 5 seed=7 latency=8..16ms
run until leader within 2s
put x 1 via leader
run until last put is ok within 1s
cut S1 S2 | S4 S5
cut one-way S3 -> S1
link S3 S4 loss=30% delay=40..60ms
pause S2
run 40ms
)"},
    Scene{"votes", R"(flotilla 1
cluster 5 seed=7 spares=1 latency=8..16ms
run until leader within 2s
learner S6
run until S6 is learner within 1s
crash leader
run until no leader within 1s
campaign S4
run 9ms
)"},
    Scene{"disks", R"(flotilla 1
cluster 5 seed=7 latency=8..16ms
run until leader within 2s
disk S1 fsync=80..90ms
disk S2 stalled
clock S3 offset=40ms
damage S4
restart S4
put x 1 via leader
run 30ms
)"},
    Scene{"clients", R"(flotilla 1
cluster 5 seed=7 latency=8..16ms history=0
run until leader within 2s
grant 7 3s as c1
run until last grant is ok within 1s
put lamp on lease 7 as c1
run until last put is ok within 1s
keepalive 7 every 1s via S1 as c1
watch lamp via S2 as c2
run 200ms
put lamp off as c3
put y 1 as c4
run 21ms
)"},
    Scene{"many", R"(flotilla 1
cluster 51 seed=7 latency=8..16ms election=300..600ms
run until leader within 4s
put x 1 via leader
run 12ms
)"},
};

struct StageLook {
  const char* name;
  QSize size;
  int theme;
  double text;
};
constexpr StageLook kStageLooks[] = {
    {"dark", {1440, 900}, 0, 1},  {"light", {1440, 900}, 1, 1}, {"projector", {1440, 900}, 2, 1},
    {"small", {1024, 700}, 0, 1}, {"large", {1440, 900}, 0, 2}, {"small-large", {1024, 700}, 1, 2},
};

bool shootScene(Window& window, const Scene& scene, const QString& folder) {
  session::Session& session = window.session();
  const QString why = session.openText(scene.script, scene.name);
  if (!why.isEmpty()) {
    QTextStream(stderr) << why << Qt::endl;
    return false;
  }
  session.setSpeed(session::Playhead::kFastest);
  session.play();
  while (session.scriptPlays()) frameOf(window, kFrameMs);
  session.toEnd();
  session.pause();
  session.setSpeed(0.1);
  // A pane that has no room is not closed.
  window.quick().resize(kStageLooks[0].size);
  QCoreApplication::processEvents();
  view::Desk& desk = *window.views().desk();
  for (const int pane : {0, 1, 2, 3, 4, 5, 6, 7}) desk.close(pane);
  bool good = true;
  for (const StageLook& look : kStageLooks) {
    window.quick().resize(look.size);
    window.setTheme(look.theme);
    window.setTextScale(look.text);
    good = good &&
           takePicture(
               window,
               QString("%1/stage-%2-%3.png").arg(folder, QLatin1String(scene.name), look.name));
  }
  window.setTheme(0);
  window.setTextScale(1);
  desk.reset();
  return good;
}

}  // namespace

std::vector<Shot> stageShots(Window& window, const QString& folder) {
  std::vector<Shot> shots;
  for (const Scene& scene : kScenes) {
    shots.push_back({QString("stage-%1").arg(scene.name),
                     [&window, &scene, folder] { return shootScene(window, scene, folder); }});
  }
  return shots;
}

}  // namespace flotilla
