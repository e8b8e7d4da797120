#include "engine/lesson/sentence.h"

#include <algorithm>
#include <array>

#include "engine/scenario/cursor.h"
#include "engine/scenario/words.h"

namespace lesson {
namespace {

using scenario::Cursor;
using scenario::Word;

constexpr std::array<Word<Part>, 6> kPartWords{{{Part::Leader, "leader"},
                                                {Part::Winner, "winner"},
                                                {Part::Candidate, "candidate"},
                                                {Part::Loser, "loser"},
                                                {Part::Refuser, "refuser"},
                                                {Part::Crashed, "crashed"}}};
constexpr std::array<Word<PartFact>, 7> kFactWords{{{PartFact::Term, "term"},
                                                    {PartFact::LastTerm, "last-term"},
                                                    {PartFact::Log, "log"},
                                                    {PartFact::Commit, "commit"},
                                                    {PartFact::Applied, "applied"},
                                                    {PartFact::Snapshot, "snapshot"},
                                                    {PartFact::Role, "role"}}};
constexpr std::array<Word<Figure>, 18> kFigureWords{{{Figure::Term, "term"},
                                                     {Figure::Commit, "commit"},
                                                     {Figure::CommittedTerm, "committed-term"},
                                                     {Figure::Up, "up"},
                                                     {Figure::Voters, "voters"},
                                                     {Figure::Learners, "learners"},
                                                     {Figure::Members, "members"},
                                                     {Figure::Leaders, "leaders"},
                                                     {Figure::Quorum, "quorum"},
                                                     {Figure::Time, "time"},
                                                     {Figure::StepTime, "step-time"},
                                                     {Figure::Reason, "reason"},
                                                     {Figure::Refusers, "refusers"},
                                                     {Figure::Supporters, "supporters"},
                                                     {Figure::Names, "names"},
                                                     {Figure::Violation, "violation"},
                                                     {Figure::Violations, "violations"},
                                                     {Figure::Elections, "elections"}}};

OfPart ofPart(Part part, ServerId id, Cursor& in) {
  OfPart of{part, id, PartFact::Name};
  if (in.atEnd()) return of;
  const auto fact = scenario::takeWord(kFactWords, in);
  if (!fact) in.fail(scenario::listOf(kFactWords));
  of.fact = fact.value_or(PartFact::Name);
  return of;
}

Gap readGap(Cursor& in) {
  if (in.nextIsServer()) {
    const ServerId id = in.server();
    return ofPart(Part::Server, id, in);
  }
  if (const auto part = scenario::takeWord(kPartWords, in)) return ofPart(*part, {}, in);
  if (in.take("copies")) {
    CopiesFigure copies;
    copies.key = in.value("a key");
    copies.value = in.value("a value");
    return copies;
  }
  if (in.take("committed")) return CommittedFigure{in.value("a key")};
  if (in.take("last")) {
    const auto kind = scenario::takeWord(scenario::kKindWords, in);
    if (!kind) in.fail(scenario::listOf(scenario::kKindWords));
    return LastFigure{kind.value_or(scenario::OperationKind::Any)};
  }
  if (const auto figure = scenario::takeWord(kFigureWords, in)) return *figure;
  in.fail("a server, " + scenario::listOf(kPartWords) + ", or " + scenario::listOf(kFigureWords));
  return Figure::Term;
}

}  // namespace

std::variant<Sentence, scenario::Problem> readSentence(const Source& source,
                                                       std::uint32_t servers) {
  Sentence sentence;
  sentence.text = source.text();
  const std::string& text = source.text();
  std::size_t place = 0;
  while (place < text.size()) {
    const std::size_t open = text.find('{', place);
    if (open != place) sentence.pieces.emplace_back(text.substr(place, open - place));
    if (open == std::string::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) {
      return source.part(open).problem("'{'", "a closing '}' after it");
    }
    const Source inside = source.part(open + 1, close - open - 1);
    const scenario::Line line = scenario::divide(inside.text(), inside.line());
    Cursor in(line, servers);
    Gap gap = readGap(in);
    if (!in.atEnd()) in.fail("'}'");
    if (in.problem()) return inside.placed(*in.problem());
    sentence.pieces.emplace_back(std::move(gap));
    place = close + 1;
  }
  return sentence;
}

}  // namespace lesson
