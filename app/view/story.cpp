#include "app/view/story.h"

#include <algorithm>

namespace view {
namespace {

// The next event of the part to be read tells more of the same change of links.
bool linksGoOn(const trace::Trace& trace, const trace::Event& event, trace::EventId end) {
  if (event.id >= end) return false;
  const trace::Event& next = trace.at(event.id + 1);
  return std::holds_alternative<trace::LinkChanged>(next.body) && next.at == event.at;
}

}  // namespace

bool Story::bring(const trace::Trace& trace, trace::EventId now) {
  const bool known = stillTrue(trace);
  last_ = &trace;
  if (known && now == shownAt_) return false;
  if (!known) keepShared(trace);
  const trace::EventId read = view_.lastEvent();
  const bool within = now > from_ || from_ == trace.droppedThrough();
  // What lies between must still be there to be read.
  const bool near = now.value <= read.value + kReach && read >= trace.droppedThrough();
  if (!within || !near || cutsThroughOne(now)) {
    restart(trace, now);
  } else if (now > read) {
    readTo(trace, now);
  }
  showUpTo(now);
  return !known;
}

bool Story::stillTrue(const trace::Trace& trace) const {
  const trace::EventId read = view_.lastEvent();
  if (!read) return true;
  if (read > trace.lastId() || read <= trace.droppedThrough()) return false;
  if (trace.at(read) != lastRead_) return false;
  if (&trace == last_) return true;
  return std::all_of(sources_.begin(), sources_.end(), [&](const trace::Event& e) {
    return e.id <= trace.droppedThrough() || trace.at(e.id) == e;
  });
}

// Branches share their past: what both tell stays told.
void Story::keepShared(const trace::Trace& trace) {
  const auto shared = [&](const trace::Event& e) {
    return e.id > trace.droppedThrough() && e.id <= trace.lastId() && trace.at(e.id) == e;
  };
  auto end = std::find_if_not(sources_.begin(), sources_.end(), shared);
  // Changes of links may go on in the other branch: they are read again, whole.
  while (end != sources_.begin() &&
         std::holds_alternative<trace::LinkChanged>(std::prev(end)->body)) {
    --end;
  }
  told_.erase(told_.begin() + (end - sources_.begin()), told_.end());
  sources_.erase(end, sources_.end());
  if (told_.empty()) from_ = trace.droppedThrough();
  goTo(trace, told_.empty() ? from_ : told_.back().event);
}

void Story::goTo(const trace::Trace& trace, trace::EventId id) {
  links_.clear();
  linksFirst_ = {};
  view_ = trace.viewAt(id);
  lastRead_ = id > trace.droppedThrough() ? trace.at(id) : trace::Event{};
}

void Story::restart(const trace::Trace& trace, trace::EventId now) {
  told_.clear();
  sources_.clear();
  const std::uint64_t start = now.value > kReach ? now.value - kReach : 0;
  from_ = std::max(trace::EventId{start}, trace.droppedThrough());
  goTo(trace, from_);
  readTo(trace, now);
  ++version_;
}

void Story::readTo(const trace::Trace& trace, trace::EventId end) {
  while (view_.lastEvent() < end) read(trace, trace.at(view_.lastEvent() + 1), end);
  if (view_.lastEvent() > trace.droppedThrough()) lastRead_ = trace.at(view_.lastEvent());
}

void Story::read(const trace::Trace& trace, const trace::Event& event, trace::EventId end) {
  const Prior prior = priorOf(event, view_);
  view_.fold(event);
  if (std::holds_alternative<trace::LinkChanged>(event.body)) {
    readLink(trace, event, prior.link, end);
  } else if (std::optional<Sentence> sentence = narrate(event, prior, view_)) {
    add(std::move(*sentence), event);
  }
}

void Story::readLink(const trace::Trace& trace, const trace::Event& event,
                     const trace::LinkState& was, trace::EventId end) {
  if (!linksFirst_ || linksAt_ != event.at) {
    links_.clear();
    linksFirst_ = event.id;
    linksAt_ = event.at;
  }
  const auto& link = std::get<trace::LinkChanged>(event.body);
  links_.push_back({link.from, link.to, was, link.state});
  if (linksGoOn(trace, event, end)) return;
  // The playhead stood within this instant before: what was told then is told anew, whole.
  if (!told_.empty() && told_.back().first == linksFirst_) {
    told_.pop_back();
    sources_.pop_back();
  }
  Sentence sentence = narrateLinks(links_, event, view_);
  sentence.first = linksFirst_;
  add(std::move(sentence), event);
}

void Story::add(Sentence sentence, const trace::Event& source) {
  told_.push_back(std::move(sentence));
  sources_.push_back(source);
  if (told_.size() < 2 * kKept) return;
  from_ = told_[kKept - 1].event;
  told_.erase(told_.begin(), told_.begin() + kKept);
  sources_.erase(sources_.begin(), sources_.begin() + kKept);
}

// A sentence tells several events, and the playhead lies between them.
bool Story::cutsThroughOne(trace::EventId now) const {
  return std::any_of(told_.begin(), told_.end(),
                     [&](const Sentence& s) { return s.first <= now && now < s.event; });
}

void Story::showUpTo(trace::EventId now) {
  const auto end =
      std::upper_bound(told_.begin(), told_.end(), now,
                       [](trace::EventId id, const Sentence& s) { return id < s.event; });
  shown_ = static_cast<std::size_t>(end - told_.begin());
  shownAt_ = now;
  ++version_;
}

}  // namespace view
