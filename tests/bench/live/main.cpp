// flotilla-live: our members against etcd's, on the same machine (`./dev bench live`).
#include <iostream>

#include "tests/bench/live/speed.h"

int main(int count, char** values) {
  bench::Interrupt interrupt;
  const auto read = bench::optionsIn({values + 1, values + count});
  if (const auto* mistake = std::get_if<std::string>(&read)) {
    std::cerr << *mistake << '\n';
    return 2;
  }
  const auto& options = std::get<std::optional<bench::Options>>(read);
  if (!options) {
    std::cout << bench::help();
    return 0;
  }
  return options->measure == bench::Measure::Speed ? bench::measureSpeed(*options, interrupt)
                                                   : bench::measureSizes(*options, interrupt);
}
