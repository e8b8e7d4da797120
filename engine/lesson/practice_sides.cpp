#include "engine/lesson/practice_sides.h"

namespace lesson {

std::string serversText(const std::vector<ServerId>& servers) {
  std::string list;
  for (std::size_t i = 0; i < servers.size(); ++i) {
    if (i > 0) list += i + 1 == servers.size() ? " and " : ", ";
    list += nameOf(servers[i]);
  }
  return list;
}

Sides sidesOf(std::uint32_t servers, Lot& lot) {
  Sides sides;
  std::string cut = "cut";
  const std::uint64_t split = 1 + lot.below(servers - 1);
  const std::uint64_t stopped = lot.below(servers / 2 + 1);
  for (std::uint64_t i = 1; i <= servers; ++i) {
    (i <= split ? sides.a : sides.b).push_back(ServerId{i});
    cut += (i == split + 1 ? " | S" : " S") + std::to_string(i);
  }
  for (std::uint64_t i = 0; i < stopped; ++i) {
    auto& side = lot.below(2) == 0 ? sides.a : sides.b;
    if (side.size() < 2) continue;
    const std::size_t at = lot.below(side.size());
    sides.lines += "crash " + nameOf(side[at]) + "\n";
    side.erase(side.begin() + static_cast<std::ptrdiff_t>(at));
  }
  sides.lines += cut + "\n";
  return sides;
}

std::string textOf(const Sides& sides) {
  const auto run = [](const std::vector<ServerId>& side) {
    return serversText(side) + (side.size() == 1 ? " runs" : " run");
  };
  return "On one, " + run(sides.a) + "; on the other, " + run(sides.b) + ".";
}

}  // namespace lesson
