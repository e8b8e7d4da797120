#include "engine/etcd/process_metrics.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iomanip>
#include <limits>
#include <sstream>

#include "engine/etcd/metrics_text.h"

namespace etcd {
namespace {

using enum MetricKind;

std::string twoPlaces(double n) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(2) << n;
  return text.str();
}

double secondsOf(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

std::string cpu() {
  rusage usage{};
  if (::getrusage(RUSAGE_SELF, &usage) != 0) return {};
  return metric("process_cpu_seconds_total", Counter, "Time on processors, in and for the process.",
                twoPlaces(secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime)));
}

std::string memory() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t whole = 0;
  std::uint64_t resident = 0;
  if (!(file >> whole >> resident)) return {};
  const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  return metric("process_resident_memory_bytes", Gauge, "Memory that is in use.",
                std::to_string(resident * page)) +
         metric("process_virtual_memory_bytes", Gauge, "Memory that is addressed.",
                std::to_string(whole * page));
}

std::string files() {
  std::error_code failed;
  std::uint64_t open = 0;
  std::filesystem::directory_iterator at("/proc/self/fd", failed);
  for (; !failed && at != std::filesystem::directory_iterator(); at.increment(failed)) ++open;
  rlimit limit{};
  if (failed || open == 0 || ::getrlimit(RLIMIT_NOFILE, &limit) != 0) return {};
  // The one that lists them does not count.
  return metric("process_open_fds", Gauge, "Files and sockets that are open.",
                std::to_string(open - 1)) +
         metric("process_max_fds", Gauge, "Files and sockets that may be open.",
                std::to_string(limit.rlim_cur));
}

/// Ticks after the machine's start; field 22 of proc(5)'s stat, counted behind the name.
std::optional<double> startedAfter() {
  std::ifstream file("/proc/self/stat");
  std::string line;
  std::getline(file, line);
  const std::size_t nameEnd = line.rfind(')');
  if (nameEnd == std::string::npos) return std::nullopt;
  std::istringstream rest(line.substr(nameEnd + 1));
  std::string field;
  for (int n = 3; n < 22; ++n) rest >> field;
  double ticks = 0;
  if (!(rest >> ticks)) return std::nullopt;
  return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::string start() {
  const auto after = startedAfter();
  std::ifstream file("/proc/stat");
  std::string word;
  while (file >> word && word != "btime") file.ignore(std::numeric_limits<int>::max(), '\n');
  double machine = 0;
  if (!after || !(file >> machine)) return {};
  return metric("process_start_time_seconds", Gauge, "When the process began, Unix time.",
                twoPlaces(machine + *after));
}

}  // namespace

std::string processMetrics() { return cpu() + memory() + files() + start(); }

}  // namespace etcd
