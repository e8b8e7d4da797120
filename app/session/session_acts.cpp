// What the user does to the cluster, undo, and branches.
#include "app/session/composer.h"
#include "app/session/inverse.h"
#include "app/session/numbers.h"
#include "app/session/restart.h"
#include "app/session/session.h"
#include "app/session/typed_statement.h"

namespace session {

namespace {

std::uint32_t ppmOf(double percent) {
  return static_cast<std::uint32_t>(std::clamp(percent, 0.0, 100.0) * 10'000.0);
}

QString linkName(int from, int to) {
  return from == 0 && to == 0 ? Session::tr("every link")
                              : Session::tr("S%1 - S%2").arg(from).arg(to);
}

}  // namespace

// At the edge the engine acts there; in the past a branch is made first, and the old future stays.
void Session::act(std::vector<cluster::Command> commands, const QString& words) {
  if (commands.empty()) return;
  say({});
  // Between two events of the present: what else happens at this instant happens before the act.
  if (playhead_.event().value > 0 && playhead_.time() == branches_.currentBranch().now) toEnd();
  if (!playhead_.following()) {
    if (world_ == Lab) {
      forkAt(playheadTime(), tr("Fork: %1").arg(words));
    } else {
      toEnd();  // in Live only the present can be changed
    }
  }
  const BranchId branch = branches_.current();
  Branch::Gesture gesture{++lastGesture_, playhead_.time(), words, inverseOfAll(commands, view_)};
  engine_->post(Act{branch, std::move(commands), gesture.id});
  branches_.at(branch).gestures.push_back(std::move(gesture));
  touched_ = true;
  Q_EMIT gesturesChanged();
  updateAwake();
}

// Only now is it known when the gesture took effect, and whether it did.
void Session::acted(BranchId branch, const Acted& acted) {
  for (BranchId id = 0; id < branches_.count(); ++id) {
    Branch& other = branches_.at(id);
    const bool has = acted.commands > 0 && (id == branch || acted.at <= other.forkAt);
    std::erase_if(other.gestures, [&](Branch::Gesture& gesture) {
      if (gesture.id == acted.gesture) gesture.at = acted.at;
      return gesture.id == acted.gesture && !has;
    });
  }
  Q_EMIT gesturesChanged();
}

BranchId Session::forkAt(Instant at, const QString& name) {
  stopRunTo();
  const BranchId parent = branches_.current();
  // Until the engine answers, the branch shows the past that it shares.
  const trace::Trace& past = branches_.at(parent).trace;
  const std::optional<trace::EventId> shared = restartOf(past, at);
  Branch branch =
      Branch::forkedFrom(branches_.at(parent), shared.value_or(past.lastAtOrBefore(at)));
  branch.name = name;
  branch.parent = parent;
  branch.forkAt = at;
  branch.now = at;
  for (const Branch::Gesture& g : branches_.at(parent).gestures) {
    if (g.at <= at) branch.gestures.push_back(g);
  }
  branch.speeds = branches_.at(parent).speeds;
  std::erase_if(branch.speeds, [&](const SpeedAt& speed) { return speed.at > at; });
  const BranchId made = branches_.add(std::move(branch));
  met_.reset();
  engine_->post(Fork{parent, made, at, shared});
  branches_.setCurrent(made);
  playhead_.toEdge(at);
  Q_EMIT branchChanged();
  return made;
}

void Session::forkHere() {
  if (world_ != Lab) {
    say(tr("Only the Lab can branch: real time does not run back."));
    return;
  }
  forkAt(playheadTime(), tr("Fork at %1 ms").arg(qRound64(time())));
  Q_EMIT gesturesChanged();
  updateAwake();
}

void Session::selectBranch(int branch) {
  if (branch < 0 || branch >= branches_.count() || branch == branches_.current()) return;
  stopRunTo();
  met_.reset();
  const bool edge = playhead_.following();
  branches_.setCurrent(branch);
  const Instant now = branches_.currentBranch().now;
  if (edge) {
    playhead_.toEdge(now);
  } else {
    playhead_.seek(playhead_.time(), now);
  }
  refreshView();
  Q_EMIT branchChanged();
  Q_EMIT gesturesChanged();
  Q_EMIT moved();
}

void Session::renameBranch(int branch, const QString& name) {
  if (branch >= 0 && branch < branches_.count()) branches_.rename(branch, name);
}

void Session::deleteBranch(int branch) {
  if (branch < 0 || branch >= branches_.count() || branches_.at(branch).gone) return;
  if (branches_.tree().size() < 2) {
    say(tr("The only branch stays."));
    return;
  }
  const BranchId stem = branches_.stemOf(branch);
  branches_.setGone(branch, true);
  if (branch == branches_.current()) selectBranch(stem >= 0 ? stem : branches_.tree().first());
  branches_.at(branch).forget();
  engine_->post(Forget{branch});
  say(tr("\"%1\" is deleted. The list of branches can bring it back.")
          .arg(branches_.nameOf(branch)));
  Q_EMIT moved();
}

void Session::restoreBranch(int branch) {
  if (branch < 0 || branch >= branches_.count()) return;
  branches_.setGone(branch, false);
  if (branches_.at(branch).forgotten) engine_->post(Recall{branch, {}});
  updateAwake();
  Q_EMIT moved();
}

QString Session::undoText() const {
  return canUndo() ? tr("Undo: %1").arg(branches_.currentBranch().gestures.back().words)
                   : QString();
}

// Lab: the sibling branch without the last gesture. Live never unwrites: it does the opposite.
void Session::undo() {
  if (!canUndo()) {
    say(tr("Nothing to undo."));
    return;
  }
  say({});
  if (world_ == Live) {
    undoLive();
    return;
  }
  stopRunTo();
  const BranchId parent = branches_.current();
  const Branch::Gesture gone = branches_.at(parent).gestures.back();
  const trace::Trace& past = branches_.at(parent).trace;
  const std::optional<trace::EventId> shared = restartOf(past, gone.at);
  Branch branch =
      Branch::forkedFrom(branches_.at(parent), shared.value_or(past.lastAtOrBefore(gone.at)));
  branch.name = tr("Without: %1").arg(gone.words);
  branch.parent = parent;
  branch.forkAt = gone.at;
  branch.now = branches_.at(parent).now;
  branch.speeds = branches_.at(parent).speeds;
  branch.gestures = branches_.at(parent).gestures;
  branch.gestures.pop_back();
  const BranchId made = branches_.add(std::move(branch));
  engine_->post(Undo{parent, made, gone.id, shared});
  branches_.setCurrent(made);
  if (playhead_.event().value > 0) playhead_.seek(playhead_.time(), branches_.currentBranch().now);
  refreshView();
  Q_EMIT branchChanged();
  Q_EMIT gesturesChanged();
  updateAwake();
}

void Session::undoLive() {
  Branch::Gesture gesture = std::move(branches_.currentBranch().gestures.back());
  branches_.currentBranch().gestures.pop_back();
  if (gesture.inverse.empty()) {
    say(tr("What was written stays written: the Live world cannot take \"%1\" back.")
            .arg(gesture.words));
  } else {
    toEnd();
    engine_->post(Act{branches_.current(), std::move(gesture.inverse), GestureId{0}});
  }
  Q_EMIT gesturesChanged();
  updateAwake();
}

void Session::crashOrRestart(int server) {
  if (server < 1 || server > serverCount() || view_.size() == 0) return;
  const raft::ServerId id = idOf(server);
  if (view_.server(id).running()) {
    act({cluster::Crash{id}}, tr("crash S%1").arg(server));
  } else {
    act({cluster::Restart{id}}, tr("restart S%1").arg(server));
  }
}

void Session::pauseOrResume(int server) {
  if (server < 1 || server > serverCount() || view_.size() == 0) return;
  const raft::ServerId id = idOf(server);
  if (view_.server(id).status == trace::ServerStatus::Paused) {
    act({cluster::Resume{id}}, tr("resume S%1").arg(server));
  } else if (view_.server(id).status == trace::ServerStatus::Up) {
    act({cluster::Pause{id}}, tr("pause S%1").arg(server));
  } else {
    say(tr("S%1 is stopped: there is nothing to pause. Restart it first (K).").arg(server));
  }
}

void Session::cut(const QList<int>& links, bool oneWay) {
  std::vector<cluster::Command> commands;
  for (qsizetype i = 0; i + 1 < links.size(); i += 2) {
    commands.push_back(cluster::Cut{{{idOf(links[i])}, {idOf(links[i + 1])}},
                                    oneWay ? cluster::Ways::One : cluster::Ways::Both});
  }
  const int count = static_cast<int>(commands.size());
  act(std::move(commands),
      count == 1 ? tr("cut S%1 - S%2").arg(links[0]).arg(links[1]) : tr("cut %1 links").arg(count));
}

void Session::heal() { act({cluster::Heal{}}, tr("heal")); }

void Session::healLink(int a, int b) {
  act({cluster::Heal{idOf(a), idOf(b)}}, tr("heal S%1 - S%2").arg(a).arg(b));
}

QString Session::write(const QString& text, int server) {
  std::vector<cluster::Command> commands;
  QString words = text.simplified();
  if (const auto operation = parseOperation(text.toStdString())) {
    commands.emplace_back(cluster::Submit{*operation, {}, 0, {}, {}});
    words = QString::fromStdString(kv::textOf(*operation));
  } else {
    auto typed = typedStatement(text.toStdString(), view_, settings_);
    if (const auto* why = std::get_if<std::string>(&typed)) {
      return why->empty() ? tr("Write it as put x=8 or get x") : QString::fromStdString(*why);
    }
    commands = std::get<std::vector<cluster::Command>>(std::move(typed));
  }
  for (cluster::Command& command : commands) {
    auto* submit = std::get_if<cluster::Submit>(&command);
    if (submit != nullptr && !submit->via) submit->via = idOf(server);
  }
  act(std::move(commands), words);
  return {};
}

void Session::setLatency(int from, int to, double minMs, double maxMs) {
  cluster::SetLink change;
  change.latencyMin = fromMs(std::max(minMs, 0.0));
  change.latencyMax = fromMs(std::max(minMs, maxMs));
  changeLink(change, from, to, tr("latency of %1").arg(linkName(from, to)));
}

void Session::setLoss(int from, int to, double percent) {
  cluster::SetLink change;
  change.lossPpm = ppmOf(percent);
  changeLink(change, from, to, tr("loss on %1").arg(linkName(from, to)));
}

void Session::changeLink(cluster::SetLink change, int from, int to, const QString& words) {
  change.from = idOf(from);
  change.to = idOf(to);
  std::vector<cluster::Command> commands{change};
  if (from != to) {
    std::swap(change.from, change.to);
    commands.emplace_back(change);
  }
  act(std::move(commands), words);
}

}  // namespace session
