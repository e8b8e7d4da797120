// The drawings of the app's icons, on a grid of 20 by 20.
// Thread rule: GUI thread (the paths are kept after their first use).
#pragma once

#include <QPainterPath>
#include <QString>

namespace style {

struct IconPath {
  QPainterPath lines;  ///< drawn with a pen, not filled
  QPainterPath solid;  ///< drawn with a pen and filled
  double penWidth{1.6};
};

/// nullptr when there is no icon of that name.
const IconPath* iconPath(const QString& name);

}  // namespace style
