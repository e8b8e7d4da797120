// Which events of a run a person wants to read.
// Thread rule: pure; a copy of a Trace may be searched on any thread.
#pragma once

#include <QString>

#include <array>
#include <vector>

#include "engine/trace/trace.h"

namespace view {

enum class EventKind : std::uint8_t { Traffic, Votes, Log, Clients, Faults, Rest };
inline constexpr std::size_t kEventKinds = 6;
EventKind kindOf(const trace::Body& body);

struct TraceFilter {
  QString text;            ///< within the words; capitals do not matter
  trace::ServerId server;  ///< 0: of any
  std::array<bool, kEventKinds> kinds{true, true, true, true, true, true};

  bool all() const;
  friend bool operator==(const TraceFilter&, const TraceFilter&) = default;
};

/// "  2 365  S2  AppendEntries to S3: ..." without time and server.
QString wordsOfEvent(const trace::Event& event);
bool passes(const TraceFilter& filter, const trace::Event& event);
/// The events after `from`, up to `to`, that pass.
std::vector<trace::EventId> search(const trace::Trace& trace, const TraceFilter& filter,
                                   trace::EventId from, trace::EventId to);

}  // namespace view
