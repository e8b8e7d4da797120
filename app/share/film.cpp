#include "app/share/film.h"

#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

#include <cmath>
#include <filesystem>

#include "app/view/palette.h"

namespace share {
namespace {

/// The palette of a GIF is taken from so many pictures.
constexpr int kSamples = 8;
/// What ffmpeg has not read yet; pictures wait when it is more.
constexpr qint64 kUnreadMost = 64 * 1024 * 1024;

QString notWritten(const QString& path, const QString& why) {
  return Film::tr("%1 cannot be written: %2. Choose another place.").arg(path, why);
}

}  // namespace

Film::Film(FilmPlan plan, trace::Trace trace, trace::Tape tape, QObject* parent)
    : QObject(parent), plan_(std::move(plan)), trace_(std::move(trace)), tape_(std::move(tape)) {
  const double length = static_cast<double>((plan_.to - plan_.from).count()) / 1e9;
  const double wanted = length / plan_.speed * plan_.picturesASecond;
  pictures_ = static_cast<int>(std::clamp(std::ceil(wanted), 1.0, kPicturesMost + 1.0));
  connect(&turn_, &QTimer::timeout, this, &Film::step);
}

Film::~Film() { cancel(); }

QString Film::ffmpeg() { return QStandardPaths::findExecutable(QStringLiteral("ffmpeg")); }

QString Film::begin() {
  if (pictures_ > kPicturesMost) {
    return tr("That film would have more than %1 pictures. Take a shorter span, a higher speed or "
              "fewer pictures a second.")
        .arg(kPicturesMost);
  }
  easel_ = std::make_unique<Easel>(plan_.sight, plan_.look);
  file_.setFileName(plan_.form == FilmForm::Frames ? framePath(0) : plan_.path);
  if (plan_.form == FilmForm::Video) {
    const QString why = openVideo();
    if (!why.isEmpty()) return why;
  }
  if (plan_.form == FilmForm::Gif) {
    if (!file_.open(QIODevice::WriteOnly)) return notWritten(plan_.path, file_.errorString());
    choosePalette();
    file_.write(gif_->begin());
  }
  turn_.start(0);
  return {};
}

QString Film::openVideo() {
  const QString program = ffmpeg();
  if (program.isEmpty()) {
    return tr("A video needs the program ffmpeg, and it is not installed. Make a GIF instead.");
  }
  const QSize size = plan_.look.size.toSize();
  video_ = std::make_unique<QProcess>();
  video_->start(program, {"-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "bgra", "-s",
                          QStringLiteral("%1x%2").arg(size.width()).arg(size.height()), "-r",
                          QString::number(plan_.picturesASecond), "-i", "-", "-pix_fmt", "yuv420p",
                          "-f", "mp4", partPath()});
  if (video_->waitForStarted()) return {};
  return tr("ffmpeg cannot be started: %1.").arg(video_->errorString());
}

void Film::choosePalette() {
  GifPalette palette;
  for (int k = 0; k < kSamples; ++k) palette.count(picture(k * (pictures_ - 1) / kSamples));
  palette.choose();
  gif_.emplace(plan_.look.size.toSize(), std::move(palette));
}

trace::Instant Film::instantOf(int number) const {
  const double ns = static_cast<double>(number) * 1e9 * plan_.speed / plan_.picturesASecond;
  return plan_.from + trace::Duration{std::llround(ns)};
}

view::Moment Film::momentAt(trace::Instant at) {
  const trace::EventId wanted = trace_.lastAtOrBefore(at);
  const bool lookUp = wanted < view_.lastEvent() || wanted - view_.lastEvent() > 2048 ||
                      view_.lastEvent() < trace_.droppedThrough();
  if (lookUp) view_ = trace_.viewAt(wanted);
  while (view_.lastEvent() < wanted) view_.fold(trace_.at(view_.lastEvent() + 1));
  return {&trace_, &view_, at, plan_.speed, false};
}

// With the time of the run in its corner.
QImage Film::picture(int number) {
  const trace::Instant at = instantOf(number);
  Drawing drawing = easel_->draw(momentAt(at), tape_, plan_.to);
  const double ms = static_cast<double>(at.time_since_epoch().count()) / 1e6;
  const view::Palette& palette = view::palette(static_cast<view::Theme>(plan_.look.theme));
  if (plan_.sight == Sight::Stage) {
    drawing.list.text({12, drawing.size.height() - 12}, tr("%1 ms").arg(ms, 0, 'f', 1),
                      {13 * plan_.look.textScale, 500, canvas::Face::Mono}, palette.text2);
  }
  return imageOf(drawing, 1, painter_);
}

QString Film::framePath(int number) const {
  const QFileInfo file(plan_.path);
  return QStringLiteral("%1/%2-%3.png")
      .arg(file.absolutePath(), file.completeBaseName())
      .arg(number + 1, 4, 10, QLatin1Char('0'));
}

void Film::step() {
  if (video_ && video_->bytesToWrite() > kUnreadMost) return;
  const QString why = store(picture(made_));
  if (!why.isEmpty()) {
    removeAll();
    return finish(why);
  }
  ++made_;
  Q_EMIT advanced();
  if (made_ < pictures_) return;
  plan_.form == FilmForm::Video ? endVideo() : finish(close());
}

QString Film::store(const QImage& image) {
  switch (plan_.form) {
    case FilmForm::Gif: {
      // Rounded so that the whole keeps its time.
      const auto edge = [&](int k) { return std::lround(100.0 * k / plan_.picturesASecond); };
      file_.write(gif_->add(image, static_cast<int>(edge(made_ + 1) - edge(made_))));
      return file_.error() == QFileDevice::NoError ? QString()
                                                   : notWritten(plan_.path, file_.errorString());
    }
    case FilmForm::Frames: {
      session::WholeFile frame(framePath(made_));
      frame.begin();
      if (frame.isOpen()) image.save(&frame, "PNG");
      const QString why = frame.keep();
      return why.isEmpty() ? why : notWritten(frame.fileName(), why);
    }
    case FilmForm::Video:
      break;
  }
  video_->write(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
  return video_->state() == QProcess::Running ? QString() : videoFailed();
}

QString Film::close() {
  const QString done = tr("Saved %1.").arg(QFileInfo(plan_.path).fileName());
  switch (plan_.form) {
    case FilmForm::Gif: {
      file_.write(gif_->end());
      const QString why = file_.keep();
      return why.isEmpty() ? done : notWritten(plan_.path, why);
    }
    case FilmForm::Frames:
      return tr("Saved %n pictures.", "", pictures_);
    case FilmForm::Video:
      return keepVideo();
  }
  return done;
}

// Only a whole film gets its name.
QString Film::keepVideo() {
  std::error_code error;
  std::filesystem::rename(partPath().toStdString(), plan_.path.toStdString(), error);
  if (!error) return tr("Saved %1.").arg(QFileInfo(plan_.path).fileName());
  removeAll();
  return notWritten(plan_.path, QString::fromStdString(error.message()));
}

QString Film::videoFailed() {
  const QStringList said =
      QString::fromUtf8(video_->readAllStandardError()).split('\n', Qt::SkipEmptyParts);
  removeAll();
  return notWritten(plan_.path, said.isEmpty() ? tr("ffmpeg failed") : said.last().trimmed());
}

// ffmpeg still writes what it was given.
void Film::endVideo() {
  turn_.stop();
  connect(video_.get(), &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
    // It may end well although the last of the file did not fit, and has only said so.
    video_->setReadChannel(QProcess::StandardError);
    const bool whole = status == QProcess::NormalExit && code == 0 && video_->bytesAvailable() == 0;
    finish(whole ? close() : videoFailed());
  });
  video_->closeWriteChannel();
}

void Film::cancel() {
  turn_.stop();
  if (plan_.form == FilmForm::Gif) file_.cancelWriting();
  if (video_ && video_->state() != QProcess::NotRunning) {
    video_->disconnect(this);
    video_->kill();
    video_->waitForFinished();
  }
  removeAll();
}

// Of a film that did not become whole.
void Film::removeAll() {
  if (made_ < pictures_ && plan_.form == FilmForm::Frames) {
    for (int k = 0; k < made_; ++k) QFile::remove(framePath(k));
  }
  if (plan_.form == FilmForm::Video) QFile::remove(partPath());
}

void Film::finish(const QString& sentence) {
  turn_.stop();
  Q_EMIT ended(sentence);
}

}  // namespace share
