#include "app/cli/hunt_table.h"

#include <numeric>

namespace cli {
namespace {

std::string line(std::string_view name, const std::string& value) {
  constexpr std::size_t kNameWide = 28;
  constexpr std::size_t kValueWide = 14;
  std::string text = "  " + std::string(name);
  text.resize(std::max(text.size(), kNameWide), ' ');
  return text + std::string(kValueWide - std::min(kValueWide, value.size()), ' ') + value + "\n";
}

/// 1234567 as 1,234,567.
std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t place = text.size(); place > 3; place -= 3) text.insert(place - 3, ",");
  return text;
}

std::string perSecond(std::uint64_t number, double seconds) {
  const double rate = seconds > 0 ? static_cast<double>(number) / seconds : 0;
  return grouped(static_cast<std::uint64_t>(rate));
}

}  // namespace

void HuntTotals::add(const study::Hunted& hunted) {
  ++seeds;
  for (std::size_t i = 0; i < faults.size(); ++i) faults[i] += hunted.faults[i];
  operations += hunted.operations;
  answered += hunted.answered;
  events += hunted.events;
  time += hunted.time;
  noQuorum += hunted.healed == study::Healed::NoQuorum ? 1 : 0;
  undecided += hunted.undecided ? 1 : 0;
  violations += hunted.finding ? 1 : 0;
}

std::uint64_t HuntTotals::allFaults() const {
  return std::accumulate(faults.begin(), faults.end(), std::uint64_t{0});
}

std::string rateOf(const HuntTotals& totals, double seconds) {
  return grouped(totals.seeds) + " seeds, " + perSecond(totals.seeds, seconds) + " seeds/s, " +
         perSecond(totals.allFaults(), seconds) + " faults/s, " +
         perSecond(totals.events, seconds) + " events/s, " + grouped(totals.violations) +
         " violations";
}

std::string tableOf(const HuntTotals& totals, double seconds) {
  std::string text = "faults\n";
  for (std::size_t i = 0; i < totals.faults.size(); ++i) {
    text += line(study::kFaultNames[i], grouped(totals.faults[i]));
  }
  text += line("all", grouped(totals.allFaults()));
  const auto virtualSeconds = std::chrono::duration_cast<std::chrono::seconds>(totals.time);
  text += "hunt\n" + line("seeds", grouped(totals.seeds)) +
          line("client operations", grouped(totals.operations)) +
          line("of them answered", grouped(totals.answered)) +
          line("events, each checked", grouped(totals.events)) +
          line("virtual time, s", grouped(static_cast<std::uint64_t>(virtualSeconds.count()))) +
          line("real time, s", grouped(static_cast<std::uint64_t>(seconds))) +
          line("healed without a quorum", grouped(totals.noQuorum)) +
          line("histories undecided", grouped(totals.undecided)) +
          line("violations", grouped(totals.violations));
  return text + rateOf(totals, seconds) + "\n";
}

}  // namespace cli
