#include "app/share/autosave.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>

#include "app/session/numbers.h"
#include "app/session/whole_file.h"
#include "engine/scenario/parser.h"

namespace share {
namespace {

constexpr char kRunning[] = "running-*.flotilla";
/// Of a program that ended in the middle of writing.
constexpr char kHalf[] = "running-*.flotilla.*";

QString lockOf(const QString& file) { return file + QStringLiteral(".lock"); }

/// Whether the program that had this file is gone; if so, its lock is too.
bool isLeft(const QString& file) {
  QLockFile lock(lockOf(file));
  lock.setStaleLockTime(0);
  return lock.tryLock();
}

/// How long the script runs by itself, milliseconds: the runs that saved scripts are made of.
double lengthOf(const scenario::Script& script) {
  trace::Duration last{0};
  trace::Duration ran{0};
  for (const scenario::Statement& statement : script.statements) {
    if (statement.at) last = std::max(last, statement.at->time_since_epoch());
    if (const auto* run = std::get_if<scenario::RunFor>(&statement.action)) ran += run->duration;
  }
  return static_cast<double>(std::max(last, ran).count()) / 1e6;
}

}  // namespace

Autosave::Autosave(session::Session& session, QObject* parent)
    : QObject(parent), session_(&session) {
  soon_.setSingleShot(true);
  soon_.setInterval(kAfterActMs);
  often_.setInterval(kIntervalMs);
  connect(&soon_, &QTimer::timeout, this, &Autosave::saveNow);
  connect(&often_, &QTimer::timeout, this, &Autosave::saveNow);
  connect(&session, &session::Session::gesturesChanged, this, [this] {
    if (!folder_.isEmpty()) soon_.start();
  });
  connect(&session, &session::Session::moved, this, &Autosave::arrive);
}

QString Autosave::fileName() const {
  return QStringLiteral("%1/running-%2.flotilla")
      .arg(folder_)
      .arg(QCoreApplication::applicationPid());
}

void Autosave::begin(const QString& folder) {
  folder_ = folder;
  if (!QDir().mkpath(folder)) return fail(tr("the folder %1 cannot be made").arg(folder));
  adopt();
  clean();
  writer_ = std::make_unique<session::Background>();
  lock_ = std::make_unique<QLockFile>(lockOf(fileName()));
  lock_->setStaleLockTime(0);
  if (!lock_->tryLock()) return fail(tr("the folder %1 cannot be written").arg(folder));
  often_.start();
}

// A file whose program is gone. Of several, one at each start: none is lost.
void Autosave::adopt() {
  const QDir folder(folder_);
  for (const QString& name : folder.entryList({kRunning}, QDir::Files, QDir::Time)) {
    QLockFile lock(lockOf(folder.filePath(name)));
    lock.setStaleLockTime(0);
    if (!lock.tryLock()) continue;
    const QString kept = folder.filePath(kCutShort);
    QFile::remove(kept);
    if (!QFile::rename(folder.filePath(name), kept)) continue;
    QFile file(kept);
    if (!file.open(QIODevice::ReadOnly)) return;
    offered_ = keptRunOf(QString::fromUtf8(file.readAll()));
    const auto parsed = scenario::parse(offered_.script.toStdString());
    const QString title = QString::fromStdString(parsed.script.title);
    setOffer(title.isEmpty() ? tr("The last run was cut short.")
                             : tr("The last run, \"%1\", was cut short.").arg(title));
    return;
  }
}

// What a program left that ended in the middle of writing is no use to anybody.
void Autosave::clean() {
  const QDir folder(folder_);
  for (const QString& name : folder.entryList({kHalf}, QDir::Files)) {
    const QString file = folder.filePath(name.section('.', 0, 1));
    if (!QFile::exists(file) && isLeft(file)) QFile::remove(folder.filePath(name));
  }
}

void Autosave::saveNow() {
  if (folder_.isEmpty() || !session_->touched()) return;
  const session::BranchList& branches = *session_->branches();
  auto kept = std::make_shared<KeptRun>();
  kept->name = branches.nameOf(branches.current());
  // They come in the order of asking: the branch shown is the last.
  for (const int id : branches.tree()) {
    if (id == branches.current()) continue;
    const double left = session::msOf(branches.divergence(id));
    session_->askScriptOf(id, [kept, left, name = branches.nameOf(id)](const QString& text) {
      kept->others.push_back({name, left, text});
    });
  }
  session_->askScriptOf(branches.current(), [this, kept](const QString& text) {
    kept->script = text;
    write(textOf(*kept));
  });
}

void Autosave::write(const QString& text) {
  if (text == written_ || !writer_) return;
  written_ = text;
  writer_->run([this, text, name = fileName()]() -> std::function<void()> {
    session::WholeFile file(name);
    file.begin();
    if (file.isOpen()) file.write(text.toUtf8());
    return [this, why = file.keep()] {
      if (why.isEmpty()) {
        told_ = false;
        return;
      }
      written_.clear();
      fail(why);
    };
  });
}

void Autosave::settle() {
  if (!writer_ || writer_->idle()) return;
  QEventLoop loop;
  connect(writer_.get(), &session::Background::rested, &loop, &QEventLoop::quit);
  loop.exec();
}

void Autosave::fail(const QString& why) {
  if (told_) return;
  told_ = true;
  Q_EMIT failed(tr("This run is not kept against a crash: %1. Save it by hand (Ctrl+S).").arg(why));
}

void Autosave::endWell() {
  soon_.stop();
  often_.stop();
  writer_.reset();
  if (!folder_.isEmpty()) QFile::remove(fileName());
  lock_.reset();
  folder_.clear();
}

QString Autosave::goOn() {
  QString why = session_->openText(offered_.script, tr("The last run"));
  if (!why.isEmpty()) return why;
  setOffer({});
  if (!offered_.name.isEmpty()) session_->renameBranch(0, offered_.name);
  goal_ = lengthOf(scenario::parse(offered_.script.toStdString()).script);
  session_->computeTo(goal_);
  for (const KeptBranch& branch : offered_.others) {
    const QString bad = session_->recallBranch(branch.name, branch.script, branch.leftMs);
    if (why.isEmpty()) why = bad;
  }
  return why;
}

// What was computed anew is shown when it has come to where the run stood.
void Autosave::arrive() {
  if (goal_ < 0 || session_->endTime() < goal_) return;
  goal_ = -1;
  session_->toEnd();
}

void Autosave::dismiss() { setOffer({}); }

void Autosave::setOffer(const QString& offer) {
  if (offer == offer_) return;
  offer_ = offer;
  Q_EMIT offerChanged();
}

}  // namespace share
