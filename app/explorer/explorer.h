// The fault-tolerance explorer: which page is open, and the model of each.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QUrl>

#include "app/explorer/site_study.h"
#include "app/explorer/staging.h"
#include "app/explorer/study_price.h"
#include "app/explorer/study_reads.h"
#include "app/explorer/study_timeouts.h"
#include "app/explorer/table.h"

namespace explorer {

class Explorer : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(bool open READ isOpen WRITE setOpen NOTIFY openChanged)
  Q_PROPERTY(Page page READ page WRITE setPage NOTIFY pageChanged)
  Q_PROPERTY(explorer::PriceStudy* price READ price CONSTANT)
  Q_PROPERTY(explorer::TimeoutsStudy* timeouts READ timeouts CONSTANT)
  Q_PROPERTY(explorer::ReadsStudy* reads READ reads CONSTANT)
  Q_PROPERTY(explorer::Table* table READ table CONSTANT)
  Q_PROPERTY(explorer::Staging* staging READ staging CONSTANT)
  Q_PROPERTY(explorer::SiteStudy* site READ site CONSTANT)
  /// The run that was shown before one of these, if it can be gone back to: its title.
  Q_PROPERTY(QString keptRun READ keptRun WRITE setKeptRun NOTIFY keptRunChanged)

 public:
  enum Page { Table, Availability, Price, Timeouts, Reads };
  Q_ENUM(Page)

  explicit Explorer(QObject* parent = nullptr);

  bool isOpen() const { return open_; }
  void setOpen(bool open);  // as Qt has it
  Page page() const { return page_; }
  void setPage(Page page);
  explorer::Table* table() { return &table_; }
  Staging* staging() { return &staging_; }
  SiteStudy* site() { return &site_; }
  QString keptRun() const { return keptRun_; }
  void setKeptRun(const QString& title);
  /// As CSV, SVG or PNG, by the name's ending. A sentence: how that went.
  Q_INVOKABLE QString saveTable(const QUrl& to, int theme);
  Q_INVOKABLE void goBack() { Q_EMIT backAsked(); }
  /// Nothing is computed in the background.
  bool idle() const {
    if (!site_.idle()) return false;
    return price_.idle() && timeouts_.idle() && reads_.idle() && table_.idle() && staging_.idle();
  }
  PriceStudy* price() { return &price_; }
  TimeoutsStudy* timeouts() { return &timeouts_; }
  ReadsStudy* reads() { return &reads_; }

 signals:
  void openChanged();
  void pageChanged();
  void keptRunChanged();
  /// The kept run is wanted again.
  void backAsked();
  void rested();

 private:
  bool open_{false};
  Page page_{Table};
  findings::Cache cache_{findings::cacheFolder()};
  PriceStudy price_{cache_};
  TimeoutsStudy timeouts_{cache_};
  ReadsStudy reads_{cache_};
  QString keptRun_;
  explorer::Table table_;
  Staging staging_;
  SiteStudy site_{cache_};
};

}  // namespace explorer
