// What flotilla-live is asked to do.
// Thread rule: plain values.
#pragma once

#include <optional>
#include <variant>

#include "tests/bench/live/contender.h"
#include "tests/bench/live/plan.h"

namespace bench {

enum class Measure : std::uint8_t { Speed, Size };

struct Options {
  Measure measure{Measure::Speed};
  Programs programs;
  std::filesystem::path folder;
  std::chrono::milliseconds length{4'000};  ///< of one load on one of the two
  std::size_t rounds{3};
  std::string only;                ///< part of the names of what is measured
  std::size_t keys{1'000'000};     ///< of the big store
  std::size_t entries{1'000'000};  ///< of the long log
  std::optional<Make> side;        ///< sizes of only one of the two
  At at{At::Leader};               ///< who is asked to write what makes them big
};

/// A sentence instead, if they make no sense. "--help" among them: nullopt.
std::variant<std::optional<Options>, std::string> optionsIn(const std::vector<std::string>& words);
std::string help();

}  // namespace bench
