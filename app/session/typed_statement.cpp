#include "app/session/typed_statement.h"

#include "engine/scenario/header.h"
#include "engine/scenario/orders.h"
#include "engine/scenario/parser.h"

namespace session {

std::variant<std::vector<cluster::Command>, std::string> typedStatement(
    const std::string& line, const trace::ClusterView& view, const cluster::Settings& settings) {
  const scenario::Parsed read =
      scenario::parse("flotilla 1\n" + scenario::textOf(settings) + "\n" + line);
  const auto& statements = read.script.statements;
  const bool one = read.problems.empty() && statements.size() == 1 && !statements.front().at;
  if (!one) return std::string();
  scenario::Orders orders = scenario::ordersFor(statements.front().action, view, settings);
  if (auto* why = std::get_if<std::string>(&orders)) return std::move(*why);
  auto& commands = std::get<std::vector<cluster::Command>>(orders);
  if (commands.empty()) return std::string();
  return std::move(commands);
}

}  // namespace session
