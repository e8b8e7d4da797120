// The program: a window on a living cluster, or, without a person, pictures of one.
#include <QCommandLineParser>
#include <QGuiApplication>
#include <QSettings>
#include <QStandardPaths>

#include <cstdio>

#include "app/cli/worlds.h"
#include "app/gui_bench.h"
#include "app/gui_soak.h"
#include "app/pictures.h"
#include "app/served_world.h"
#include "app/share/link.h"
#include "app/window.h"
#include "qml/Flotilla/Style/fonts.h"

namespace {

std::unique_ptr<cluster::World> makeWorld(cluster::WorldKind kind,
                                          const cluster::Settings& settings, std::string& why) {
  cli::NewWorld made = cli::makeWorld(kind, settings);
  if (auto* sentence = std::get_if<std::string>(&made)) {
    why = std::move(*sentence);
    return nullptr;
  }
  return std::move(std::get<std::unique_ptr<cluster::World>>(made));
}

struct Options {
  QString opening;
  QString shots;
  QString only;
  QString scenario;
  bool bench{false};
  flotilla::SoakPlan soak;
};

Options optionsOf(const QStringList& arguments) {
  QCommandLineParser parser;
  parser.setApplicationDescription("See and touch a replicated key-value store.");
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addOption({"opening", "Play the opening scenario, leave pictures in <folder>.", "folder"});
  parser.addOption({"shots", "Take pictures of every screen into <folder>.", "folder"});
  parser.addOption({"only", "With --shots: pictures whose name contains <word>.", "word"});
  parser.addOption({"bench-gui", "Measure the window: frames, seeking, launch, memory."});
  parser.addOption({"soak", "Play chaos that long with every view open.", "minutes"});
  parser.addOption({"seed", "With --soak: the chaos to play.", "number", "1"});
  parser.addOption({"intensity", "With --soak: 0, 1 or 2.", "level", "2"});
  parser.addPositionalArgument("scenario", "A scenario or talk to open, or a flotilla: link.",
                               "[scenario]");
  parser.process(arguments);
  const QStringList files = parser.positionalArguments();
  return {parser.value("opening"),
          parser.value("shots"),
          parser.value("only"),
          files.value(0),
          parser.isSet("bench-gui"),
          {parser.value("soak").toDouble(), parser.value("seed").toDouble(),
           parser.value("intensity").toInt()}};
}

// The painted items want the software renderer: without a GPU it is the faster one, and its
// pictures are the same on every run. Frames are paced by the animation timer alone: the 5 ms that
// Qt rests before each of them would be missing in the frame.
void chooseRenderer() {
  if (!qEnvironmentVariableIsSet("QT_QPA_UPDATE_IDLE_TIME")) {
    qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");
  }
  if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND")) qputenv("QT_QUICK_BACKEND", "software");
  const bool display =
      qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
  if (!display && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
  }
}

QString openFirst(flotilla::Window& window, const QString& scenario) {
  if (scenario.isEmpty()) return window.session().loadBundled("opening");
  if (share::isLink(scenario)) return window.sharing().openWords(scenario);
  if (scenario.endsWith(".cues")) {
    window.talks().presenter().presentTalk(scenario);
    return window.talks().presenter().trouble();
  }
  return window.session().openScenario(QUrl::fromLocalFile(scenario));
}

// What a person has between two starts: panes, the run that was cut short, hints already seen.
void remember(flotilla::Window& window) {
  window.rememberPanes();
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
  share::Autosave* autosave = window.sharing().autosave();
  autosave->begin(folder);
  window.lessons().keepRecords(folder + "/progress.jsonl");
  QObject::connect(qApp, &QGuiApplication::aboutToQuit, autosave, &share::Autosave::endWell);
  window.sharing().hints()->begin(std::make_unique<QSettings>());
}

int runWindow(flotilla::Window& window, const QString& scenario) {
  session::Session& session = window.session();
  const QString why = openFirst(window, scenario);
  if (!why.isEmpty()) {
    std::fprintf(stderr, "%s\n", qPrintable(why));
    return 2;
  }
  // A talk begins standing still.
  if (!window.talks().presenter().active()) session.play();
  return QGuiApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
  QElapsedTimer launch;
  launch.start();
  chooseRenderer();
  QGuiApplication app(argc, argv);
  QGuiApplication::setApplicationName("Flotilla");
  QGuiApplication::setOrganizationName("Flotilla");
  QGuiApplication::setApplicationVersion("0.1.0");
  style::loadFonts();
  const Options options = optionsOf(QGuiApplication::arguments());

  share::Endpoints endpoints;
  flotilla::Window window(flotilla::serving(makeWorld, endpoints));
  window.sharing().setEndpoints(&endpoints);
  const bool byHand = !options.opening.isEmpty() || !options.shots.isEmpty() || options.bench ||
                      options.soak.minutes > 0;
  if (byHand) window.session().paceByHand();
  if (!window.load()) return 2;
  if (!options.opening.isEmpty()) return flotilla::playOpening(window, options.opening);
  if (!options.shots.isEmpty()) return flotilla::takeShots(window, options.shots, options.only);
  if (options.soak.minutes > 0) return flotilla::soak(window, options.soak);
  if (options.bench) return flotilla::measureWindow(window, launch);
  remember(window);
  return runWindow(window, options.scenario);
}
