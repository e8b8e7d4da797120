// A span of the run as a film: every picture is drawn from the trace at its own instant, so the
// film does not depend on how fast it is made. As GIF, as numbered PNG files, or as a video by the
// program ffmpeg. Thread rule: GUI thread; a picture is made in each turn of the event loop.
#pragma once

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <memory>
#include <optional>

#include "app/session/whole_file.h"
#include "app/share/drawings.h"
#include "app/share/gif.h"

namespace share {

enum class FilmForm : std::uint8_t { Gif, Frames, Video };

struct FilmPlan {
  Sight sight{Sight::Stage};
  FilmForm form{FilmForm::Gif};
  DrawingLook look;
  trace::Instant from{};
  trace::Instant to{};
  double speed{0.2};  ///< run time per time of the film
  int picturesASecond{20};
  QString path;  ///< of the file; of Frames: pictures are called path-0001.png
};

class Film : public QObject {
  Q_OBJECT

 public:
  static constexpr int kPicturesMost = 3'000;

  /// The run as it is now: later events do not get into the film.
  Film(FilmPlan plan, trace::Trace trace, trace::Tape tape, QObject* parent = nullptr);
  ~Film() override;

  /// A sentence if it cannot be made, else "". Pictures come by themselves from then on.
  QString begin();
  /// What was written of it goes.
  void cancel();
  int pictures() const { return pictures_; }
  int made() const { return made_; }
  /// "" if there is no such program.
  static QString ffmpeg();

 signals:
  void advanced();
  /// Of a film that is whole or failed: a sentence that says so.
  void ended(const QString& sentence);

 private:
  void step();
  QImage picture(int number);
  trace::Instant instantOf(int number) const;
  view::Moment momentAt(trace::Instant at);
  void choosePalette();
  QString store(const QImage& image);
  QString openVideo();
  QString keepVideo();
  QString videoFailed();
  void removeAll();
  QString partPath() const { return plan_.path + QStringLiteral(".part"); }
  QString close();
  void endVideo();
  void finish(const QString& sentence);
  QString framePath(int number) const;

  FilmPlan plan_;
  trace::Trace trace_;
  trace::Tape tape_;
  trace::ClusterView view_;
  std::unique_ptr<Easel> easel_;
  canvas::Painter painter_;
  QTimer turn_;
  session::WholeFile file_;
  std::optional<GifWriter> gif_;
  std::unique_ptr<QProcess> video_;
  int pictures_{0};
  int made_{0};
};

}  // namespace share
