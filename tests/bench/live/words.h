// Words and numbers of the tables.
// Thread rule: one thread.
#pragma once

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace bench {

/// 0 for none.
inline double medianOf(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// Three digits that count.
inline std::string shortly(double value) {
  char text[32];
  std::snprintf(text, sizeof text, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  return text;
}

/// "" if there is nothing to divide by.
inline std::string ratioOf(double ours, double theirs) {
  return theirs > 0 ? shortly(ours / theirs) + "x" : std::string();
}

/// Tells on the terminal what is going on; on a terminal the next line takes its place.
class Progress {
 public:
  explicit Progress(std::FILE* to);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void tell(const std::string& what);
  void clear();

 private:
  std::FILE* to_;
  std::size_t shown_{0};
};

}  // namespace bench
