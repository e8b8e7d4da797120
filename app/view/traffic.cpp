#include "app/view/traffic.h"

#include <algorithm>
#include <cmath>

#include "app/view/words.h"

namespace view {

namespace {

constexpr trace::Duration kSlice = std::chrono::milliseconds(5);

std::int64_t sliceOf(trace::Instant at) { return at.time_since_epoch() / kSlice; }

/// As many slices as viewer time of that length is in the run.
std::int64_t slicesIn(double viewerMs, double speed) {
  const double slice = std::chrono::duration<double, std::milli>(kSlice).count();
  return std::max<std::int64_t>(1, std::llround(viewerMs * speed / slice));
}

double secondsOf(std::int64_t slices) {
  return std::chrono::duration<double>(kSlice).count() * static_cast<double>(slices);
}

QString grouped(std::int64_t number) {
  return timeText(trace::Instant{std::chrono::milliseconds(number)});
}

}  // namespace

const TrafficReading& TrafficMeter::bring(const Moment& moment) {
  const std::int64_t window = slicesIn(kWindowMs, moment.speed);
  const std::int64_t calm = std::max(window, slicesIn(kCalmMs, moment.speed));
  const trace::Duration back = kSlice * (window + calm + 1);
  const trace::EventId last = std::min(moment.cluster->lastEvent(), moment.trace->lastId());
  const bool leapt = last < seen_ || moment.trace != trace_ || last - seen_ > kReadMost;
  const bool tooShort = from_ > moment.time - back && from_ > trace::Instant{};
  if (leapt || tooShort || seen_ < moment.trace->droppedThrough()) begin(moment, back);
  while (seen_ < last) read(moment.trace->at(++seen_));
  const std::int64_t now = sliceOf(moment.time);
  const trace::Instant kept = moment.time - back;
  while (!slices_.empty() && slices_.front().number < sliceOf(kept)) slices_.pop_front();
  from_ = std::max(from_, kept);
  reading_ = {};
  const double most = kReadableMost / moment.speed * secondsOf(window);
  reading_.coarse = crowdedSince(now, window, calm, most);
  fill(now, window);
  return reading_;
}

void TrafficMeter::begin(const Moment& moment, trace::Duration back) {
  trace_ = moment.trace;
  slices_.clear();
  const trace::EventId last = std::min(moment.cluster->lastEvent(), moment.trace->lastId());
  const trace::EventId least = last.value > kReadMost ? last - kReadMost : trace::EventId{};
  from_ = std::max(trace::Instant{}, moment.time - back);
  const trace::EventId first = moment.trace->lastAtOrBefore(from_ - trace::Duration{1});
  seen_ = std::max({first, least, moment.trace->droppedThrough()});
}

void TrafficMeter::read(const trace::Event& event) {
  const auto* sent = std::get_if<trace::MessageSent>(&event.body);
  if (sent == nullptr) return;
  const std::int64_t number = sliceOf(event.at);
  if (slices_.empty() || slices_.back().number != number) slices_.push_back({number, {}, {}});
  Slice& slice = slices_.back();
  const auto* append = std::get_if<raft::AppendEntries>(&sent->message->body);
  const auto entries = append != nullptr ? static_cast<std::uint32_t>(append->entries.size()) : 0;
  for (Count* count : {&slice.all, &slice.links[{sent->message->from, sent->message->to}]}) {
    ++count->messages;
    count->entries += entries;
  }
}

std::uint64_t TrafficMeter::sentIn(std::int64_t from, std::int64_t to) const {
  std::uint64_t sum = 0;
  for (auto it = slices_.rbegin(); it != slices_.rend() && it->number > from; ++it) {
    if (it->number <= to) sum += it->all.messages;
  }
  return sum;
}

// Rates stay until nothing was too much for a while: a picture that changes its kind every other
// frame could not be read either.
bool TrafficMeter::crowdedSince(std::int64_t now, std::int64_t window, std::int64_t calm,
                                double most) const {
  const std::int64_t step = std::max<std::int64_t>(1, window / 4);
  for (std::int64_t end = now; end > now - calm; end -= step) {
    if (static_cast<double>(sentIn(end - window, end)) > most) return true;
  }
  return false;
}

void TrafficMeter::fill(std::int64_t now, std::int64_t window) {
  std::map<std::pair<trace::ServerId, trace::ServerId>, Count> links;
  Count all;
  for (const Slice& slice : slices_) {
    if (slice.number <= now - window) continue;
    all.messages += slice.all.messages;
    all.entries += slice.all.entries;
    if (!reading_.coarse) continue;
    for (const auto& [link, count] : slice.links) {
      links[link].messages += count.messages;
      links[link].entries += count.entries;
    }
  }
  const double seconds = secondsOf(window);
  reading_.messages = all.messages / seconds;
  reading_.entries = all.entries / seconds;
  for (const auto& [link, count] : links) {
    reading_.links.push_back(
        {link.first, link.second, count.messages / seconds, count.entries / seconds});
  }
}

QString rateText(double aSecond) { return Say::tr("%1/s").arg(grouped(std::llround(aSecond))); }

QString trafficText(const TrafficReading& reading) {
  if (!reading.coarse) return {};
  return Say::tr("Traffic is drawn as rates: %1 messages and %2 entries a second")
      .arg(grouped(std::llround(reading.messages)), grouped(std::llround(reading.entries)));
}

}  // namespace view
