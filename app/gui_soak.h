// A long run under the app's own chaos, with every view open, at the fastest speed: what it costs
// and whether it holds. Part of the composition root.
// Thread rule: GUI thread.
#pragma once

#include "app/window.h"

namespace flotilla {

/// What is played: the same seed, the same trouble.
struct SoakPlan {
  double minutes{1};  ///< of viewer time
  double seed{1};
  int intensity{2};  ///< as session::Faults has it: 0 low, 1 medium, 2 high
};

/// What must not be exceeded.
struct SoakBounds {
  double growthMb{32};  ///< of the program, from the middle to the end
  double frameMs{100};
  /// Of the events and what is counted with them: so low that the run comes up against it long
  /// before the middle.
  std::size_t eventBytes{std::size_t{48} * 1024 * 1024};
};

/// Clients that write and read: the chaos leaves them alone.
class SoakClients {
 public:
  explicit SoakClients(session::Session& session) : session_(session) {}
  /// Once a frame.
  void frame();

 private:
  session::Session& session_;
  double nextAt_{0};
  int number_{0};
};

/// Opens a cluster under chaos, with every view open, and plays it.
void openForSoak(Window& window, const SoakPlan& plan);
/// Views that share a place come to the front in turn. Once a frame, with its number.
void turnViews(Window& window, int frame);
/// Violations of the run that is shown, from its start on.
std::size_t violationsOf(const session::Session& session);

/// Prints a line a minute and the sum. Returns 1 on a violation, or on a frame or a growth of
/// memory beyond the bounds.
int soak(Window& window, const SoakPlan& plan, const SoakBounds& bounds = {});

}  // namespace flotilla
