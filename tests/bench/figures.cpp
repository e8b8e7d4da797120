#include "tests/bench/figures.h"

#include <time.h>

#include <algorithm>
#include <sstream>

namespace bench {

// Google Benchmark carries one free text from a benchmark to its reporter: the label.
void tell(benchmark::State& state, const std::vector<Figure>& figures) {
  std::ostringstream label;
  label.precision(17);
  for (const Figure& f : figures) {
    label << f.what << '\t' << f.value << '\t' << f.unit << '\t' << static_cast<int>(f.wanted)
          << '\t' << f.target << '\n';
  }
  state.SetLabel(label.str());
}

std::vector<Figure> figuresIn(const std::string& label) {
  std::vector<Figure> figures;
  std::istringstream in(label);
  Figure f;
  int wanted = 0;
  while (std::getline(in, f.what, '\t') && in >> f.value && in.get() == '\t' &&
         std::getline(in, f.unit, '\t') && in >> wanted >> f.target) {
    f.wanted = static_cast<Wanted>(wanted);
    figures.push_back(f);
    in.get();
  }
  return figures;
}

namespace {
double threadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}
}  // namespace

double secondsOf(const std::function<void()>& work) {
  const double begin = threadSeconds();
  work();
  return threadSeconds() - begin;
}

double percentile(std::vector<double> samples, std::size_t percent) {
  std::sort(samples.begin(), samples.end());
  return samples[(samples.size() - 1) * percent / 100];
}

}  // namespace bench
