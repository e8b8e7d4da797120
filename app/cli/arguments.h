// The command line of flotilla-cli as values. One table says which options there are; the help text
// and the reading come from it.
// Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/cli/plan_request.h"
#include "engine/check/linearizability.h"
#include "engine/cluster/world.h"

namespace cli {

enum class EventForm : std::uint8_t { Text, JsonLines, None };
enum class HashLine : std::uint8_t { Off, On };

/// Play a scenario.
struct RunRequest {
  std::string file;  ///< "-": standard input
  cluster::WorldKind world{cluster::WorldKind::Lab};
  std::optional<std::uint64_t> seed;  ///< instead of the scenario's
  EventForm events{EventForm::Text};
  HashLine hash{HashLine::Off};
  std::string history;  ///< where the clients' history is written; "": nowhere
  // Live only.
  std::string dataDir;    ///< "": a temporary one
  std::uint16_t port{0};  ///< of S1, S2 has the next one; 0: any free ports
};
/// Are these clients' histories linearizable?
struct CheckRequest {
  std::vector<std::string> files;  ///< "-": standard input
  check::Model model{check::Model::KeyValue};
  check::Limit limit;  ///< of each file
};
/// Make trouble for simulated clusters, seed by seed.
struct HuntRequest {
  std::uint64_t from{1};
  std::optional<std::uint64_t> seeds;
  std::optional<std::uint64_t> minutes;
  std::uint32_t servers{0};  ///< 0: each seed's choice
  raft::Rules rules;
  std::string folder{"."};  ///< of the scenario that shows a finding
};
/// The published experiments on elections, on this engine.
struct StudyRequest {
  std::uint64_t trials{1'000};  ///< of a row of 1,000 published trials
  std::uint64_t seed{1};
  unsigned threads{0};  ///< 0: one a core
  SheetForm form{SheetForm::Text};
  std::string suites;  ///< folder of the published figures; "": FLOTILLA_SUITES says
  Asked cache{Asked::Yes};
};
enum class LessonVerb : std::uint8_t { New, Check, Test, Worksheet, Table, Practice };
/// Lessons: for whoever writes them, teaches with them, or practises.
struct LessonRequest {
  LessonVerb verb{LessonVerb::Check};
  std::vector<std::string> what;  ///< folders, files, or the topic
  std::uint64_t seeds{50};
  std::uint64_t seed{1};
  std::uint64_t count{1};
  std::string pdf;  ///< worksheet: the file to write, or ""
};
enum class Processes : std::uint8_t { One, PerMember };
enum class WhenOneDies : std::uint8_t { Leave, Restart };
/// A cluster without a window, for etcd's clients.
struct ServeRequest {
  std::uint32_t members{3};
  std::uint32_t spares{0};
  std::string dataDir;          ///< "": a temporary one
  std::uint16_t clientPort{0};  ///< of S1, S2 has the next one; 0: any free ports
  std::uint16_t peerPort{0};    ///< likewise
  /// Of S1's /health and /metrics, likewise; nullopt: they are not served.
  std::optional<std::uint16_t> metricsPort;
  std::uint64_t quotaBytes{std::uint64_t{2} << 30};
  Processes processes{Processes::One};
  WhenOneDies whenOneDies{WhenOneDies::Leave};
  std::uint32_t member{0};     ///< only this one runs here; 0: all
  std::uint16_t reachPort{0};  ///< where it reaches S1, S2 has the next; 0: where they listen
  raft::Duration slowSync{0};  ///< added to each fsync
  std::uint64_t snapshotCount{100'000};  ///< a snapshot is made after so many entries
};
enum class SnapshotVerb : std::uint8_t { Save, Status, Restore };
enum class StatusForm : std::uint8_t { Table, Json };
/// A store as a file.
struct SnapshotRequest {
  SnapshotVerb verb{SnapshotVerb::Status};
  std::string file;
  std::string endpoint{"127.0.0.1:2379"};
  StatusForm form{StatusForm::Table};
  std::string dataDir;
  std::uint32_t members{3};
  std::uint32_t spares{0};
};
struct HelpRequest {};
/// What is wrong, as a sentence.
struct Mistake {
  std::string sentence;
};

using Request = std::variant<RunRequest, CheckRequest, HuntRequest, StudyRequest, PlanRequest,
                             LessonRequest, ServeRequest, SnapshotRequest, HelpRequest, Mistake>;

/// Without the program's name.
Request readArguments(const std::vector<std::string>& arguments);
std::string helpText();

}  // namespace cli
