#include "app/presenter/hands.h"

#include <algorithm>
#include <numeric>

namespace presenter {

int Hands::total() const { return std::accumulate(counts_.begin(), counts_.end(), 0); }

void Hands::add(std::size_t choice, int hands) {
  if (choice < counts_.size()) set(choice, counts_[choice] + hands);
}

void Hands::set(std::size_t choice, int hands) {
  if (choice < counts_.size()) counts_[choice] = std::clamp(hands, 0, kHandsMost);
}

void Hands::clear() { std::fill(counts_.begin(), counts_.end(), 0); }

double Hands::share(std::size_t choice) const {
  const int all = total();
  return choice < counts_.size() && all > 0 ? static_cast<double>(counts_[choice]) / all : 0.0;
}

}  // namespace presenter
