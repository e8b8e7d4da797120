// Which panes are open, and where each is: two docks round the stage, one beside it and one below
// it. A dock shows its open panes next to each other when all of them fit, and one of them under
// tabs when they do not. In a small window the side dock is a drawer over the stage; a window too
// low for the stage and the dock below it shows one of both.
// Thread rule: plain values. Units: px; what a person chose is kept without the text's scale.
#pragma once

#include <QRectF>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace view {

/// In the order in which a dock shows them.
enum class Pane : std::uint8_t {
  Inspector,
  Narration,
  Data,
  Log,
  History,
  SpaceTime,
  Trace,
  Health
};
inline constexpr std::array kPanes{Pane::Inspector, Pane::Narration, Pane::Data,  Pane::Log,
                                   Pane::History,   Pane::SpaceTime, Pane::Trace, Pane::Health};
inline constexpr std::size_t kPaneCount = kPanes.size();

enum class Dock : std::uint8_t { Side, Below };
Dock dockOf(Pane pane);
/// Of the settings file; never translated.
const char* idOf(Pane pane);
/// Shown by tabs and menus.
QString titleOf(Pane pane);
/// The least a pane is shown with beside others, along its dock.
double leastOf(Pane pane);

/// What a person chose.
struct Arrangement {
  std::array<bool, kPaneCount> open{true, true, false, true, false, false, false, false};
  std::array<double, kPaneCount> extent{};  ///< along the dock; 0: as wide or high as it likes
  std::array<Pane, 2> front{Pane::Inspector, Pane::Log};  ///< shown when a dock has tabs
  double side{344};                                       ///< width of the side dock
  double below{0};       ///< height of the dock below; 0: a share of the window
  bool drawer{false};    ///< the side dock's drawer is out; only in a small window
  bool unfolded{false};  ///< the dock below hides the stage; only in a low window

  bool isOpen(Pane pane) const { return open[static_cast<std::size_t>(pane)]; }
  friend bool operator==(const Arrangement&, const Arrangement&) = default;
};

/// What there is to share out.
struct Room {
  QSizeF window;
  double scale{1};
  bool compact{false};      ///< the side dock is a drawer
  bool low{false};          ///< stage or dock below, not both
  double top{0};            ///< where the docks begin
  double head{0};           ///< of the stage: what stands above it
  double foot{0};           ///< of the stage: what stands below it
  double bottom{0};         ///< of the window: what stands below the docks
  double inspectorWish{0};  ///< height of what the inspector shows
};

struct PanePlace {
  QRectF box;  ///< empty: not shown
  /// The panes whose tabs it carries, itself among them; one: it stands alone.
  std::vector<Pane> tabs;
  friend bool operator==(const PanePlace&, const PanePlace&) = default;
};

struct Places {
  std::array<PanePlace, kPaneCount> panes;
  double main{0};   ///< width of the stage's column
  double stage{0};  ///< height of the stage; 0: hidden
  bool drawer{false};
  QRectF side;
  QRectF below;
  const PanePlace& of(Pane pane) const { return panes[static_cast<std::size_t>(pane)]; }
  friend bool operator==(const Places&, const Places&) = default;
};

Places placesOf(const Arrangement& chosen, const Room& room);

/// Moves the border after `pane` by `px` along its dock. Panes keep their least size.
void moveBorder(Arrangement& chosen, const Places& places, const Room& room, Pane pane, double px);
/// The pane whose far border can be moved against the next one; the last of a dock has none.
std::optional<Pane> nextTo(const Places& places, Pane pane);

/// As one line of text, and back. What cannot be read leaves the arrangement as it is.
QString textOf(const Arrangement& chosen);
void readInto(Arrangement& chosen, const QString& text);

}  // namespace view
