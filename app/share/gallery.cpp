#include "app/share/gallery.h"

namespace share {

Gallery::Gallery(session::WorldFactory factory, session::Background& background, QObject* parent)
    : QAbstractListModel(parent), factory_(std::move(factory)), background_(&background) {
  shown_ = matching();
  played_.resize(situations().size());
}

int Gallery::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant Gallery::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const int picture = shown_[static_cast<std::size_t>(index.row())];
  const Situation& situation = situations()[static_cast<std::size_t>(picture)];
  switch (role) {
    case File:
      return QString::fromLatin1(situation.file);
    case Title:
      return titleOf(situation);
    case Line:
      return lineOf(situation);
    case Picture:
      return picture;
    default:
      return {};
  }
}

QHash<int, QByteArray> Gallery::roleNames() const {
  return {{File, "file"}, {Title, "title"}, {Line, "line"}, {Picture, "picture"}};
}

QStringList Gallery::files() const {
  QStringList all;
  for (const Situation& situation : situations()) all << QString::fromLatin1(situation.file);
  return all;
}

QStringList Gallery::titles() const {
  QStringList all;
  for (const Situation& situation : situations()) all << titleOf(situation);
  return all;
}

void Gallery::setSearch(const QString& words) {
  if (words == search_) return;
  search_ = words;
  std::vector<int> wanted = matching();
  if (wanted != shown_) {
    beginResetModel();
    shown_ = std::move(wanted);
    endResetModel();
  }
  Q_EMIT countChanged();
}

// Every word of the search must be found, in any order.
std::vector<int> Gallery::matching() const {
  const QStringList words = search_.split(' ', Qt::SkipEmptyParts);
  std::vector<int> found;
  for (std::size_t k = 0; k < situations().size(); ++k) {
    const Situation& situation = situations()[k];
    const QString all = titleOf(situation) + ' ' + lineOf(situation) + ' ' + situation.file;
    const bool has = std::all_of(words.begin(), words.end(), [&](const QString& word) {
      return all.contains(word, Qt::CaseInsensitive);
    });
    if (has) found.push_back(static_cast<int>(k));
  }
  return found;
}

void Gallery::draw() {
  if (begun_) return;
  begun_ = true;
  for (std::size_t k = 0; k < situations().size(); ++k) {
    const Situation& situation = situations()[k];
    std::string text = textOf(situation).toStdString();
    background_->run([this, k, &situation, factory = factory_, text = std::move(text)] {
      auto played = play(factory, text, situation.note, situation.afterMs);
      return [this, k, played] { take(static_cast<int>(k), played); };
    });
  }
}

void Gallery::take(int picture, std::shared_ptr<const Played> played) {
  played_[static_cast<std::size_t>(picture)] = std::move(played);
  Q_EMIT drawn(picture);
}

std::shared_ptr<const Played> Gallery::played(int picture) const {
  const auto place = static_cast<std::size_t>(picture);
  return place < played_.size() ? played_[place] : nullptr;
}

}  // namespace share
