// What a goal, a misstep or a choice asks of the run: the conditions of the scenario language, more
// facts that lessons need, and words that tie them together in time.
//
//   last put is ok after S1 crashes        x occurred or was so, later than y
//   once two leaders and no leader         was so at some moment since the step began; is so now
//   never violation                        not at any moment since the step began
//   copies of x = 1 >= 3 and {up <= 3 or S5 is down}
//   S1 crashes while last put is waiting   both at the same instant
//   any refuses S5 since lesson            since the lesson began, not only this step
//
// Thread rule: plain values and pure functions.
// Invariant: nodes stand after those they are made of; the last one is the whole.
#pragma once

#include "engine/lesson/source.h"
#include "engine/scenario/script.h"

namespace lesson {

using raft::Duration;
using raft::Instant;
using raft::ServerId;

/// One server, whoever leads, or any of them (id 0).
struct Whom {
  enum class Kind : std::uint8_t { Named, Leader, Any };
  Kind kind{Kind::Named};
  ServerId id;
  friend bool operator==(const Whom&, const Whom&) = default;
};

/// What a server does at an instant.
enum class Deed : std::uint8_t {
  Crashes,
  Restarts,
  Pauses,
  Campaigns,
  Wins,
  StepsDown,
  Votes,
  Refuses,
  Truncates,
  Installs
};
/// With Votes and Refuses `other` is the candidate.
struct Does {
  Whom who;
  Deed deed{Deed::Crashes};
  Whom other{Whom::Kind::Any, {}};
  friend bool operator==(const Does&, const Does&) = default;
};

/// How many: servers that run, voters and learners in force, servers that think they lead or stand
/// for election, servers that are members.
enum class Count : std::uint8_t { Up, Voters, Learners, Leaders, Candidates, Members, Waiting };
struct CountIs {
  Count count{Count::Up};
  scenario::Comparison comparison{scenario::Comparison::Equal};
  std::uint64_t number{0};
  friend bool operator==(const CountIs&, const CountIs&) = default;
};
/// The term of the last entry: of a server's log, or (server 0) of what is committed.
struct LastTermIs {
  ServerId server;
  scenario::Comparison comparison{scenario::Comparison::Equal};
  std::uint64_t number{0};
  friend bool operator==(const LastTermIs&, const LastTermIs&) = default;
};
/// How many logs on disk hold a write of this value.
struct CopiesAre {
  std::string key;
  std::string value;
  scenario::Comparison comparison{scenario::Comparison::Equal};
  std::uint64_t number{0};
  friend bool operator==(const CopiesAre&, const CopiesAre&) = default;
};
/// The server's log (in memory; of one that is down: on disk) holds a write of this value.
struct Holds {
  ServerId server;
  std::string key;
  std::string value;
  friend bool operator==(const Holds&, const Holds&) = default;
};

using Fact = std::variant<scenario::Condition, Does, CountIs, LastTermIs, CopiesAre, Holds>;

struct Predicate {
  enum class Kind : std::uint8_t { Is, And, Or, Not, Once, After };
  enum class Since : std::uint8_t { Step, Lesson };
  struct Node {
    Kind kind{Kind::Is};
    std::size_t left{0};
    std::size_t right{0};  ///< And, Or, After
    Since since{Since::Step};
    Fact fact;  ///< with Is
    friend bool operator==(const Node&, const Node&) = default;
  };
  std::vector<Node> nodes;
  std::string text;  ///< as it was written
  friend bool operator==(const Predicate&, const Predicate&) = default;
};

/// Whether something that occurred at an instant stays true from then on. A misstep is said each
/// time it occurs.
enum class Occurred : std::uint8_t { Stays, Passes };

/// `servers`: how many the cluster has, spares included.
std::variant<Predicate, scenario::Problem> readPredicate(const Source& source,
                                                         std::uint32_t servers,
                                                         Occurred occurred = Occurred::Stays);

}  // namespace lesson
