#include "app/lessons/lessons.h"

#include <QDir>
#include <QSaveFile>

#include "app/lessons/shelf.h"
#include "app/lessons/wording.h"
#include "engine/lesson/folder.h"
#include "engine/lesson/worksheet_pdf.h"

namespace lessons {

namespace {

constexpr int kChangeMs = 50;

bool restsAt(Phase phase) { return phase == Phase::Explained || phase == Phase::Reached; }

}  // namespace

Lessons::Lessons(lesson::NewWorld newLab, QObject* parent)
    : QObject(parent),
      newLab_(std::move(newLab)),
      shelf_(shelfFolder()),
      practice_(newLab_, records_) {
  connect(&practice_, &Practice::openChanged, this, [this] {
    if (practice_.isOpen()) leave();
  });
  changes_.setSingleShot(true);
  changes_.setInterval(kChangeMs);
  connect(&files_, &QFileSystemWatcher::fileChanged, &changes_, qOverload<>(&QTimer::start));
  connect(&files_, &QFileSystemWatcher::directoryChanged, &changes_, qOverload<>(&QTimer::start));
  connect(&changes_, &QTimer::timeout, this, &Lessons::reload);
}

void Lessons::setShelf(const QString& folder) {
  shelf_ = folder;
  readList();
}

void Lessons::keepRecords(const QString& file) {
  records_.begin(file);
  say(records_.trouble(), {});
}

std::shared_ptr<const lesson::Lesson> Lessons::readOpen() {
  const std::string folder = (shelf_ + "/" + folder_).toStdString();
  const auto files = lesson::readFolder(folder);
  if (const auto* why = std::get_if<std::string>(&files)) {
    say(QString::fromStdString(*why), away_);
    return nullptr;
  }
  const lesson::GlossaryRead glossary = lesson::readGlossaryNear(folder);
  lesson::Read read = lesson::readLesson(std::get<lesson::Files>(files), glossary.glossary);
  lesson::Mistakes mistakes = glossary.mistakes;
  mistakes.insert(mistakes.end(), read.mistakes.begin(), read.mistakes.end());
  if (!mistakes.empty()) {
    say(QString::fromStdString(lesson::sentenceOf(mistakes.front())), away_);
    return nullptr;
  }
  glossary_ = glossary.glossary;
  return std::make_shared<const lesson::Lesson>(std::move(read.lesson));
}

void Lessons::start(const QString& folder) {
  const bool wasOpen = isOpen();
  close();
  folder_ = folder;
  if (const auto lesson = readOpen()) begin(lesson, 0);
  if (wasOpen && !isOpen()) Q_EMIT openChanged();
  watch();
}

void Lessons::begin(std::shared_ptr<const lesson::Lesson> lesson, std::size_t step) {
  std::unique_ptr<cluster::World> world = newLab_(lesson->setup.settings);
  if (!world) return say(tr("The lesson's cluster cannot be made."), {});
  const std::size_t last = lesson->steps.empty() ? 0 : lesson->steps.size() - 1;
  practice_.leave();
  guide_ = std::make_unique<Guide>(std::move(lesson), std::move(world));
  for (std::size_t i = 1; i <= std::min(step, last); ++i) guide_->goTo(i);
  recorded_ = 0;
  sinceRecord_.start();
  say({}, {});
  show(Play::Shown);
  Q_EMIT openChanged();
}

void Lessons::leave() {
  close();
  Q_EMIT openChanged();
}

void Lessons::close() {
  if (!folder_.isEmpty() && !files_.files().isEmpty()) files_.removePaths(files_.files());
  if (!files_.directories().isEmpty()) files_.removePaths(files_.directories());
  folder_.clear();
  guide_.reset();
  showing_ = false;
  refused_.clear();
  say({}, {});
}

void Lessons::answer(int choice, int confidence) {
  const bool asks = isOpen() && !showing_ && guide_->phase() == Phase::Asking;
  const bool sure = confidence >= 1 && confidence <= lesson::kConfidenceMost;
  if (!asks || !sure || choice < 0 || choice >= page_.choices().size()) return;
  refused_.clear();
  say({}, {});
  Q_EMIT troubleChanged();
  guide_->answer(static_cast<std::size_t>(choice), static_cast<lesson::Confidence>(confidence));
  refresh();
  if (guide_->phase() == Phase::Deciding) Q_EMIT playAsked();
}

void Lessons::hint() {
  if (!isOpen()) return;
  guide_->hint();
  refresh();
}

void Lessons::goOn() {
  if (!isOpen() || showing_ || aside()) return;
  const bool shows = guide_->goOn();
  record();
  if (shows) return show(Play::Shown);
  refresh();
}

void Lessons::restart() {
  if (!isOpen()) return;
  guide_->restart();
  show(Play::Shown);
}

void Lessons::back() {
  if (!isOpen() || page_.step() < 2) return restart();
  guide_->goTo(static_cast<std::size_t>(page_.step()) - 2);
  show(Play::Shown);
}

void Lessons::skip() {
  if (!isOpen() || page_.step() >= page_.steps()) return;
  guide_->goTo(static_cast<std::size_t>(page_.step()));
  show(Play::Shown);
}

void Lessons::showAgain() {
  if (isOpen()) show(Play::AtOnce);
}

void Lessons::show(Play play) {
  say(mistake_, {});
  const Showing what = guide_->showing();
  showing_ = play == Play::Shown && what.from < what.until;
  refresh();
  Q_EMIT showAsked();
}

void Lessons::arrived() {
  if (!showing_) return;
  showing_ = false;
  refresh();
  if (guide_->phase() == Phase::Watching) Q_EMIT playAsked();
}

void Lessons::follow(Instant at) {
  if (!isOpen() || showing_ || aside()) return;
  const Phase before = guide_->phase();
  guide_->follow(at);
  refresh();
  if (guide_->phase() != before && restsAt(guide_->phase())) Q_EMIT pauseAsked();
}

void Lessons::take(const scenario::Script& branch) {
  if (!isOpen()) return;
  const Phase before = guide_->phase();
  const bool followed = guide_->take(branch);
  if (!followed && before == Phase::Asking) {
    refused_ = tr("A question is open: answer it first.");
    Q_EMIT troubleChanged();
    return Q_EMIT refused();
  }
  say(mistake_, followed ? QString()
                         : tr("This branch left the lesson before it was your turn. Back to it?"));
  refresh();
  if (guide_->phase() != before && restsAt(guide_->phase())) Q_EMIT pauseAsked();
}

void Lessons::setAside() {
  if (!isOpen()) return;
  showing_ = false;
  say(mistake_, tr("Another run is shown. Back to the lesson?"));
  refresh();
}

void Lessons::refresh() {
  if (!isOpen()) return;
  page_.show(QString::fromStdString(guide_->lesson().title), guide_->sight(),
             showing_ ? Page::Shown::NotYet : Page::Shown::Yes);
}

void Lessons::record() {
  const auto& results = guide_->results();
  for (; recorded_ < results.size(); ++recorded_) {
    const std::chrono::milliseconds real(sinceRecord_.restart());
    records_.add(lesson::progressOf(folder_.toStdString(), results[recorded_], real));
  }
  recorded_ = std::min(recorded_, results.size());
  if (!records_.trouble().isEmpty()) say(records_.trouble(), away_);
}

void Lessons::watch() {
  const QDir folder(shelf_ + "/" + folder_);
  QStringList paths{folder.path()};
  for (const QString& name : folder.entryList({"*.md", "*.txt"}, QDir::Files)) {
    paths << folder.filePath(name);
  }
  files_.addPaths(paths);
}

// A lesson that was changed begins at the step that was open; a mistaken one leaves it as it is.
void Lessons::reload() {
  if (folder_.isEmpty()) return;
  watch();
  const auto lesson = readOpen();
  if (!lesson) return;
  if (isOpen() && *lesson == guide_->lesson()) return say({}, away_);
  begin(lesson, isOpen() ? static_cast<std::size_t>(page_.step()) - 1 : 0);
}

void Lessons::say(QString mistake, QString away) {
  if (mistake == mistake_ && away == away_) return;
  mistake_ = std::move(mistake);
  away_ = std::move(away);
  Q_EMIT troubleChanged();
}

QString Lessons::saveWorksheet(const QString& folder, const QUrl& to) const {
  const std::string path = (shelf_ + "/" + folder).toStdString();
  const auto files = lesson::readFolder(path);
  if (const auto* why = std::get_if<std::string>(&files)) return QString::fromStdString(*why);
  const lesson::Read read =
      lesson::readLesson(std::get<lesson::Files>(files), lesson::readGlossaryNear(path).glossary);
  if (!read.ok()) return QString::fromStdString(lesson::sentenceOf(read.mistakes.front()));
  QSaveFile file(to.toLocalFile());
  const QByteArray bytes = QByteArray::fromStdString(lesson::worksheetPdf(read.lesson));
  const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
  if (written && file.commit()) return {};
  return tr("%1 cannot be written: %2. Choose another place.")
      .arg(to.toLocalFile(), file.errorString());
}

QString Lessons::definition(const QString& term) const {
  const lesson::Term* found = glossary_.find(term.toStdString());
  return found ? plainOf(found->definition) : QString();
}

QString Lessons::source(const QString& term) const {
  const lesson::Term* found = glossary_.find(term.toStdString());
  return found ? QString::fromStdString(found->source) : QString();
}

}  // namespace lessons
