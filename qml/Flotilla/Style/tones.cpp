#include "qml/Flotilla/Style/tones.h"

namespace style {

Tones::Tones(QObject* parent) : QObject(parent) {}

Tones* Tones::create(QQmlEngine* /*engine*/, QJSEngine* /*scripts*/) { return new Tones(nullptr); }

void Tones::setTheme(Theme theme) {
  if (theme == theme_) return;
  theme_ = theme;
  Q_EMIT changed();
}

QColor Tones::termFill(int term, Theme theme) const {
  const view::Palette& colours = view::palette(static_cast<view::Theme>(theme));
  return term < 1 ? colours.bg3 : colours.ofTerm(static_cast<std::uint64_t>(term)).fill;
}

QColor Tones::termEdge(int term, Theme theme) const {
  const view::Palette& colours = view::palette(static_cast<view::Theme>(theme));
  return term < 1 ? colours.ctl : colours.ofTerm(static_cast<std::uint64_t>(term)).edge;
}

}  // namespace style
