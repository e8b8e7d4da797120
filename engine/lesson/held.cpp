#include "engine/lesson/held.h"

#include <algorithm>

namespace lesson {
namespace {

bool names(const std::vector<std::string>& list, const std::string& name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

const std::vector<std::string>& heldByDefault() {
  static const std::vector<std::string> held = {"why",     "timers",     "lens",  "narration",
                                                "history", "space-time", "table", "inspector"};
  return held;
}

std::vector<std::string> heldWhileAsked(const Step& step) {
  if (!step.prediction) return {};
  std::vector<std::string> held = step.prediction->held;
  for (const std::string& name : heldByDefault()) {
    if (!names(held, name) && !names(step.look, name)) held.push_back(name);
  }
  return held;
}

}  // namespace lesson
