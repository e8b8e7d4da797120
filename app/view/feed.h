// "What just happened": the sentences up to the playhead, newest first.
// Thread rule: GUI thread.
#pragma once

#include "app/view/row_model.h"
#include "app/view/story.h"

namespace view {

/// Roles: eventId, time ("2 365"), sentence, important, servers (list of ids).
class FeedModel : public RowModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Instrument")

 public:
  static constexpr std::size_t kRowsMost = 200;

  explicit FeedModel(QObject* parent = nullptr);
  void show(const Story& story);

 private:
  std::uint64_t version_{0};
};

}  // namespace view
