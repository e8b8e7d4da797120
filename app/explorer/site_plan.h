// The plan of a site as QML shows and edits it: zones, racks in them, servers in both.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/explorer/site_geometry.h"
#include "app/view/row_model.h"

namespace explorer {

class SitePlan : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of SiteStudy")
  /// Across in columns, down in rows. Roles: place, column, row, tall, name, words.
  Q_PROPERTY(view::RowModel* zones READ zones CONSTANT)
  Q_PROPERTY(view::RowModel* racks READ racks CONSTANT)
  /// Roles: server, column, row, slot, learner, words.
  Q_PROPERTY(view::RowModel* servers READ servers CONSTANT)
  Q_PROPERTY(double tall READ tall NOTIFY drawn)
  Q_PROPERTY(int serverCount READ serverCount NOTIFY changed)
  Q_PROPERTY(int zoneCount READ zoneCount NOTIFY changed)
  Q_PROPERTY(int rackCount READ rackCount NOTIFY changed)
  Q_PROPERTY(QStringList presets READ presets CONSTANT)
  Q_PROPERTY(QStringList presetHints READ presetHints CONSTANT)

 public:
  static constexpr int kZonesMost = SiteLayout::kZonesMost;

  explicit SitePlan(QObject* parent = nullptr);

  view::RowModel* zones() { return &zoneRows_; }
  view::RowModel* racks() { return &rackRows_; }
  view::RowModel* servers() { return &serverRows_; }
  double tall() const { return geometry_.tall; }
  int serverCount() const { return static_cast<int>(layout_.servers().size()); }
  int zoneCount() const { return static_cast<int>(layout_.zones().size()); }
  int rackCount() const { return static_cast<int>(layout_.racks().size()); }
  QStringList presets() const;
  QStringList presetHints() const;
  const SiteLayout& layout() const { return layout_; }
  /// The same servers as a preset spreads them.
  SiteLayout arranged(int preset) const;

  /// So many zones beside each other, so many servers beside each other in a place.
  Q_INVOKABLE void fit(int columns, int inRow);
  Q_INVOKABLE void arrange(int preset) { take(arranged(preset)); }
  /// What is at a point of the plan; -1: nothing.
  Q_INVOKABLE int placeAt(double across, double down) const {
    return geometry_.placeAt(across, down);
  }
  Q_INVOKABLE int zoneAt(double across, double down) const {
    return geometry_.zoneAt(across, down);
  }
  Q_INVOKABLE void move(int server, int place) {
    if (layout_.move(server, place)) tell();
  }
  Q_INVOKABLE void step(int server, int by) {
    if (layout_.step(server, by)) tell();
  }
  Q_INVOKABLE void moveRack(int rack, int zone) {
    if (layout_.moveRack(rack, zone)) tell();
  }
  Q_INVOKABLE void stepRack(int rack, int by) {
    if (layout_.stepRack(rack, by)) tell();
  }
  Q_INVOKABLE void toggleLearner(int server) {
    if (layout_.toggleLearner(server)) tell();
  }
  Q_INVOKABLE void addServer(int place) {
    if (layout_.addServer(place)) tell();
  }
  Q_INVOKABLE void removeServer(int server) {
    if (layout_.removeServer(server)) tell();
  }
  Q_INVOKABLE void addZone() {
    if (layout_.addZone()) tell();
  }
  Q_INVOKABLE void addRack(int zone) {
    if (layout_.addRack(zone)) tell();
  }
  Q_INVOKABLE void removePlace(int place) {
    if (layout_.removePlace(place)) tell();
  }
  Q_INVOKABLE void rename(int place, const QString& name) {
    if (layout_.rename(place, name)) tell();
  }

 signals:
  void changed();
  void drawn();

 private:
  /// The layout is another one.
  void tell();
  void take(SiteLayout layout);
  void draw();
  void fillZones();
  void fillRacks();
  void fillServers();

  SiteLayout layout_{3, 3, 1};
  SiteGeometry geometry_;
  int columns_{4};
  int inRow_{1};
  view::RowModel zoneRows_;
  view::RowModel rackRows_;
  view::RowModel serverRows_;
};

}  // namespace explorer
