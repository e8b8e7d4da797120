// A measurement tells its result as figures; the program prints them as one table.
// Thread rule: one thread.
#pragma once

#include <benchmark/benchmark.h>

#include <functional>
#include <string>
#include <vector>

namespace bench {

enum class Wanted : std::uint8_t { None, AtLeast, AtMost };

/// One line of the table. The targets are those of the product's design; None where it names none.
struct Figure {
  std::string what;
  double value{0};
  std::string unit;
  Wanted wanted{Wanted::None};
  double target{0};
};

/// Says what `state`'s benchmark found.
void tell(benchmark::State& state, const std::vector<Figure>& figures);
/// What told figures look like to the reporter; empty if `label` holds none.
std::vector<Figure> figuresIn(const std::string& label);

/// Seconds of this thread's processor time that `work` takes: other programs do not count.
double secondsOf(const std::function<void()>& work);
/// The smallest value that is not below `percent` of the samples. REQUIRES: !samples.empty().
double percentile(std::vector<double> samples, std::size_t percent);

}  // namespace bench
