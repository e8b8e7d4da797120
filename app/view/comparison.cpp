#include "app/view/comparison.h"

#include <algorithm>

#include "app/view/narration.h"
#include "app/view/operations.h"
#include "app/view/servers.h"
#include "app/view/words.h"
#include "engine/trace/text.h"

namespace view {
namespace {

/// How far behind the difference its first sentence may lie.
constexpr std::uint64_t kSoon = 200;

QString number(std::uint64_t value) { return QString::number(value); }

bool sameServer(const trace::ServerView& a, const trace::ServerView& b) {
  return a.role == b.role && a.status == b.status && a.currentTerm == b.currentTerm &&
         a.commitIndex == b.commitIndex && a.log == b.log;
}

QString outcomeText(const trace::OperationView* operation) {
  if (operation == nullptr) return Say::tr("not asked");
  if (!operation->finished()) return Say::tr("waits");
  const QString detail = detailText(*operation, operation->finishedAt);
  return operation->outcome == trace::Outcome::Ok ? Say::tr("ok: %1").arg(detail) : detail;
}

bool sameEnd(const trace::OperationView& a, const trace::OperationView& b) {
  if (a.finished() != b.finished()) return false;
  return !a.finished() ||
         (a.outcome == b.outcome && a.failure == b.failure && a.result == b.result);
}

/// The same request of the same client: branches count on from what they share.
const trace::OperationView* twin(const trace::OperationView& operation,
                                 const trace::ClusterView& other) {
  const auto& all = other.operations();
  const auto found = std::find_if(all.begin(), all.end(), [&](const trace::OperationView& o) {
    return o.id == operation.id && o.command == operation.command &&
           o.startedAt == operation.startedAt;
  });
  return found == all.end() ? nullptr : &*found;
}

QString nameOf(const trace::OperationView& operation) {
  return Say::tr("%1: %2").arg(clientText(operation.command.client),
                               operationText(operation.command.operation));
}

}  // namespace

std::optional<Split> firstDifference(const trace::Trace& a, const trace::Trace& b,
                                     trace::EventId& same, std::uint64_t most) {
  const trace::EventId last = std::min(a.lastId(), b.lastId());
  same = std::max({same, a.droppedThrough(), b.droppedThrough()});
  const trace::EventId until = std::min(last, same + most);
  while (same < until) {
    const trace::EventId next = same + 1;
    if (a.at(next) != b.at(next)) return Split{next, std::min(a.at(next).at, b.at(next).at), false};
    same = next;
  }
  if (same < last || a.lastId() == b.lastId()) return std::nullopt;
  const trace::Trace& longer = a.lastId() > b.lastId() ? a : b;
  if (same + 1 <= longer.droppedThrough() || same < last) return std::nullopt;
  return Split{same + 1, longer.at(same + 1).at, true};
}

QString happeningAt(const trace::Trace& trace, trace::EventId id) {
  if (id > trace.lastId() || id <= trace.droppedThrough()) return {};
  trace::ClusterView view = trace.viewAt(id - 1);
  const trace::EventId until = std::min(trace.lastId(), id + kSoon);
  for (trace::EventId next = id; next <= until; ++next) {
    const trace::Event& event = trace.at(next);
    const Prior prior = priorOf(event, view);
    view.fold(event);
    const auto sentence = narrate(event, prior, view);
    if (!sentence) continue;
    return event.at == trace.at(id).at
               ? sentence->text
               : Say::tr("nothing to tell until %1 ms: %2").arg(timeText(event.at), sentence->text);
  }
  return QString::fromStdString(trace::textOf(trace.at(id), view.size())).simplified();
}

QString logDifference(const trace::ServerView& here, const trace::ServerView& there) {
  const raft::Index last = std::min(here.log.lastIndex(), there.log.lastIndex());
  for (raft::Index i = std::max(here.log.firstIndex(), there.log.firstIndex()); i <= last; ++i) {
    if (here.log.at(i) == there.log.at(i)) continue;
    return Say::tr("from index %1 on: %2 of term %3 here, %4 of term %5 there")
        .arg(QString::number(i.value), entryText(here.log.at(i)),
             QString::number(here.log.at(i).term.value), entryText(there.log.at(i)),
             QString::number(there.log.at(i).term.value));
  }
  const raft::Index hereLast = here.log.lastIndex();
  const raft::Index thereLast = there.log.lastIndex();
  if (hereLast == thereLast) return Say::tr("the same");
  const auto more = static_cast<int>(std::max(hereLast, thereLast) - last);
  return hereLast > thereLast
             ? Say::tr("%1 more here, from index %2 on").arg(more).arg(last.value + 1)
             : Say::tr("%1 more there, from index %2 on").arg(more).arg(last.value + 1);
}

std::vector<RowModel::Row> serverRows(const trace::ClusterView& here,
                                      const trace::ClusterView& there) {
  std::vector<RowModel::Row> rows;
  const std::size_t count = std::min(here.size(), there.size());
  for (std::size_t i = 0; i < count; ++i) {
    const trace::ServerView& a = here.servers()[i];
    const trace::ServerView& b = there.servers()[i];
    rows.push_back(
        {a.id.value,
         {nameOf(a.id), !sameServer(a, b), roleText(a), roleText(b), number(a.currentTerm.value),
          number(b.currentTerm.value), number(a.commitIndex.value), number(b.commitIndex.value),
          number(a.log.lastIndex().value), number(b.log.lastIndex().value), logDifference(a, b)}});
  }
  return rows;
}

std::vector<RowModel::Row> outcomeRows(const trace::ClusterView& here,
                                       const trace::ClusterView& there) {
  std::vector<RowModel::Row> rows;
  for (const trace::OperationView& operation : here.operations()) {
    const trace::OperationView* other = twin(operation, there);
    if (other != nullptr && sameEnd(operation, *other)) continue;
    rows.push_back(
        {2 * operation.id.value, {nameOf(operation), outcomeText(&operation), outcomeText(other)}});
  }
  for (const trace::OperationView& operation : there.operations()) {
    if (twin(operation, here) != nullptr) continue;
    rows.push_back({2 * operation.id.value + 1,
                    {nameOf(operation), outcomeText(nullptr), outcomeText(&operation)}});
  }
  return rows;
}

QString summaryOf(const trace::ClusterView& here, const trace::ClusterView& there) {
  std::size_t differ = 0;
  const std::size_t count = std::min(here.size(), there.size());
  for (std::size_t i = 0; i < count; ++i) {
    differ += sameServer(here.servers()[i], there.servers()[i]) ? 0 : 1;
  }
  const auto outcomes = static_cast<int>(outcomeRows(here, there).size());
  if (differ == 0 && outcomes == 0) return Say::tr("Nothing differs here.");
  const auto leads = [](const trace::ClusterView& view) {
    return view.leader() ? Say::tr("%1 in term %2")
                               .arg(nameOf(view.leader()))
                               .arg(view.server(view.leader()).currentTerm.value)
                         : Say::tr("nobody");
  };
  return Say::tr(
             "Leader: %1 here, %2 there. Servers that differ: %3 of %4. Operations that ended "
             "differently: %5.")
      .arg(leads(here), leads(there))
      .arg(differ)
      .arg(count)
      .arg(outcomes);
}

}  // namespace view
