#include "app/pictures_faults.h"

#include <QTextStream>

#include "app/pictures_play.h"

namespace flotilla {
namespace {

constexpr QSize kSmall{1024, 700};
constexpr QSize kUsual{1440, 900};

/// In every theme at one size, and with large letters there and in the smallest window.
bool shootLooks(Window& window, const QString& name, const QString& folder) {
  window.quick().resize(kUsual);
  for (const int theme : {0, 1, 2}) {
    window.setTheme(theme);
    if (!takePicture(window, QString("%1/%2-%3.png").arg(folder, name).arg(theme))) return false;
  }
  window.setTheme(0);
  window.setTextScale(kLargeText);
  bool good = takePicture(window, QString("%1/%2-large.png").arg(folder, name));
  window.quick().resize(kSmall);
  good = good &&
         takePicture(window, QString("%1/%2-large-%3.png").arg(folder, name).arg(kSmall.width()));
  window.setTextScale(1.0);
  good = good && takePicture(window, QString("%1/%2-%3.png").arg(folder, name).arg(kSmall.width()));
  window.quick().resize(kUsual);
  return good;
}

bool openRun(Window& window) {
  const QString why = window.session().openText(
      "flotilla 1\ntitle \"Faults\"\ncluster 5 seed=7 latency=8..16ms\n", "Faults");
  if (!why.isEmpty()) return false;
  window.session().settle();
  for (int k = 0; k < 40 && !window.session().cluster().leader(); ++k) playFor(window, 50.0);
  window.session().write("put x=8", 0);
  playFor(window, 15.0);
  return true;
}

bool shootHeld(Window& window, const QString& folder) {
  for (const trace::MessageView& message : window.session().cluster().messages()) {
    window.faults().meddle(static_cast<int>(message.id.value), "hold");
    window.session().settle();
    playFor(window, 40.0);
    window.instrument().message()->setMessage(static_cast<int>(message.id.value));
    const bool good = shootLooks(window, "faults-held", folder);
    window.faults().meddle(static_cast<int>(message.id.value), "release");
    window.session().settle();
    return good;
  }
  QTextStream(stderr) << "No message is under way." << Qt::endl;
  return false;
}

bool shootChaos(Window& window, const QString& folder) {
  window.faults().startChaos(7, 2);
  playFor(window, 1'200.0);
  if (!shootLooks(window, "faults-chaos", folder)) return false;
  window.faults().stop();
  window.session().settle();
  return true;
}

struct Fault {
  session::FaultBoard::Part part;
  const char* key;
  QStringList typed;
};

bool shootBoard(Window& window, const QString& folder) {
  using session::FaultBoard;
  FaultBoard& board = *window.faults().board();
  window.choose(trace::ServerId{2});
  window.session().frame(0.0);
  board.chooseLink(1, 2);
  for (const Fault& fault :
       {Fault{FaultBoard::Server, "pause", {"1"}},
        Fault{FaultBoard::Server, "fsync", {"150", "300"}},
        Fault{FaultBoard::Server, "offset", {"40"}}, Fault{FaultBoard::Forth, "cut", {"1"}},
        Fault{FaultBoard::Forth, "loss", {"30"}}, Fault{FaultBoard::Back, "latency", {"80", "160"}},
        Fault{FaultBoard::Back, "duplicate", {"5"}}}) {
    board.set(fault.part, fault.key, fault.typed);
    window.session().settle();
  }
  board.setServer(4);
  board.set(FaultBoard::Server, "stalled", {"1"});
  window.session().settle();
  board.setServer(2);
  if (!shootLooks(window, "faults-signs", folder)) return false;
  for (const auto& [call, name] : {std::pair{"trouble.openServerFaults", "faults-server"},
                                   std::pair{"trouble.openLinkBoard", "faults-link"}}) {
    window.overlay(call);
    if (!shootLooks(window, name, folder)) return false;
    window.overlay("closeAll");
  }
  return true;
}

}  // namespace

bool shootFaults(Window& window, const QString& folder) {
  return openRun(window) && shootHeld(window, folder) && shootBoard(window, folder) &&
         shootChaos(window, folder);
}

}  // namespace flotilla
