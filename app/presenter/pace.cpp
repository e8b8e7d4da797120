#include "app/presenter/pace.h"

#include <algorithm>

namespace presenter {
namespace {

std::string twoDigits(std::int64_t number) {
  const std::string text = std::to_string(number);
  return text.size() < 2 ? "0" + text : text;
}

}  // namespace

void Pace::restart(std::int64_t nowMs) {
  now_ = std::max(now_, nowMs);
  began_ = now_;
}

void Pace::tick(std::int64_t nowMs) { now_ = std::max(now_, nowMs); }

std::string clockText(std::int64_t ms) {
  const std::int64_t seconds = std::max<std::int64_t>(ms, 0) / 1000;
  const std::int64_t hours = seconds / 3600;
  const std::int64_t minutes = seconds / 60 % 60;
  const std::string end = twoDigits(seconds % 60);
  if (hours == 0) return std::to_string(minutes) + ":" + end;
  return std::to_string(hours) + ":" + twoDigits(minutes) + ":" + end;
}

}  // namespace presenter
