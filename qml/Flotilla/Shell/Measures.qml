pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// Where each pane is, from the window's size. The numbers are those of the drawn screens. Text that
// is larger makes the window smaller: what counts is how many times a letter goes into it.
QtObject {
    id: m

    required property real width
    required property real height
    required property Desk desk
    property int servers: 5

    readonly property real across: width / Style.textScale
    readonly property real down: height / Style.textScale
    readonly property bool compact: across < 1280 || down < 820
    // Too low for the stage and the log at once: one of them is shown.
    readonly property bool folded: down < 620 || across < 760

    // A bar is as high as what stands in it, and a little air.
    readonly property int low: Style.control + Style.gap
    readonly property int top: folded ? low : Style.scaled(48)
    readonly property int line: folded ? low : Style.scaled(compact ? 40 : 48)
    // The sign of a broken rule stands below the header's line, as a part of it.
    property bool signed: false
    readonly property int sign: signed ? Style.scaled(30) : 0
    readonly property int header: line + sign
    readonly property int tools: Style.scaled(compact ? 56 : 80)
    readonly property int strip: Style.chipHeight + Style.gap
    readonly property int clients: folded ? strip : Style.scaled(compact ? 36 : 44)
    readonly property int transport: folded ? low : Style.scaled(compact ? 40 : 48)
    // Each further branch has a row below the tape, as long as there are few.
    property int branches: 1
    readonly property int more: folded ? 0 : Math.max(0, Math.min(branches, 5) - 2)
    readonly property int band: folded ? 36 + Style.scaled(38) : Style.scaled(compact ? 70 : 76)
    readonly property int tape: band + more * Style.scaled(10)
    readonly property int time: transport + tape
    readonly property int main: desk.main
    readonly property int stage: desk.stage
}
