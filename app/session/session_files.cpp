// Scenarios in and out, new clusters, and the other world.
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include "app/session/past_reader.h"
#include "app/session/session.h"
#include "app/session/whole_file.h"
#include "engine/scenario/parser.h"
#include "engine/scenario/printer.h"

namespace session {

void Session::open(cluster::WorldKind kind, scenario::Script script) {
  ++worldNumber_;
  settings_ = script.settings;
  touched_ = false;
  scriptPlays_ = true;
  seeking_ = false;
  pastSeek_.reset();
  heldFor_.clear();
  speedChosen_ = false;
  setRunning({});
  met_.reset();
  pastSeen_ = {};
  scriptWaits_.clear();
  bookmarks_.clear();
  say({});
  Branch first;
  first.name = tr("Main");
  branches_.reset(std::move(first));
  view_ = trace::ClusterView{};
  viewBranch_ = -1;
  playhead_.toEdge(Instant{});
  const World world = kind == cluster::WorldKind::Live ? Live : Lab;
  busyText_ = world == Live ? tr("Starting the Live cluster...") : QString();
  Q_EMIT busyTextChanged();
  breakpoints_.setServers(settings_.allServers());
  engine_->post(Open{kind, std::move(script)});
  if (world != world_) {
    world_ = world;
    Q_EMIT worldChanged();
  }
  changeSpeed(Playhead::kOpening);
  sendRate();
  updateAwake();
  Q_EMIT opened();
  Q_EMIT branchChanged();
  Q_EMIT gesturesChanged();
  Q_EMIT moved();
}

QString Session::openText(const QString& text, const QString& name) {
  scenario::Parsed parsed = scenario::parse(text.toStdString());
  if (!parsed.ok()) {
    return QString::fromStdString(
        scenario::sentenceOf(parsed.problems.front(), name.toStdString()));
  }
  const std::string& title = parsed.script.title;
  title_ = title.empty() ? name : QString::fromStdString(title);
  open(cluster::WorldKind::Lab, std::move(parsed.script));
  bookmarks_.read(text);
  return {};
}

QString Session::openScenario(const QUrl& url) {
  return openPath(url.isLocalFile() ? url.toLocalFile() : url.toString());
}

QString Session::loadBundled(const QString& name) {
  return openPath(":/scenarios/" + name + ".flotilla");
}

QString Session::openPath(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    return tr("%1 cannot be opened: %2. Choose another file.").arg(path, file.errorString());
  }
  const QByteArray text = file.read(static_cast<qint64>(scenario::kFileBytesMost) + 1);
  const QString why = openText(QString::fromUtf8(text), QFileInfo(path).fileName());
  if (why.isEmpty()) play();
  return why;
}

QString Session::saveScenario(const QUrl& url) {
  saveBranch(currentBranch(), url);
  return {};
}

QString Session::header() const {
  scenario::Script script;
  script.settings = settings_;
  return QString::fromStdString(scenario::print(script));
}

QString Session::newCluster(int servers, double seed, const QString& settings) {
  if (servers < 1 || servers > static_cast<int>(cluster::kServersMost)) {
    return tr("A cluster has 1 to %1 servers.").arg(cluster::kServersMost);
  }
  const QString header = QStringLiteral("flotilla 1\ncluster %1 %2\n").arg(servers).arg(settings);
  const scenario::Parsed wanted = scenario::parse(header.toStdString());
  if (!wanted.ok()) {
    return QString::fromStdString(scenario::sentenceOf(wanted.problems.front(), "cluster"));
  }
  scenario::Script script;
  script.settings = settings_;
  script.settings.servers = static_cast<std::uint32_t>(servers);
  script.settings.seed = static_cast<std::uint64_t>(std::max(seed, 0.0));
  // Times and links stay as they are; what the protocol does is as asked.
  script.settings.spares = wanted.script.settings.spares;
  script.settings.preVote = wanted.script.settings.preVote;
  script.settings.checkQuorum = wanted.script.settings.checkQuorum;
  script.settings.reads = wanted.script.settings.reads;
  script.settings.readMode = wanted.script.settings.readMode;
  script.settings.rules = {};
  title_ = tr("New cluster");
  open(world_ == Live ? cluster::WorldKind::Live : cluster::WorldKind::Lab, std::move(script));
  play();
  return {};
}

void Session::switchWorld(World world) {
  if (world == world_) return;
  scenario::Script script;
  script.settings = settings_;
  // Only the Lab can break a rule.
  if (world == Live) script.settings.rules = {};
  title_ = world == Live ? tr("Live cluster") : tr("New cluster");
  open(world == Live ? cluster::WorldKind::Live : cluster::WorldKind::Lab, std::move(script));
  play();
}

void Session::askScriptOf(int branch) {
  askScriptOf(branch, [this](const QString& text) { Q_EMIT scriptReady(text); });
}

void Session::askScriptOf(BranchId branch, std::function<void(const QString&)> then) {
  if (branch < 0 || branch >= branches_.count()) return;
  scriptWaits_.push_back({branch, std::move(then)});
  engine_->post(AskScript{branch, title_.toStdString()});
  updateAwake();
}

void Session::saveBranch(int branch, const QUrl& url) {
  askScriptOf(branch, [this, url](const QString& text) { saveText(url, text); });
}

// Its bookmarks come along, as comments.
void Session::deliverScript(BranchId branch, const QString& script) {
  const auto asked = std::find_if(scriptWaits_.begin(), scriptWaits_.end(),
                                  [&](const ScriptWait& wait) { return wait.branch == branch; });
  if (asked == scriptWaits_.end()) return;
  const ScriptWait wait = std::move(*asked);
  scriptWaits_.erase(asked);
  wait.then(script + Bookmarks::text(bookmarksOf(wait.branch)));
}

void Session::computeTo(double ms) {
  if (world_ == Live) return;
  const Instant until{Duration{static_cast<Duration::rep>(ms * 1e6)}};
  engine_->post(RunTo{branches_.current(), until, branches_.currentBranch().met});
  updateAwake();
}

void Session::saveText(const QUrl& url, const QString& text) {
  WholeFile file(url.isLocalFile() ? url.toLocalFile() : url.toString());
  file.begin();
  if (file.isOpen()) file.write(text.toUtf8());
  const QString why = file.keep();
  say(why.isEmpty()
          ? tr("Saved %1.").arg(QFileInfo(file.fileName()).fileName())
          : tr("%1 cannot be written: %2. Choose another place.").arg(file.fileName(), why));
}

}  // namespace session
