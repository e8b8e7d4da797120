#include "app/session/fault_board.h"

#include <algorithm>
#include <limits>

#include "engine/nemesis/repairs.h"

namespace session {

namespace {

/// As typed by anybody: with a point or a comma.
double numberOf(const QString& typed) {
  bool good = false;
  const double value = QString(typed).trimmed().replace(u',', u'.').toDouble(&good);
  return good ? value : std::numeric_limits<double>::quiet_NaN();
}

bool anyChanged(const std::vector<Dial>& dials) {
  return std::any_of(dials.begin(), dials.end(), [](const Dial& dial) { return dial.changed; });
}

/// Whom a command that repairs is about; 0: no single server.
struct AboutServer {
  raft::ServerId operator()(const cluster::SetDisk& c) const { return c.server; }
  raft::ServerId operator()(const cluster::SetClock& c) const { return c.server; }
  raft::ServerId operator()(const cluster::Resume& c) const { return c.server; }
  raft::ServerId operator()(const cluster::Restart& c) const { return c.server; }
  template <class Other>
  raft::ServerId operator()(const Other&) const {
    return {};
  }
};

raft::ServerId serverOf(const cluster::Command& command) {
  return std::visit(AboutServer{}, command);
}

int stepped(int server, int step, int count) {
  return count > 0 ? ((server - 1 + step) % count + count) % count + 1 : server;
}

}  // namespace

FaultBoard::FaultBoard(Session& session, QObject* parent) : QObject(parent), session_(session) {
  connect(&session, &Session::moved, this, &FaultBoard::look);
  connect(&session, &Session::opened, this, [this] {
    server_ = raft::ServerId{1};
    way_ = {raft::ServerId{1}, raft::ServerId{2}};
    look();
    Q_EMIT subjectChanged();
  });
}

void FaultBoard::setWatched(bool watched) {
  if (watched == watched_) return;
  watched_ = watched;
  look();
  Q_EMIT subjectChanged();
}

void FaultBoard::setServer(int server) {
  if (server == this->server() || server < 1 || server > session_.serverCount()) return;
  server_ = raft::ServerId{static_cast<std::uint64_t>(server)};
  look();
  Q_EMIT subjectChanged();
}

void FaultBoard::chooseLink(int from, int to) {
  const int servers = session_.serverCount();
  const bool one = from > 0 && to > 0 && from != to && from <= servers && to <= servers;
  const Way way = one ? Way{raft::ServerId{static_cast<std::uint64_t>(from)},
                            raft::ServerId{static_cast<std::uint64_t>(to)}}
                      : Way{};
  if (way == way_) return;
  way_ = way;
  look();
  Q_EMIT subjectChanged();
}

void FaultBoard::stepServer(int step) {
  setServer(stepped(server(), step, session_.serverCount()));
}

void FaultBoard::stepLink(int end, int step) {
  const int servers = session_.serverCount();
  if (servers < 2) return;
  int ends[2] = {std::max(1, from()), way_.all() ? 2 : to()};
  int& moved = ends[end == 0 ? 0 : 1];
  do {
    moved = stepped(moved, step, servers);
  } while (ends[0] == ends[1]);
  chooseLink(ends[0], ends[1]);
}

bool FaultBoard::isLink() const {
  const std::size_t servers = session_.cluster().size();
  return !way_.all() && way_.from.value <= servers && way_.to.value <= servers;
}

void FaultBoard::look() {
  const trace::ClusterView& view = session_.cluster();
  if (!watched_ || view.size() == 0) return;
  const cluster::Settings& settings = session_.settings();
  std::vector<Dial> ofServer;
  if (server_.value <= view.size()) {
    ofServer = serverDials(view.server(server_), settings, session_.playheadTime());
  }
  std::vector<Dial> forth = linkDials(view, settings, isLink() ? way_ : Way{});
  std::vector<Dial> back;
  if (isLink()) back = linkDials(view, settings, {way_.to, way_.from});
  const bool serverFaulty = anyChanged(ofServer);
  const bool linkFaulty = anyChanged(forth) || anyChanged(back);
  const bool news = serverFaulty != serverFaulty_ || linkFaulty != linkFaulty_;
  serverFaulty_ = serverFaulty;
  linkFaulty_ = linkFaulty;
  ofServer_.setDials(std::move(ofServer));
  forth_.setDials(std::move(forth));
  back_.setDials(std::move(back));
  if (news) Q_EMIT changed();
  lookAtFaulty();
}

void FaultBoard::lookAtFaulty() {
  const trace::ClusterView& view = session_.cluster();
  const cluster::Settings& settings = session_.settings();
  QStringList names;
  for (const trace::ServerView& server : view.servers()) {
    if (anyChanged(serverDials(server, settings, session_.playheadTime()))) {
      names << QStringLiteral("S%1").arg(server.id.value);
    }
  }
  for (const trace::ServerView& a : view.servers()) {
    for (const trace::ServerView& b : view.servers()) {
      const bool worse =
          view.link(a.id, b.id) != settings.links || view.link(b.id, a.id) != settings.links;
      if (a.id < b.id && worse) {
        names << QStringLiteral("S%1 - S%2").arg(a.id.value).arg(b.id.value);
      }
    }
  }
  constexpr qsizetype kNamesMost = 8;
  QString faulty = names.mid(0, kNamesMost).join(QStringLiteral(", "));
  if (names.size() > kNamesMost)
    faulty = tr("%1 and %2 more").arg(faulty).arg(names.size() - kNamesMost);
  if (faulty == faulty_) return;
  faulty_ = faulty;
  Q_EMIT changed();
}

void FaultBoard::act(Turn turn) {
  if (!turn.commands.empty()) session_.act(std::move(turn.commands), turn.words);
}

QString FaultBoard::set(Part part, const QString& key, const QStringList& typed) {
  const trace::ClusterView& view = session_.cluster();
  if (server_.value > view.size()) return {};
  Typed values;
  for (const QString& one : typed) values.push_back(numberOf(one));
  Turn turn;
  switch (part) {
    case Server:
      turn = turnServer(view.server(server_), key, values, session_.playheadTime());
      break;
    case Forth:
      turn = turnLink(view, isLink() ? way_ : Way{}, key, values);
      break;
    case Back:
      if (!isLink()) return {};
      turn = turnLink(view, {way_.to, way_.from}, key, values);
      break;
  }
  const QString problem = turn.problem;
  act(std::move(turn));
  return problem;
}

std::vector<cluster::Command> FaultBoard::repairs() const {
  return nemesis::repairsOf(session_.cluster(), session_.settings(), session_.playheadTime());
}

// A clock that was set wrong is set right, and not only made to drift no more.
void FaultBoard::healServer() {
  const trace::ClusterView& view = session_.cluster();
  if (server_.value > view.size()) return;
  std::vector<cluster::Command> commands = repairs();
  std::erase_if(commands, [&](const cluster::Command& command) {
    return serverOf(command) != server_ || std::holds_alternative<cluster::SetClock>(command);
  });
  if (view.server(server_).clock != trace::ClockState{}) {
    commands.emplace_back(cluster::SetClock{server_, {}});
  }
  act({std::move(commands), tr("S%1 as before").arg(server_.value), {}});
}

void FaultBoard::healLink() {
  if (session_.cluster().size() == 0) return;
  act(healLinks(session_.cluster(), session_.settings(), isLink() ? way_ : Way{}));
}

void FaultBoard::healAll() {
  std::vector<cluster::Command> commands = repairs();
  std::erase_if(commands, [](const cluster::Command& command) {
    return std::holds_alternative<cluster::SetClock>(command);
  });
  for (const trace::ServerView& server : session_.cluster().servers()) {
    if (server.clock != trace::ClockState{})
      commands.emplace_back(cluster::SetClock{server.id, {}});
  }
  act({std::move(commands), tr("all as before"), {}});
}

}  // namespace session
