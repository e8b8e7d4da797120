pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// Where each pane is, from the window's size. The numbers are those of the drawn screens. Text that
// is larger makes the window smaller: what counts is how many times a letter goes into it.
QtObject {
    id: m

    required property real width
    required property real height
    required property real railWish
    property int servers: 5

    readonly property real across: width / Style.textScale
    readonly property real down: height / Style.textScale
    readonly property bool compact: across < 1280 || down < 820
    // Too low for the stage and the log at once: one of them is shown.
    readonly property bool folded: down < 620 || across < 760
    property bool logShown: false

    // A bar is as high as what stands in it, and a little air.
    readonly property int low: Style.control + Style.gap
    readonly property int top: folded ? low : Style.scaled(48)
    readonly property int header: folded ? low : Style.scaled(compact ? 40 : 48)
    readonly property int tools: Style.scaled(compact ? 56 : 80)
    readonly property int clients: folded ? Style.chipHeight + Style.gap : Style.scaled(compact ? 36 : 44)
    readonly property int transport: folded ? low : Style.scaled(compact ? 40 : 48)
    readonly property int tape: folded ? 36 + Style.scaled(38) : Style.scaled(compact ? 70 : 76)
    readonly property int time: transport + tape
    readonly property int rail: Math.min(Style.scaled(420), Math.max(Style.scaled(320), railWish))
    readonly property int main: compact ? width : width - rail

    // Many servers have many rows.
    readonly property int logBase: Style.scaled(compact ? Math.min(220, Math.max(186, 40 + 20 * servers)) : 232)
    readonly property int stageBase: Style.scaled(compact ? 280 : 404)
    readonly property int rest: height - top - header - clients - time
    readonly property int extra: rest - logBase - stageBase
    readonly property int logBeside: Math.max(Style.scaled(96), logBase + Math.round(extra < 0 ? 0.5 * Math.min(0, extra + 40) : 0.3 * extra))
    readonly property int logAlone: logShown ? rest : 0
    readonly property int log: folded ? logAlone : logBeside
    readonly property int stage: rest - log
    // The inspector is as tall as what it shows, within bounds; the narration has the rest.
    property int inspectorWish: 0
    readonly property int inspectorMost: Math.min(Style.scaled(600), (height - top - time) * 0.66)
    readonly property int least: Style.scaled(240)
    readonly property int inspector: Math.max(least, Math.min(inspectorMost, inspectorWish))
}
