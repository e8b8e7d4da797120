#include "app/view/space_time_search.h"

#include <algorithm>

namespace view {

bool SpaceTimeSearch::bring(const trace::Trace& trace) {
  if (words_.isEmpty()) {
    const bool had = !sought_.isEmpty();
    sought_.clear();
    finds_.clear();
    return had;
  }
  story_.bring(trace, trace.lastId());
  if (words_ == sought_ && story_.version() == version_) return false;
  sought_ = words_;
  version_ = story_.version();
  finds_.clear();
  for (const Sentence& s : story_.told()) {
    if (s.text.contains(words_, Qt::CaseInsensitive)) finds_.push_back({s.event, s.at, s.text});
  }
  return true;
}

trace::EventId SpaceTimeSearch::next(trace::EventId event, int step) const {
  if (finds_.empty()) return {};
  const auto after =
      std::upper_bound(finds_.begin(), finds_.end(), event,
                       [](trace::EventId id, const Find& f) { return id < f.event; });
  if (step > 0) return after == finds_.end() ? finds_.front().event : after->event;
  const auto at = std::lower_bound(finds_.begin(), finds_.end(), event,
                                   [](const Find& f, trace::EventId id) { return f.event < id; });
  return at == finds_.begin() ? finds_.back().event : std::prev(at)->event;
}

}  // namespace view
