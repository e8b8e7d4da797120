// Clients' requests.
#include <algorithm>
#include <iterator>

#include "engine/trace/folder.h"

namespace trace {

void Folder::operator()(const OperationStarted& e) {
  OperationView started;
  started.id = e.id;
  started.via = e.via;
  started.command = e.command;
  started.startedAt = event.at;
  view.operations_.push_back(std::move(started));
}

void Folder::operator()(const OperationFinished& e) {
  auto& all = view.operations_;
  const auto it =
      std::find_if(all.rbegin(), all.rend(), [&](const OperationView& o) { return o.id == e.id; });
  if (it == all.rend() || it->finished()) return;
  it->finishedAt = event.at;
  it->outcome = e.outcome;
  it->failure = e.failure;
  it->leaderHint = e.leaderHint;
  it->result = e.result;
  keepLocks(*it);
  if (it->command.client > kv::kKeepers) {
    all.erase(std::next(it).base());
    return;
  }
  const auto finished = [](const OperationView& o) { return o.finished(); };
  if (std::count_if(all.begin(), all.end(), finished) >
      std::ptrdiff_t{ClusterView::kOperationsKept}) {
    all.erase(std::find_if(all.begin(), all.end(), finished));
  }
}

}  // namespace trace
