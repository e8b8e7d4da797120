#include "app/view/feed.h"

#include <algorithm>

#include "app/view/words.h"

namespace view {

FeedModel::FeedModel(QObject* parent)
    : RowModel({"eventId", "time", "sentence", "important", "servers"}, parent) {}

void FeedModel::show(const Story& story) {
  if (story.version() == version_) return;
  version_ = story.version();
  const auto told = story.told();
  const std::size_t count = std::min(told.size(), kRowsMost);
  std::vector<Row> rows;
  rows.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Sentence& s = told[told.size() - 1 - i];
    QVariantList servers;
    for (const trace::ServerId id : s.about) servers << static_cast<int>(id.value);
    rows.push_back({s.event.value,
                    {static_cast<int>(s.event.value), timeText(s.at), s.text,
                     s.weight == Weight::Important, servers}});
  }
  setRows(std::move(rows));
}

}  // namespace view
