#include "qml/Flotilla/Style/tones.h"

namespace style {

Tones::Tones(QObject* parent) : QObject(parent) {}

Tones* Tones::create(QQmlEngine* /*engine*/, QJSEngine* /*scripts*/) { return new Tones(nullptr); }

void Tones::setTheme(Theme theme) {
  if (theme == theme_) return;
  theme_ = theme;
  emit changed();
}

const view::Palette& Tones::palette() const {
  return view::paletteOf(static_cast<view::Theme>(theme_));
}

QColor Tones::termFill(int term) const { return term < 1 ? bg3() : palette().term[(term - 1) % 6].fill; }
QColor Tones::termEdge(int term) const { return term < 1 ? ctl() : palette().term[(term - 1) % 6].edge; }

}  // namespace style
