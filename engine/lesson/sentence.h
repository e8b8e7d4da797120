// Sentences whose gaps are filled in from the run: "{winner} won, since its last term is
// {winner last-term}".
//
//   {leader} {winner} {candidate} {loser} {refuser} {crashed}    a server, as S3; nobody: "nobody"
//   {S2 term}, {leader log}, {candidate last-term}, ...          something of a server
//   {term} {commit} {up} {voters} {quorum} {time} ...            something of the cluster
//   {copies x 1} {committed x} {last put}
//
// Of a winner, candidate or refuser log and last-term are those it had when it asked or refused:
// a leader's log grows at once (Raft 8).
// Thread rule: plain values and pure functions.
#pragma once

#include "engine/lesson/predicate.h"
#include "engine/lesson/tale.h"

namespace lesson {

enum class Part : std::uint8_t {
  Leader,
  Winner,
  Candidate,
  Loser,  ///< the candidate before the last, or the one that did not win
  Refuser,
  Crashed,
  Server
};
enum class PartFact : std::uint8_t { Name, Term, LastTerm, Log, Commit, Applied, Snapshot, Role };
struct OfPart {
  Part part{Part::Leader};
  ServerId id;  ///< with Part::Server
  PartFact fact{PartFact::Name};
  friend bool operator==(const OfPart&, const OfPart&) = default;
};
enum class Figure : std::uint8_t {
  Term,
  Commit,
  CommittedTerm,
  Up,
  Voters,
  Learners,
  Members,
  Leaders,
  Quorum,
  Time,        ///< of the run, in ms
  StepTime,    ///< since the step began, in ms
  Reason,      ///< of the last refusal, in words
  Refusers,    ///< of the last candidate: "S1 and S2"
  Supporters,  ///< who voted for the last candidate
  Names,       ///< of the servers that run
  Violation,   ///< the name of the last guarantee that was broken
  Violations,
  Elections  ///< candidacies since the lesson began
};
struct CopiesFigure {
  std::string key;
  std::string value;
  friend bool operator==(const CopiesFigure&, const CopiesFigure&) = default;
};
struct CommittedFigure {
  std::string key;
  friend bool operator==(const CommittedFigure&, const CommittedFigure&) = default;
};
/// How the last operation of the kind ended, in a word; of a get that is answered: the value.
struct LastFigure {
  scenario::OperationKind kind{scenario::OperationKind::Any};
  friend bool operator==(const LastFigure&, const LastFigure&) = default;
};
using Gap = std::variant<OfPart, Figure, CopiesFigure, CommittedFigure, LastFigure>;

struct Sentence {
  std::vector<std::variant<std::string, Gap>> pieces;
  std::string text;  ///< as it was written
  bool empty() const { return pieces.empty(); }
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

std::variant<Sentence, scenario::Problem> readSentence(const Source& source, std::uint32_t servers);
std::string filled(const Sentence& sentence, const scenario::Run& run, const Tale& tale);

}  // namespace lesson
