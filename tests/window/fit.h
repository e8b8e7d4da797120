// What does not fit the window: words cut off without a way to read them, controls that cannot be
// reached, things over each other. Thread rule: GUI thread.
#pragma once

#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>

#include <vector>

#include "app/canvas/draw_list.h"

namespace flotilla {

/// One sentence for each thing shown by QML that does not fit; popups are judged on their own.
QStringList misfits(const std::vector<QQuickItem*>& shown, QRectF window);

/// The same for what an item paints: words outside of it, over each other, or over `words` of
/// others, given in its coordinates.
QStringList paintedMisfits(const canvas::DrawList& list, QRectF item,
                           const std::vector<QRectF>& others);

/// Where the letters of a text item are, in the window.
QRectF lettersOf(const QQuickItem& text);

}  // namespace flotilla
