// Finds events by the words they are narrated with. Thread rule: a value; one thread at a time.
// Reads the branch only while something is searched for.
#pragma once

#include "app/view/story.h"

namespace view {

class SpaceTimeSearch {
 public:
  struct Find {
    trace::EventId event;
    trace::Instant at{};
    QString sentence;
  };

  const QString& words() const { return words_; }
  void setWords(const QString& words) { words_ = words.trimmed(); }
  /// Brings the finds to what the branch tells. True if they changed.
  bool bring(const trace::Trace& trace);
  /// In order of time; those of the newest Story::kKept sentences or more.
  const std::vector<Find>& finds() const { return finds_; }
  /// The next one after `event`, with `step` -1 the one before; round the ends. 0 without finds.
  trace::EventId next(trace::EventId event, int step) const;

 private:
  QString words_;
  QString sought_;  ///< what finds_ are of
  std::uint64_t version_{0};
  Story story_;
  std::vector<Find> finds_;
};

}  // namespace view
