#include "engine/trace/trace.h"

#include <algorithm>

#include "engine/trace/size.h"

namespace trace {

void Trace::append(Event e) {
  if (open_.events.empty()) {
    open_.from = e.at;
    open_.events.reserve(kSegment);
  }
  const std::size_t size = sizeOf(e);
  open_.bytes += size;
  bytes_ += size;
  open_.events.push_back(std::move(e));
  if (open_.events.size() == kSegment) close();
}

void Trace::close() {
  auto after = std::make_shared<ClusterView>(*open_.before);
  for (const Event& e : open_.events) after->fold(e);
  const EventId next = open_.first + open_.events.size();
  full_.push_back(std::make_shared<const Segment>(std::move(open_)));
  bytes_ += sizeOf(*after);
  open_ = Segment{next, {}, 0, std::move(after), {}};
  keepBudget();
}

EventId Trace::lastId() const { return open_.first + open_.events.size() - 1; }

EventId Trace::droppedThrough() const { return EventId{dropped_ * kSegment}; }

const Trace::Segment& Trace::segmentOf(EventId id) const {
  return *full_[(id.value - 1) / kSegment];
}

// The nearest one before it that still has its checkpoint; the first of all always has.
const Trace::Segment& Trace::checkpointOf(EventId id) const {
  if (id >= open_.first) return open_;
  auto place = (id.value - 1) / kSegment;
  while (!full_[place]->before) --place;
  return *full_[place];
}

EventId Trace::restartAt(EventId id) const {
  return id >= droppedThrough() ? id : EventId{checkpointOf(id + 1).first.value - 1};
}

const Event& Trace::at(EventId id) const {
  const Segment& segment = id >= open_.first ? open_ : segmentOf(id);
  return segment.events[id - segment.first];
}

EventId Trace::lastAtOrBefore(Instant t) const {
  const Segment* segment = &open_;
  if (open_.events.empty() || open_.from > t) {
    const auto later = std::upper_bound(full_.begin(), full_.end(), t,
                                        [](Instant at, const auto& s) { return at < s->from; });
    if (later == full_.begin()) return EventId{0};
    segment = std::prev(later)->get();
    if (segment->events.empty()) return EventId{checkpointOf(segment->first).first.value - 1};
  }
  const auto later = std::upper_bound(segment->events.begin(), segment->events.end(), t,
                                      [](Instant at, const Event& e) { return at < e.at; });
  return segment->first + static_cast<std::uint64_t>(later - segment->events.begin()) - 1;
}

// The checkpoint before the event that follows: of a full segment's last event it says all, also
// when the segment's events are gone.
ClusterView Trace::viewAt(EventId id) const {
  if (!id) return {};
  const EventId next = id + 1;
  const Segment& segment = checkpointOf(next);
  ClusterView view = *segment.before;
  for (const Event& e : segment.events) {
    if (e.id > id) break;
    view.fold(e);
  }
  return view;
}

Trace Trace::prefix(EventId id) const {
  if (id == lastId()) return *this;
  Trace cut;
  const std::size_t whole = std::min(full_.size(), static_cast<std::size_t>(id.value / kSegment));
  cut.full_.assign(full_.begin(), full_.begin() + static_cast<std::ptrdiff_t>(whole));
  cut.dropped_ = std::min(dropped_, whole);
  cut.budget_ = budget_;
  const Segment& source = whole < full_.size() ? *full_[whole] : open_;
  cut.open_ = Segment{source.first, source.from, 0, source.before, {}};
  const std::size_t kept =
      std::min<std::size_t>(id.value + 1 - source.first.value, source.events.size());
  cut.open_.events.assign(source.events.begin(),
                          source.events.begin() + static_cast<std::ptrdiff_t>(kept));
  for (const Event& e : cut.open_.events) cut.open_.bytes += sizeOf(e);
  cut.bytes_ = cut.open_.bytes;
  for (std::size_t i = 0; i <= whole; ++i) {
    const Segment& segment = i < whole ? *full_[i] : cut.open_;
    if (i < whole) cut.bytes_ += segment.bytes;
    if (!segment.before) continue;
    if (i > 0) cut.bytes_ += sizeOf(*segment.before);
    if (i < cut.dropped_) ++cut.checkpoints_;
  }
  return cut;
}

void Trace::setBudget(std::size_t bytes) {
  budget_ = bytes;
  keepBudget();
}

std::size_t Trace::bytes() const { return bytes_; }

void Trace::keepBudget() {
  while (bytes_ > budget_ && dropped_ < full_.size()) dropOldest();
}

}  // namespace trace
