// Real time, for rates and limits; nothing that happens in a run depends on it.
// Thread rule: a value; reading is free.
#pragma once

#include <chrono>

namespace study {

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

 private:
  std::chrono::steady_clock::time_point began_{std::chrono::steady_clock::now()};
};

}  // namespace study
