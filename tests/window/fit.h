// What does not fit the window: words cut off without a way to read them, controls that cannot be
// reached, things over each other. Thread rule: GUI thread.
#pragma once

#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>

#include <vector>

#include "app/canvas/stage_item.h"

namespace flotilla {

/// One sentence for each thing shown by QML that does not fit; popups are judged on their own.
QStringList misfits(const std::vector<QQuickItem*>& shown, QRectF window);

/// The same for what a stage paints: words outside of it, over each other, or under those of
/// `shown`.
QStringList paintedMisfits(const canvas::StageItem& stage, const std::vector<QQuickItem*>& shown);

/// Where the letters of a text item are, in the window.
QRectF lettersOf(const QQuickItem& text);

}  // namespace flotilla
