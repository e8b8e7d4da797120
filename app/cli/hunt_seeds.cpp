#include "app/cli/hunt_seeds.h"

#include <filesystem>
#include <fstream>
#include <ostream>

#include "app/cli/hunt_table.h"
#include "app/cli/run_file.h"
#include "engine/scenario/printer.h"
#include "engine/study/interruption.h"
#include "engine/study/runner.h"
#include "engine/study/shrink.h"
#include "engine/study/stopwatch.h"
#include "engine/study/story.h"

namespace cli {
namespace {

/// Between two looks at what time it is; what a batch found is kept until then.
constexpr std::uint64_t kBatch = 64;
constexpr std::uint64_t kSeedsByDefault = 1'000;
constexpr double kSecondsBetweenLines = 1;

class Hunter {
 public:
  Hunter(const HuntRequest& request, std::ostream& err)
      : request_(request), wishes_{request.servers, request.rules}, err_(err) {}

  /// The first finding, if there is one.
  std::optional<study::Hunted> run() {
    std::uint64_t left =
        request_.seeds.value_or(request_.minutes ? ~std::uint64_t{0} : kSeedsByDefault);
    std::uint64_t from = request_.from;
    while (left > 0 && !interruption_.token().stop_requested()) {
      const std::uint64_t count = std::min(left, kBatch);
      if (auto found = batch(from, count)) return found;
      from += count;
      left -= count;
    }
    return std::nullopt;
  }

  std::stop_token token() const { return interruption_.token(); }
  const HuntTotals& totals() const { return totals_; }
  double seconds() const { return watch_.seconds(); }

 private:
  std::optional<study::Hunted> batch(std::uint64_t from, std::uint64_t count) {
    std::stop_source over;
    const std::stop_callback both(interruption_.token(), [&] { over.request_stop(); });
    const auto note = [&](std::uint64_t, const study::Hunted& hunted) {
      totals_.add(hunted);
      if (hunted.finding) over.request_stop();
      if (request_.minutes && seconds() >= 60.0 * static_cast<double>(*request_.minutes)) {
        interruption_.request();
      }
      report();
    };
    auto results = study::runTrials<study::Hunted>(
        count, study::allCores(), over.get_token(),
        [&](std::uint64_t i) { return study::hunt(from + i, wishes_); }, note);
    for (study::Hunted& hunted : results) {
      if (hunted.finding) return std::move(hunted);
    }
    return std::nullopt;
  }

  void report() {
    if (seconds() < nextLine_) return;
    nextLine_ = seconds() + kSecondsBetweenLines;
    err_ << rateOf(totals_, seconds()) << std::endl;
  }

  const HuntRequest& request_;
  study::Wishes wishes_;
  std::ostream& err_;
  study::Interruption interruption_;
  study::Stopwatch watch_;
  HuntTotals totals_;
  double nextLine_{kSecondsBetweenLines};
};

std::string replayLine(const HuntRequest& request, const study::Hunted& hunted) {
  std::string text = "flotilla-cli hunt --seed " + std::to_string(hunted.seed);
  if (request.rules.broken) text += " --break " + std::string(wordOf(*request.rules.broken));
  if (request.servers != 0) text += " --servers " + std::to_string(request.servers);
  return text;
}

std::string fileOf(const HuntRequest& request, const study::Hunted& hunted) {
  std::string name = "hunt-";
  if (request.rules.broken) name += std::string(wordOf(*request.rules.broken)) + "-";
  name += std::to_string(hunted.seed) + ".flotilla";
  return (std::filesystem::path(request.folder) / name).string();
}

/// False if the scenario could not be written.
bool tell(const HuntRequest& request, const study::Hunted& hunted, const std::stop_token& stop,
          std::ostream& err) {
  err << hunted.finding->name << ": " << hunted.finding->sentence << "\n(seed " << hunted.seed
      << ", profile " << hunted.profile << ", " << hunted.plan.acts.size() << " acts)\n"
      << replayLine(request, hunted) << std::endl;
  const study::Shrunk shrunk = study::shrink(hunted.plan, *hunted.finding, stop);
  if (!shrunk.played.finding) {
    err << "Its acts, played again, do not show it: no scenario is written.\n";
    return true;
  }
  const std::string path = fileOf(request, hunted);
  std::error_code ignored;
  std::filesystem::create_directories(request.folder, ignored);
  std::ofstream file(path, std::ios::binary);
  file << scenario::print(study::storyOf(shrunk.plan, shrunk.played));
  if (!file.flush()) {
    err << "The scenario cannot be written to '" << path << "'.\n";
    return false;
  }
  err << "shrunk to " << shrunk.plan.acts.size() << " acts on " << shrunk.plan.settings.allServers()
      << " servers in " << shrunk.plays << " runs: " << shrunk.played.finding->sentence
      << "\nflotilla-cli run --events none " << path << '\n';
  return true;
}

}  // namespace

int huntSeeds(const HuntRequest& request, std::ostream& out, std::ostream& err) {
  Hunter hunter(request, err);
  const std::optional<study::Hunted> found = hunter.run();
  const double seconds = hunter.seconds();
  bool told = true;
  if (found) told = tell(request, *found, hunter.token(), err);
  out << tableOf(hunter.totals(), seconds) << std::flush;
  if (!out || !told) return kBadInput;
  return found ? kNotHeld : kAllHeld;
}

}  // namespace cli
