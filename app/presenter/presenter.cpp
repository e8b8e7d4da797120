#include "app/presenter/presenter.h"

#include <QFile>

#include "app/presenter/cue_lines.h"
#include "app/presenter/sides.h"

namespace presenter {

namespace {

QStringList listOf(const std::vector<std::string>& texts) {
  QStringList list;
  for (const std::string& text : texts) list << QString::fromStdString(text);
  return list;
}

QVariantList idsOf(const view::Group& servers) {
  QVariantList ids;
  for (const trace::ServerId id : servers) ids << static_cast<int>(id.value);
  return ids;
}

std::string contentOfTalk(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.read(kTalkBytesMost).toStdString() : std::string();
}

}  // namespace

Presenter::Presenter(lesson::NewWorld newLab, QObject* parent)
    : QObject(parent),
      newLab_(std::move(newLab)),
      sides_({"count", "words", "up", "size", "quorum", "lost", "servers"}),
      talks_({"title", "path"}) {}

QString Presenter::title() const {
  return deck_ ? QString::fromStdString(deck_->talk().title) : QString();
}
QString Presenter::talkNotes() const {
  return deck_ ? QString::fromStdString(deck_->talk().notes) : QString();
}
QStringList Presenter::headlines() const {
  QStringList lines;
  if (!deck_) return lines;
  for (const Cue& cue : deck_->talk().cues) {
    lines << QString::fromStdString(cue.headline).replace('\n', ' ');
  }
  return lines;
}
QString Presenter::kicker() const {
  return deck_ ? QString::fromStdString(deck_->now().title) : QString();
}
QString Presenter::headline() const {
  return deck_ ? QString::fromStdString(deck_->now().headline) : QString();
}
QString Presenter::notes() const {
  return deck_ ? QString::fromStdString(deck_->now().notes) : QString();
}

Presenter::State Presenter::answer() const {
  switch (deck_ ? deck_->answer() : Answer::None) {
    case Answer::None:
      return NoQuestion;
    case Answer::Open:
      return Open;
    case Answer::Deciding:
      return Deciding;
    case Answer::Decided:
      return Decided;
  }
  return NoQuestion;
}

QString Presenter::question() const {
  const bool asks = deck_ && deck_->now().question;
  return asks ? QString::fromStdString(deck_->now().question->text) : QString();
}
QStringList Presenter::choices() const {
  const bool asks = deck_ && deck_->now().question;
  return asks ? listOf(deck_->now().question->choices) : QStringList();
}
QList<int> Presenter::hands() const {
  if (!deck_) return {};
  const std::vector<int>& counts = deck_->hands().counts();
  return {counts.begin(), counts.end()};
}
int Presenter::right() const {
  return answer() == Decided ? static_cast<int>(deck_->now().question->right) : -1;
}
QString Presenter::because() const {
  return answer() == Decided ? QString::fromStdString(deck_->now().question->because) : QString();
}

void Presenter::showNotes(bool shown) {
  if (shown == notesShown_) return;
  notesShown_ = shown;
  Q_EMIT notesShownChanged();
}

void Presenter::readTalks() {
  std::vector<view::RowModel::Row> rows;
  for (const QString& path : talkFiles(talksFolder())) {
    const std::string title = readTalkTitle(contentOfTalk(path));
    rows.push_back({rows.size() + 1, {QString::fromStdString(title), path}});
  }
  talks_.setRows(std::move(rows));
}

void Presenter::presentFile(const QUrl& file) { presentTalk(file.toLocalFile()); }
void Presenter::presentTalk(const QString& path) { begin(readTalkFile(path, newLab_)); }
void Presenter::presentLesson(const QString& folder) { begin(readLessonTalk(folder, newLab_)); }

void Presenter::presentMarks(const QString& title, const std::vector<Mark>& marks) {
  if (marks.empty()) return say(tr("No bookmark is set: Ctrl+B sets one."));
  begin(talkOf(title, marks));
}

void Presenter::begin(Found found) {
  if (const auto* why = std::get_if<QString>(&found)) return say(*why);
  if (active_) leave();
  say({});
  deck_.emplace(std::move(std::get<Talk>(found)));
  clicker_.clear();
  active_ = true;
  Q_EMIT began();
  pace_.restart(now_);
  Q_EMIT changed();
  Q_EMIT ticked();
}

void Presenter::resume() {
  if (!deck_ || active_) return;
  active_ = true;
  Q_EMIT resumed();
  follow(deck_->again());
}

void Presenter::forget() {
  leave();
  deck_.reset();
  Q_EMIT changed();
}

void Presenter::leave() {
  if (!active_) return;
  active_ = false;
  if (deck_->blank()) deck_->blankOrNot();
  clicker_.clear();
  showNotes(false);
  Q_EMIT changed();
  Q_EMIT left();
}

void Presenter::follow(Then what) {
  if (what == Then::Leave) return leave();
  Q_EMIT changed();
  if (what != Then::Nothing) Q_EMIT asked(what);
}

void Presenter::next() {
  if (active_) follow(deck_->goOn());
}
void Presenter::back() {
  if (active_) follow(deck_->back());
}
void Presenter::again() {
  if (active_) follow(deck_->again());
}
void Presenter::play() {
  if (!active_) return;
  const Then then = deck_->play();
  if (then == Then::Nothing) Q_EMIT playAsked();
  follow(then);
}
void Presenter::goTo(int cue) {
  if (active_ && cue >= 0) follow(deck_->goTo(static_cast<std::size_t>(cue)));
}
void Presenter::toggleBlank() {
  if (!active_) return;
  deck_->blankOrNot();
  Q_EMIT changed();
}

void Presenter::addHands(int choice, int hands) {
  if (!active_ || choice < 0 || !deck_->counts()) return;
  deck_->add(static_cast<std::size_t>(choice), hands);
  Q_EMIT changed();
}
void Presenter::setHands(int choice, int hands) {
  if (!active_ || choice < 0 || !deck_->counts()) return;
  deck_->count(static_cast<std::size_t>(choice), hands);
  Q_EMIT changed();
}

void Presenter::restartClock() {
  pace_.restart(now_);
  Q_EMIT ticked();
}

bool Presenter::takes(const Key& key) const {
  Clicker looks = clicker_;
  return active_ && looks.press(key, digits()).what != Do::Pass;
}

bool Presenter::press(const Key& key) {
  if (!active_) return false;
  const bool taken = act(clicker_.press(key, digits()));
  if (taken) Q_EMIT changed();
  return taken;
}

bool Presenter::act(const Meant& meant) {
  switch (meant.what) {
    case Do::Pass:
      return false;
    case Do::Nothing:
    case Do::Typing:
      return true;
    case Do::Next:
      next();
      return true;
    case Do::Back:
      back();
      return true;
    case Do::First:
      goTo(0);
      return true;
    case Do::Again:
      again();
      return true;
    case Do::Blank:
      toggleBlank();
      return true;
    case Do::Escape:
      follow(deck_->escape());
      return true;
    case Do::Play:
      play();
      return true;
    case Do::GoTo:
      goTo(meant.number - 1);
      return true;
    case Do::Add:
      addHands(meant.number - 1, 1);
      return true;
    case Do::Take:
      addHands(meant.number - 1, -1);
      return true;
    case Do::List:
      Q_EMIT listAsked();
      return true;
    case Do::Write:
      Q_EMIT writeAsked();
      return true;
    case Do::Notes:
      showNotes(!notesShown_);
      return true;
    case Do::Restart:
      restartClock();
      return true;
  }
  return false;
}

void Presenter::show(const trace::ClusterView& cluster) {
  std::vector<view::RowModel::Row> rows;
  for (const Side& side : sidesOf(cluster)) {
    rows.push_back({side.servers.front().value,
                    {side.count, side.words, side.up, side.size, side.quorum, side.lost,
                     idsOf(side.servers)}});
  }
  sides_.setRows(std::move(rows));
}

void Presenter::tick(qint64 monotonicMs, const QString& clock) {
  now_ = monotonicMs;
  pace_.tick(now_);
  clock_ = clock;
  Q_EMIT ticked();
}

void Presenter::arrive() {
  if (!active_) return;
  deck_->arrive();
  Q_EMIT changed();
}

void Presenter::say(const QString& sentence) {
  if (sentence == trouble_) return;
  trouble_ = sentence;
  Q_EMIT troubleChanged();
}

}  // namespace presenter
