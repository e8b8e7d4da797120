#include "app/view/narration.h"

#include <algorithm>

#include "app/view/ballots.h"
#include "app/view/narration_parts.h"

namespace view {
namespace {

raft::Index matchOf(const trace::ServerView& leader, trace::ServerId peer) {
  const auto it = std::find_if(leader.progress.begin(), leader.progress.end(),
                               [&](const auto& p) { return p.peer == peer; });
  return it == leader.progress.end() ? raft::Index{} : it->matchIndex;
}

bool concernsVotes(const trace::Body& body) {
  return std::holds_alternative<raft::Voted>(body) ||
         std::holds_alternative<raft::RoleChanged>(body);
}

}  // namespace

Prior priorOf(const trace::Event& event, const trace::ClusterView& before) {
  Prior prior;
  prior.committed = before.committed();
  if (const auto* link = std::get_if<trace::LinkChanged>(&event.body)) {
    prior.link = before.link(link->from, link->to);
  }
  if (std::holds_alternative<raft::ConfigurationChanged>(event.body)) {
    prior.configuration = before.configuration();
  }
  if (!event.server || event.server.value > before.size()) return prior;
  const trace::ServerView& server = before.server(event.server);
  prior.role = server.role;
  prior.lastIndex = server.log.lastIndex();
  prior.disk = server.disk;
  prior.timerWaits = server.timerDeadline != raft::kNever;
  prior.leaseUntil = server.leaseUntil;
  if (const auto* progress = std::get_if<raft::ProgressChanged>(&event.body)) {
    prior.matchIndex = matchOf(server, progress->peer);
  }
  if (concernsVotes(event.body)) {
    prior.votes = grantedTo(server);
    prior.split = tallyOf(before).split;
  }
  return prior;
}

std::optional<Sentence> narrate(const trace::Event& event, const Prior& prior,
                                const trace::ClusterView& after) {
  const Scene scene{event, prior, after};
  Told told = std::visit([&](const auto& body) { return tell(body, scene); }, event.body);
  if (!told) return std::nullopt;
  return Sentence{event.id, event.at, told->weight, std::move(told->text), std::move(told->about),
                  event.id};
}

Sentence narrateLinks(const std::vector<LinkNews>& links, const trace::Event& last,
                      const trace::ClusterView& after) {
  News news = tellLinks(links, after);
  return {last.id, last.at, news.weight, std::move(news.text), std::move(news.about), last.id};
}

}  // namespace view
