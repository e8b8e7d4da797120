// What can be taken out of the window: pictures of a view, films, events and tables.
// Thread rule: GUI thread; long lists are written in the background from a copy of the trace.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <array>
#include <functional>
#include <memory>

#include "app/canvas/canvas_item.h"
#include "app/session/background.h"
#include "app/session/session.h"
#include "app/share/export_job.h"
#include "app/share/export_span.h"
#include "app/share/film.h"
#include "app/view/data_view.h"
#include "app/view/health_view.h"
#include "app/view/trace_list.h"

namespace share {

class Exporter : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Sharing")
  /// Pixels per logical pixel of a PNG: 1 or 2.
  Q_PROPERTY(int scale MEMBER scale_ NOTIFY optionsChanged)
  /// Unless the span is used, the film shows so many of the run's last milliseconds up to the
  /// playhead; 0: all of them.
  Q_PROPERTY(double lastMs MEMBER lastMs_ NOTIFY optionsChanged)
  /// Run time per time of the film.
  Q_PROPERTY(double speed MEMBER speed_ NOTIFY optionsChanged)
  Q_PROPERTY(int picturesASecond MEMBER picturesASecond_ NOTIFY optionsChanged)
  Q_PROPERTY(share::ExportSpan* span READ span CONSTANT)
  /// "40 pictures, 2.0 s".
  Q_PROPERTY(QString filmText READ filmText NOTIFY optionsChanged)
  /// "" if videos can be made, else why not.
  Q_PROPERTY(QString videoNote READ videoNote CONSTANT)
  Q_PROPERTY(bool busy READ busy NOTIFY progressed)
  /// 0 to 1 while something is made.
  Q_PROPERTY(double progress READ progress NOTIFY progressed)

 public:
  enum What {
    Png,
    Svg,
    Pdf,
    Gif,
    Frames,
    Video,
    JsonLines,
    Servers,
    Operations,
    Events,
    Data,
    Health
  };
  Q_ENUM(What)

  Exporter(session::Session& session, session::Background& background, QObject* parent = nullptr);

  /// The window's own painted views, in the order of Sight: those that are seen are taken as they
  /// are.
  void setViews(const std::array<canvas::CanvasItem*, kPaintedSights>& views);
  /// The window's own lists of words: the events as they are filtered.
  void setEvents(const view::TraceList* events) { events_ = events; }
  /// How much shorter the windows of alerts are.
  void setHealth(const view::HealthView* health) { health_ = health; }
  ExportSpan* span() { return &span_; }

  QString filmText() const;
  QString videoNote() const;
  bool busy() const { return busy_; }
  double progress() const;

  Q_INVOKABLE bool ofView(int what) const { return what <= Video; }
  Q_INVOKABLE bool isFilm(int what) const { return what >= Gif && what <= Video; }
  /// The span matters to it.
  Q_INVOKABLE bool ofSpan(int what) const;
  Q_INVOKABLE QString suffixOf(int what) const;
  /// Writes it; the sentence that says how that went comes with said().
  Q_INVOKABLE void write(int what, int sight, const QUrl& to);
  Q_INVOKABLE void cancel();

 signals:
  void optionsChanged();
  void progressed();
  void said(const QString& sentence);

 private:
  using Table = std::function<void(const trace::Trace&, const Extent&, QIODevice&)>;

  Drawing drawingOf(Sight sight);
  DrawingLook lookOf(Sight sight) const;
  QByteArray pictureBytes(What what, Sight sight);
  void beginFilm(FilmForm form, Sight sight, const QString& path);
  void endFilm(const QString& sentence);
  FilmPlan planOf(FilmForm form, Sight sight) const;
  void writeLater(const QString& path, Table table);
  void setBusy(bool busy);

  session::Session* session_;
  session::Background* background_;
  std::array<QPointer<canvas::CanvasItem>, kPaintedSights> views_;
  const view::TraceList* events_{nullptr};
  const view::HealthView* health_{nullptr};
  ExportSpan span_;
  std::unique_ptr<Film> film_;
  std::shared_ptr<Progress> table_;  ///< of one that is written in the background
  QTimer look_;
  int scale_{2};
  double lastMs_{1'000};
  double speed_{0.2};
  int picturesASecond_{20};
  bool busy_{false};
};

}  // namespace share
