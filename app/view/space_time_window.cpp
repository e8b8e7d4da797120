#include "app/view/space_time_window.h"

#include <algorithm>
#include <map>

#include "app/view/words.h"

namespace view {
namespace {

bool has(std::uint32_t mask, std::size_t bit) { return ((mask >> bit) & 1U) != 0; }

bool isBeat(const Arrow& arrow) { return arrow.kind == Traffic::Heartbeat; }

/// Spans of a list in order of time that touch the window.
template <class Span>
void takeSpans(const std::deque<Span>& all, const SpaceTimeQuery& query, std::vector<Span>& into) {
  const auto end = std::lower_bound(all.begin(), all.end(), query.to,
                                    [](const Span& s, trace::Instant t) { return s.from < t; });
  auto first =
      std::partition_point(all.begin(), end, [&](const Span& s) { return s.to <= query.from; });
  // A window that ends where it begins still has the span it stands in.
  into.insert(into.end(), first, end);
}

std::size_t rowOf(const SpaceTimeQuery& query, trace::Instant at) {
  const trace::Instant within = std::clamp(at, query.from, query.to);
  const auto span = static_cast<double>((query.to - query.from).count());
  const double share = static_cast<double>((within - query.from).count()) / std::max(1.0, span);
  return std::min(query.rows - 1,
                  static_cast<std::size_t>(share * static_cast<double>(query.rows)));
}

void makeDensity(const SpaceTimeLog& log, SpaceTimeWindow& window) {
  const SpaceTimeQuery& query = window.query;
  window.density.assign(log.servers(), std::vector<std::uint32_t>(query.rows, 0));
  log.eachArrow(query.from, query.to, [&](const Arrow& a) {
    const bool folded = isBeat(a) && query.filter.beats == Beats::Folded;
    if (!folded && query.filter.shows(a))
      ++window.density[a.from.value - 1][rowOf(query, a.sentAt)];
  });
}

// A round is what a leader sends at one instant; an answer belongs to the round before it.
void foldBeats(const SpaceTimeLog& log, SpaceTimeWindow& window) {
  std::map<trace::ServerId, std::size_t> newest;
  log.eachArrow(window.query.from, window.query.to, [&](const Arrow& a) {
    if (!isBeat(a) || !window.query.filter.shows(a)) return;
    ++window.foldedMessages;
    const bool request = a.course == Course::Request;
    const trace::ServerId leader = request ? a.from : a.to;
    const auto known = newest.find(leader);
    const bool joins =
        known != newest.end() && (!request || window.beats[known->second].at == a.sentAt);
    if (joins) ++window.beats[known->second].messages;
    if (joins || !request) return;  // an answer to a round before the window
    newest[leader] = window.beats.size();
    window.beats.push_back({leader, a.sentAt, a.term, 1});
  });
}

void takeArrows(const SpaceTimeLog& log, SpaceTimeWindow& window) {
  const SpaceTimeQuery& query = window.query;
  const bool folds = query.filter.beats == Beats::Folded;
  std::size_t drawn = 0;
  log.eachArrow(query.from, query.to, [&](const Arrow& a) {
    if (!query.filter.shows(a)) return;
    ++window.messages;
    if (folds && isBeat(a)) return;
    if (++drawn <= query.arrowsMost) window.arrows.push_back(a);
  });
  if (folds) foldBeats(log, window);
  if (drawn <= query.arrowsMost) return;
  window.arrows.clear();
  makeDensity(log, window);
}

void takeMarks(const SpaceTimeLog& log, const trace::Trace& trace, SpaceTimeWindow& window) {
  const SpaceTimeQuery& query = window.query;
  const std::deque<Mark>& all = log.marks();
  const auto before = [](const Mark& m, trace::Instant t) { return m.at < t; };
  auto mark = std::lower_bound(all.begin(), all.end(), query.from, before);
  const auto end = std::lower_bound(mark, all.end(), query.to, before);
  for (; mark != end; ++mark) {
    if (query.filter.shows(*mark)) window.marks.push_back(*mark);
  }
  // Where there are too many for words, what is rarer than a commit keeps them.
  const bool few = window.marks.size() <= query.wordsMost;
  std::size_t worded = 0;
  for (Mark& m : window.marks) {
    if (!few && groupOf(m.sight) == SightGroup::Commits) continue;
    if (++worded > query.wordsMost) break;
    m.words = markWords(m, log, trace);
  }
}

void takeRequests(const SpaceTimeLog& log, const trace::Trace& trace, SpaceTimeWindow& window) {
  const SpaceTimeQuery& query = window.query;
  const std::deque<RequestSpan>& all = log.requests();
  const auto end =
      std::lower_bound(all.begin(), all.end(), query.to,
                       [](const RequestSpan& r, trace::Instant t) { return r.from < t; });
  for (auto request = all.begin(); request != end; ++request) {
    const bool other = query.filter.only && request->via != query.filter.only;
    if (request->to >= query.from && !other) window.requests.push_back(*request);
  }
  if (window.requests.size() > query.wordsMost) return;
  for (RequestSpan& r : window.requests) {
    if (r.begunBy <= trace.droppedThrough()) continue;
    const auto* started = std::get_if<trace::OperationStarted>(&trace.at(r.begunBy).body);
    if (started != nullptr) r.words = operationText(started->command.operation);
  }
}

}  // namespace

bool SpaceTimeFilter::shows(const Arrow& arrow) const {
  if (!has(traffic, static_cast<std::size_t>(arrow.kind))) return false;
  if (isBeat(arrow) && beats == Beats::Hidden) return false;
  if (!replies && arrow.course == Course::Reply) return false;
  return !only || arrow.from == only || arrow.to == only;
}

bool SpaceTimeFilter::shows(const Mark& mark) const {
  const SightGroup group = groupOf(mark.sight);
  if (group == SightGroup::Notes) return true;
  if (!has(sights, static_cast<std::size_t>(group))) return false;
  return !only || !mark.server || mark.server == only;
}

SpaceTimeWindow windowOf(const SpaceTimeLog& log, const trace::Trace& trace,
                         const SpaceTimeQuery& query) {
  SpaceTimeWindow window;
  window.query = query;
  window.servers = log.servers();
  takeArrows(log, window);
  for (std::uint64_t s = 1; s <= log.servers(); ++s) {
    takeSpans(log.lane(trace::ServerId{s}), query, window.spans);
  }
  takeMarks(log, trace, window);
  takeSpans(log.partitions(), query, window.partitions);
  for (const LeaseSpan& lease : log.leases()) {
    if (lease.from < query.to && lease.to > query.from) window.leases.push_back(lease);
  }
  takeRequests(log, trace, window);
  return window;
}

}  // namespace view
