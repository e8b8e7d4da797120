// The fault-tolerance explorer: which page is open, and the model of each.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

namespace explorer {

class Explorer : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(bool open READ isOpen WRITE setOpen NOTIFY openChanged)
  Q_PROPERTY(Page page READ page WRITE setPage NOTIFY pageChanged)

 public:
  enum Page { Table, Availability, Price, Timeouts, Reads };
  Q_ENUM(Page)

  explicit Explorer(QObject* parent = nullptr) : QObject(parent) {}

  bool isOpen() const { return open_; }
  void setOpen(bool open);  // NOLINT: as Qt has it
  Page page() const { return page_; }
  void setPage(Page page);
  /// Nothing is computed in the background.
  bool idle() const { return true; }

 signals:
  void openChanged();
  void pageChanged();
  void rested();

 private:
  bool open_{false};
  Page page_{Table};
};

}  // namespace explorer
