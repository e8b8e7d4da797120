#include <algorithm>

#include "engine/lesson/sentence.h"
#include "engine/scenario/condition.h"
#include "engine/trace/words.h"

namespace lesson {
namespace {

std::string nameOf(ServerId id) { return id ? "S" + std::to_string(id.value) : "nobody"; }

/// "S1, S2 and S3".
std::string listOf(const std::vector<ServerId>& servers) {
  if (servers.empty()) return "nobody";
  std::string list;
  for (std::size_t i = 0; i < servers.size(); ++i) {
    if (i > 0) list += i + 1 == servers.size() ? " and " : ", ";
    list += nameOf(servers[i]);
  }
  return list;
}

std::string milliseconds(Duration duration) {
  return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(duration).count());
}

std::string endOf(const trace::OperationView& operation) {
  if (!operation.finished()) return "still waiting";
  switch (operation.outcome) {
    case trace::Outcome::Ok:
      return std::holds_alternative<kv::Get>(operation.command.operation)
                 ? operation.result.value.value_or("nothing")
                 : "confirmed";
    case trace::Outcome::Failed:
      return "refused";
    case trace::Outcome::Unknown:
      return "never answered";
  }
  return "";
}

struct Filler {
  const scenario::Run& run;
  const Tale& tale;

  const trace::ClusterView& view() const { return run.view(); }

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Gap& gap) const { return std::visit(*this, gap); }

  Doer doerOf(const OfPart& of) const {
    switch (of.part) {
      case Part::Leader:
        return {view().leader(), {}};
      case Part::Winner:
        return tale.winner;
      case Part::Candidate:
        return tale.candidate;
      case Part::Loser:
        return tale.loser;
      case Part::Refuser:
        return tale.refuser;
      case Part::Crashed:
        return {tale.crashed, {}};
      case Part::Server:
        return {of.id, {}};
    }
    return {};
  }
  static bool isRemembered(Part part) {
    return part == Part::Winner || part == Part::Candidate || part == Part::Loser ||
           part == Part::Refuser;
  }

  std::string operator()(const OfPart& of) const {
    const Doer doer = doerOf(of);
    if (of.fact == PartFact::Name || !doer.server) return nameOf(doer.server);
    const trace::ServerView& server = view().server(doer.server);
    const bool remembered = isRemembered(of.part);
    switch (of.fact) {
      case PartFact::Term:
        return std::to_string(server.currentTerm.value);
      case PartFact::LastTerm:
        return std::to_string((remembered ? doer.log.term : lastTermOf(server.log)).value);
      case PartFact::Log:
        return std::to_string((remembered ? doer.log.index : server.log.lastIndex()).value);
      case PartFact::Commit:
        return std::to_string(server.commitIndex.value);
      case PartFact::Applied:
        return std::to_string(server.lastApplied.value);
      case PartFact::Snapshot:
        return std::to_string(server.snapshotIndex.value);
      case PartFact::Role:
        return std::string(trace::nameOf(server.role));
      case PartFact::Name:
        break;
    }
    return nameOf(doer.server);
  }

  std::string operator()(Figure figure) const {
    switch (figure) {
      case Figure::Term:
        return std::to_string(view().highestTerm().value);
      case Figure::Commit:
        return std::to_string(view().committed().value);
      case Figure::CommittedTerm:
        return std::to_string(committedTermOf(view()).value);
      case Figure::Up:
        return std::to_string(numberOf(Count::Up, view()));
      case Figure::Voters:
        return std::to_string(numberOf(Count::Voters, view()));
      case Figure::Learners:
        return std::to_string(numberOf(Count::Learners, view()));
      case Figure::Members:
        return std::to_string(numberOf(Count::Members, view()));
      case Figure::Leaders:
        return std::to_string(numberOf(Count::Leaders, view()));
      case Figure::Quorum:
        return std::to_string(view().quorum());
      case Figure::Time:
        return milliseconds(run.now().time_since_epoch());
      case Figure::StepTime:
        return milliseconds(run.now() - tale.stepBegan);
      case Figure::Reason:
        return std::string(wordsOf(tale.reason));
      case Figure::Refusers:
        return listOf(tale.refusers);
      case Figure::Supporters:
        return listOf(tale.supporters);
      case Figure::Names:
        return running();
      case Figure::Violation:
        return tale.violation.empty() ? "none" : tale.violation;
      case Figure::Violations:
        return std::to_string(run.violations());
      case Figure::Elections:
        return std::to_string(tale.elections);
    }
    return "";
  }
  std::string running() const {
    std::vector<ServerId> servers;
    for (const trace::ServerView& server : view().servers()) {
      if (server.status == trace::ServerStatus::Up) servers.push_back(server.id);
    }
    return listOf(servers);
  }

  std::string operator()(const CopiesFigure& copies) const {
    return std::to_string(copiesOf(view(), copies.key, copies.value));
  }
  std::string operator()(const CommittedFigure& committed) const {
    return committedValue(view(), committed.key).value_or("nothing");
  }
  std::string operator()(const LastFigure& last) const {
    const auto& all = view().operations();
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const auto& operation) {
      return scenario::isKind(operation.command.operation, last.kind);
    });
    return found == all.rend() ? "not sent" : endOf(*found);
  }
};

}  // namespace

std::string filled(const Sentence& sentence, const scenario::Run& run, const Tale& tale) {
  std::string text;
  for (const auto& piece : sentence.pieces) text += std::visit(Filler{run, tale}, piece);
  return text;
}

}  // namespace lesson
