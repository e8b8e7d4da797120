// The colours of the three themes, for everything that paints and for QML's Style: one table.
// Thread rule: constants. Contrast: text 4.5:1, graphics 3:1 on bg0 to bg2, WCAG 2.1.
#pragma once

#include <QColor>

#include <array>
#include <cstddef>
#include <cstdint>

namespace view {

enum class Theme : std::uint8_t { Dark, Light, Projector };

/// A term's colours: `fill` is the same in every theme, `edge` always goes round it, `soft` is the
/// ground of what is stored but not committed.
struct TermColours {
  QColor fill, edge, soft;
};

struct Palette {
  QColor bg0, bg1, bg2, bg3;   ///< stage, panes, chips, hover
  QColor line, ctl;            ///< hairlines (decor), borders of controls
  QColor text1, text2, text3;  ///< main, secondary, tick labels
  QColor link, arcTrack, arc;  ///< idle links, spent and remaining part of a timer
  QColor stop, stopBg;         ///< hatch of a stopped server and its ground
  QColor accent, accentSoft, onAccent;
  QColor danger, dangerSoft;
  QColor ink;  ///< text on any term's fill
  std::array<TermColours, 6> term;

  /// REQUIRES: n >= 1. The cycle has six colours: a disc always shows its number too.
  const TermColours& ofTerm(std::uint64_t n) const { return term[(n - 1) % term.size()]; }
};

const Palette& palette(Theme theme);

}  // namespace view
