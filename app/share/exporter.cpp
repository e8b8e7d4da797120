#include "app/share/exporter.h"

#include <QBuffer>
#include <QFileInfo>

#include <algorithm>

#include "app/canvas/svg.h"
#include "app/session/whole_file.h"
#include "app/share/table_drawing.h"
#include "app/share/tables.h"

namespace share {
namespace {

/// Of views that are not on the screen, and of films.
constexpr std::array<QSize, kSights> kUsual{QSize(960, 600), QSize(960, 260), QSize(960, 640),
                                            QSize(960, 260), QSize(960, 110), QSize(960, 420),
                                            QSize(960, 420), QSize(960, 420)};
constexpr std::array kSuffixes{"png",   "svg", "pdf", "gif", "png", "mp4",
                               "jsonl", "csv", "csv", "csv", "csv", "csv"};
/// How often a table's progress is told.
constexpr int kLookMs = 100;

QString pathOf(const QUrl& url) { return url.isLocalFile() ? url.toLocalFile() : url.toString(); }

QString saved(const QString& path) {
  return Exporter::tr("Saved %1.").arg(QFileInfo(path).fileName());
}

/// Writes the whole file or leaves what was there.
QString store(const QString& path, const Progress& progress,
              const std::function<void(QIODevice&)>& fill) {
  session::WholeFile file(path);
  file.begin();
  if (file.isOpen()) fill(file);
  if (!progress.wanted()) {
    if (file.isOpen()) file.cancelWriting();
    return Exporter::tr("Cancelled: no file was written.");
  }
  const QString why = file.keep();
  if (why.isEmpty()) return saved(path);
  return Exporter::tr("%1 cannot be written: %2. Choose another place.").arg(path, why);
}

}  // namespace

Exporter::Exporter(session::Session& session, session::Background& background, QObject* parent)
    : QObject(parent), session_(&session), background_(&background), span_(session) {
  connect(&session, &session::Session::moved, this, &Exporter::optionsChanged);
  connect(&span_, &ExportSpan::changed, this, &Exporter::optionsChanged);
  look_.setInterval(kLookMs);
  connect(&look_, &QTimer::timeout, this, &Exporter::progressed);
}

bool Exporter::ofSpan(int what) const {
  return isFilm(what) || what == JsonLines || what == Operations || what == Events ||
         what == Health;
}

void Exporter::setViews(const std::array<canvas::CanvasItem*, kPaintedSights>& views) {
  std::copy(views.begin(), views.end(), views_.begin());
}

QString Exporter::videoNote() const {
  return Film::ffmpeg().isEmpty() ? tr("A video needs the program ffmpeg, which is not installed")
                                  : QString();
}

double Exporter::progress() const {
  if (table_) return table_->share();
  return film_ ? static_cast<double>(film_->made()) / film_->pictures() : 0;
}

QString Exporter::suffixOf(int what) const {
  const auto place = static_cast<std::size_t>(std::clamp(what, 0, int(kSuffixes.size()) - 1));
  return QString::fromLatin1(kSuffixes[place]);
}

DrawingLook Exporter::lookOf(Sight sight) const {
  DrawingLook look;
  look.size = kUsual[static_cast<std::size_t>(sight)];
  if (const canvas::CanvasItem* stage = views_[0]) {
    look.theme = stage->theme();
    look.textScale = stage->textScale();
  }
  return look;
}

// As it is seen: its zoom, its filters, what is chosen in it.
Drawing Exporter::drawingOf(Sight sight) {
  const auto place = static_cast<std::size_t>(sight);
  const canvas::CanvasItem* view = place < views_.size() ? views_[place].data() : nullptr;
  DrawingLook look = lookOf(sight);
  const view::Palette& palette = view::palette(static_cast<view::Theme>(look.theme));
  if (view && view->isVisible() && !view->drawn().empty()) {
    return {view->drawn(), view->size(), sight == Sight::Stage ? palette.bg0 : palette.bg1};
  }
  if (sight == Sight::Events && events_ && events_->rowCount() > 0) {
    return drawEvents(*events_, look);
  }
  const view::Moment moment{&session_->trace(), &session_->cluster(), session_->playheadTime(),
                            session_->speed(), false};
  const auto end = session_->branches()->currentBranch().now;
  return Easel(sight, look).draw(moment, session_->tape(), end);
}

QByteArray Exporter::pictureBytes(What what, Sight sight) {
  const Drawing drawing = drawingOf(sight);
  if (what == Pdf) return pdfOf(drawing, session_->title());
  if (what == Svg) {
    return canvas::svgOf(drawing.list, drawing.size, drawing.ground, session_->title());
  }
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  canvas::Painter painter;
  imageOf(drawing, scale_, painter).save(&buffer, "PNG");
  return bytes;
}

void Exporter::write(int what, int sight, const QUrl& to) {
  if (busy_ || sight < 0 || sight >= kSights) return;
  const QString path = pathOf(to);
  const auto view = static_cast<Sight>(sight);
  const auto wanted = static_cast<What>(what);
  switch (wanted) {
    case Png:
    case Svg:
    case Pdf: {
      const QByteArray bytes = pictureBytes(wanted, view);
      Q_EMIT said(store(path, {}, [&](QIODevice& file) { file.write(bytes); }));
      return;
    }
    case Gif:
    case Frames:
    case Video:
      return beginFilm(static_cast<FilmForm>(what - Gif), view, path);
    case JsonLines:
      return writeLater(path, writeJsonLines);
    case Servers:
      Q_EMIT said(
          store(path, {}, [&](QIODevice& file) { writeServers(session_->cluster(), file); }));
      return;
    case Operations:
      return writeLater(path, writeOperations);
    case Events:
      return writeLater(path, writeEvents);
    case Health: {
      const int scale = health_ ? health_->scale() : view::HealthLog::kScale;
      const auto table = [scale](const trace::Trace& trace, const Extent& extent, QIODevice& file) {
        writeHealth(trace, extent, scale, file);
      };
      return writeLater(path, table);
    }
    case Data: {
      const view::Moment moment{&session_->trace(), &session_->cluster(), session_->playheadTime()};
      Q_EMIT said(store(path, {}, [&](QIODevice& file) { writeData(moment, file); }));
      return;
    }
  }
}

void Exporter::writeLater(const QString& path, Table table) {
  Extent extent;
  table_ = extent.progress;
  if (span_.used()) {
    extent.from = span_.from();
    extent.to = span_.to();
  }
  look_.start();
  setBusy(true);
  background_->run([this, path, extent, table = std::move(table), trace = session_->trace()] {
    const QString sentence =
        store(path, *extent.progress, [&](QIODevice& file) { table(trace, extent, file); });
    return [this, sentence] {
      look_.stop();
      table_.reset();
      setBusy(false);
      Q_EMIT said(sentence);
    };
  });
}

FilmPlan Exporter::planOf(FilmForm form, Sight sight) const {
  FilmPlan plan;
  plan.form = form;
  plan.sight = sight;
  plan.look = lookOf(sight);
  plan.to = span_.used() ? span_.to() : session_->playheadTime();
  const trace::Duration last{static_cast<std::int64_t>(lastMs_ * 1e6)};
  const bool all = lastMs_ <= 0 || last >= plan.to.time_since_epoch();
  plan.from = all ? trace::Instant{} : plan.to - last;
  if (span_.used()) plan.from = span_.from();
  plan.speed = std::max(speed_, session::Playhead::kSlowest);
  plan.picturesASecond = std::clamp(picturesASecond_, 1, 60);
  return plan;
}

QString Exporter::filmText() const {
  const FilmPlan plan = planOf(FilmForm::Gif, Sight::Stage);
  const double seconds = static_cast<double>((plan.to - plan.from).count()) / 1e9 / plan.speed;
  const int pictures = static_cast<int>(std::ceil(seconds * plan.picturesASecond));
  return tr("%1 pictures, %2 s").arg(std::max(1, pictures)).arg(seconds, 0, 'f', 1);
}

void Exporter::beginFilm(FilmForm form, Sight sight, const QString& path) {
  FilmPlan plan = planOf(form, sight);
  plan.path = path;
  film_ = std::make_unique<Film>(std::move(plan), session_->trace(), session_->tape());
  connect(film_.get(), &Film::advanced, this, &Exporter::progressed);
  connect(film_.get(), &Film::ended, this, &Exporter::endFilm, Qt::QueuedConnection);
  const QString why = film_->begin();
  if (!why.isEmpty()) return endFilm(why);
  setBusy(true);
}

void Exporter::endFilm(const QString& sentence) {
  film_.reset();
  setBusy(false);
  Q_EMIT said(sentence);
}

// A table comes to its end by itself, soon, and says so.
void Exporter::cancel() {
  if (table_) table_->giveUp();
  if (!film_) return;
  film_->cancel();
  endFilm(tr("Cancelled: no film was written."));
}

void Exporter::setBusy(bool busy) {
  busy_ = busy;
  Q_EMIT progressed();
}

}  // namespace share
