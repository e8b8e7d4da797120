// Ctrl+C, SIGTERM and SIGHUP wait, in every thread, until they are asked for.
// Thread rule: made while there is one thread; asked from any.
#pragma once

namespace cli {

class Signals {
 public:
  /// REQUIRES: there is one thread.
  Signals();
  /// Did somebody ask the program to end?
  static bool came();
};

}  // namespace cli
