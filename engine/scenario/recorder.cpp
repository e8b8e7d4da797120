// A run as a scenario: header, every act `at` its time, and a final run to now.
#include "engine/scenario/orders.h"
#include "engine/scenario/parser.h"
#include "engine/scenario/run.h"

namespace scenario {
namespace {

struct Recorded {
  std::uint32_t servers;

  std::optional<Action> operator()(const PackedCommand& command) const {
    return actionFor(unpacked(command));
  }
  std::optional<Action> operator()(const std::shared_ptr<const trace::Body>& body) const {
    if (const auto* noted = std::get_if<trace::Noted>(body.get())) return Note{noted->text};
    const auto* expected = std::get_if<trace::Expected>(body.get());
    if (expected == nullptr) return std::nullopt;
    const auto condition = parseCondition(expected->text, servers);
    if (!condition) return std::nullopt;
    return Expect{*condition};
  }
};

}  // namespace

Script Run::script() const {
  Script script;
  script.settings = world_->settings();
  for (const Act& act : acts_) {
    if (auto action = std::visit(Recorded{script.settings.allServers()}, act.what)) {
      script.statements.push_back({std::move(*action), act.at, 0});
    }
  }
  if (now() > Instant{}) script.statements.push_back({RunFor{now() - Instant{}}, {}, 0});
  return script;
}

}  // namespace scenario
