#include "app/pictures_studies.h"

#include <array>

#include "app/pictures_play.h"

namespace flotilla {
namespace {

/// In each theme and size, and with large letters.
bool shootStudies(Window& window, const QString& name, const QString& folder) {
  for (const QSize size : kPartSizes) {
    window.quick().resize(size);
    for (const int theme : {0, 1, 2}) {
      window.setTheme(theme);
      const QString path = "%1/%2-%3-%4.png";
      if (!takePicture(window, path.arg(folder, name).arg(theme).arg(size.width()))) return false;
    }
    window.setTheme(0);
    window.setTextScale(kLargeText);
    const QString large = "%1/%2-large-%3.png";
    const bool good = takePicture(window, large.arg(folder, name).arg(size.width()));
    window.setTextScale(1.0);
    if (!good) return false;
  }
  return true;
}

bool shootSheet(Window& window, const QString& call, const QString& name, const QString& folder) {
  window.overlay(call);
  window.settle();
  if (!shootStudies(window, name, folder)) return false;
  window.overlay("closeAll");
  return true;
}

/// The run that a search found, before and at the violation.
bool shootFound(Window& window, const QString& folder) {
  window.studies().search()->start("up-to-date-vote");
  window.settle();
  session::Session& session = window.session();
  session.settle();
  session.frame(10.0);
  session.settle();
  if (!shootStudies(window, "studies-awaited", folder)) return false;
  constexpr int kFramesOfSearch = 20'000;
  for (int k = 0; k < kFramesOfSearch && session.playing(); ++k) {
    session.frame(20.0);
    session.settle();
  }
  return shootStudies(window, "studies-broken", folder);
}

}  // namespace

bool shootStudies(Window& window, const QString& folder) {
  if (!window.session().loadBundled("opening").isEmpty()) return false;
  window.session().frame(10.0);
  window.session().settle();
  window.session().pause();
  if (!shootSheet(window, "study.openSettings", "studies-settings", folder)) return false;
  studies::SettingsStudy& settings = *window.studies().settings();
  window.overlay("study.openSettings");
  settings.setProperty("heartbeat", 170.0);
  window.settle();
  settings.setProperty("latencyMax", 5.0);
  if (!shootStudies(window, "studies-wrong", folder)) return false;
  window.overlay("closeAll");
  if (!shootFound(window, folder)) return false;
  window.overlay("closeAll");
  return shootSheet(window, "study.openRules", "studies-rules", folder);
}

}  // namespace flotilla
