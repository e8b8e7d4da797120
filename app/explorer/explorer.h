// The fault-tolerance explorer: which page is open, and the model of each.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/explorer/study_price.h"
#include "app/explorer/study_reads.h"
#include "app/explorer/study_timeouts.h"

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

 public:
  enum Page { Table, Availability, Price, Timeouts, Reads };
  Q_ENUM(Page)

  explicit Explorer(QObject* parent = nullptr);

  bool isOpen() const { return open_; }
  void setOpen(bool open);  // NOLINT: as Qt has it
  Page page() const { return page_; }
  void setPage(Page page);
  /// Nothing is computed in the background.
  bool idle() const { return price_.idle() && timeouts_.idle() && reads_.idle(); }
  PriceStudy* price() { return &price_; }
  TimeoutsStudy* timeouts() { return &timeouts_; }
  ReadsStudy* reads() { return &reads_; }

 signals:
  void openChanged();
  void pageChanged();
  void rested();

 private:
  bool open_{false};
  Page page_{Table};
  findings::Cache cache_{findings::cacheFolder()};
  PriceStudy price_{cache_};
  TimeoutsStudy timeouts_{cache_};
  ReadsStudy reads_{cache_};
};

}  // namespace explorer
