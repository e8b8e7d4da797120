#include "engine/study/story.h"

#include "engine/scenario/orders.h"

namespace study {

using scenario::Condition;
using scenario::Fact;

namespace {

/// What the finding contradicts.
Condition expectationOf(const Finding& finding) {
  switch (finding.what) {
    case Wrong::Guarantee:
      return {
          scenario::NumberIs{scenario::Quantity::Violations, {}, scenario::Comparison::Equal, 0},
          scenario::Sense::IsTrue};
    case Wrong::History:
      return {Fact::Linearizable, scenario::Sense::IsTrue};
    case Wrong::Disk:
      return {scenario::ServerIs{finding.server, scenario::ServerState::Refused},
              scenario::Sense::IsFalse};
    case Wrong::Leader:
      return {Fact::Leader, scenario::Sense::IsTrue};
    case Wrong::Write:
      return {scenario::LastOperationIs{scenario::OperationKind::Put, scenario::OperationState::Ok},
              scenario::Sense::IsTrue};
    case Wrong::Convergence:
      return {Fact::AllApplied, scenario::Sense::IsTrue};
  }
  return {};
}

}  // namespace

scenario::Script storyOf(const Plan& plan, const Played& played) {
  const Finding& finding = *played.finding;
  scenario::Script script;
  script.title = finding.name + ": " + finding.sentence;
  script.settings = plan.settings;
  for (const Act& act : played.acts) {
    script.statements.push_back({scenario::actionFor(act.what), act.at, 0});
  }
  const Duration until = finding.at - Instant{};
  if (finding.what == Wrong::Leader) {
    script.statements.push_back({scenario::RunFor{until - kPatience}, {}, 0});
    script.statements.push_back({scenario::RunUntil{expectationOf(finding), kPatience}, {}, 0});
    return script;
  }
  script.statements.push_back({scenario::RunFor{until}, {}, 0});
  script.statements.push_back({scenario::Expect{expectationOf(finding)}, {}, 0});
  return script;
}

}  // namespace study
