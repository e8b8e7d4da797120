// A long run under trouble, with every view open, at the fastest speed: what it costs and whether
// it holds. Part of the composition root.
// Thread rule: GUI thread.
#pragma once

#include "app/window.h"

namespace flotilla {

/// Seeded trouble through the session's acts, as a person makes it: crash and restart, cut and
/// heal, pause and resume, writes. The same seed acts the same on the same run.
class Trouble {
 public:
  Trouble(session::Session& session, std::uint64_t seed) : session_(session), state_(seed) {}
  /// Once a frame: acts when its time has come.
  void frame();
  std::uint64_t acts() const { return acts_; }

 private:
  std::uint64_t draw(std::uint64_t below);
  int anyServer();
  void cutSome();
  void act();

  session::Session& session_;
  std::uint64_t state_;
  std::uint64_t acts_{0};
  double nextAt_{0};
};

/// Opens a cluster that takes the trouble, with every view open.
void openForSoak(Window& window);
/// Violations of the run that is shown.
std::uint64_t violationsOf(const session::Session& session);

/// Bounds of a soak. Growth is measured from the end of the first minute.
struct SoakBounds {
  double growthMb{64};
  double frameMs{100};
};

/// `minutes` of viewer time; prints a line a minute. Returns 1 on a violation, on a frame or a
/// growth of memory beyond the bounds.
int soak(Window& window, double minutes, const SoakBounds& bounds = {});

}  // namespace flotilla
