// Prints what the benchmarks found as one table: figure, target, and the benchmark it comes from.
#include <cstdio>
#include <string>

#include "tests/bench/figures.h"

namespace {

using bench::Figure;
using bench::Wanted;

std::string numberOf(double value) {
  char text[64];
  std::snprintf(text, sizeof text, value < 100 ? "%.3g" : "%.0f", value);
  std::string digits = text;
  if (digits.find_first_not_of("0123456789") != std::string::npos) return digits;
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string targetOf(const Figure& f) {
  if (f.wanted == Wanted::None) return "";
  const bool met = f.wanted == Wanted::AtLeast ? f.value >= f.target : f.value <= f.target;
  const std::string bound = f.wanted == Wanted::AtLeast ? "at least " : "at most ";
  return bound + numberOf(f.target) + (met ? "" : "  MISSED");
}

class Table final : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context& context) override {
    std::printf("%d processors of %.1f GHz; one is used unless said otherwise\n\n",
                context.cpu_info.num_cpus, context.cpu_info.cycles_per_second / 1e9);
    print("figure", "measured", "target", "from");
    return true;
  }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      const std::string from = run.run_name.function_name;
      if (run.error_occurred) print(from + ": " + run.error_message, "", "FAILED", from);
      for (const Figure& f : bench::figuresIn(run.report_label)) {
        print(f.what, numberOf(f.value) + " " + f.unit, targetOf(f), from);
      }
    }
  }

 private:
  static void print(const std::string& what, const std::string& value, const std::string& target,
                    const std::string& from) {
    std::printf("%-58s %20s  %-28s %s\n", what.c_str(), value.c_str(), target.c_str(),
                from.c_str());
    std::fflush(stdout);
  }
};

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  Table table;
  benchmark::RunSpecifiedBenchmarks(&table);
  benchmark::Shutdown();
  return 0;
}
