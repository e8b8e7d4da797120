#include "app/session/dials.h"

#include <algorithm>

namespace session {

int DialList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(dials_.size());
}

QVariant DialList::data(const QModelIndex& index, int role) const {
  const Dial& dial = dials_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Key:
      return dial.key;
    case Name:
      return dial.name;
    case Says:
      return dial.says;
    case Kind:
      return static_cast<int>(dial.kind);
    case Unit:
      return dial.unit;
    case Choices:
      return dial.choices;
    case Faulty:
      return dial.faulty;
    case Same:
      return dial.same;
    case From:
      return dial.from;
    case To:
      return dial.to;
    case Changed:
      return dial.changed;
    case Possible:
      return dial.possible;
    case Value:
      return dial.value;
    default:
      return {};
  }
}

QHash<int, QByteArray> DialList::roleNames() const {
  return {{Key, "key"},    {Name, "name"},       {Says, "says"},       {Kind, "kind"},
          {Unit, "unit"},  {Choices, "choices"}, {Faulty, "faulty"},   {Same, "same"},
          {From, "from"},  {To, "to"},           {Changed, "changed"}, {Possible, "possible"},
          {Value, "value"}};
}

void DialList::setDials(std::vector<Dial> dials) {
  if (dials.size() != dials_.size()) {
    beginResetModel();
    dials_ = std::move(dials);
    endResetModel();
    return;
  }
  for (std::size_t i = 0; i < dials.size(); ++i) {
    if (dials[i] == dials_[i]) continue;
    dials_[i] = std::move(dials[i]);
    const QModelIndex row = index(static_cast<int>(i));
    Q_EMIT dataChanged(row, row);
  }
}

const Dial* DialList::find(const QString& key) const {
  const auto found =
      std::find_if(dials_.begin(), dials_.end(), [&](const Dial& dial) { return dial.key == key; });
  return found == dials_.end() ? nullptr : &*found;
}

}  // namespace session
